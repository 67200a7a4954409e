import { Button } from '@mantine/core';
import { IconArrowsSplit2, IconInbox, IconRobot } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { EmptyState } from '../../components/EmptyState';
import { ErrorState } from '../../components/ErrorState';
import { PageHeader } from '../../components/PageHeader';
import { SkeletonRows } from '../../components/SkeletonRows';
import { TruncatedText } from '../../components/TruncatedText';
import { toIpcError } from '../../ipc';
import { timeZone } from '../../lib/format';
import { useShortcut } from '../../lib/shortcuts';
import { RouteAgainDialog } from '../routing/again/RouteAgainDialog';
import { daysAgo } from '../segments/page/days';
import { useCanSet } from '../workspace/useCanSet';
import { botQuery } from './api';
import { BotHistory } from './BotHistory';
import { BotMapping } from './BotMapping';
import { BotName } from './BotName';
import { BotSettings } from './BotSettings';
import classes from './Bots.module.css';
import { QuestionTable } from './QuestionTable';
import { START } from './search';

const route = getRouteApi('/bots/$id');

const QUARTER = 91;
/** Weeks of a longer time than this are too thin to be told apart. */
const WEEKS_FOR = 200;

/** One intake bot: what it asks, what came in, and what becomes of that. */
export function BotScreen() {
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = useNavigate();
  const zone = timeZone.use() ?? 'UTC';
  const canSet = useCanSet();
  const [routing, setRouting] = useState(false);
  const since = search.since === START ? null : (search.since ?? daysAgo(QUARTER, zone));
  const by = since !== null && since >= daysAgo(WEEKS_FOR, zone) ? 'week' : 'month';
  const answer = useQuery(botQuery(id, by, since));
  const detail = answer.data;
  const openAll = () => void navigate({ to: '/bots' });
  useShortcut('Escape', openAll);
  const isGone = answer.isError && toIpcError(answer.error).code === 'not_found';

  return (
    <div className={classes.screen}>
      <PageHeader
        title={detail ? <BotName bot={detail.bot} /> : 'Intake bot'}
        aside={detail && detail.description !== '' && <TruncatedText text={detail.description} />}
        back={{ label: 'Intake bots', onClick: openAll }}
        actions={
          detail && (
            <>
              {canSet && (
                <Button
                  variant="default"
                  leftSection={<IconArrowsSplit2 size={15} stroke={1.75} />}
                  onClick={() => setRouting(true)}
                >
                  Route submissions…
                </Button>
              )}
              <Button
                leftSection={<IconInbox size={15} stroke={1.75} />}
                onClick={() => void navigate({ to: '/submissions', search: { bot: id } })}
              >
                Show submissions
              </Button>
            </>
          )
        }
      />
      {answer.isPending && <SkeletonRows rows={10} label="Loading the bot" />}
      {answer.isError && !isGone && (
        <ErrorState what="This bot" error={answer.error} onRetry={() => void answer.refetch()} />
      )}
      {isGone && (
        <EmptyState
          icon={IconRobot}
          title="There is no such bot. The import that brought it may have been undone."
          action={<Button onClick={openAll}>Show all bots</Button>}
        />
      )}
      {detail && (
        <div className={classes.scroller}>
          <div className={classes.page}>
            <BotSettings detail={detail} />
            <BotHistory detail={detail} since={since} />
            <QuestionTable questions={detail.questions} of={detail.answersOf} />
            <BotMapping mapping={detail.mapping} />
          </div>
          <RouteAgainDialog
            scope={{ kind: 'bot', bot: id }}
            name={detail.bot.name}
            opened={routing}
            onClose={() => setRouting(false)}
          />
        </div>
      )}
    </div>
  );
}
