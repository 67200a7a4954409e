import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconDots, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { ErrorState } from '../../../components/ErrorState';
import { Keys } from '../../../components/Keys';
import { SkeletonRows } from '../../../components/SkeletonRows';
import { toastError } from '../../../components/toast';
import type { BoardDetail, CardId } from '../../../ipc';
import { formatCount } from '../../../lib/format';
import { useShortcuts } from '../../../lib/shortcuts';
import { type CardListQuery, type CardsWanted, cardQuery, useBoards } from '../api';
import { useCardOrder } from '../board/cardOrder';
import { CardBody } from './CardBody';
import { CardMenuItems } from './CardMenuItems';
import classes from './Panel.module.css';

interface CardPanelProps {
  card: CardId;
  board: BoardDetail;
  wanted: CardsWanted;
  /** The list, where the card was opened from it. */
  list: CardListQuery | null;
  onOpen: (card: CardId) => void;
  onClose: () => void;
}

/** The card that is open, beside the board that it was opened from. */
export function CardPanel({ card, board, wanted, list, onOpen, onClose }: CardPanelProps) {
  const answer = useQuery(cardQuery(card));
  const detail = answer.data;
  // A card that went to another board, or came with an address, may have other phases than those beside it.
  const home = useBoards().find(({ id }) => id === detail?.board) ?? board.board;
  const order = useCardOrder(board, wanted, list);
  const place = order.placeOf(card);
  const step = (by: -1 | 1) => order.neighbour(card, by).then((next) => next !== undefined && onOpen(next), toastError);
  useShortcuts({ '[': () => void step(-1), ']': () => void step(1) });

  return (
    <aside className={classes.panel} aria-label="Card">
      <header className={classes.head}>
        <Step label="Previous card" shortcut="[" icon={IconChevronLeft} onClick={() => void step(-1)} />
        <Step label="Next card" shortcut="]" icon={IconChevronRight} onClick={() => void step(1)} />
        {place && (
          <span className={`${classes.position} numeric`}>
            {formatCount(place.position + 1)} of {formatCount(place.total)}
          </span>
        )}
        <span className={classes.headEnd}>
          {detail && detail.id === card && detail.deletedAt === null && (
            <Menu width={210}>
              <Menu.Target>
                <ActionIcon aria-label="More for this card">
                  <IconDots size={16} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <CardMenuItems card={detail} board={home} />
              </Menu.Dropdown>
            </Menu>
          )}
          <ActionIcon aria-label="Close the card" onClick={onClose}>
            <IconX size={16} stroke={1.75} />
          </ActionIcon>
        </span>
      </header>
      {answer.isError ? (
        <ErrorState
          what="This card"
          error={answer.error}
          onRetry={() => void answer.refetch()}
          action={
            <Button variant="default" onClick={onClose}>
              Close
            </Button>
          }
        />
      ) : detail ? (
        <CardBody key={detail.id} card={detail} board={home} />
      ) : (
        <SkeletonRows rows={8} label="Loading the card" />
      )}
    </aside>
  );
}

interface StepProps {
  label: string;
  shortcut: string;
  icon: typeof IconChevronLeft;
  onClick: () => void;
}

function Step({ label, shortcut, icon: Icon, onClick }: StepProps) {
  return (
    <Tooltip
      label={
        <>
          {label} <Keys shortcut={shortcut} />
        </>
      }
    >
      <ActionIcon aria-label={label} onClick={onClick}>
        <Icon size={16} stroke={1.75} />
      </ActionIcon>
    </Tooltip>
  );
}
