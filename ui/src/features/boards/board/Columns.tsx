import { DndContext, DragOverlay, MeasuringStrategy } from '@dnd-kit/core';
import { VisuallyHidden } from '@mantine/core';
import { useCallback, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { BoardDetail, BoardPhase, CardId, CardSummary } from '../../../ipc';
import { useCanSet } from '../../workspace/useCanSet';
import type { CardsWanted } from '../api';
import { AddPhase } from './AddPhase';
import classes from './Board.module.css';
import { CardFace } from './CardFace';
import { Column } from './Column';
import { type ColumnHandles, ColumnHandlesProvider } from './columnHandles';
import { type Place, samePlace, slotOf } from './place';
import { SILENT, useBoardDrag } from './useBoardDrag';
import { useCardMoves } from './useCardMoves';

interface ColumnsProps {
  board: BoardDetail;
  wanted: CardsWanted;
  isFiltered: boolean;
  /** The card that stands open. */
  opened: CardId | undefined;
  handles: ColumnHandles;
  onOpen: (card: CardSummary) => void;
}

const HINT =
  'Press Enter to open the card. Press Space to pick it up, the arrow keys to move it within its phase or to another one, Space to drop it, Escape to put it back.';

/** Where a held card came from does not move while the column below it scrolls. */
function stillMeasure() {
  const rects = new WeakMap<HTMLElement, DOMRect>();
  return (element: HTMLElement) => {
    const known = rects.get(element) ?? element.getBoundingClientRect();
    rects.set(element, known);
    return known;
  };
}

/** The phases side by side, and the card that is held over them. */
export function Columns({ board, wanted, isFiltered, opened, handles, onOpen }: ColumnsProps) {
  const { phases } = board;
  const canSet = useCanSet();
  const scroller = useRef<HTMLDivElement>(null);
  const move = useCardMoves(wanted, phases);
  const [measure, setMeasure] = useState(stillMeasure);

  const drop = (card: CardSummary, place: Place, from: Place) => {
    const isByKeyboard = document.activeElement?.getAttribute('data-card') === card.id;
    void move(card, place, from);
    // The card is drawn anew where it lands: who moved it with the keyboard goes on from there.
    if (isByKeyboard) requestAnimationFrame(() => setTimeout(() => handles.get(place.phase)?.focus(place.index)));
  };
  const drag = useBoardDrag({ phases, handles, scroller: () => scroller.current, onDrop: drop });
  const { held } = drag;

  const latest = useRef(phases);
  latest.current = phases;
  const onAcross = useCallback(
    ({ id }: BoardPhase, step: -1 | 1, index: number) => {
      const all = latest.current;
      // A phase without cards is passed over.
      for (let at = all.findIndex((each) => each.id === id) + step; at >= 0 && at < all.length; at += step) {
        const handle = handles.get(all[at]?.id ?? '');
        const total = handle?.total() ?? 0;
        if (handle && total > 0) return handle.focus(Math.min(index, total - 1));
      }
    },
    [handles],
  );

  const measuring = useMemo(
    () => ({ draggable: { measure }, droppable: { strategy: MeasuringStrategy.WhileDragging } }),
    [measure],
  );

  return (
    <DndContext
      sensors={drag.sensors}
      modifiers={[drag.follow]}
      measuring={measuring}
      autoScroll={false}
      collisionDetection={() => []}
      accessibility={{
        announcements: SILENT,
        screenReaderInstructions: { draggable: HINT },
        restoreFocus: false,
      }}
      onDragStart={(event) => {
        setMeasure(() => stillMeasure());
        drag.onDragStart(event);
      }}
      onDragEnd={drag.onDragEnd}
      onDragCancel={drag.onDragCancel}
    >
      <ColumnHandlesProvider value={handles}>
        <div ref={scroller} className={classes.board} role="group" aria-label="Phases">
          {phases.map((phase) => {
            const isTarget = held !== null && held.place.phase === phase.id && !samePlace(held.place, held.from);
            return (
              <Column
                key={phase.id}
                board={board.board}
                phase={phase}
                wanted={wanted}
                isFiltered={isFiltered}
                opened={opened}
                heldAt={held !== null && held.from.phase === phase.id ? held.from.index : null}
                slot={isTarget ? slotOf(held.place, held.from) : null}
                onOpen={onOpen}
                onAcross={onAcross}
              />
            );
          })}
          {canSet && <AddPhase board={board.board} />}
        </div>
      </ColumnHandlesProvider>
      <VisuallyHidden role="status" aria-live="assertive" aria-label="Moving a card">
        {drag.told}
      </VisuallyHidden>
      {createPortal(
        <DragOverlay dropAnimation={null}>
          {held && (
            <div className={classes.card} data-lifted>
              <CardFace
                card={held.card}
                title={
                  <span className={classes.title}>
                    <span className={classes.titleText} dir="auto">
                      {held.card.title}
                    </span>
                  </span>
                }
              />
            </div>
          )}
        </DragOverlay>,
        document.body,
      )}
    </DndContext>
  );
}
