import { Anchor, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { TruncatedText } from '../../../components/TruncatedText';
import { ValueChange } from '../../../components/ValueChange';
import type { ImportRow } from '../../../ipc';
import { fieldLabel } from '../../../lib/fieldLabel';
import { formatCount } from '../../../lib/format';
import { outcomeOf } from './outcomes';
import classes from './Rows.module.css';

/** Changes that stand on the line; the others fold out. */
const SHOWN_CHANGES = 2;

/** One row of a file: who it is about, what becomes of it, and where it stands in the file. */
export function ImportRowLine({ row }: { row: ImportRow }) {
  const [open, { toggle }] = useDisclosure(false);
  const outcome = outcomeOf(row);
  const Icon = outcome.icon;
  const changes = open ? row.changes : row.changes.slice(0, SHOWN_CHANGES);
  const folded = row.changes.length - changes.length;
  return (
    <div className={classes.line} data-open={open || undefined}>
      <span className={classes.outcome} data-tone={outcome.tone}>
        <Icon size={15} stroke={1.75} aria-hidden />
        {outcome.label}
      </span>
      <Who row={row} />
      <div className={classes.what}>
        {row.reason && <p className={classes.reason}>{row.reason}</p>}
        {changes.map((change) => (
          <span key={`${change.field}-${change.new}`} className={classes.change}>
            <span className={classes.field}>{fieldLabel(change.field)}</span>
            <ValueChange old={change.old} new={change.new} whole={open} />
          </span>
        ))}
        {row.changes.length > SHOWN_CHANGES && (
          <UnstyledButton className={classes.more} aria-expanded={open} onClick={toggle}>
            {open ? 'Fewer' : `+${formatCount(folded)}`}
          </UnstyledButton>
        )}
      </div>
      <span className={`${classes.where} numeric`}>
        <TruncatedText text={row.file} /> <span className={classes.number}>row {formatCount(row.number)}</span>
      </span>
    </div>
  );
}

function Who({ row }: { row: ImportRow }) {
  const name = row.who === '' ? 'Nobody named' : row.who;
  if (row.contact === null) return <TruncatedText text={name} className={classes.who} />;
  const id = row.contact;
  return (
    <Anchor
      c="inherit"
      className={classes.who}
      renderRoot={(props) => <Link to="/contacts/$id" params={{ id }} {...props} />}
    >
      <TruncatedText text={name} />
    </Anchor>
  );
}
