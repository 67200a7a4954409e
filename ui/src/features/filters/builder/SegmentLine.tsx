import { IconChartPie } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { TagDot } from '../../../components/Tag';
import { useBuildingContext } from '../context';
import type { SegmentDraft } from '../draft';
import { ChoiceList } from '../editors/ChoiceList';
import choiceClasses from '../editors/Choices.module.css';
import { QuietPopover } from '../QuietPopover';
import { WordMenu } from '../WordMenu';
import classes from './Builder.module.css';
import { Notes } from './Notes';

interface SegmentLineProps {
  part: SegmentDraft;
  onChange: (part: SegmentDraft) => void;
  tools: ReactNode;
}

const IN_WORDS = [
  { value: 'in', label: 'is in' },
  { value: 'out', label: 'is not in' },
] as const;

/** Whether a contact is in a segment. */
export function SegmentWords({ part, onChange }: Omit<SegmentLineProps, 'tools'>) {
  return (
    <WordMenu
      label="Operator"
      value={part.isIn ? 'in' : 'out'}
      words={IN_WORDS}
      onChange={(word) => onChange({ ...part, isIn: word === 'in' })}
    />
  );
}

/** The segments that a condition may name, in place. */
export function SegmentChoices({ part, onChange }: Omit<SegmentLineProps, 'tools'>) {
  const { segments } = useBuildingContext();
  return (
    <ChoiceList
      label="Segment"
      nothing="There is no other segment yet."
      choices={segments.map(({ id, name, color, count }) => ({
        value: id,
        label: name,
        mark: <TagDot color={color} />,
        count,
      }))}
      chosen={part.segment === null ? [] : [part.segment]}
      onChoose={(segment) => onChange({ ...part, segment })}
    />
  );
}

/** Membership of another segment as a condition. */
export function SegmentLine({ part, onChange, tools }: SegmentLineProps) {
  const [opened, setOpened] = useState(false);
  const { segments } = useBuildingContext();
  const chosen = segments.find(({ id, name }) => id === part.segment || name === part.segment);
  const name = chosen?.name ?? part.segment;
  return (
    <>
      <div className={classes.line}>
        <span className={classes.field}>
          <IconChartPie size={14} stroke={1.6} className={classes.fieldIcon ?? ''} aria-hidden />
          <span className={classes.fieldName}>Segment</span>
        </span>
        <SegmentWords part={part} onChange={onChange} />
        <QuietPopover
          opened={opened}
          onClose={() => setOpened(false)}
          label="Segment"
          width={260}
          target={
            <button
              type="button"
              className={choiceClasses.value}
              aria-label={`Segment: ${name ?? 'nothing chosen'}`}
              onClick={() => setOpened(!opened)}
            >
              {name === null ? (
                <span className={choiceClasses.placeholder}>Choose…</span>
              ) : (
                <span className={choiceClasses.plain}>
                  {chosen && <TagDot color={chosen.color} />}
                  <span className={choiceClasses.name} dir="auto">
                    {name}
                  </span>
                </span>
              )}
            </button>
          }
        >
          <SegmentChoices
            part={part}
            onChange={(next) => {
              onChange(next);
              setOpened(false);
            }}
          />
        </QuietPopover>
        {tools}
      </div>
      <Notes id={part.id} blanks={null} />
    </>
  );
}
