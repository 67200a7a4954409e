// A world of records for tests: the fake's own, with deals, invoices and properties, that changes as it is told to.

import type { Backend, Tag } from '../ipc';
import { personAt, positionOf } from '../ipc/fake/people';
import { createFakeRecords, type FakeRecords } from '../ipc/fake/records';
import type { MockIpc } from '../ipc/mock';
import { SAM } from './render';

const NOW = Date.parse('2026-03-03T10:00:00Z');
const PEOPLE = 60;

interface RecordWorld extends FakeRecords {
  answers: Partial<Omit<Backend, 'listen'>>;
  /** Tells the page what its changes made stale. */
  follow(app: { ipc: MockIpc }): void;
}

export function recordWorld({ deals = 250, isEmpty = false } = {}): RecordWorld {
  let tell = (_tags: Tag[]) => {};
  const world = createFakeRecords({
    now: NOW,
    deals,
    people: PEOPLE,
    isEmpty,
    tell: (tags) => tell(tags),
    members: () => [SAM],
    you: () => SAM,
    personAt: (position) => personAt(position, PEOPLE, NOW),
    positionOf,
    passes: () => () => true,
  });
  return {
    ...world,
    answers: {
      ...world.commands,
      ...world.types.fieldCommands,
      listContacts: async ({ offset, limit }) => ({
        total: PEOPLE,
        offset,
        rows: Array.from({ length: Math.min(limit, PEOPLE - offset) }, (_, at) => personAt(offset + at, PEOPLE, NOW)),
      }),
      getContact: async ({ contact }) => ({
        ...personAt(positionOf(contact), PEOPLE, NOW),
        recordTotal: world.countOf(contact),
      }),
      locateContact: async () => ({ position: 0, total: 1, previous: null, next: null }),
      listFlowApps: async () => [],
      undoOperation: async ({ operation }) => ({ count: world.undo(operation) ?? 0, operation: null }),
    },
    follow({ ipc }) {
      tell = (tags) => ipc.emit('changed', { tags, external: false });
    },
  };
}
