import { createStore } from '../../lib/store';

/** What of a list's filter is being worked on: its builder, one of its parts, or a new one. */
export type FilterTool =
  | null
  | { kind: 'pick' }
  | { kind: 'field'; field: string }
  | { kind: 'part'; at: number }
  | { kind: 'builder' };

/** Set from wherever a filter can be asked for: the bar, a column's menu, the palette. */
export const filterTool = createStore<FilterTool>(null);
