// A workspace with flow apps, bots, submissions and routing rules, for tests: the fake's, a small one.

import type { Backend, SubmissionId, Tag } from '../ipc';
import { createFakeContacts } from '../ipc/fake/contacts';
import { createFakeFields } from '../ipc/fake/fields';
import { createFakeFilters, type FakeFilters } from '../ipc/fake/filters';
import { createFakeFlow, type FakeFlow } from '../ipc/fake/flow';
import { firstRules } from '../ipc/fake/flowRules';
import { FLOW_BOARDS, FLOW_RECORD_TYPES } from '../ipc/fake/flowWorld';
import { positionOf } from '../ipc/fake/people';
import { createFakeRouting, type FakeRouting } from '../ipc/fake/routing';
import { SAM } from '../ipc/fake/team';

const NOW = Date.parse('2026-03-03T10:00:00Z');
const PEOPLE = 250;

export interface FlowAnswers {
  answers: Partial<Omit<Backend, 'listen'>>;
  flow: FakeFlow;
  /** Is told what became stale: a test hands it on to the page. */
  onStale: (listener: (tags: Tag[]) => void) => void;
}

/** The id of a submission by its place, the newest first. */
export const submissionId = (position: number): SubmissionId =>
  `01930000-0000-7000-d200-${String(position).padStart(12, '0')}`;

/** Everything that submissions, bots and flow apps ask, and the ways to change them. */
export function flowAnswers(submissions = 14): FlowAnswers {
  let listener: (tags: Tag[]) => void = () => {};
  const tell = (tags: Tag[]) => listener(tags);
  const fields = createFakeFields(
    NOW,
    () => {},
    () => [SAM],
  );
  const contacts = createFakeContacts(
    PEOPLE,
    NOW,
    () => {},
    fields,
    (filter) => filters.passes(filter),
  );
  const filters: FakeFilters = createFakeFilters({
    now: NOW,
    subject: ({ of }) => (of === 'submission' ? flow.subject() : undefined),
    fields: fields.live,
    members: () => [SAM],
    tags: contacts.tags,
    valueOf: fields.valueAt,
    profileOf: contacts.profileOf,
    isEdited: contacts.isEdited,
    segments: { named: () => undefined, has: () => false },
    count: contacts.total,
    some: () => Array.from({ length: PEOPLE }, (_, index) => index),
  });
  const flow: FakeFlow = createFakeFlow(
    {
      now: NOW,
      size: PEOPLE,
      submissions,
      tell,
      filters: () => filters,
      contactPosition: positionOf,
      contactName: (id) => contacts.profileOf(positionOf(id)).displayName,
      boards: () => FLOW_BOARDS,
      recordTypes: () => FLOW_RECORD_TYPES,
    },
    firstRules(FLOW_BOARDS),
    () => routing,
  );
  const routing: FakeRouting = createFakeRouting(flow.world, () => [SAM], tell);
  const { world: _, subject: __, link, undo, ...flowCommands } = flow;
  const { cardOf: ___, routedBy: ____, ...routingCommands } = routing;
  return {
    flow,
    onStale: (next) => {
      listener = next;
    },
    answers: {
      ...flowCommands,
      ...routingCommands,
      listBoards: async () => FLOW_BOARDS,
      listRecordTypes: async () => FLOW_RECORD_TYPES,
      listContacts: contacts.listContacts,
      listFields: fields.listFields,
      getFilterCatalog: filters.getFilterCatalog,
      describeFilter: filters.describeFilter,
      suggestValues: filters.suggestValues,
      linkSubmission: async ({ submission, contact }) => ({ count: 1, operation: link(submission, contact) }),
      undoOperation: async ({ operation }) => ({ count: undo(operation) ?? 0, operation: null }),
    },
  };
}
