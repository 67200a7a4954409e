import { Button } from '@mantine/core';
import { IconCards, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { EmptyState } from '../../../components/EmptyState';
import { ErrorState } from '../../../components/ErrorState';
import { RelativeTime } from '../../../components/RelativeTime';
import { SkeletonRows } from '../../../components/SkeletonRows';
import { TagDot } from '../../../components/Tag';
import { TruncatedText } from '../../../components/TruncatedText';
import type { BoardInfo, ContactCard, ContactProfile } from '../../../ipc';
import { formatCount } from '../../../lib/format';
import { useCanSet } from '../../workspace/useCanSet';
import { boardsQuery, contactCardsQuery } from '../api';
import { CardMenu } from '../card/CardMenu';
import { newBoardDialog, newCardDialog } from '../dialogs';
import { AssigneePicker } from '../pickers/AssigneePicker';
import { PhasePicker } from '../pickers/PhasePicker';
import { PrioritySign } from '../pickers/PrioritySign';
import { Since } from '../Since';
import { useCardVerbs } from '../useCardVerbs';
import { dueWords, PRIORITY_WORDS } from '../words';
import classes from './CardsTab.module.css';

interface CardsTabProps {
  contact: ContactProfile;
  canWrite: boolean;
}

/** The cards about a contact: open ones first, then those that are done. */
export function CardsTab({ contact, canWrite }: CardsTabProps) {
  const boards = useQuery(boardsQuery);
  const answer = useQuery(contactCardsQuery(contact.id));
  if (boards.isPending || answer.isPending) return <SkeletonRows rows={4} height={60} label="Loading the cards" />;
  if (boards.isError || answer.isError) {
    return (
      <ErrorState
        what="The cards"
        error={boards.error ?? answer.error}
        onRetry={() => {
          if (boards.isError) void boards.refetch();
          if (answer.isError) void answer.refetch();
        }}
      />
    );
  }
  const add = canWrite && <AddCard contact={contact} boards={boards.data} />;
  const { cards } = answer.data;
  if (cards.length === 0) {
    return (
      <EmptyState icon={IconCards} title={`No cards about ${contact.displayName} yet.`} action={add}>
        A card takes something through the phases of a board.
      </EmptyState>
    );
  }
  const groups = [
    { name: 'Open', cards: cards.filter(({ closedAt }) => closedAt === null) },
    { name: 'Done', cards: cards.filter(({ closedAt }) => closedAt !== null) },
  ].filter((group) => group.cards.length > 0);
  return (
    <div className={classes.tab}>
      <div className={classes.head}>{add}</div>
      {groups.map((group) => (
        <section key={group.name} aria-label={`${group.name} cards`} className={classes.group}>
          <h3 className={classes.groupName}>
            {group.name}
            <span className={`${classes.count} numeric`}>{formatCount(group.cards.length)}</span>
          </h3>
          <ul className={classes.lines}>
            {group.cards.map((card) => (
              <CardLine
                key={card.id}
                card={card}
                board={boards.data.find(({ id }) => id === card.board)}
                canWrite={canWrite}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function AddCard({ contact, boards }: { contact: ContactProfile; boards: BoardInfo[] }) {
  const canSet = useCanSet();
  if (boards.length === 0) {
    return canSet && <Button onClick={() => newBoardDialog.set(true)}>Make a board</Button>;
  }
  const about = { id: contact.id, name: contact.displayName, inBin: false };
  return (
    <Button
      variant="default"
      leftSection={<IconPlus size={15} stroke={1.75} />}
      onClick={() => newCardDialog.set({ contact: about })}
    >
      Add card
    </Button>
  );
}

interface CardLineProps {
  card: ContactCard;
  /** Its board, once it is known. */
  board: BoardInfo | undefined;
  canWrite: boolean;
}

function CardLine({ card, board, canWrite }: CardLineProps) {
  const verbs = useCardVerbs();
  const [menu, setMenu] = useState(false);
  const { id, title, boardName, boardColor, phaseName, priority, assignee, dueOn, isOverdue } = card;
  return (
    <li className={classes.line}>
      <div className={classes.what}>
        <Link to="/boards/$id" params={{ id: card.board }} search={{ card: id }} className={classes.title}>
          <TruncatedText text={title} />
        </Link>
        <div className={classes.facts}>
          <span className={classes.fact}>
            <TagDot color={boardColor} />
            <TruncatedText text={boardName} />
          </span>
          {priority && (
            <span className={classes.fact}>
              <PrioritySign priority={priority} />
              {PRIORITY_WORDS[priority]}
            </span>
          )}
          {dueOn && (
            <span className={`${classes.fact} numeric`} data-overdue={isOverdue || undefined}>
              {isOverdue ? `Overdue ${dueWords(dueOn)}` : `Due ${dueWords(dueOn)}`}
            </span>
          )}
          <span className={classes.fact}>
            Made <RelativeTime at={card.createdAt} />
          </span>
          <span className={`${classes.fact} numeric`}>
            <Since at={card.movedAt} /> in phase
          </span>
        </div>
      </div>
      {board && canWrite ? (
        <>
          <AssigneePicker
            value={assignee}
            onPick={(member) =>
              void verbs.update(
                card,
                { assignee: { to: member?.id ?? null } },
                member ? `Assigned “${title}” to ${member.name}` : `“${title}” is nobody’s now`,
              )
            }
          />
          <PhasePicker
            value={card.phase}
            phases={board.phases}
            onPick={(phase) => void verbs.move(card, { phase, before: null })}
          />
          <CardMenu card={card} board={board} opened={menu} onOpened={setMenu} />
        </>
      ) : (
        <span className={classes.fact}>{phaseName}</span>
      )}
    </li>
  );
}
