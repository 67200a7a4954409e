import { Button } from '@mantine/core';
import { IconFileImport, IconRobot } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { EmptyState } from '../../components/EmptyState';
import { ErrorState } from '../../components/ErrorState';
import { PageHeader } from '../../components/PageHeader';
import { RelativeTime } from '../../components/RelativeTime';
import { SkeletonRows } from '../../components/SkeletonRows';
import { TagDot } from '../../components/Tag';
import { TruncatedText } from '../../components/TruncatedText';
import type { BotSummary } from '../../ipc';
import { formatCount, formatCountOf } from '../../lib/format';
import { botsQuery } from './api';
import classes from './Bots.module.css';

/** Every intake bot with what came in through it. */
export function BotsScreen() {
  const answer = useQuery(botsQuery);
  const navigate = useNavigate();
  const bots = answer.data;
  return (
    <div className={classes.screen}>
      <PageHeader
        title="Intake bots"
        count={bots?.length}
        back={{ label: 'Flow apps', onClick: () => void navigate({ to: '/flow-apps' }) }}
      />
      {answer.isPending && <SkeletonRows rows={8} height={40} label="Loading bots" />}
      {answer.isError && <ErrorState what="The bots" error={answer.error} onRetry={() => void answer.refetch()} />}
      {bots?.length === 0 && (
        <EmptyState
          icon={IconRobot}
          title="No intake bots yet. They come with the files of your form tool."
          action={
            <Button
              leftSection={<IconFileImport size={15} stroke={1.75} />}
              onClick={() => void navigate({ to: '/imports/new' })}
            >
              Import files
            </Button>
          }
        />
      )}
      {bots && bots.length > 0 && <BotTable bots={bots} />}
    </div>
  );
}

function BotTable({ bots }: { bots: BotSummary[] }) {
  return (
    <section className={classes.scroller} aria-label="Intake bots">
      <table className={classes.table}>
        <thead>
          <tr>
            <th>Name</th>
            <th>Flow app</th>
            <th>Default board</th>
            <th className={classes.figure}>Completed</th>
            <th className={classes.figure}>Incomplete</th>
            <th className={classes.figure}>No contact</th>
            <th className={classes.figure}>Last one</th>
          </tr>
        </thead>
        <tbody>
          {bots.map((bot) => (
            <BotRow key={bot.id} bot={bot} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function BotRow({
  bot: { id, name, flowApp, flowAppId, defaultBoard, counts, lastSubmissionAt },
}: {
  bot: BotSummary;
}) {
  return (
    <tr>
      <td>
        <Link to="/bots/$id" params={{ id }} search={{}} className={classes.name}>
          <IconRobot size={16} stroke={1.6} aria-hidden />
          <TruncatedText text={name} />
        </Link>
      </td>
      <td className={classes.quiet}>
        {flowAppId && (
          <Link to="/flow-apps/$id" params={{ id: flowAppId }} search={{}} className={classes.link}>
            <TruncatedText text={flowApp} />
          </Link>
        )}
      </td>
      <td className={classes.quiet}>
        {defaultBoard && (
          <span className={classes.board}>
            <TagDot color={defaultBoard.color} />
            <TruncatedText text={defaultBoard.isDeleted ? `${defaultBoard.name} (deleted)` : defaultBoard.name} />
          </span>
        )}
      </td>
      <td className={`${classes.figure} numeric`}>
        <Link
          to="/submissions"
          search={{ bot: id, status: 'completed' }}
          className={classes.link}
          aria-label={`Show the ${formatCountOf(counts.completed, 'completed submission')} of ${name}`}
        >
          {formatCount(counts.completed)}
        </Link>
      </td>
      <td className={`${classes.figure} ${classes.quiet} numeric`}>{formatCount(counts.incomplete)}</td>
      <td className={`${classes.figure} ${classes.quiet} numeric`}>{formatCount(counts.unmatched)}</td>
      <td className={`${classes.figure} ${classes.quiet}`}>
        {lastSubmissionAt === null ? 'None yet' : <RelativeTime at={lastSubmissionAt} />}
      </td>
    </tr>
  );
}
