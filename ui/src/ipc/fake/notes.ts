import type { Backend } from '../backend';
import type { Member, Note, NoteSaved, NoteVersion, Tag } from '../bindings';

type NoteCommands = Pick<
  Backend,
  'listNotes' | 'listNoteVersions' | 'addNote' | 'updateNote' | 'pinNote' | 'deleteNote' | 'restoreNote'
>;

interface FakeNotes extends NoteCommands {
  /** Takes a change back, if it was one of a note. */
  undo(operation: string): number | undefined;
}

interface Kept extends Note {
  contact: string;
  versions: NoteVersion[];
}

/** Notes in memory. */
export function createFakeNotes(now: number, tell: (tags: Tag[]) => void, you: () => Member): FakeNotes {
  const notes = new Map<string, Kept>();
  const undoable = new Map<string, () => void>();
  let made = 0;

  const shown = ({ contact: _c, versions: _v, ...note }: Kept): Note => note;
  const at = (id: string): Kept => {
    const note = notes.get(id);
    if (!note) throw new Error(`no note ${id}`);
    return note;
  };
  const write = (next: Kept): NoteSaved => {
    const before = notes.get(next.id);
    const operation = `note-${made++}`;
    undoable.set(operation, () => (before ? notes.set(before.id, before) : notes.delete(next.id)));
    notes.set(next.id, next);
    tell(['notes', 'contacts']);
    return { note: shown(next), operation };
  };

  return {
    undo(operation) {
      const takeBack = undoable.get(operation);
      if (!takeBack) return undefined;
      takeBack();
      tell(['notes', 'contacts']);
      return 1;
    },
    async listNotes({ contact, inBin, offset, limit }) {
      const all = [...notes.values()].filter((note) => note.contact === contact);
      const wanted = all
        .filter((note) => (note.deletedAt !== null) === inBin)
        .sort((a, b) => Number(b.pinned) - Number(a.pinned) || b.createdAt.localeCompare(a.createdAt));
      const binTotal = all.filter((note) => note.deletedAt !== null).length;
      return {
        notes: wanted.slice(offset, offset + limit).map(shown),
        total: all.length - binTotal,
        binTotal,
      };
    },
    listNoteVersions: async ({ note }) => [...at(note).versions].reverse(),
    async addNote({ contact, text }) {
      const id = `01930000-0000-7000-f000-${String(made++).padStart(12, '0')}`;
      return write({
        id,
        contact,
        author: you(),
        text,
        createdAt: new Date(now + made * 60_000).toISOString(),
        editedAt: null,
        editor: null,
        pinned: false,
        deletedAt: null,
        versionCount: 0,
        versions: [],
      });
    },
    async updateNote({ note, text }) {
      const was = at(note);
      const version: NoteVersion = {
        number: was.versions.length + 1,
        text: was.text,
        writtenAt: was.editedAt ?? was.createdAt,
        author: was.editor ?? was.author,
      };
      return write({
        ...was,
        text,
        editedAt: new Date(now).toISOString(),
        editor: you(),
        versions: [...was.versions, version],
        versionCount: was.versionCount + 1,
      });
    },
    pinNote: async ({ note, pinned }) => write({ ...at(note), pinned }),
    deleteNote: async ({ note }) => write({ ...at(note), deletedAt: new Date(now).toISOString() }),
    restoreNote: async ({ note }) => write({ ...at(note), deletedAt: null }),
  };
}
