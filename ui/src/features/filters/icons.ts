import {
  IconActivity,
  IconCalendar,
  IconCalendarClock,
  IconChartPie,
  IconDatabase,
  IconFileText,
  IconHash,
  IconHourglass,
  IconLayoutKanban,
  IconLetterT,
  IconList,
  IconMail,
  IconMessage,
  IconNote,
  IconPhone,
  IconTag,
  IconToggleLeft,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { FilterField, FilterKind } from '../../ipc';
import { FIELD_TYPES } from '../fields/fieldTypes';
import type { Start } from './catalog';

type Icon = ComponentType<{ size?: number | string; stroke?: number | string; className?: string }>;

const KINDS: Record<FilterKind, Icon> = {
  text: IconLetterT,
  phone: IconPhone,
  number: IconHash,
  date: IconCalendar,
  instant: IconCalendarClock,
  duration: IconHourglass,
  boolean: IconToggleLeft,
  choice: IconList,
  choices: IconTag,
  answer: IconMessage,
};

const STARTS: Record<string, Icon> = {
  segment: IconChartPie,
  'has:submission': IconFileText,
  'has:note': IconNote,
  'has:card': IconLayoutKanban,
  'has:record': IconDatabase,
  'has:activity': IconActivity,
};

/** The picture of a field: its type's, as everywhere else. */
export function fieldIcon({ field, type, kind }: FilterField): Icon {
  if (type !== null) return FIELD_TYPES[type].icon;
  return field === 'email' ? IconMail : KINDS[kind];
}

export function iconOf(start: Start): Icon {
  return start.field ? fieldIcon(start.field) : (STARTS[start.key] ?? IconHash);
}
