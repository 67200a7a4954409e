import type { ComponentType, ReactNode } from 'react';
import classes from './EmptyState.module.css';

interface EmptyStateProps {
  icon: ComponentType<{ size?: number | string; stroke?: number | string }>;
  /** One sentence: what is not here, and what to do about it. */
  title: string;
  /** One more, where it helps. */
  children?: ReactNode;
  /** One button. */
  action?: ReactNode;
}

/** Fills the place of a list that has nothing to show. */
export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps) {
  return (
    <div className={classes.root}>
      <div className={classes.icon} aria-hidden>
        <Icon size={22} stroke={1.5} />
      </div>
      <p className={classes.title}>{title}</p>
      {children && <div className={classes.body}>{children}</div>}
      {action && <div className={classes.action}>{action}</div>}
    </div>
  );
}
