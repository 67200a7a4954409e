import { Button, Combobox, InputBase, Loader, useCombobox } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Refusal } from '../../../components/Refusal';
import { RelativeTime } from '../../../components/RelativeTime';
import { TruncatedText } from '../../../components/TruncatedText';
import type { FlowAppInfo, SubmissionId, SubmissionRow } from '../../../ipc';
import { useDebounced } from '../../../lib/useDebounced';
import { submissionQuery, submissionsFoundQuery } from '../../submissions/api';
import classes from './Test.module.css';

interface SubmissionPickerProps {
  app: FlowAppInfo;
  submission: SubmissionId | undefined;
  onSubmission: (submission: SubmissionId | undefined) => void;
}

const REST_MS = 100;

/** A submission of a flow app: the chosen one, or a search among all. */
export function SubmissionPicker({ app, submission, onSubmission }: SubmissionPickerProps) {
  if (submission === undefined) return <Search app={app} onChoose={onSubmission} />;
  return <Chosen submission={submission} onChange={() => onSubmission(undefined)} />;
}

function Chosen({ submission, onChange }: { submission: SubmissionId; onChange: () => void }) {
  const view = useQuery(submissionQuery(submission)).data;
  return (
    <div className={classes.chosen}>
      <div className={classes.chosenText}>
        <TruncatedText text={view ? (view.contact?.name ?? 'No contact') : '…'} />
        <div className={classes.hint}>
          {view && (
            <>
              {view.submission.bot} · <RelativeTime at={view.submission.at} />
            </>
          )}
        </div>
      </div>
      <Button variant="subtle" color="gray" onClick={onChange}>
        Another…
      </Button>
    </div>
  );
}

function Search({ app, onChoose }: { app: FlowAppInfo; onChoose: (submission: SubmissionId) => void }) {
  const store = useCombobox({ opened: true });
  const [text, setText] = useState('');
  const search = useDebounced(text.trim(), REST_MS);
  const found = useQuery(
    submissionsFoundQuery({
      search,
      bot: null,
      status: null,
      withTests: true,
      unmatchedOnly: false,
      sort: 'newest',
      filter: { field: 'flow_app', op: 'is', value: app.id },
    }),
  );
  const rows = found.data?.submissions ?? [];
  return (
    <div data-inline-list>
      <Combobox store={store} onOptionSubmit={onChoose}>
        <Combobox.EventsTarget withExpandedAttribute>
          <InputBase
            aria-label="Search submissions"
            placeholder="An answer, a name or an e-mail"
            leftSection={<IconSearch size={15} />}
            rightSection={found.isFetching ? <Loader size={14} /> : null}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              store.resetSelectedOption();
            }}
          />
        </Combobox.EventsTarget>
        <Combobox.Options className={classes.options ?? ''} aria-label="Submissions">
          {rows.map((row) => (
            <Combobox.Option key={row.id} value={row.id} className={classes.option ?? ''}>
              <div className={classes.optionText}>
                <TruncatedText text={row.contact?.name ?? 'No contact'} />
                <div className={classes.hint}>
                  <TruncatedText text={hintOf(row)} />
                </div>
              </div>
            </Combobox.Option>
          ))}
          {found.isError && <Refusal error={found.error} onRetry={() => void found.refetch()} />}
          {found.isSuccess && rows.length === 0 && (
            <Combobox.Empty>
              {search === ''
                ? 'The bots of this flow app have no submissions yet.'
                : `Nothing is found by “${search}”.`}
            </Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox>
    </div>
  );
}

const hintOf = ({ botName, preview }: SubmissionRow) => [botName, ...preview.map(({ text }) => text)].join(' · ');
