// Editing one value where it stands. Enter saves, Escape reverts, leaving the field saves, and Tab saves and opens the
// next value. A refused value keeps its editor open with what was typed, and the reason beside it.

import { type KeyboardEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { type IpcError, toIpcError } from '../../../ipc';

/** Marks the elements that `e` and Tab open for editing. */
export const EDITABLE = 'data-editable';

export interface InlineEdit<T> {
  isOpen: boolean;
  isSaving: boolean;
  draft: T;
  failure: IpcError | null;
  open: () => void;
  type: (draft: T) => void;
  /** Saves the draft, or what was chosen just now. */
  commit: (chosen?: T) => Promise<boolean>;
  /** Saves, then goes from this element to the value itself, or to the next or previous one. */
  commitAndGo: (from: HTMLElement, step: -1 | 0 | 1, chosen?: T) => Promise<void>;
  revert: (from: HTMLElement) => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

export interface InlineEditOptions<T> {
  value: T;
  save: (value: T) => Promise<unknown>;
  /** Takes off what nobody means to type, such as spaces at the ends. */
  tidy: (draft: T) => T;
  isSame: (a: T, b: T) => boolean;
}

export function useInlineEdit<T>({ value, save, tidy, isSame }: InlineEditOptions<T>): InlineEdit<T> {
  const [draft, setDraft] = useState<T | null>(null);
  const [failure, setFailure] = useState<IpcError | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  // Enter saves and then takes the focus away, and losing the focus saves too: the second must not save again.
  const isBusy = useRef(false);

  // The value has to stand in the editor's place before this returns: the focus goes to it, or on from it.
  function close() {
    flushSync(() => {
      setDraft(null);
      setFailure(null);
    });
  }

  async function commit(chosen?: T): Promise<boolean> {
    if (draft === null || isBusy.current) return true;
    const next = tidy(chosen ?? draft);
    if (isSame(next, value)) {
      close();
      return true;
    }
    isBusy.current = true;
    setIsSaving(true);
    try {
      await save(next);
      close();
      return true;
    } catch (thrown) {
      setFailure(toIpcError(thrown));
      return false;
    } finally {
      isBusy.current = false;
      setIsSaving(false);
    }
  }

  async function commitAndGo(from: HTMLElement, step: -1 | 0 | 1, chosen?: T) {
    const root = from.closest('[data-editables]');
    const place = placeOf(from, root);
    if (!(await commit(chosen))) return;
    openAt(root, place - step, step !== 0);
  }

  function revert(from: HTMLElement) {
    const root = from.closest('[data-editables]');
    const place = placeOf(from, root);
    close();
    openAt(root, place, false);
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      void commitAndGo(event.currentTarget, 0);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      revert(event.currentTarget);
    } else if (event.key === 'Tab') {
      event.preventDefault();
      void commitAndGo(event.currentTarget, event.shiftKey ? -1 : 1);
    }
  }

  return {
    isOpen: draft !== null,
    isSaving,
    draft: draft ?? value,
    failure,
    open: () => setDraft(value),
    type: (next) => {
      setDraft(next);
      setFailure(null);
    },
    commit,
    commitAndGo,
    revert,
    onKeyDown,
  };
}

/** How plain text is tidied and compared. */
export const asText = {
  tidy: (draft: string) => draft.trim(),
  isSame: (a: string, b: string) => a === b,
};

// An open editor stands where its value stood, so both carry the mark and keep their place in the order.
function editables(root: Element | null): HTMLElement[] {
  return root === null ? [] : [...root.querySelectorAll<HTMLElement>(`[${EDITABLE}]`)];
}

// Counted from the end: a folded list grows in front of the field that adds to it.
function placeOf(element: HTMLElement, root: Element | null): number {
  const all = editables(root);
  return all.length - all.findIndex((candidate) => candidate === element || candidate.contains(element));
}

function openAt(root: Element | null, place: number, isEditing: boolean) {
  const all = editables(root);
  const target = all[all.length - place];
  target?.focus();
  if (isEditing) target?.click();
}
