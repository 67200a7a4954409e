import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { confirm } from '../../components/confirm';
import { COLOR_WORDS } from '../../components/TagColors';
import { toast, toastError } from '../../components/toast';
import { watched } from '../../components/workProgress';
import { ipc, type OperationId, type SegmentId, type SegmentInfo, type TagColor } from '../../ipc';
import { formatCountOf } from '../../lib/format';
import { undoOperation } from '../contacts/api';
import { segmentsQuery } from './api';
import { loadedSegments } from './dialogs';
import { withMoved } from './order';
import { useSegmentLinks } from './useSegmentLinks';
import { listWords } from './words';

/** Says what was done and offers to take it back; what changed nothing says nothing. */
function said(message: string, operation: OperationId | null): void {
  if (operation !== null) toast({ message, undo: undoOperation(operation) });
}

/** What can be done with segments. Each verb says what it did, and resolves to whether it did it. */
export function useSegmentVerbs() {
  const client = useQueryClient();
  const links = useSegmentLinks();
  const shown = useLocation({ select: ({ pathname, search }) => ({ pathname, segment: search.segment }) });
  const { queryKey } = segmentsQuery;

  const attempt = async (verb: () => Promise<void>): Promise<boolean> => {
    try {
      await verb();
      return true;
    } catch (thrown) {
      toastError(thrown);
      return false;
    }
  };

  const update = (segment: SegmentInfo, change: { name: string } | { color: TagColor }, message: string) =>
    attempt(async () => {
      const input = { segment: segment.id, name: null, color: null, filter: null, ...change };
      const { operation } = await watched('Changing', (job, onProgress) =>
        ipc.updateSegment({ ...input, job }, onProgress),
      );
      said(message, operation);
    });

  return {
    rename: (segment: SegmentInfo, name: string) => update(segment, { name }, `Renamed “${segment.name}” to “${name}”`),

    recolor: (segment: SegmentInfo, color: TagColor) =>
      update(segment, { color }, `Made “${segment.name}” ${COLOR_WORDS[color].toLowerCase()}`),

    duplicate: (segment: SegmentInfo) =>
      attempt(async () => {
        const made = await watched('Duplicating', (job, onProgress) =>
          ipc.duplicateSegment({ segment: segment.id, job }, onProgress),
        );
        said(`Duplicated “${segment.name}” as “${made.segment.name}”`, made.operation);
      }),

    /** Shown in its new place at once, and back where the core refuses. */
    move: async (segment: SegmentInfo, before: SegmentId | null) => {
      const was = client.getQueryData(queryKey);
      if (was) client.setQueryData(queryKey, withMoved(was, segment.id, before));
      const isMoved = await attempt(async () => {
        const { operation } = await ipc.moveSegment({ segment: segment.id, before });
        said(`Moved “${segment.name}”`, operation);
      });
      if (!isMoved && was) client.setQueryData(queryKey, was);
      return isMoved;
    },

    /** Others whose filters name it stand in the way, and are named. */
    remove: async (segment: SegmentInfo) => {
      if (segment.usedBy.length > 0) {
        const goes = await confirm({
          title: `“${segment.name}” is used by other segments`,
          body: `The filter of ${listWords(segment.usedBy)} names it. Take it out there first; then it can be deleted.`,
          action: 'Show segments',
          cancel: 'Close',
        });
        if (goes) links.openAll();
        return false;
      }
      return attempt(async () => {
        const { operation } = await ipc.deleteSegment({ segment: segment.id });
        // The screen that shows it has nothing left to show.
        if (shown.pathname === `/segments/${segment.id}`) links.openAll();
        else if (shown.segment === segment.id) links.openContacts();
        said(`Deleted “${segment.name}”`, operation);
      });
    },

    /** Writes segments as a file, to hand to a colleague: these, or all where none is named. */
    save: (segments: SegmentInfo[]) =>
      attempt(async () => {
        const saved = await ipc.saveSegments({ segments: segments.map(({ id }) => id) });
        if (saved === null) return;
        toast({
          message: `Saved ${segments.length === 1 ? `“${segments[0]?.name}”` : formatCountOf(saved.segments, 'segment')}`,
          action: { label: 'Show in folder', onClick: () => void ipc.showInFolder(saved.path).catch(toastError) },
        });
      }),

    /** Makes the segments of a file that the person chooses, and says which were refused and why. */
    load: () =>
      attempt(async () => {
        const loaded = await watched(
          'Loading segments',
          (job, onProgress) => ipc.loadSegments({ job }, onProgress),
          'told',
        );
        if (loaded === null) return;
        const [first] = loaded.made;
        said(
          loaded.made.length === 1 && first
            ? `Added “${first.name}”`
            : `Added ${formatCountOf(loaded.made.length, 'segment')}`,
          loaded.operation,
        );
        if (loaded.refused.length > 0) loadedSegments.set(loaded);
        else if (loaded.made.length === 0) toast({ message: 'There are no segments in this file.' });
      }),
  };
}
