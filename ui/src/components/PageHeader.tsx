import { IconChevronLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatCount } from '../lib/format';
import classes from './PageHeader.module.css';

interface PageHeaderProps {
  title: ReactNode;
  /** Stands beside the title in a quieter grey. */
  count?: number | undefined;
  /** Goes one level up. */
  back?: { label: string; onClick: () => void } | undefined;
  /** A word or two under nothing: state, position, hints. */
  aside?: ReactNode;
  /** At the right; the one thing to do comes last. */
  actions?: ReactNode;
}

/** The one line at the top of every screen. */
export function PageHeader({ title, count, back, aside, actions }: PageHeaderProps) {
  return (
    <header className={classes.header}>
      {back && (
        <button type="button" className={classes.back} onClick={back.onClick}>
          <IconChevronLeft size={16} stroke={1.75} aria-hidden />
          {back.label}
        </button>
      )}
      <h1 className={classes.title}>{title}</h1>
      {count !== undefined && <span className={`${classes.count} numeric`}>{formatCount(count)}</span>}
      {aside && <div className={classes.aside}>{aside}</div>}
      {actions && <div className={classes.actions}>{actions}</div>}
    </header>
  );
}
