/**
 * A backend for looking at screens in a browser, with a million people made from their position. It is reached only in
 * `vite --mode fake` and is no part of a production build. The address chooses a state: `?empty`, `?first-start`, `?slow`, `?error`,
 * `?fields=300`, `?segments=40`, `?records=100000`, `?cards=20000`.
 */
import type { Backend, Events } from '../backend';
import type { AppState, FilterSubject, Selection, Tag, WorkspaceInfo } from '../bindings';
import { IpcError } from '../error';
import { createFakeBoards } from './boards';
import { cardSubject } from './cardFilters';
import { createFakeContacts } from './contacts';
import { createFakeFields, type FakeFields } from './fields';
import type { FakeSubject } from './filterFields';
import { createFakeFilters } from './filters';
import { createFakeFlow } from './flow';
import { firstRules } from './flowRules';
import { createFakeImports } from './imports';
import { createFakeNotes } from './notes';
import { createFakeOperations } from './operations';
import { personAt, positionOf } from './people';
import { createFakeRecords } from './records';
import type { FakeRecordTypes } from './records/types';
import { createFakeReview } from './review';
import { createFakeRouting } from './routing';
import { createFakeSegments } from './segments';
import { timelineOf } from './submissions';
import { createFakeTeam } from './team';

type AnyListener = (payload: never) => void;

const REGIONS = [
  'AR',
  'AT',
  'BR',
  'CH',
  'DE',
  'ES',
  'FR',
  'GB',
  'IE',
  'IN',
  'IT',
  'JP',
  'MX',
  'NL',
  'PL',
  'PT',
  'SE',
  'US',
];

export function createFakeBackend(): Backend {
  const options = new URLSearchParams(window.location.search);
  const now = Date.now();
  const listeners = new Map<keyof Events, Set<AnyListener>>();
  const emit = <E extends keyof Events>(event: E, payload: Events[E]) => {
    for (const callback of listeners.get(event) ?? []) (callback as (payload: unknown) => void)(payload);
  };
  const tell = (tags: Tag[]) => emit('changed', { tags, external: false });

  const size = options.has('empty') || options.has('first-start') ? 0 : Number(options.get('size') ?? 1_000_000);
  const team = createFakeTeam(tell);
  const fields = createFakeFields(now, tell, team.everybody, Number(options.get('fields') ?? 0));
  const contacts = createFakeContacts(size, now, tell, fields, (filter) => filters.passes(filter));
  const records = createFakeRecords({
    now,
    deals: Number(options.get('records') ?? 1_240),
    people: size,
    isEmpty: size === 0,
    tell,
    members: team.everybody,
    you: team.you,
    personAt: (position) => personAt(position, Math.max(size, 1), now),
    positionOf,
    passes: (subject, filter) => filters.passesFor(subject, filter),
  });
  const notes = createFakeNotes(now, tell, team.you);
  const segments = createFakeSegments(size, now, tell, Number(options.get('segments') ?? 14), (filter) =>
    filters.words(filter),
  );
  // What can be asked for besides people.
  const subjects: Partial<Record<FilterSubject['of'], (subject: FilterSubject) => FakeSubject | undefined>> = {};
  const filters = createFakeFilters({
    subject: (subject) => subjects[subject.of]?.(subject),
    now,
    fields: fields.live,
    members: team.everybody,
    tags: contacts.tags,
    valueOf: (position, field) =>
      contacts.isEdited(position)
        ? contacts.profileOf(position).fields?.find((cell) => cell.field === field)?.value
        : fields.valueAt(position, field),
    profileOf: contacts.profileOf,
    isEdited: contacts.isEdited,
    segments: { named: segments.named, has: segments.has },
    count: contacts.total,
    some: () => Array.from({ length: Math.min(size, 20_000) }, (_, index) => index),
  });
  const boards = createFakeBoards({
    size,
    now,
    tell,
    you: team.you,
    members: team.everybody,
    cards: Number(options.get('cards') ?? 120),
    passes: (filter) => filters.passesFor({ of: 'card' }, filter),
  });
  subjects.card = () =>
    cardSubject({
      cards: boards.cards(),
      boards: boards.boards(),
      members: team.everybody(),
      tags: contacts.tags(),
      now,
      contactFields: filters.contactFields,
    });
  subjects.record = records.subjectOf;
  const flow = createFakeFlow(
    {
      now,
      size,
      submissions: size === 0 ? 0 : Number(options.get('submissions') ?? 20_000),
      tell,
      filters: () => filters,
      contactPosition: positionOf,
      contactName: (id) => contacts.profileOf(positionOf(id)).displayName,
      boards: boards.boards,
      recordTypes: records.types.all,
    },
    firstRules(boards.boards()),
    () => routing,
  );
  const routing = createFakeRouting(flow.world, team.everybody, tell);
  subjects.submission = flow.subject;
  const review = createFakeReview(size, now, tell, flow.link);
  const operations = createFakeOperations(
    size,
    now,
    tell,
    team.you,
    (id) =>
      boards.undo(id) ??
      flow.undo(id) ??
      records.undo(id) ??
      notes.undo(id) ??
      fields.undo(id) ??
      segments.undo(id) ??
      contacts.undo(id),
  );
  const imports = createFakeImports(size, now, tell, (selection) => contacts.chosen(selection as Selection).length);

  let workspace: WorkspaceInfo = {
    name: 'Acme Studio',
    region: 'ES',
    timezone: 'Europe/Madrid',
    path: '/home/sam/.local/share/contact-center/acme-studio.contacts',
    member: team.you(),
    contactCount: 0,
    binCount: 0,
    unmatchedCount: 0,
    checkCount: 0,
    createdAt: new Date(now - 8e9).toISOString(),
  };
  let isOpen = !options.has('first-start');
  const info = (): WorkspaceInfo => ({
    ...workspace,
    member: team.you(),
    contactCount: contacts.count(),
    binCount: contacts.binCount(),
    unmatchedCount: review.unmatchedCount(),
    checkCount: review.checkCount(),
  });
  const names = new Intl.DisplayNames('en', { type: 'region' });

  const backend: Backend = {
    ...operations.noting({
      ...contacts,
      ...notes,
      ...fieldsOfBoth(fields, records.types),
      ...segments,
      ...flow,
      ...routing,
      ...records.commands,
      ...boards,
    }),
    getContact: async (input) => ({
      ...(await contacts.getContact(input)),
      segments: segments.of(input.contact),
      recordTotal: records.countOf(input.contact),
      cardTotal: boards.totalOf(input.contact),
    }),
    getTimeline: async ({ contact, kinds, cursor, limit }) =>
      timelineOf(await contacts.getContact({ contact }), kinds, Number(cursor ?? 0), limit, [
        ...segments.entriesOf(contact),
        ...boards.entriesOf(contact),
        ...records.entriesOf(contact),
      ]),
    ...filters,
    ...review,
    ...imports,
    ...team,
    listOperations: operations.listOperations,
    undoOperation: operations.undoOperation,
    openLink: async () => null,
    appState: async (): Promise<AppState> => ({
      workspace: isOpen ? info() : null,
      problem: null,
      suggestedName: 'Sam Rivera',
      suggestedRegion: 'ES',
      suggestedTimezone: 'Europe/Madrid',
      regions: REGIONS.map((code) => ({ code, name: names.of(code) ?? code })),
      timezones: Intl.supportedValuesOf('timeZone'),
      version: '0.1.0',
      defaultPath: workspace.path,
    }),
    async createWorkspace(input) {
      isOpen = true;
      workspace = { ...workspace, name: input.name, region: input.region, timezone: input.timezone };
      team.rename(input.memberName, input.memberEmail);
      tell(['workspace']);
      return info();
    },
    async updateWorkspace(input) {
      workspace = {
        ...workspace,
        name: input.name ?? workspace.name,
        region: input.region ?? workspace.region,
        timezone: input.timezone ?? workspace.timezone,
      };
      tell(['workspace']);
      return info();
    },
    workspaceInfo: async () => info(),
    showInFolder: async () => null,
    closeWindow: async () => null,
    listen(event, callback) {
      const set = listeners.get(event) ?? new Set<AnyListener>();
      listeners.set(event, set.add(callback));
      return () => {
        set.delete(callback);
      };
    },
  };
  // So that events which only a window can bring can be tried from the browser's console.
  Object.assign(window, { fakeEmit: emit });
  return withWeather(backend, options);
}

/** The commands of fields, of contacts and of records: which is meant is told by the field, or where it is to be. */
function fieldsOfBoth(contacts: FakeFields, types: FakeRecordTypes): FakeFields {
  const { createField, ...others } = types.fieldCommands;
  const routed = Object.entries(others).map(([name, ofRecords]) => {
    const ofContacts = contacts[name as keyof typeof others] as (...args: unknown[]) => unknown;
    const call = (...args: unknown[]) =>
      (types.typeOfField((args[0] as { field: string }).field)
        ? (ofRecords as (...args: unknown[]) => unknown)
        : ofContacts)(...args);
    return [name, call];
  });
  return {
    ...contacts,
    createField: (input) => (input.recordType ? createField(input) : contacts.createField(input)),
    ...Object.fromEntries(routed),
  };
}

/** Answers late, or never well, where the address asks for it. */
function withWeather(backend: Backend, options: URLSearchParams): Backend {
  const delay = options.has('slow') ? 1500 : 12;
  const calm = new Set<string | symbol>(['listen', 'appState', 'workspaceInfo']);
  return new Proxy(backend, {
    get(target, command: keyof Backend) {
      if (calm.has(command)) return target[command];
      return async (...args: unknown[]) => {
        await new Promise((resolve) => setTimeout(resolve, delay));
        if (options.has('error')) {
          throw new IpcError({
            code: 'busy',
            message: 'The workspace is busy with another change. Try again in a moment.',
            details: { field: null, existing: null, path: null },
          });
        }
        return (target[command] as (...args: unknown[]) => unknown)(...args);
      };
    },
  });
}
