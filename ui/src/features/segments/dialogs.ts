import type { SegmentId, SegmentsLoaded } from '../../ipc';
import { createStore } from '../../lib/store';

/** The segment that is being renamed, from wherever that was asked for. */
export const renamedSegment = createStore<SegmentId | null>(null);

/** What became of a file of which something was refused. */
export const loadedSegments = createStore<SegmentsLoaded | null>(null);
