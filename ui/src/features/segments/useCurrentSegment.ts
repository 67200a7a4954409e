import { useLocation } from '@tanstack/react-router';
import type { SegmentId } from '../../ipc';

const PAGE = /^\/segments\/([^/]+)$/;

/** The segment that the screen is about: its list, a profile opened from that, or its own page. */
export function useCurrentSegment(): SegmentId | null {
  return useLocation({
    select: ({ pathname, search }): SegmentId | null => {
      const page = PAGE.exec(pathname)?.[1];
      if (page !== undefined) return decodeURIComponent(page);
      return pathname.startsWith('/contacts') ? (search.segment ?? null) : null;
    },
  });
}
