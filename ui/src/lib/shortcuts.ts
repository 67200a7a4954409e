import { useEffect, useRef } from 'react';

/** A key (`c`, `?`, `ArrowDown`), a chord (`mod+k`), or a sequence (`g c`). `mod` is ⌘ on a Mac and Ctrl elsewhere. */
export type Shortcut = string;

export type ShortcutHandler = (event: KeyboardEvent) => void;

const SEQUENCE_MS = 1000;
const IS_MAC = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

const TEXT_INPUTS = new Set(['text', 'search', 'email', 'tel', 'url', 'number', 'password', 'date', 'time']);

/** Whether keys that the event brings are text for somebody. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.isComposing) return true;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.getAttribute('contenteditable') === 'true') return true;
  if (target instanceof HTMLInputElement) return TEXT_INPUTS.has(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.role === 'textbox';
}

/** The event in the notation of `Shortcut`. Shift is named only with keys that print nothing. */
export function shortcutOf(event: KeyboardEvent): Shortcut {
  const mod = IS_MAC ? event.metaKey : event.ctrlKey;
  const printed = event.key.length === 1;
  const key = event.key === ' ' ? 'Space' : printed ? event.key.toLowerCase() : event.key;
  const upper = printed && event.key !== event.key.toLowerCase();
  return [mod && 'mod', event.altKey && 'alt', event.shiftKey && (!printed || upper || mod) && 'shift', key]
    .filter(Boolean)
    .join('+');
}

type Layer = Record<Shortcut, ShortcutHandler>;

/** The last one mounted is asked first. */
const layers: Layer[] = [];
let pending: { key: Shortcut; at: number } | null = null;

function find(keys: Shortcut): ShortcutHandler | undefined {
  for (let index = layers.length - 1; index >= 0; index--) {
    const handler = layers[index]?.[keys];
    if (handler) return handler;
  }
  return undefined;
}

/** What a field does with these is text editing, not the page's business. */
const TEXT_CHORDS = new Set(['a', 'c', 'v', 'x', 'y', 'z', 'shift+z'].map((key) => `mod+${key}`));

/** Works from everywhere: it also closes what it opened. */
const PALETTE_CHORD = 'mod+k';

const PRESSES = new Set(['Enter', 'Space']);
const STEPS = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown']);
const PRESSABLE = 'button, a[href], input, select, summary, [role="button"], [role="tab"], [role="option"]';
const STEPPABLE = 'input[type="radio"], input[type="range"], [role="tab"], [role="option"], [role="slider"]';

/** Whether the key does something with what has the focus: Enter on a button presses the button, and nothing else. */
function belongsToFocus(event: KeyboardEvent, key: Shortcut): boolean {
  const target = event.target;
  if (!(target instanceof Element)) return false;
  return (PRESSES.has(key) && target.matches(PRESSABLE)) || (STEPS.has(key) && target.matches(STEPPABLE));
}

/** A dialog or menu; or something that is being dragged, which takes Escape for itself. */
function somethingIsOpen(): boolean {
  return document.querySelector('[role="dialog"], [role="menu"], [data-lifted], [data-dragging]') !== null;
}

/**
 * Whether something was open when the key went down. Escape closes a menu before the page hears of the key, and without a transition the
 * menu is gone by then; so this listens first of all, from the moment the module is read.
 */
let wasOpen = false;
window.addEventListener(
  'keydown',
  () => {
    wasOpen = somethingIsOpen();
  },
  { capture: true },
);

/** Whether the page below must not hear the key. */
function isMute(event: KeyboardEvent, key: Shortcut): boolean {
  if (key === PALETTE_CHORD) return false;
  if (wasOpen || somethingIsOpen() || belongsToFocus(event, key)) return true;
  const printsNothing = key.startsWith('mod+') && !TEXT_CHORDS.has(key);
  return !printsNothing && isTyping(event);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  const key = shortcutOf(event);
  if (isMute(event, key)) {
    pending = null;
    return;
  }
  const sequence = pending && event.timeStamp - pending.at < SEQUENCE_MS ? `${pending.key} ${key}` : null;
  const handler = (sequence ? find(sequence) : undefined) ?? find(key);
  pending = handler ? null : { key, at: event.timeStamp };
  if (!handler) return;
  event.preventDefault();
  handler(event);
}

function add(layer: Layer): () => void {
  if (layers.length === 0) window.addEventListener('keydown', onKeyDown);
  layers.push(layer);
  return () => {
    layers.splice(layers.indexOf(layer), 1);
    if (layers.length === 0) window.removeEventListener('keydown', onKeyDown);
  };
}

/**
 * Binds keys while the component is on screen; the last one mounted wins. They do nothing under an open dialog, popover or
 * menu; plain keys and those that edit text do nothing while somebody types; Enter and Space stay with a focused button.
 */
export function useShortcuts(bindings: Record<Shortcut, ShortcutHandler>, enabled = true): void {
  const latest = useRef(bindings);
  latest.current = bindings;
  const keys = Object.keys(bindings).join('\n');
  useEffect(() => {
    if (!enabled) return;
    const entries = keys
      .split('\n')
      .map((key): [Shortcut, ShortcutHandler] => [key, (event) => latest.current[key]?.(event)]);
    return add(Object.fromEntries(entries));
  }, [keys, enabled]);
}

/** Binds one key; see `useShortcuts`. */
export function useShortcut(key: Shortcut, handler: ShortcutHandler, enabled = true): void {
  useShortcuts({ [key]: handler }, enabled);
}

const GLYPHS: Record<string, string> = {
  mod: IS_MAC ? '⌘' : 'Ctrl',
  shift: IS_MAC ? '⇧' : 'Shift',
  alt: IS_MAC ? '⌥' : 'Alt',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
};

/** The keys of a shortcut as they stand on the keyboard, for hints. */
export function shortcutKeys(shortcut: Shortcut): string[] {
  return shortcut
    .split(/[ +]/)
    .filter(Boolean)
    .map((key) => GLYPHS[key] ?? (key.length === 1 ? key.toUpperCase() : key));
}
