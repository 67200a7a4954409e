import { Link, Navigate, useParams } from '@tanstack/react-router';
import { PageHeader } from '../../components/PageHeader';
import { GROUPS, pageOf, type SettingsPage } from './pages';
import classes from './SettingsScreen.module.css';

export function SettingsScreen() {
  const { page } = useParams({ from: '/settings/$page' });
  const shown = pageOf(page);
  if (!shown) return <Navigate to="/settings" replace />;
  const Page = shown.component;
  return (
    <>
      <PageHeader title="Settings" />
      <div className={classes.screen}>
        <nav className={classes.nav} aria-label="Settings">
          {GROUPS.map(({ label, pages }) => (
            <div key={pages[0]?.path} className={classes.group}>
              {label && <div className={classes.heading}>{label}</div>}
              {pages.map((each) => (
                <PageLink key={each.path} page={each} />
              ))}
            </div>
          ))}
        </nav>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: keys scroll a page that has nothing else to focus. */}
        <div className={classes.scroll} tabIndex={0}>
          <section className={classes.column} data-wide={shown.wide} aria-labelledby="settings-title">
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

function PageLink({ page: { path, label, icon: Icon } }: { page: SettingsPage }) {
  return (
    <Link to="/settings/$page" params={{ page: path }} className={classes.link}>
      <Icon size={16} stroke={1.75} aria-hidden />
      {label}
    </Link>
  );
}
