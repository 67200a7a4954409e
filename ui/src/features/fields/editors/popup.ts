/** Marks what floats over the page and still belongs to an editor: the focus may go there without leaving it. */
export const EDITOR_POPUP = 'data-editor-popup';

/** Whether the focus went out of an editor and of what it opened. */
export function hasLeft(editor: Element, to: EventTarget | null): boolean {
  if (!(to instanceof Element)) return true;
  return !editor.contains(to) && to.closest(`[${EDITOR_POPUP}]`) === null;
}

export function isInPopup(target: EventTarget): boolean {
  return target instanceof Element && target.closest(`[${EDITOR_POPUP}]`) !== null;
}
