import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { FilterOp, HasCount } from '../../../ipc';
import { RELATED_WORDS } from '../catalog';
import type { HasDraft } from '../draft';
import { WordMenu } from '../WordMenu';
import classes from './Builder.module.css';
import { GroupWords } from './GroupWords';
import { PartList } from './PartList';

interface HasLineProps {
  part: HasDraft;
  onChange: (part: HasDraft) => void;
  tools: ReactNode;
}

/** The operators that a count takes, as they read before a number. */
const COUNT_WORDS = [
  { value: 'gte', label: 'at least' },
  { value: 'is', label: 'exactly' },
  { value: 'lte', label: 'at most' },
  { value: 'gt', label: 'more than' },
  { value: 'lt', label: 'fewer than' },
  { value: 'is_not', label: 'any number but' },
] as const satisfies readonly { value: FilterOp; label: string }[];

type CountOp = (typeof COUNT_WORDS)[number]['value'];

const isCountOp = (op: FilterOp): op is CountOp => COUNT_WORDS.some(({ value }) => value === op);

/** So many submissions, notes or entries, and what each of them must be like. */
export function HasLine({ part, onChange, tools }: HasLineProps) {
  const { count, where } = part;
  const [one, many] = RELATED_WORDS[part.has];
  return (
    <>
      <div className={classes.line}>
        <span className={classes.lead}>Has</span>
        <WordMenu
          label="How many"
          value={isCountOp(count.op) ? count.op : 'gte'}
          words={COUNT_WORDS}
          onChange={(op) => onChange({ ...part, count: { ...count, op } })}
        />
        <CountInput label={`Number of ${many}`} count={count} onChange={(next) => onChange({ ...part, count: next })} />
        <span className={classes.noun}>{count.value === 1 ? one : many}</span>
        {where.parts.length > 0 && (
          <>
            <span className={classes.quiet}>where</span>
            <GroupWords group={where} onChange={(next) => onChange({ ...part, where: next })} />
          </>
        )}
        {tools}
      </div>
      <div className={classes.inner}>
        <PartList group={where} scope={part.has} onChange={(next) => onChange({ ...part, where: next })} />
      </div>
    </>
  );
}

interface CountInputProps {
  label: string;
  count: HasCount;
  onChange: (count: HasCount) => void;
}

/** A whole number from 0; what is no number is not taken. */
function CountInput({ label, count, onChange }: CountInputProps) {
  const [text, setText] = useState(String(count.value));
  const isNumber = /^\d{1,6}$/.test(text.trim());
  return (
    <TextInput
      size="xs"
      w={52}
      inputMode="numeric"
      autoComplete="off"
      aria-label={label}
      classNames={{ input: 'numeric' }}
      value={text}
      error={!isNumber}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        if (/^\d{1,6}$/.test(typed.trim())) onChange({ ...count, value: Number(typed) });
      }}
    />
  );
}
