import { IconAlertTriangle, IconEqual, IconFlask, IconInbox, IconUserCheck, IconUserPlus } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { ImportKind, ImportRow, RowFilter } from '../../../ipc';

interface OutcomeWords {
  label: string;
  icon: ComponentType<{ size?: number | string; stroke?: number | string }>;
  tone: 'good' | 'bad' | 'warn' | 'quiet';
}

/** What became, or would become, of a row: the word, the sign and how loud it is. */
export function outcomeOf(row: ImportRow): OutcomeWords {
  if (row.outcome === 'rejected') return { label: 'Can’t be imported', icon: IconAlertTriangle, tone: 'bad' };
  if (row.outcome === 'unchanged') return { label: 'Unchanged', icon: IconEqual, tone: 'quiet' };
  switch (row.contactOutcome) {
    case 'created':
      return { label: 'New contact', icon: IconUserPlus, tone: 'good' };
    case 'matched':
      return { label: 'Existing contact', icon: IconUserCheck, tone: 'quiet' };
    case 'unmatched':
      return { label: 'Without a contact', icon: IconInbox, tone: 'warn' };
    case 'none':
      return { label: 'Test', icon: IconFlask, tone: 'quiet' };
  }
}

const FILTERS: Record<RowFilter, string> = {
  all: 'All rows',
  new_contact: 'New contacts',
  matched_contact: 'Existing contacts',
  unchanged: 'Unchanged',
  unmatched: 'Without a contact',
  rejected: 'Can’t be imported',
  check: 'To check',
};

export function filterLabel(filter: RowFilter, kind: ImportKind): string {
  return kind === 'contacts' && filter === 'matched_contact' ? 'Updated' : FILTERS[filter];
}
