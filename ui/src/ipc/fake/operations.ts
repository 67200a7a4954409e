import type { Backend } from '../backend';
import type { Member, OperationInfo, Tag } from '../bindings';
import { IpcError } from '../error';
import { run } from './imports';
import { personAt } from './people';

type Told = Partial<Pick<OperationInfo, 'about' | 'contact' | 'contacts'>> & { kind: string };

/** What a command that made an operation did. */
type Teller = (input: never, answer: never) => Told;

interface FakeOperations extends Pick<Backend, 'listOperations' | 'undoOperation'> {
  /** The commands, noting what each did. */
  noting<C extends Partial<Backend>>(commands: C): C;
}

const contactTold =
  (kind: string) =>
  (_: unknown, { contact }: { contact: { id: string; displayName: string } }): Told => ({
    kind,
    about: contact.displayName,
    contact: contact.id,
    contacts: 1,
  });
const contactsTold =
  (kind: string, about: string | null = null) =>
  (_: unknown, { count }: { count: number }): Told => ({ kind, about, contacts: count });
const fieldTold =
  (kind: string) =>
  (_: unknown, { field }: { field: { label: string } }): Told => ({ kind, about: field.label });
const segmentTold =
  (kind: string) =>
  (_: unknown, { segment }: { segment: { name: string } }): Told => ({ kind, about: segment.name });
const boardTold =
  (kind: string) =>
  (_: unknown, { board }: { board: { name: string } }): Told => ({ kind, about: board.name });
const cardTold =
  (kind: string) =>
  (_: unknown, { card }: { card: { title: string } }): Told => ({ kind, about: card.title });
const recordTold =
  (kind: string) =>
  (_: unknown, { record }: { record: { title: string } }): Told => ({ kind, about: record.title });
const recordTypeTold =
  (kind: string) =>
  (_: unknown, { recordType }: { recordType: { name: string } }): Told => ({ kind, about: recordType.name });
const flowAppTold =
  (kind: string) =>
  (_: unknown, { flowApp }: { flowApp: { name: string } }): Told => ({ kind, about: flowApp.name });
const ruleTold =
  (kind: string) =>
  (_: unknown, { rule }: { rule: { name: string } }): Told => ({ kind, about: rule.name });
const plain = (kind: string) => (): Told => ({ kind });

const TELLERS: Partial<Record<keyof Backend, Teller>> = {
  createContact: contactTold('contact.create'),
  updateContact: contactTold('contact.update'),
  deleteContacts: contactsTold('contact.delete'),
  restoreContacts: contactsTold('contact.restore'),
  setField: contactsTold('contact.field'),
  tagContacts: contactsTold('tag.contacts'),
  updateTag: contactsTold('tag.update'),
  mergeTags: contactsTold('tag.merge'),
  deleteTag: contactsTold('tag.delete'),
  addNote: plain('note.add'),
  updateNote: plain('note.edit'),
  pinNote: plain('note.pin'),
  deleteNote: plain('note.delete'),
  restoreNote: plain('note.restore'),
  createField: fieldTold('field.create'),
  updateField: fieldTold('field.update'),
  moveField: plain('field.move'),
  createFieldGroup: plain('field.group'),
  updateFieldGroup: plain('field.group'),
  moveFieldGroup: plain('field.group'),
  deleteFieldGroup: plain('field.group'),
  createSegment: segmentTold('segment.create'),
  updateSegment: segmentTold('segment.update'),
  duplicateSegment: segmentTold('segment.create'),
  moveSegment: plain('segment.move'),
  deleteSegment: plain('segment.delete'),
  createBoard: boardTold('board.create'),
  updateBoard: boardTold('board.update'),
  moveBoard: plain('board.move'),
  deleteBoard: plain('board.delete'),
  createPhase: (_: unknown, { phase }: { phase: { name: string } }) => ({ kind: 'phase.create', about: phase.name }),
  updatePhase: (_: unknown, { phase }: { phase: { name: string } }) => ({ kind: 'phase.update', about: phase.name }),
  movePhase: plain('phase.move'),
  deletePhase: plain('phase.delete'),
  createCard: cardTold('card.create'),
  updateCard: cardTold('card.update'),
  moveCard: cardTold('card.move'),
  deleteCards: plain('card.delete'),
  restoreCards: plain('card.restore'),
  addComment: plain('card.comment'),
  updateComment: plain('card.comment'),
  deleteComment: plain('card.uncomment'),
  createRecord: recordTold('record.create'),
  updateRecord: recordTold('record.update'),
  deleteRecords: plain('record.delete'),
  restoreRecords: plain('record.restore'),
  linkRecord: plain('record.link'),
  updateRecordLink: plain('record.link'),
  unlinkRecord: plain('record.unlink'),
  relateRecords: plain('record.relate'),
  unrelateRecords: plain('record.unrelate'),
  importRecords: plain('record.import'),
  createRecordType: recordTypeTold('record_type.create'),
  updateRecordType: recordTypeTold('record_type.update'),
  moveRecordType: plain('record_type.move'),
  deleteRecordType: plain('record_type.delete'),
  createRecordRole: plain('record_role.create'),
  updateRecordRole: plain('record_role.update'),
  moveRecordRole: plain('record_role.move'),
  deleteRecordRole: plain('record_role.delete'),
  createFlowApp: flowAppTold('flow_app.create'),
  updateFlowApp: flowAppTold('flow_app.update'),
  moveFlowApp: plain('flow_app.move'),
  deleteFlowApp: plain('flow_app.delete'),
  updateBot: (_: unknown, { bot }: { bot: { name: string } }): Told => ({ kind: 'bot.update', about: bot.name }),
  createRoutingRule: ruleTold('routing_rule.create'),
  updateRoutingRule: ruleTold('routing_rule.update'),
  moveRoutingRule: plain('routing_rule.move'),
  deleteRoutingRule: plain('routing_rule.delete'),
  applyRouting: plain('routing.apply'),
};

/** Takes so long that the page shows how far it is. */
const MANY = 5_000;

/** What was done to the fake since it began, after some hundred changes that were there before. */
export function createFakeOperations(
  size: number,
  now: number,
  tell: (tags: Tag[]) => void,
  you: () => Member,
  undo: (operation: string) => number | undefined,
): FakeOperations {
  let operations: OperationInfo[] = size === 0 ? [] : earlier(size, now, you());

  const note = (id: string, told: Told) => {
    const at = new Date().toISOString();
    const blank = { about: null, contact: null, contacts: 0, import: null, undoneAt: null, canUndo: true };
    operations = [{ ...blank, ...told, id, at, member: you() }, ...operations];
  };

  return {
    noting(commands) {
      const noted = Object.entries(TELLERS).map(([name, teller]) => {
        const command = commands[name as keyof typeof commands] as (...args: unknown[]) => Promise<unknown>;
        const call = async (...args: unknown[]) => {
          const answer = (await command(...args)) as { operation?: string | null };
          if (answer.operation) note(answer.operation, teller(args[0] as never, answer as never));
          return answer;
        };
        return [name, call];
      });
      return { ...commands, ...Object.fromEntries(noted) };
    },
    async listOperations({ after, limit }) {
      const first = after === null ? 0 : operations.findIndex(({ id }) => id === after) + 1;
      return { operations: operations.slice(first, first + limit), hasMore: first + limit < operations.length };
    },
    async undoOperation({ operation, job }, onProgress) {
      const found = operations.find(({ id }) => id === operation);
      if (found?.undoneAt) throw conflict('This has been undone already. Nothing was changed.');
      if (found && found.contacts >= MANY) await run(job, 'undoing', found.contacts, onProgress, 5);
      const count = undo(operation) ?? found?.contacts ?? 0;
      const undoneAt = new Date().toISOString();
      operations = operations.map((each) => (each.id === operation ? { ...each, undoneAt, canUndo: false } : each));
      tell(['workspace']);
      return { count, operation: null };
    },
  };
}

function earlier(size: number, now: number, member: Member): OperationInfo[] {
  const person = (index: number) => personAt(index * 31, Math.max(size, 1000), now);
  return Array.from({ length: 450 }, (_, index): OperationInfo => {
    const { id, displayName } = person(index);
    const one = { about: displayName, contact: id, contacts: 1 };
    const kinds: Told[] = [
      { kind: 'contact.update', ...one },
      { kind: 'contact.field', about: 'Budget', contacts: 812 },
      { kind: 'import', about: 'submissions-page-1.json', contacts: 1110 },
      { kind: 'tag.contacts', about: 'vip', contacts: 45_000 },
      { kind: 'contact.delete', contacts: 37 },
      { kind: 'note.add' },
      { kind: 'field.create', about: 'Company size' },
      { kind: 'contact.create', ...one },
    ];
    const told = kinds[index % kinds.length] ?? { kind: 'contact.update' };
    const undone = index % 11 === 5;
    const isImport = told.kind === 'import';
    const at = new Date(now - (index + 1) * 4e6).toISOString();
    return {
      about: null,
      contact: null,
      contacts: 0,
      ...told,
      id: `op-${index}`,
      at,
      member,
      import: isImport ? '01930000-0000-7000-9000-000000000001' : null,
      undoneAt: undone ? at : null,
      canUndo: !undone && !isImport,
    };
  });
}

const conflict = (message: string) =>
  new IpcError({ code: 'conflict', message, details: { field: null, existing: null, path: null } });
