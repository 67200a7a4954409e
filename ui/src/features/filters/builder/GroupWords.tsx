import type { GroupDraft, GroupWord } from '../draft';
import { WordMenu } from '../WordMenu';
import classes from './Builder.module.css';

export const GROUP_WORDS: Record<GroupWord, string> = {
  all: 'all of these',
  any: 'any of these',
  none: 'none of these',
};

const WORDS = (['all', 'any', 'none'] as const).map((value) => ({ value, label: GROUP_WORDS[value] }));

interface GroupWordsProps {
  group: GroupDraft;
  onChange: (group: GroupDraft) => void;
}

/** How many parts of a group must hold. */
export function GroupWords({ group, onChange }: GroupWordsProps) {
  return (
    <span className={classes.words}>
      <WordMenu label="Match" value={group.word} words={WORDS} onChange={(word) => onChange({ ...group, word })} />
    </span>
  );
}
