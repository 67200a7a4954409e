import { type DraggableSyntheticListeners, useDraggable } from '@dnd-kit/core';
import { type MouseEvent, memo, useState } from 'react';
import type { BoardInfo, CardSummary } from '../../../ipc';
import { CardMenu } from '../card/CardMenu';
import classes from './Board.module.css';
import { CardFace } from './CardFace';
import { cardName, type DragData } from './useBoardDrag';

interface BoardCardProps {
  card: CardSummary;
  board: BoardInfo;
  index: number;
  isOpen: boolean;
  /** Tab stops here. */
  isStop: boolean;
  onOpen: (card: CardSummary) => void;
}

/** The mouse and the finger take the whole card, the keyboard its button. */
function apart(listeners: DraggableSyntheticListeners) {
  const { onKeyDown, ...pointer } = listeners ?? {};
  const keys: DraggableSyntheticListeners = onKeyDown ? { onKeyDown } : undefined;
  return { pointer, keys };
}

const swallow = (event: { stopPropagation: () => void }) => event.stopPropagation();

/** A card that opens by a click or Enter, and is dragged with the mouse, by touch, or with Space and the arrows. */
export const BoardCard = memo(function BoardCard({ card, board, index, isOpen, isStop, onOpen }: BoardCardProps) {
  const data: DragData = { card, index };
  const drag = useDraggable({ id: card.id, data, attributes: { roleDescription: 'card', tabIndex: isStop ? 0 : -1 } });
  const [menu, setMenu] = useState(false);
  const { pointer, keys } = apart(drag.listeners);
  const { 'aria-pressed': _, role: __, ...attributes } = drag.attributes;
  const onContextMenu = (event: MouseEvent) => {
    event.preventDefault();
    setMenu(true);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside is the same for the keyboard.
    <div
      ref={drag.setNodeRef}
      className={classes.card}
      data-held={drag.isDragging || undefined}
      data-open={isOpen || undefined}
      onContextMenu={onContextMenu}
      {...pointer}
    >
      <CardFace
        card={card}
        title={
          <button
            ref={drag.setActivatorNodeRef}
            type="button"
            className={classes.title}
            data-card={card.id}
            aria-label={cardName(card)}
            aria-current={isOpen || undefined}
            {...attributes}
            {...keys}
            onClick={() => onOpen(card)}
          >
            <span className={classes.titleText} dir="auto">
              {card.title}
            </span>
          </button>
        }
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a press on the menu is no beginning of a drag. */}
      <div className={classes.more} onMouseDown={swallow} onTouchStart={swallow}>
        <CardMenu card={card} board={board} opened={menu} onOpened={setMenu} tabIndex={isStop ? 0 : -1} />
      </div>
    </div>
  );
});
