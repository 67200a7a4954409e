import { Button } from '@mantine/core';
import { IconArrowsSplit2, IconFlask, IconRoute } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { EmptyState } from '../../components/EmptyState';
import { ErrorState } from '../../components/ErrorState';
import { PageHeader } from '../../components/PageHeader';
import { SkeletonRows } from '../../components/SkeletonRows';
import { TruncatedText } from '../../components/TruncatedText';
import type { FlowAppInfo } from '../../ipc';
import { useShortcut } from '../../lib/shortcuts';
import { RouteAgainDialog } from '../routing/again/RouteAgainDialog';
import { RuleList } from '../routing/rules/RuleList';
import { TestPanel } from '../routing/test/TestPanel';
import { useCanSet } from '../workspace/useCanSet';
import { flowAppsQuery } from './api';
import { Belongings } from './Belongings';
import { FlowAppDialog } from './FlowAppDialog';
import { FlowAppMenu } from './FlowAppMenu';
import classes from './FlowApps.module.css';
import type { FlowAppSearch } from './search';

const route = getRouteApi('/flow-apps/$id');

/** One flow app: where its submissions go, and what belongs to it. */
export function FlowAppScreen() {
  const { id } = route.useParams();
  const navigate = useNavigate();
  const answer = useQuery(flowAppsQuery);
  const app = answer.data?.find((each) => each.id === id);
  const openAll = () => void navigate({ to: '/flow-apps' });
  useShortcut('Escape', openAll);
  return (
    <div className={classes.screen}>
      {app ? (
        <Whole key={app.id} app={app} onBack={openAll} />
      ) : (
        <>
          <PageHeader title="Flow app" back={{ label: 'Flow apps', onClick: openAll }} />
          {answer.isPending && <SkeletonRows rows={10} label="Loading the flow app" />}
          {answer.isError && (
            <ErrorState what="This flow app" error={answer.error} onRetry={() => void answer.refetch()} />
          )}
          {answer.data && (
            <EmptyState
              icon={IconRoute}
              title="There is no such flow app. It may have been deleted."
              action={<Button onClick={openAll}>Show all flow apps</Button>}
            />
          )}
        </>
      )}
    </div>
  );
}

type Dialog = 'none' | 'edit' | 'route';

function Whole({ app, onBack }: { app: FlowAppInfo; onBack: () => void }) {
  const search = route.useSearch();
  const navigate = useNavigate();
  const canSet = useCanSet();
  const [dialog, setDialog] = useState<Dialog>('none');
  const show = (next: FlowAppSearch) =>
    void navigate({ to: '/flow-apps/$id', params: { id: app.id }, search: next, replace: true });
  return (
    <>
      <PageHeader
        title={app.name}
        aside={app.description !== '' && <TruncatedText text={app.description} />}
        back={{ label: 'Flow apps', onClick: onBack }}
        actions={
          <>
            <Button
              variant="default"
              leftSection={<IconFlask size={15} stroke={1.75} />}
              aria-pressed={search.test === true}
              onClick={() => show(search.test ? {} : { ...search, test: true })}
            >
              Test rules
            </Button>
            {canSet && (
              <>
                <Button
                  variant="default"
                  leftSection={<IconArrowsSplit2 size={15} stroke={1.75} />}
                  onClick={() => setDialog('route')}
                >
                  Route submissions…
                </Button>
                <FlowAppMenu app={app} onEdit={() => setDialog('edit')} />
              </>
            )}
          </>
        }
      />
      <div className={classes.stage} data-beside={search.test}>
        <div className={classes.scroller}>
          <div className={classes.columns}>
            <RuleList app={app} readOnly={!canSet} />
            <Belongings app={app} readOnly={!canSet} />
          </div>
        </div>
        {search.test && (
          <TestPanel
            app={app}
            submission={search.submission}
            onSubmission={(submission) => show({ test: true, submission })}
            onClose={() => show({})}
          />
        )}
      </div>
      {dialog === 'edit' && <FlowAppDialog app={app} onClose={() => setDialog('none')} />}
      <RouteAgainDialog
        scope={{ kind: 'flow_app', flowApp: app.id }}
        name={app.name}
        opened={dialog === 'route'}
        onClose={() => setDialog('none')}
      />
    </>
  );
}
