// A workspace whose filters work, for tests: the fake's people, fields and language, with two segments.

import type { Backend, Filter, FilterSubject, SegmentInfo } from '../ipc';
import { createFakeContacts } from '../ipc/fake/contacts';
import { createFakeFields } from '../ipc/fake/fields';
import type { FakeSubject } from '../ipc/fake/filterFields';
import { createFakeFilters, type FakeFilters } from '../ipc/fake/filters';
import { SAM } from '../ipc/fake/team';

const NOW = Date.parse('2026-03-03T10:00:00Z');

export function segmentInfo(id: string, name: string, filter: Filter, values: Partial<SegmentInfo> = {}): SegmentInfo {
  return {
    id,
    name,
    color: 'orange',
    filter,
    summary: name,
    problem: null,
    count: 7,
    onClock: false,
    usedBy: [],
    createdAt: '2026-01-02T09:00:00Z',
    ...values,
  };
}

export const HOT_LEADS = segmentInfo('s-hot', 'Hot Leads', { field: 'budget', op: 'gt', value: 10_000 });
export const VIPS = segmentInfo('s-vips', 'VIPs', { field: 'tags', op: 'has_any', value: ['tag-0'] });

type Commands =
  | 'listContacts'
  | 'listTags'
  | 'listFields'
  | 'listSegments'
  | 'getFilterCatalog'
  | 'describeFilter'
  | 'countContacts'
  | 'suggestValues';

type SubjectOf = (subject: FilterSubject, contact: FakeFilters['contactFields']) => FakeSubject;

/** Everything that a list with a filter asks; besides people, `subjectOf` says what can be asked for. */
export function filterAnswers(
  size = 250,
  segments: SegmentInfo[] = [HOT_LEADS, VIPS],
  subjectOf?: SubjectOf,
): Pick<Backend, Commands> {
  const fields = createFakeFields(
    NOW,
    () => {},
    () => [SAM],
  );
  const contacts = createFakeContacts(
    size,
    NOW,
    () => {},
    fields,
    (filter) => filters.passes(filter),
  );
  const filters: FakeFilters = createFakeFilters({
    now: NOW,
    subject: (subject) => subjectOf?.(subject, filters.contactFields),
    fields: fields.live,
    members: () => [SAM],
    tags: contacts.tags,
    valueOf: fields.valueAt,
    profileOf: contacts.profileOf,
    isEdited: contacts.isEdited,
    segments: {
      named: (wanted) => segments.find(({ id, name }) => id === wanted || name === wanted),
      has: (id, position) => filters.passes(segments.find((each) => each.id === id)?.filter ?? { any: [] })(position),
    },
    count: contacts.total,
    some: () => Array.from({ length: size }, (_, index) => index),
  });
  const { getFilterCatalog, describeFilter, countContacts, suggestValues } = filters;
  return {
    listContacts: contacts.listContacts,
    listTags: contacts.listTags,
    listFields: fields.listFields,
    listSegments: async () => segments,
    getFilterCatalog,
    describeFilter,
    countContacts,
    suggestValues,
  };
}
