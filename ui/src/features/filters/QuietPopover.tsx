import { Popover } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import classes from './QuietPopover.module.css';

interface QuietPopoverProps {
  opened: boolean;
  onClose: () => void;
  label: string;
  /** The button that it hangs from; it gets the focus back. */
  target: ReactNode;
  /** As wide as what is in it where absent. */
  width?: number;
  children: ReactNode;
}

/** Whether what was pressed is a part of the page that the popover hangs in, though it floats itself: a dialog. */
function isPageOf(floating: Element, popover: string): boolean {
  if (floating.matches('[class*="-dropdown"], [aria-haspopup]')) return false;
  const opener = document.querySelector(`[aria-controls="${popover}-dropdown"]`);
  return opener !== null && floating.contains(opener);
}

/** Where a click leaves it open: on what floats over the page, and on the button that opened it, which closes it itself. */
const INSIDE =
  '[class*="-dropdown"], [data-portal], [data-mantine-shared-portal-node], [aria-haspopup="dialog"][aria-expanded="true"]';

/** Whether an open list or menu takes the Escape for itself. Lists that stand in place have nothing to close. */
export function takesEscape(target: EventTarget): boolean {
  if (!(target instanceof Element)) return false;
  const isOpenList = target.hasAttribute('data-expanded') && !target.closest('[data-inline-list]');
  return isOpenList || target.closest('[role="menu"]') !== null;
}

/**
 * A popover in which others may open: lists, calendars, a second popover. A click into what floats over the page leaves it
 * open, one on the page closes it, and Escape closes what was opened last.
 */
export function QuietPopover({ opened, onClose, label, target, width, children }: QuietPopoverProps) {
  const id = useId();
  const close = useRef(onClose);
  close.current = onClose;

  useEffect(() => {
    if (!opened) return;
    const onPress = ({ target: pressed }: MouseEvent) => {
      if (!(pressed instanceof Element && pressed.isConnected)) return;
      const floating = pressed.closest(INSIDE);
      if (!floating || isPageOf(floating, id)) close.current();
    };
    document.addEventListener('mousedown', onPress);
    return () => document.removeEventListener('mousedown', onPress);
  }, [opened, id]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    if (!takesEscape(event.target)) onClose();
  };

  return (
    <Popover
      id={id}
      opened={opened}
      onChange={(next) => {
        if (!next) onClose();
      }}
      position="bottom-start"
      offset={6}
      width={width ?? 'max-content'}
      closeOnClickOutside={false}
      closeOnEscape={false}
      trapFocus
      returnFocus
    >
      <Popover.Target>{target}</Popover.Target>
      <Popover.Dropdown
        className={classes.dropdown ?? ''}
        aria-label={label}
        aria-labelledby={undefined}
        onKeyDown={onKeyDown}
      >
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}
