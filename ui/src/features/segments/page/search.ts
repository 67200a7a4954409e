import type { SegmentEvent } from '../../../ipc';

/** What of a segment's history is shown, as the address keeps it. */
export interface SegmentSearch {
  /** From this day on, or from the segment's first; a month back where absent. */
  since?: string;
  /** Only those who came, or only those who went. */
  event?: SegmentEvent;
}

/** The word of the address for the segment's first day. */
export const START = 'start';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads an address, dropping what it does not know. */
export function readSegmentSearch(raw: Record<string, unknown>): SegmentSearch {
  const search: SegmentSearch = {};
  const { since, event } = raw;
  if (since === START) search.since = START;
  if (typeof since === 'string' && DAY.test(since) && !Number.isNaN(Date.parse(since))) search.since = since;
  if (event === 'joined' || event === 'left') search.event = event;
  return search;
}
