import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { toast, toastError } from '../../components/toast';
import { type ContactId, ipc, type Note, type NoteSaved } from '../../ipc';
import { undoOperation } from '../contacts/api';

const PAGE = 50;

/** A contact's notes, or those of them in the bin: the pinned first, then the newest. */
export function useNotes(contact: ContactId, inBin: boolean, enabled = true) {
  return useInfiniteQuery({
    queryKey: ['notes', contact, inBin],
    queryFn: ({ pageParam }) => ipc.listNotes({ contact, inBin, offset: pageParam, limit: PAGE }),
    enabled,
    initialPageParam: 0,
    meta: { tags: ['notes', 'members'] },
    getNextPageParam: (page, pages) => {
      const loaded = pages.reduce((sum, each) => sum + each.notes.length, 0);
      return loaded < (inBin ? page.binTotal : page.total) && page.notes.length > 0 ? loaded : null;
    },
  });
}

/** Earlier texts of a note, the latest first. */
export function useNoteVersions(note: string) {
  return useQuery({
    queryKey: ['notes', 'versions', note],
    queryFn: () => ipc.listNoteVersions({ note }),
    meta: { tags: ['notes', 'members'] },
  });
}

/** Runs a verb, says what it did and offers to take it back; resolves to whether it was done. */
async function say(verb: Promise<NoteSaved>, message: string): Promise<boolean> {
  try {
    const { operation } = await verb;
    if (operation !== null) toast({ message, undo: undoOperation(operation) });
    return true;
  } catch (thrown) {
    toastError(thrown);
    return false;
  }
}

export const addNote = (contact: ContactId, text: string) => say(ipc.addNote({ contact, text }), 'Note added');
export const updateNote = (note: Note, text: string) => say(ipc.updateNote({ note: note.id, text }), 'Note saved');
export const deleteNote = (note: Note) => say(ipc.deleteNote({ note: note.id }), 'Note moved to the bin');
export const restoreNote = (note: Note) => say(ipc.restoreNote({ note: note.id }), 'Note restored');
export const pinNote = (note: Note) =>
  say(ipc.pinNote({ note: note.id, pinned: !note.pinned }), note.pinned ? 'Note unpinned' : 'Note pinned');

/** Opens a web, mail or phone link through the system. */
export const openLink = (link: string) => ipc.openLink(link).catch(toastError);
