import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DraftColumn, Mapping } from '../../../../ipc';
import { formatCountOf } from '../../../../lib/format';
import { useFieldList } from '../../../fields/api';
import { workspaceQuery } from '../../../workspace/api';
import { mappingPreviewQuery } from '../../api';
import { type Chosen, isKnownExport, questionBefore } from '../machine';
import { goOn, send } from '../run';
import { StepFrame } from '../StepFrame';
import { Warnings } from '../Warnings';
import { Ambiguities } from './Ambiguities';
import { columnsWithOpenDates } from './ambiguity';
import classes from './Columns.module.css';
import { ColumnTable } from './ColumnTable';
import { Coverage } from './Coverage';
import { columnsWithoutPlace } from './fieldGuess';
import { MakeFieldDialog } from './MakeFieldDialog';
import { MakeFieldsDialog } from './MakeFieldsDialog';
import { PlacelessColumns } from './PlacelessColumns';
import { fieldTarget } from './targets';
import { UnknownOptions } from './UnknownOptions';
import { useUnknownOptions } from './useUnknownOptions';

const PREVIEW_DELAY_MS = 200;

/** What fields are made of: a column, or all that have no place. */
type Making = DraftColumn | 'all';

/** Where each column goes. What is guessed is marked; the bars above follow every change. */
export function ColumnsStep({ state }: { state: Chosen }) {
  const { draft, settings } = state;
  const mapping = settings.mapping ?? draft.mapping;
  const [settled] = useDebouncedValue(settings, PREVIEW_DELAY_MS);
  const preview = useQuery(mappingPreviewQuery(draft.id, settled));
  const list = useFieldList();
  const mayMake = useQuery(workspaceQuery).data?.member.role !== 'member';
  const placeless = columnsWithoutPlace(draft.columns, mapping);
  const [making, setMaking] = useState<Making | null>(null);
  const openDate = mapping.date_order
    ? undefined
    : columnsWithOpenDates(draft, mapping, list.fields)[0]?.samples.find((sample) => sample !== '');
  const fieldOf = (header: string) => {
    const target = mapping.columns?.[header] ?? draft.columns.find((column) => column.header === header)?.target;
    return list.fields.find((field) => fieldTarget(field) === target);
  };
  const unknown = useUnknownOptions(preview.data, mapping, fieldOf);
  const setMapping = (next: Mapping) => send({ type: 'mapping', mapping: next });

  return (
    <StepFrame
      wide
      title="Where does each column go?"
      hint={hintOf(state)}
      footer={
        <>
          <Button variant="default" onClick={() => send({ type: 'go', to: questionBefore('columns', draft) })}>
            Back
          </Button>
          {openDate && <span className={classes.open}>Say first what {openDate} means.</span>}
          <Button
            className={openDate ? '' : classes.go}
            disabled={openDate !== undefined}
            onClick={() => void goOn('columns')}
          >
            Review {formatCountOf(draft.rows, 'row')}
          </Button>
        </>
      }
    >
      <Coverage preview={preview.data} failed={preview.isError} />
      <Warnings warnings={preview.data?.problems ?? []} />
      <Ambiguities draft={draft} mapping={mapping} fields={list.fields} onChange={setMapping} />
      <UnknownOptions
        unknown={unknown}
        choices={mapping}
        onChange={(choices) => setMapping({ ...mapping, ...choices })}
        optionsOf={(header) => fieldOf(header)?.options.map(({ label }) => label) ?? []}
        nameOf={(header) => draft.columns.find((column) => column.header === header)?.label ?? header}
      />
      <PlacelessColumns count={placeless.length} onMake={mayMake ? () => setMaking('all') : undefined} />
      <ColumnTable
        columns={draft.columns}
        kind={draft.kind}
        mapping={mapping}
        rows={draft.rows}
        fields={list}
        onChange={(header, target) => setMapping({ ...mapping, columns: { ...mapping.columns, [header]: target } })}
        onMakeField={mayMake ? setMaking : undefined}
      />
      <MakeFieldsDialog
        draft={draft.id}
        opened={making === 'all'}
        columns={placeless}
        mapping={mapping}
        groups={list.groups}
        onClose={() => setMaking(null)}
      />
      <MakeFieldDialog
        draft={draft.id}
        column={making === 'all' ? null : making}
        mapping={mapping}
        list={list}
        onClose={() => setMaking(null)}
      />
    </StepFrame>
  );
}

function hintOf({ draft }: Chosen): string {
  if (draft.mappingKnown)
    return 'You imported these columns before; they go where they went then, unless you change it.';
  if (isKnownExport(draft)) return 'These are the columns of a known form tool, so all of them have their place.';
  return 'Columns kept as an answer are shown with the submission. What you choose is remembered for the next file like this.';
}
