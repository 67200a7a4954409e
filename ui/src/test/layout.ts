import { vi } from 'vitest';

/** A page without layout has no heights, and a virtual list of no height draws nothing: this gives every scroller one. */
export function giveListsAHeight(): void {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(800);
}
