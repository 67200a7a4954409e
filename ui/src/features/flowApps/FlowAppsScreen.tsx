import { Button } from '@mantine/core';
import { IconPlus, IconRobot, IconRoute } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { EmptyState } from '../../components/EmptyState';
import { ErrorState } from '../../components/ErrorState';
import { PageHeader } from '../../components/PageHeader';
import { SkeletonRows } from '../../components/SkeletonRows';
import { Sortable, SortableLine } from '../../components/Sortable';
import { TruncatedText } from '../../components/TruncatedText';
import type { FlowAppInfo } from '../../ipc';
import { formatCountOf } from '../../lib/format';
import { ProblemSign } from '../segments/ProblemSign';
import { useCanSet } from '../workspace/useCanSet';
import { flowAppsQuery } from './api';
import { FlowAppDialog } from './FlowAppDialog';
import { FlowAppMenu } from './FlowAppMenu';
import classes from './FlowApps.module.css';
import { useFlowAppVerbs } from './useFlowAppVerbs';

/** What the dialog is about: a new flow app, or one that there is. */
type Dialog = { kind: 'closed' } | { kind: 'add' } | { kind: 'edit'; app: FlowAppInfo };

/** Every flow app: what belongs together to bring people in and along. */
export function FlowAppsScreen() {
  const answer = useQuery(flowAppsQuery);
  const navigate = useNavigate();
  const canSet = useCanSet();
  const [dialog, setDialog] = useState<Dialog>({ kind: 'closed' });
  const apps = answer.data;
  const make = (
    <Button leftSection={<IconPlus size={15} stroke={2} />} onClick={() => setDialog({ kind: 'add' })}>
      New flow app
    </Button>
  );
  return (
    <div className={classes.screen}>
      <PageHeader
        title="Flow apps"
        count={apps?.length}
        actions={
          <>
            <Button
              variant="default"
              leftSection={<IconRobot size={15} stroke={1.75} />}
              onClick={() => void navigate({ to: '/bots' })}
            >
              Intake bots
            </Button>
            {canSet && apps && apps.length > 0 && make}
          </>
        }
      />
      {answer.isPending && <SkeletonRows rows={6} height={56} label="Loading flow apps" />}
      {answer.isError && <ErrorState what="The flow apps" error={answer.error} onRetry={() => void answer.refetch()} />}
      {apps?.length === 0 && (
        <EmptyState
          icon={IconRoute}
          title="No flow apps yet. Put the bots, boards and records of one purpose together."
          action={canSet ? make : undefined}
        >
          Its routing rules then say on which board the card of a submission begins.
        </EmptyState>
      )}
      {apps && apps.length > 0 && (
        <AppList apps={apps} readOnly={!canSet} onEdit={(app) => setDialog({ kind: 'edit', app })} />
      )}
      {dialog.kind !== 'closed' && (
        <FlowAppDialog app={dialog.kind === 'edit' ? dialog.app : null} onClose={() => setDialog({ kind: 'closed' })} />
      )}
    </div>
  );
}

interface AppListProps {
  apps: FlowAppInfo[];
  readOnly: boolean;
  onEdit: (app: FlowAppInfo) => void;
}

function AppList({ apps, readOnly, onEdit }: AppListProps) {
  const { move } = useFlowAppVerbs();
  const byId = new Map(apps.map((app) => [app.id, app]));
  return (
    <div className={classes.scroller}>
      <Sortable
        items={apps.map(({ id }) => id)}
        nameOf={(id) => byId.get(id)?.name ?? ''}
        placeOf={(id, order) => `${order.indexOf(id) + 1} of ${order.length}`}
        onDrop={(id, order) => {
          const app = byId.get(id);
          if (app) void move(app, order[order.indexOf(id) + 1] ?? null);
        }}
      >
        <div role="list" aria-label="Flow apps">
          {apps.map((app) => (
            <SortableLine
              key={app.id}
              id={app.id}
              name={app.name}
              fixed={readOnly}
              role="listitem"
              className={classes.line}
            >
              {(handle) => (
                <>
                  {handle}
                  <Link to="/flow-apps/$id" params={{ id: app.id }} search={{}} className={classes.app}>
                    <span className={classes.name}>
                      <TruncatedText text={app.name} />
                      {app.rulesWithProblem > 0 && <ProblemSign problem={problemWords(app.rulesWithProblem)} />}
                    </span>
                    <span className={classes.description}>
                      <TruncatedText text={app.description === '' ? 'No description' : app.description} />
                    </span>
                  </Link>
                  <span className={`${classes.counts} numeric`}>{countWords(app)}</span>
                  {!readOnly && <FlowAppMenu app={app} onEdit={() => onEdit(app)} />}
                </>
              )}
            </SortableLine>
          ))}
        </div>
      </Sortable>
    </div>
  );
}

const problemWords = (count: number) =>
  count === 1
    ? 'A rule names something that was deleted, and is skipped.'
    : `${count} rules name something that was deleted, and are skipped.`;

/** “2 bots · 1 board · 4 rules” */
function countWords({ bots, boards, recordTypes, rules }: FlowAppInfo): string {
  return [
    formatCountOf(bots.length, 'bot'),
    formatCountOf(boards.length, 'board'),
    recordTypes.length > 0 && formatCountOf(recordTypes.length, 'record type'),
    formatCountOf(rules, 'rule'),
  ]
    .filter(Boolean)
    .join(' · ');
}
