import type { SegmentEvent } from '../../../ipc';

/** What of a segment's history is shown, as the address keeps it. */
export interface SegmentSearch {
  /** From this day on, or from the segment's first; a month back where absent. */
  since?: string | undefined;
  /** Only those who came, or only those who went. */
  event?: SegmentEvent | undefined;
}

/** The word of the address for the segment's first day. */
export const START = 'start';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads an address. What it does not know is named as absent, since the router keeps what nobody names. */
export function readSegmentSearch({ since, event }: Record<string, unknown>): SegmentSearch {
  return { since: readSince(since), event: event === 'joined' || event === 'left' ? event : undefined };
}

function readSince(since: unknown): string | undefined {
  if (typeof since !== 'string') return undefined;
  return since === START || (DAY.test(since) && !Number.isNaN(Date.parse(since))) ? since : undefined;
}
