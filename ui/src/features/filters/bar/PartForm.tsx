import { Button } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { type ReactNode, type RefObject, useMemo, useRef, useState } from 'react';
import { useBlankWords } from '../builder/ConditionLine';
import { HasLine } from '../builder/HasLine';
import { Notes } from '../builder/Notes';
import { SegmentChoices, SegmentWords } from '../builder/SegmentLine';
import type { CountOf } from '../CountText';
import { editorOf, findField, findOp, opsOf, withOp } from '../catalog';
import { BuildingProvider, useBuildingContext } from '../context';
import { type ConditionDraft, type PartDraft, readGroup, writePart } from '../draft';
import { FieldChoices } from '../editors/ChoiceValue';
import { ValueEditor } from '../editors/ValueEditor';
import { withPart } from '../filter';
import { useFirstFocus } from '../useFirstFocus';
import { useFollowing } from '../useFollowing';
import type { ListFilter } from '../useListFilter';
import { useProblems } from '../useProblems';
import { WordMenu } from '../WordMenu';
import classes from './PartForm.module.css';

interface PartFormProps {
  list: ListFilter;
  count: CountOf;
  /** Which part of the filter it is; past the end it is a new one. */
  at: number;
  initial: PartDraft;
  /** Is given what hands on what still waits: whoever closes the popover calls it first. */
  settling: RefObject<() => void>;
  onClose: () => void;
  onBuild: () => void;
}

/** What takes the focus, the most wanted first: what a condition is compared with, a number, a word. */
const FIRST = ['[data-part] input', '[data-part] [aria-haspopup="dialog"]:not([data-field])', 'input', 'button'];

/** One part of a list's filter in a popover. The list follows while it is changed; an unfinished part changes nothing. */
export function PartForm({ list, count, at, initial, settling, onClose, onBuild }: PartFormProps) {
  const building = useBuildingContext();
  const [before] = useState(list.filter);
  const [part, setPart] = useState(initial);
  const { follow, settle } = useFollowing(list);
  const filterWith = (draft: PartDraft) => {
    const written = writePart(draft, building.isComplete);
    return written ? withPart(before, at, written) : before;
  };
  const filter = filterWith(part);
  const { byPart, whole } = useProblems(list.asked, readGroup(writePart(part, () => true) ?? before), filter);
  const problem = [...byPart.values()][0] ?? whole;
  const problems = useMemo(() => new Map(problem ? [[part.id, problem]] : []), [part.id, problem]);

  const change = (next: PartDraft) => {
    setPart(next);
    follow(filterWith(next));
  };
  settling.current = settle;

  // What is to be typed or chosen comes first; it may stand where the list of fields stood before.
  const form = useRef<HTMLFormElement>(null);
  useFirstFocus(() => FIRST.map((each) => form.current?.querySelector<HTMLElement>(each)).find(Boolean));

  return (
    <BuildingProvider value={{ ...building, problems }}>
      <form
        ref={form}
        className={classes.form}
        data-kind={part.kind}
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
        }}
      >
        {part.kind === 'condition' && <ConditionForm part={part} onChange={change} />}
        {part.kind === 'segment' && (
          <>
            <Head name="Segment">
              <SegmentWords part={part} onChange={change} />
            </Head>
            <SegmentChoices part={part} onChange={change} />
          </>
        )}
        {part.kind === 'has' && (
          <div className={classes.body}>
            <HasLine part={part} onChange={change} tools={null} />
          </div>
        )}
        <footer className={classes.foot}>
          {count(filter)}
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            leftSection={<IconAdjustmentsHorizontal size={14} stroke={1.75} />}
            onClick={onBuild}
          >
            Open in builder
          </Button>
        </footer>
      </form>
    </BuildingProvider>
  );
}

function Head({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={classes.head}>
      <span className={classes.name} dir="auto" title={name}>
        {name}
      </span>
      {children}
    </div>
  );
}

function ConditionForm({ part, onChange }: { part: ConditionDraft; onChange: (part: PartDraft) => void }) {
  const { catalog } = useBuildingContext();
  const blanks = useBlankWords(null);
  const field = findField(catalog, null, part.field);
  const op = findOp(catalog, field, part.op);
  if (!field) {
    return (
      <>
        <Head name={part.field}>{null}</Head>
        <div className={classes.body}>
          <Notes id={part.id} blanks={null} />
        </div>
      </>
    );
  }
  const ops = opsOf(catalog, field);
  const isChosen = op !== undefined && editorOf(field, op) === 'choice';
  const value = op && {
    field,
    scope: null,
    op,
    value: part.value,
    onChange: (next: ConditionDraft['value']) => onChange({ ...part, value: next }),
  };
  return (
    <>
      <Head name={field.label}>
        <WordMenu
          label="Operator"
          value={part.op}
          words={ops.map((each) => ({ value: each.op, label: each.words }))}
          onChange={(next) => {
            const to = ops.find((each) => each.op === next);
            if (to) onChange(withOp(part, field, op, to));
          }}
        />
      </Head>
      {value && isChosen && <FieldChoices key={value.op.takes} {...value} />}
      {value && !isChosen && value.op.takes !== 'nothing' && (
        <div className={classes.value}>
          <ValueEditor key={`${editorOf(field, value.op)} ${value.op.takes}`} {...value} />
        </div>
      )}
      <div className={classes.notes}>
        <Notes id={part.id} blanks={op?.includesBlanks ? blanks : null} />
      </div>
    </>
  );
}
