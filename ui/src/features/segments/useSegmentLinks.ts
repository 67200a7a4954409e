import { useNavigate } from '@tanstack/react-router';
import type { SegmentId } from '../../ipc';

/** The ways to a segment's screens. */
export function useSegmentLinks() {
  const navigate = useNavigate();
  return {
    /** Opening a segment is opening the list of who is in it. */
    open: (segment: SegmentId) => void navigate({ to: '/contacts', search: { segment } }),
    openHistory: (segment: SegmentId) => void navigate({ to: '/segments/$id', params: { id: segment }, search: {} }),
    exportIt: (segment: SegmentId) =>
      void navigate({ to: '/segments/$id', params: { id: segment }, search: {}, state: { exporting: true } }),
    openAll: () => void navigate({ to: '/segments' }),
    editFilter: (segment: SegmentId) =>
      void navigate({ to: '/contacts', search: { segment }, state: { editFilter: true } }),
    /** A segment is made by building a filter and saving it. */
    make: () => void navigate({ to: '/contacts', search: {}, state: { editFilter: true } }),
    openContacts: () => void navigate({ to: '/contacts', search: {} }),
  };
}
