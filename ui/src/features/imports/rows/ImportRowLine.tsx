import { Popover, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { TruncatedText } from '../../../components/TruncatedText';
import { ValueChange } from '../../../components/ValueChange';
import type { FieldChange, ImportRow } from '../../../ipc';
import { formatCount } from '../../../lib/format';
import { useChangeWords } from '../../fields/changes';
import { outcomeOf } from './outcomes';
import classes from './Rows.module.css';

/** Changes that stand on the line; the others wait behind their number. */
const SHOWN_CHANGES = 2;

/** One row of a file: what becomes of it, who it is about, what it changes or why not, and where it stands in the file. */
export function ImportRowLine({ row, manyFiles }: { row: ImportRow; manyFiles: boolean }) {
  const outcome = outcomeOf(row);
  const Icon = outcome.icon;
  const folded = row.changes.slice(SHOWN_CHANGES);
  return (
    <div className={classes.line} data-many-files={manyFiles || undefined}>
      <span className={classes.outcome} data-tone={outcome.tone}>
        <Icon size={15} stroke={1.75} aria-hidden />
        {outcome.label}
      </span>
      <Who row={row} />
      <div className={classes.what}>
        {row.reason && <TruncatedText text={row.reason} />}
        {row.changes.slice(0, SHOWN_CHANGES).map((change) => (
          <Change key={`${change.field}-${change.new}`} change={change} />
        ))}
        {folded.length > 0 && (
          <Popover width={420} position="bottom-end">
            <Popover.Target>
              <UnstyledButton className={classes.more} aria-label={`${formatCount(folded.length)} more changes`}>
                +{formatCount(folded.length)}
              </UnstyledButton>
            </Popover.Target>
            <Popover.Dropdown>
              <div className={classes.all}>
                {row.changes.map((change) => (
                  <Change key={`${change.field}-${change.new}`} change={change} whole />
                ))}
              </div>
            </Popover.Dropdown>
          </Popover>
        )}
      </div>
      <span className={`${classes.where} numeric`}>
        {manyFiles && <TruncatedText text={row.file} />}{' '}
        <span className={classes.number}>row {formatCount(row.number)}</span>
      </span>
    </div>
  );
}

function Change({ change, whole }: { change: FieldChange; whole?: boolean }) {
  const words = useChangeWords()(change);
  return (
    <span className={classes.change}>
      <span className={classes.field}>{words.label}</span>
      <ValueChange old={words.old} new={words.new} {...(whole ? { whole } : {})} />
    </span>
  );
}

function Who({ row }: { row: ImportRow }) {
  const name = row.who === '' ? 'Nobody named' : row.who;
  if (row.contact === null) return <TruncatedText text={name} className={classes.who} />;
  return (
    <Link to="/contacts/$id" params={{ id: row.contact }} search={{}} className={`${classes.who} ${classes.link}`}>
      <TruncatedText text={name} />
    </Link>
  );
}
