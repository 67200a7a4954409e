import {
  IconBuilding,
  IconForms,
  IconInfoCircle,
  IconKeyboard,
  IconLayoutList,
  IconPalette,
  IconStack2,
  IconTag,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { CustomFieldsPage } from '../fields/settings/CustomFieldsPage';
import { FieldGroupsPage } from '../fields/settings/FieldGroupsPage';
import { RecordTypesPage } from '../records/settings/RecordTypesPage';
import { TagsPage } from '../tags/TagsPage';
import { TeamPage } from '../team/TeamPage';
import { AboutPage } from './AboutPage';
import { AppearancePage } from './AppearancePage';
import { ShortcutsPage } from './ShortcutsPage';
import { WorkspacePage } from './WorkspacePage';

export interface SettingsPage {
  path: string;
  label: string;
  icon: ComponentType<{ size?: number | string; stroke?: number | string }>;
  component: ComponentType;
  /** Tables need more than the column of 640 px that fields read best in. */
  wide?: true;
}

export interface SettingsGroup {
  /** Absent for pages that stand under no heading. */
  label?: string;
  pages: SettingsPage[];
}

/** Every page of the settings, in the order of the navigation; each is one line. */
export const GROUPS: SettingsGroup[] = [
  {
    pages: [
      { path: 'workspace', label: 'Workspace', icon: IconBuilding, component: WorkspacePage },
      { path: 'team', label: 'Team', icon: IconUsersGroup, component: TeamPage, wide: true },
    ],
  },
  {
    label: 'Contacts',
    pages: [
      { path: 'fields', label: 'Custom Fields', icon: IconForms, component: CustomFieldsPage, wide: true },
      { path: 'field-groups', label: 'Field Groups', icon: IconLayoutList, component: FieldGroupsPage },
      { path: 'tags', label: 'Tags', icon: IconTag, component: TagsPage },
    ],
  },
  {
    label: 'Records',
    pages: [{ path: 'record-types', label: 'Record types', icon: IconStack2, component: RecordTypesPage, wide: true }],
  },
  {
    pages: [
      { path: 'appearance', label: 'Appearance', icon: IconPalette, component: AppearancePage },
      { path: 'shortcuts', label: 'Shortcuts', icon: IconKeyboard, component: ShortcutsPage },
      { path: 'about', label: 'About', icon: IconInfoCircle, component: AboutPage },
    ],
  },
];

/** The page of a path. */
export function pageOf(path: string): SettingsPage | undefined {
  return GROUPS.flatMap(({ pages }) => pages).find((page) => page.path === path);
}
