import { ActionIcon, Button, Menu, VisuallyHidden } from '@mantine/core';
import { IconChartPie, IconDeviceFloppy, IconDots, IconFileImport, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '../../components/EmptyState';
import { ErrorState } from '../../components/ErrorState';
import { PageHeader } from '../../components/PageHeader';
import { SkeletonRows } from '../../components/SkeletonRows';
import { TagDot } from '../../components/Tag';
import { TruncatedText } from '../../components/TruncatedText';
import type { SegmentInfo } from '../../ipc';
import { formatCount, formatCountOf } from '../../lib/format';
import { segmentsQuery } from './api';
import { ProblemSign } from './ProblemSign';
import { SegmentMenuItems } from './SegmentMenuItems';
import classes from './SegmentsScreen.module.css';
import { useSegmentLinks } from './useSegmentLinks';
import { useSegmentVerbs } from './useSegmentVerbs';

/** Every segment, and the ways to make, hand on and take over some. */
export function SegmentsScreen() {
  const answer = useQuery(segmentsQuery);
  const links = useSegmentLinks();
  const verbs = useSegmentVerbs();
  const segments = answer.data;
  const isEmpty = segments?.length === 0;
  const load = (
    <Button
      variant="default"
      leftSection={<IconFileImport size={15} stroke={1.75} />}
      onClick={() => void verbs.load()}
    >
      Load from file…
    </Button>
  );
  const make = (
    <Button leftSection={<IconPlus size={15} stroke={2} />} onClick={links.make}>
      New segment
    </Button>
  );
  return (
    <div className={classes.screen}>
      <PageHeader
        title="Segments"
        count={segments?.length}
        actions={
          !isEmpty && (
            <>
              {load}
              <Button
                variant="default"
                leftSection={<IconDeviceFloppy size={15} stroke={1.75} />}
                disabled={segments === undefined}
                onClick={() => void verbs.save([])}
              >
                Save all to file…
              </Button>
              {make}
            </>
          )
        }
      />
      {answer.isPending && <SkeletonRows rows={10} height={40} label="Loading segments" />}
      {answer.isError && <ErrorState what="The segments" error={answer.error} onRetry={() => void answer.refetch()} />}
      {isEmpty && (
        <EmptyState
          icon={IconChartPie}
          title="No segments yet. Filter the contacts and save the filter."
          action={
            <>
              {load}
              {make}
            </>
          }
        >
          A segment is a filter that always knows who passes it, who came and who went.
        </EmptyState>
      )}
      {segments && !isEmpty && <SegmentTable segments={segments} />}
    </div>
  );
}

function SegmentTable({ segments }: { segments: SegmentInfo[] }) {
  return (
    <section className={classes.scroller} aria-label="Segments">
      <table className={classes.table}>
        <thead>
          <tr>
            <th>Name</th>
            <th>Who is in it</th>
            <th className={classes.figure}>Contacts</th>
            <th className={classes.narrow}>
              <VisuallyHidden>More</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {segments.map((segment) => (
            <SegmentRow key={segment.id} segment={segment} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function SegmentRow({ segment }: { segment: SegmentInfo }) {
  const { id, name, color, summary, count, problem } = segment;
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.ContextMenu>
        <tr>
          <td>
            <Link to="/segments/$id" params={{ id }} search={{}} className={classes.name}>
              <TagDot color={color} />
              <TruncatedText text={name} />
              {problem !== null && <ProblemSign problem={problem} />}
            </Link>
          </td>
          <td className={classes.summary}>
            <TruncatedText text={summary} />
          </td>
          <td className={classes.figure}>
            <Link
              to="/contacts"
              search={{ segment: id }}
              className={`${classes.count} numeric`}
              aria-label={`Show the ${formatCountOf(count, 'contact')} of ${name}`}
            >
              {formatCount(count)}
            </Link>
          </td>
          <td className={classes.narrow}>
            <RowMenu segment={segment} />
          </td>
        </tr>
      </Menu.ContextMenu>
      <Menu.Dropdown>
        <SegmentMenuItems segment={segment} />
      </Menu.Dropdown>
    </Menu>
  );
}

function RowMenu({ segment }: { segment: SegmentInfo }) {
  return (
    <Menu width={200}>
      <Menu.Target>
        <ActionIcon aria-label={`More for ${segment.name}`}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <SegmentMenuItems segment={segment} />
      </Menu.Dropdown>
    </Menu>
  );
}
