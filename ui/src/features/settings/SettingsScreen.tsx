import { IconInfoCircle, IconKeyboard, IconPalette, IconUser, IconUsersGroup } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { PageHeader } from '../../components/PageHeader';
import { AboutPage } from './AboutPage';
import { AppearancePage } from './AppearancePage';
import classes from './SettingsScreen.module.css';
import { ShortcutsPage } from './ShortcutsPage';
import { WorkspacePage } from './WorkspacePage';
import { YouPage } from './YouPage';

interface SettingsPage {
  path: string;
  label: string;
  icon: ComponentType<{ size?: number | string; stroke?: number | string }>;
  component: ComponentType;
}

const FIRST: SettingsPage = { path: 'workspace', label: 'Workspace', icon: IconUsersGroup, component: WorkspacePage };
const PAGES: SettingsPage[] = [
  FIRST,
  { path: 'you', label: 'You', icon: IconUser, component: YouPage },
  { path: 'appearance', label: 'Appearance', icon: IconPalette, component: AppearancePage },
  { path: 'shortcuts', label: 'Shortcuts', icon: IconKeyboard, component: ShortcutsPage },
  { path: 'about', label: 'About', icon: IconInfoCircle, component: AboutPage },
];

export function SettingsScreen() {
  const { page } = useParams({ from: '/settings/$page' });
  const shown = PAGES.find(({ path }) => path === page) ?? FIRST;
  const Page = shown.component;
  return (
    <>
      <PageHeader title="Settings" />
      <div className={classes.screen}>
        <nav className={classes.nav} aria-label="Settings">
          {PAGES.map(({ path, label, icon: Icon }) => (
            <Link key={path} to="/settings/$page" params={{ page: path }} className={classes.link}>
              <Icon size={16} stroke={1.75} aria-hidden />
              {label}
            </Link>
          ))}
        </nav>
        <div className={classes.scroll}>
          <section className={classes.column} aria-labelledby="settings-title">
            <h2 id="settings-title" className={classes.title}>
              {shown.label}
            </h2>
            <Page />
          </section>
        </div>
      </div>
    </>
  );
}
