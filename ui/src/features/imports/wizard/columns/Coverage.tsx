import { Progress } from '@mantine/core';
import type { MappingPreview } from '../../../../ipc';
import { formatCount } from '../../../../lib/format';
import classes from './Columns.module.css';

interface CoverageProps {
  /** Absent until the first count has come. */
  preview: MappingPreview | undefined;
  failed: boolean;
}

/** How many rows would get an e-mail, a phone and a name as the columns stand now. */
export function Coverage({ preview, failed }: CoverageProps) {
  return (
    <section className={classes.coverage} aria-label="What the rows would get">
      <Bar label="E-mail" value={preview?.withEmail} rows={preview?.rows} failed={failed} />
      <Bar label="Phone" value={preview?.withPhone} rows={preview?.rows} failed={failed} />
      <Bar label="Name" value={preview?.withName} rows={preview?.rows} failed={failed} />
    </section>
  );
}

interface BarProps {
  label: string;
  value: number | undefined;
  rows: number | undefined;
  failed: boolean;
}

function Bar({ label, value, rows, failed }: BarProps) {
  const share = value === undefined || !rows ? 0 : (value / rows) * 100;
  const words = failed
    ? 'cannot be counted'
    : value === undefined || rows === undefined
      ? '…'
      : sharedWords(value, rows);
  return (
    <div className={classes.bar}>
      <div className={classes.barLine}>
        <span className={classes.barLabel}>{label}</span>
        <span className={`${classes.barValue} numeric`}>{words}</span>
      </div>
      <Progress
        value={share}
        size={5}
        color={value === 0 ? 'gray' : undefined}
        aria-label={`Rows with ${label.toLowerCase()}`}
      />
    </div>
  );
}

/** `1,198 of 1,204 rows`, `all 1,204 rows`, `no row`. */
function sharedWords(value: number, rows: number): string {
  if (value === 0) return 'no row';
  if (value === rows) return `all ${formatCount(rows)} rows`;
  return `${formatCount(value)} of ${formatCount(rows)} rows`;
}
