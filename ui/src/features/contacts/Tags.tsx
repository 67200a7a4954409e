import { Tooltip } from '@mantine/core';
import { TagBadge } from '../tags/TagBadge';
import classes from './cells.module.css';

const SHOWN = 1;

/** A contact's tags in one line: the first, and how many more. */
export function Tags({ tags }: { tags: string[] }) {
  if (tags.length === 0) return null;
  const rest = tags.length - SHOWN;
  return (
    <Tooltip label={tags.join(', ')} multiline maw={320}>
      <span className={classes.tags}>
        {tags.slice(0, SHOWN).map((tag) => (
          <TagBadge key={tag} name={tag} />
        ))}
        {rest > 0 && <span className={`${classes.rest} numeric`}>+{rest}</span>}
      </span>
    </Tooltip>
  );
}
