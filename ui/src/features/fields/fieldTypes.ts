import {
  IconAlignLeft,
  IconCalendar,
  IconCalendarClock,
  IconCoin,
  IconHash,
  IconLetterT,
  IconLink,
  IconList,
  IconListCheck,
  IconMail,
  IconPercentage,
  IconPhone,
  IconStar,
  IconToggleLeft,
  IconUser,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { FieldType } from '../../ipc';

export interface TypeWords {
  name: string;
  /** What it is for, in a few words. */
  hint: string;
  icon: ComponentType<{ size?: number | string; stroke?: number | string; className?: string }>;
}

/** What each type is called, in the order in which types are offered. */
export const FIELD_TYPES: Record<FieldType, TypeWords> = {
  text: { name: 'Text', hint: 'One line', icon: IconLetterT },
  long_text: { name: 'Long text', hint: 'Several lines', icon: IconAlignLeft },
  number: { name: 'Number', hint: 'Amounts, sizes, counts', icon: IconHash },
  currency: { name: 'Currency', hint: 'An amount of money', icon: IconCoin },
  percent: { name: 'Percent', hint: 'A share, such as 45%', icon: IconPercentage },
  date: { name: 'Date', hint: 'A day in the calendar', icon: IconCalendar },
  datetime: { name: 'Date and time', hint: 'A moment', icon: IconCalendarClock },
  boolean: { name: 'Yes or no', hint: 'A fact that holds or not', icon: IconToggleLeft },
  select: { name: 'Select', hint: 'One of your options', icon: IconList },
  multi_select: { name: 'Multi-select', hint: 'Some of your options', icon: IconListCheck },
  email: { name: 'E-mail', hint: 'Another address', icon: IconMail },
  phone: { name: 'Phone', hint: 'Another number', icon: IconPhone },
  url: { name: 'URL', hint: 'A web address', icon: IconLink },
  rating: { name: 'Rating', hint: 'Three to ten stars', icon: IconStar },
  member: { name: 'Member', hint: 'Somebody on the team', icon: IconUser },
};

export const hasOptions = (type: FieldType): boolean => type === 'select' || type === 'multi_select';

export const isNumeric = (type: FieldType): boolean => type === 'number' || type === 'currency' || type === 'percent';

/** The stars that a rating has unless told otherwise. */
export const USUAL_STARS = 5;
