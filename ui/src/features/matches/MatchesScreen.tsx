import { Button } from '@mantine/core';
import { IconGitCompare } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { EmptyState } from '../../components/EmptyState';
import { ErrorState } from '../../components/ErrorState';
import { PageHeader } from '../../components/PageHeader';
import { SkeletonRows } from '../../components/SkeletonRows';
import type { MatchToCheck } from '../../ipc';
import { useVirtualPages } from '../../lib/useVirtualPages';
import { matchesQuery } from './api';
import { MatchCard } from './MatchCard';
import classes from './Review.module.css';

const CARD_HEIGHT = 132;

/** Matches that the rules made and something speaks against. */
export function MatchesScreen() {
  const query = useInfiniteQuery(matchesQuery);
  const navigate = useNavigate();
  const matches = useMemo(() => query.data?.pages.flatMap((page) => page.matches) ?? [], [query.data]);

  return (
    <div className={classes.screen}>
      <PageHeader title="Check these matches" count={query.data?.pages[0]?.total} />
      {query.isPending && <SkeletonRows rows={4} height={CARD_HEIGHT} label="Loading the matches" />}
      {query.isError && <ErrorState what="The matches" error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && matches.length === 0 && (
        <EmptyState
          icon={IconGitCompare}
          title="Every match looks right. Suspicious ones wait here after an import."
          action={
            <Button variant="default" onClick={() => void navigate({ to: '/contacts' })}>
              Go to contacts
            </Button>
          }
        />
      )}
      {matches.length > 0 && <MatchList matches={matches} pages={query} />}
    </div>
  );
}

interface MatchListProps {
  matches: MatchToCheck[];
  pages: Parameters<typeof useVirtualPages>[3];
}

function MatchList({ matches, pages }: MatchListProps) {
  const { scroller, virtualizer } = useVirtualPages(
    matches.length,
    (index) => matches[index]?.id ?? String(index),
    CARD_HEIGHT,
    pages,
  );
  return (
    <div ref={scroller} className={classes.scroller}>
      <ul className={classes.list} style={{ height: virtualizer.getTotalSize() }} aria-label="Matches">
        {virtualizer.getVirtualItems().map((item) => {
          const match = matches[item.index];
          return (
            match && (
              <li
                key={item.key}
                ref={virtualizer.measureElement}
                data-index={item.index}
                className={classes.placed}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <MatchCard match={match} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}
