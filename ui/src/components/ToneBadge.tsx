import { Badge } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './ToneBadge.module.css';

interface ToneBadgeProps {
  tone: 'good' | 'warn' | 'bad' | 'quiet';
  icon?: ReactNode;
  children: string;
}

/** A state in one word, in a colour that keeps its contrast in light and dark. The word alone says it, too. */
export function ToneBadge({ tone, icon, children }: ToneBadgeProps) {
  return (
    <Badge className={classes.badge} data-tone={tone} leftSection={icon}>
      {children}
    </Badge>
  );
}
