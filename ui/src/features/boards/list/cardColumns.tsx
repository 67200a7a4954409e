import { useMemo } from 'react';
import { InitialsAvatar } from '../../../components/InitialsAvatar';
import { RelativeTime } from '../../../components/RelativeTime';
import { TagDot } from '../../../components/Tag';
import { TruncatedText } from '../../../components/TruncatedText';
import type { CardSortField, CardSummary, PhaseInfo } from '../../../ipc';
import { formatExactTime } from '../../../lib/format';
import { useStored } from '../../../lib/useStored';
import { type ColumnLayout, isColumnLayout, shownColumns } from '../../contacts/columnLayout';
import type { Column, Columns } from '../../contacts/columns';
import { Tags } from '../../contacts/Tags';
import { MemberAvatar } from '../../team/MemberAvatar';
import { PrioritySign } from '../pickers/PrioritySign';
import { Since } from '../Since';
import { dueWords, PRIORITY_WORDS } from '../words';
import classes from './CardList.module.css';

export type CardColumn = Column<CardSummary, CardSortField>;

const LATEST = { descendingFirst: true } as const;

/** Every column of the list, in the order of a new workspace. The title is always there and always first. */
function columnsOf(phases: readonly PhaseInfo[]): CardColumn[] {
  const phaseOf = (card: CardSummary) => phases.find(({ id }) => id === card.phase);
  return [
    {
      key: 'name',
      label: 'Title',
      group: 'Card',
      width: 300,
      sort: 'title',
      filter: 'title',
      cell: (card) => <TruncatedText text={card.title} />,
    },
    {
      key: 'phase',
      label: 'Phase',
      group: 'Card',
      width: 150,
      sort: 'phase',
      filter: 'phase',
      sortWords: ['First phases first', 'Last phases first'],
      cell: (card) => {
        const phase = phaseOf(card);
        return (
          phase && (
            <>
              <TagDot color={phase.color} />
              <TruncatedText text={phase.name} />
            </>
          )
        );
      },
    },
    {
      key: 'contact',
      label: 'Contact',
      group: 'Card',
      width: 180,
      sort: 'contact',
      filter: 'contact.name',
      cell: ({ contact }) =>
        contact && (
          <>
            <InitialsAvatar id={contact.id} name={contact.name} size={20} />
            <TruncatedText text={contact.name} />
          </>
        ),
    },
    {
      key: 'priority',
      label: 'Priority',
      group: 'Card',
      width: 104,
      sort: 'priority',
      filter: 'priority',
      descendingFirst: true,
      sortWords: ['Lowest first', 'Most urgent first'],
      cell: ({ priority }) =>
        priority && (
          <>
            <PrioritySign priority={priority} />
            {PRIORITY_WORDS[priority]}
          </>
        ),
    },
    {
      key: 'assignee',
      label: 'Assignee',
      group: 'Card',
      width: 140,
      sort: 'assignee',
      filter: 'assignee',
      cell: ({ assignee }) =>
        assignee && (
          <>
            <MemberAvatar member={assignee} />
            <TruncatedText text={assignee.name} />
          </>
        ),
    },
    {
      key: 'due',
      label: 'Due',
      group: 'Card',
      width: 128,
      sort: 'due_on',
      filter: 'due_on',
      sortWords: ['Soonest first', 'Latest first'],
      cell: ({ dueOn, isOverdue }) =>
        dueOn && (
          <span className={`${classes.due} numeric`} data-overdue={isOverdue || undefined}>
            {isOverdue ? `Overdue ${dueWords(dueOn)}` : dueWords(dueOn)}
          </span>
        ),
    },
    {
      key: 'tags',
      label: 'Tags',
      group: 'Card',
      width: 150,
      sort: null,
      filter: 'tags',
      cell: ({ tags }) => <Tags tags={tags} />,
    },
    {
      key: 'age',
      label: 'In phase',
      group: 'Activity',
      width: 96,
      sort: 'moved_at',
      filter: 'time_in_phase',
      sortWords: ['Longest first', 'Newest first'],
      cell: ({ movedAt }) => (
        <span className="numeric" title={`Since ${formatExactTime(movedAt)}`}>
          <Since at={movedAt} />
        </span>
      ),
    },
    {
      key: 'comments',
      label: 'Comments',
      group: 'Activity',
      width: 100,
      sort: null,
      filter: 'comment_count',
      align: 'end',
      cell: ({ commentCount }) => commentCount > 0 && <span className="numeric">{commentCount}</span>,
    },
    {
      key: 'created',
      label: 'Created',
      group: 'Activity',
      width: 120,
      sort: 'created_at',
      filter: 'created_at',
      ...LATEST,
      cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
    },
    {
      key: 'bot',
      label: 'Bot',
      group: 'Activity',
      width: 140,
      sort: null,
      filter: 'bot',
      hidden: true,
      cell: ({ bot }) => bot && <TruncatedText text={bot} />,
    },
  ];
}

const USUAL: ColumnLayout = {
  order: columnsOf([]).map(({ key }) => key),
  hidden: columnsOf([]).flatMap(({ key, hidden }) => (hidden ? [key] : [])),
  widths: {},
};

/** The layout with columns that a newer version brought and without those it dropped. */
function mended({ order, hidden, widths }: ColumnLayout): ColumnLayout {
  const known = order.filter((key) => USUAL.order.includes(key));
  const fresh = USUAL.order.filter((key) => !known.includes(key));
  const added = fresh.filter((key) => USUAL.hidden.includes(key));
  return { order: [...known, ...fresh], hidden: [...new Set([...hidden, ...added])], widths };
}

export interface CardColumns {
  all: Columns<CardSummary, CardSortField>;
  shown: CardColumn[];
  usual: ColumnLayout;
  layout: ColumnLayout;
  setLayout: (layout: ColumnLayout) => void;
}

const NO_PHASES: PhaseInfo[] = [];

/** The columns of the list, as this machine has arranged them. */
export function useCardColumns(phases: readonly PhaseInfo[] = NO_PHASES): CardColumns {
  const [stored, setLayout] = useStored('boards.columns', USUAL, isColumnLayout);
  const layout = useMemo(() => mended(stored), [stored]);
  const all = useMemo(() => new Map(columnsOf(phases).map((column) => [column.key, column])), [phases]);
  const shown = useMemo(() => shownColumns(layout, all), [layout, all]);
  return { all, shown, usual: USUAL, layout, setLayout };
}
