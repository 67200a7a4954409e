// Lists whose lines can be dragged, with the mouse or with the keyboard: Space picks a line up, the arrows move it, Space
// puts it down, Escape puts it back. Each step is told to those who listen.

import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { ActionIcon } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { IconGripVertical } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import classes from './Sortable.module.css';

interface SortableProps {
  /** Ids of the lines, in their order. */
  items: string[];
  nameOf: (id: string) => string;
  /** Where a line stands in an order, in words: “2 of 4 in Company info”. */
  placeOf: (id: string, order: string[]) => string;
  /** A line was put down somewhere else. */
  onDrop: (id: string, order: string[]) => void;
  children: ReactNode;
}

/** Draws its lines with `SortableLine`; nothing moves for good before `onDrop` says so. */
export function Sortable({ items, nameOf, placeOf, onDrop, children }: SortableProps) {
  const sensors = useSensors(
    // A press that does not move is a click.
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const orderAfter = (active: string, over: string | undefined) =>
    over === undefined ? items : arrayMove(items, items.indexOf(active), items.indexOf(over));
  const place = (active: unknown, over: unknown) =>
    placeOf(String(active), orderAfter(String(active), over === undefined ? undefined : String(over)));

  // What was told last: the line that is picked up is over itself at once, which is no news.
  const told = useRef('');

  const announcements: Announcements = {
    onDragStart: ({ active }) => {
      told.current = place(active.id, undefined);
      return `Picked up ${nameOf(String(active.id))}, ${told.current}.`;
    },
    onDragOver: ({ active, over }) => {
      const now = place(active.id, over?.id);
      if (now === told.current) return undefined;
      told.current = now;
      return `${nameOf(String(active.id))} is now ${now}.`;
    },
    onDragEnd: ({ active, over }) => `Put down ${nameOf(String(active.id))}, ${place(active.id, over?.id)}.`,
    onDragCancel: ({ active }) => `${nameOf(String(active.id))} is back where it was.`,
  };

  const drop = ({ active, over }: DragEndEvent) => {
    if (over && active.id !== over.id) onDrop(String(active.id), orderAfter(String(active.id), String(over.id)));
  };

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      accessibility={{
        announcements,
        screenReaderInstructions: {
          draggable:
            'Press Space to pick it up, the arrow keys to move it, Space to put it down, Escape to put it back.',
        },
      }}
      onDragEnd={drop}
    >
      <SortableContext items={items} strategy={verticalListSortingStrategy}>
        {children}
      </SortableContext>
    </DndContext>
  );
}

interface SortableLineProps {
  id: string;
  /** What the line is, for the label of its handle. */
  name: string;
  /** Lines move past it, but it has no handle itself. */
  fixed?: boolean;
  /** The lines stand in an element with the role of a list. */
  role?: 'listitem';
  /** Whether the handle can be reached with Tab; where arrows go from line to line, one of them is enough. */
  tabIndex?: 0 | -1;
  className?: string | undefined;
  /** Draws the line around its handle. */
  children: (handle: ReactNode) => ReactNode;
}

export function SortableLine({ id, name, fixed = false, role, tabIndex = 0, className, children }: SortableLineProps) {
  const calm = useReducedMotion();
  const line = useSortable({ id, disabled: { draggable: fixed, droppable: false }, attributes: { tabIndex } });
  const style = {
    transform: CSS.Translate.toString(line.transform),
    transition: calm ? undefined : line.transition,
  };
  const handle = fixed ? null : (
    <ActionIcon
      ref={line.setActivatorNodeRef}
      size="sm"
      className={classes.handle ?? ''}
      // A line that is held takes Escape for itself; the dialog around it stays.
      data-mantine-stop-propagation={line.isDragging || undefined}
      {...line.attributes}
      {...line.listeners}
      aria-label={`Move ${name}`}
    >
      <IconGripVertical size={14} />
    </ActionIcon>
  );
  return (
    <div
      ref={line.setNodeRef}
      role={role}
      style={style}
      className={className ? `${classes.line} ${className}` : classes.line}
      data-sortable={id}
      data-dragging={line.isDragging || undefined}
    >
      {children(handle)}
    </div>
  );
}
