import { Tooltip } from '@mantine/core';
import {
  IconDownload,
  IconGitCompare,
  IconHistory,
  IconInbox,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconRoute,
  IconSearch,
  IconSettings,
  IconUserQuestion,
  IconUsers,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ComponentType, ReactNode } from 'react';
import { Keys } from '../components/Keys';
import { TruncatedText } from '../components/TruncatedText';
import { BoardSection } from '../features/boards/sidebar/BoardSection';
import { RunningImports } from '../features/imports/RunningImports';
import { palette } from '../features/palette/palette';
import { RecordSection } from '../features/records/sidebar/RecordSection';
import { SegmentSection } from '../features/segments/sidebar/SegmentSection';
import { workspaceQuery } from '../features/workspace/api';
import { formatCount } from '../lib/format';
import classes from './Sidebar.module.css';
import { YouMenu } from './YouMenu';

interface SidebarProps {
  folded: boolean;
  /** Absent where the window is too narrow to choose. */
  onToggleFold: (() => void) | undefined;
}

export function Sidebar({ folded, onToggleFold }: SidebarProps) {
  const workspace = useQuery(workspaceQuery).data;
  const checks = workspace?.checkCount ?? 0;
  const unmatched = workspace?.unmatchedCount ?? 0;
  const FoldIcon = folded ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <nav className={classes.sidebar} data-folded={folded || undefined} aria-label="Main">
      <div className={classes.top}>
        {!(folded && onToggleFold) && (
          <Hint label={workspace?.name ?? ''} folded={folded}>
            <span className={classes.mark} aria-hidden>
              {(workspace?.name ?? '').trim().charAt(0).toUpperCase()}
            </span>
          </Hint>
        )}
        {!folded && <TruncatedText text={workspace?.name ?? ''} className={classes.workspace} />}
        {onToggleFold && (
          <Tooltip label={folded ? 'Unfold the sidebar' : 'Fold the sidebar'} position="right">
            <button
              type="button"
              className={classes.fold}
              onClick={onToggleFold}
              aria-label={folded ? 'Unfold the sidebar' : 'Fold the sidebar'}
              aria-expanded={!folded}
            >
              <FoldIcon size={16} stroke={1.75} aria-hidden />
            </button>
          </Tooltip>
        )}
      </div>

      <Hint label="Search" folded={folded}>
        <button
          type="button"
          className={classes.search}
          onClick={() => palette.open()}
          aria-label={folded ? 'Search' : undefined}
        >
          <IconSearch size={16} stroke={1.75} aria-hidden />
          {!folded && (
            <>
              <span className={classes.label}>Search</span>
              <Keys shortcut="mod+k" hidden />
            </>
          )}
        </button>
      </Hint>

      <NavItem
        to="/contacts"
        // The list of a segment is marked at the segment.
        search={{ segment: undefined }}
        icon={IconUsers}
        label="Contacts"
        count={workspace?.contactCount}
        folded={folded}
      />
      <SegmentSection folded={folded} />
      <BoardSection folded={folded} />
      <RecordSection folded={folded} />
      <NavItem
        to="/submissions"
        // Whatever of them is shown, it is the same place.
        search={{}}
        icon={IconInbox}
        label="Submissions"
        folded={folded}
      />
      <NavItem to="/flow-apps" icon={IconRoute} label="Flow apps" folded={folded} />
      <NavItem to="/imports" icon={IconDownload} label="Imports" folded={folded} />
      <NavItem to="/history" icon={IconHistory} label="History" folded={folded} />

      {(checks > 0 || unmatched > 0) && (
        <>
          <div className={classes.section}>{folded ? <hr className={classes.rule} /> : 'Review'}</div>
          {checks > 0 && (
            <NavItem to="/review/matches" icon={IconGitCompare} label="Check matches" count={checks} folded={folded} />
          )}
          {unmatched > 0 && (
            <NavItem
              to="/review/unmatched"
              icon={IconUserQuestion}
              label="Unmatched"
              count={unmatched}
              folded={folded}
            />
          )}
        </>
      )}

      <div className={classes.bottom}>
        <RunningImports folded={folded} />
        <NavItem to="/settings" icon={IconSettings} label="Settings" folded={folded} />
        {workspace && <YouMenu member={workspace.member} folded={folded} />}
      </div>
    </nav>
  );
}

interface NavItemProps {
  to: LinkProps['to'];
  search?: LinkProps['search'];
  icon: ComponentType<{ size?: number | string; stroke?: number | string }>;
  label: string;
  count?: number | undefined;
  folded: boolean;
}

function NavItem({ to, search, icon: Icon, label, count, folded }: NavItemProps) {
  return (
    <Hint label={count === undefined ? label : `${label}, ${formatCount(count)}`} folded={folded}>
      <Link
        to={to ?? '/'}
        search={search ?? {}}
        activeOptions={{ explicitUndefined: true }}
        className={classes.item}
        aria-label={folded ? label : undefined}
      >
        <Icon size={16} stroke={1.75} aria-hidden />
        {!folded && <span className={classes.label}>{label}</span>}
        {!folded && count !== undefined && <span className={`${classes.count} numeric`}>{formatCount(count)}</span>}
      </Link>
    </Hint>
  );
}

function Hint({ label, folded, children }: { label: string; folded: boolean; children: ReactNode }) {
  return (
    <Tooltip label={label} position="right" disabled={!folded}>
      <div className={classes.slot}>{children}</div>
    </Tooltip>
  );
}
