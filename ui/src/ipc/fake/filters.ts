import type { Backend } from '../backend';
import type {
  Condition,
  Filter,
  FilterCatalog,
  FilterDescription,
  FilterSubject,
  FilterValue,
  HasCount,
  Related,
} from '../bindings';
import { IpcError } from '../error';
import {
  type Counter,
  contactFields,
  type FakeField,
  type FakeSubject,
  type FilterWorld,
  fieldsOfContact,
  relatedScopes,
  scopeOf,
} from './filterFields';
import { FAKE_KINDS, foldText, opInfo, tester } from './filterOps';

type FilterCommands = Pick<Backend, 'getFilterCatalog' | 'describeFilter' | 'countContacts' | 'suggestValues'>;

export interface FakeFilters extends FilterCommands {
  /** Whether somebody passes; throws what the core would refuse. */
  passes(filter: Filter): (position: number) => boolean;
  words(filter: Filter): string;
  /** Whether a submission, a card or a record passes. */
  passesFor(subject: FilterSubject, filter: Filter): (position: number) => boolean;
  wordsFor(subject: FilterSubject, filter: Filter): string;
  /** The fields of the contact that each thing has, to stand among the fields of its subject. */
  contactFields(contactOf: (position: number) => number | null): FakeField[];
}

interface Scopes {
  fields(has: Related | null): FakeField[];
  /** Those out of whom values are suggested. */
  some(): number[];
  count(has: Related): Counter;
  catalog(): FilterCatalog;
}

interface Segments {
  named(idOrName: string): { id: string; name: string } | undefined;
  has(id: string, position: number): boolean;
}

export interface FiltersAbout extends FilterWorld {
  segments: Segments;
  /** How many a whole query has. */
  count(query: Parameters<Backend['countContacts']>[0]['query']): number;
  /** Somebody out of whom values are suggested. */
  some(): number[];
  /** What else can be asked for. */
  subject?(subject: FilterSubject): FakeSubject | undefined;
}

/** Filters over the fake's people: the core's language, as far as screens can tell. */
export function createFakeFilters(about: FiltersAbout): FakeFilters {
  const latest = new Map<string, number>();

  const scopes = (subject: FilterSubject = CONTACT): Scopes => {
    if (subject.of !== 'contact') return scopeAlone(about.subject?.(subject) ?? { label: '', fields: [], count: 0 });
    const related = relatedScopes(about.now);
    const contact = contactFields(about);
    return {
      fields: (has: Related | null) => related.find((scope) => scope.has === has)?.fields ?? contact,
      some: about.some,
      count: (has: Related) => related.find((scope) => scope.has === has)?.count ?? (() => 0),
      catalog: (): FilterCatalog => ({
        scopes: [
          scopeOf(null, 'Contact', contact),
          ...related.map(({ has, label, fields }) => scopeOf(has, label, fields)),
        ],
        kinds: FAKE_KINDS,
      }),
    };
  };

  const fieldOf = (world: Scopes, has: Related | null, name: string): FakeField => {
    const field = world.fields(has).find((each) => each.field === name);
    if (!field) throw refusal(`There is no field “${name}” any more. Choose another field, or take the condition out.`);
    return field;
  };

  const compiled = (world: Scopes, filter: Filter, has: Related | null): ((at: number, index: number) => boolean) => {
    if (typeof filter !== 'object' || filter === null) {
      throw refusal('A filter is an object such as {"field":"email","op":"is_not_empty"}.');
    }
    if ('all' in filter && filter.all) {
      const parts = filter.all.map((part) => compiled(world, part, has));
      return (at, index) => parts.every((part) => part(at, index));
    }
    if ('any' in filter && filter.any) {
      const parts = filter.any.map((part) => compiled(world, part, has));
      return (at, index) => parts.some((part) => part(at, index));
    }
    if ('not' in filter && filter.not) {
      const part = compiled(world, filter.not, has);
      return (at, index) => !part(at, index);
    }
    if ('has' in filter) {
      const where = compiled(world, filter.where ?? { all: [] }, filter.has);
      const total = world.count(filter.has);
      const isEnough = counted(filter.count ?? { op: 'gte', value: 1 }, about.now);
      return (at) => {
        let count = 0;
        for (let index = 0; index < total(at); index++) if (where(at, index)) count += 1;
        return isEnough(count);
      };
    }
    if ('segment' in filter && filter.segment !== undefined) {
      const segment = about.segments.named(filter.segment);
      if (!segment) throw refusal(`There is no segment “${filter.segment}”.`);
      return (at) => about.segments.has(segment.id, at);
    }
    if ('field' in filter) return condition(world, filter, has);
    throw refusal('Name a “field”, or use all, any, not, has or segment.');
  };

  const condition = (world: Scopes, { field: name, op, value }: Condition, has: Related | null) => {
    const field = fieldOf(world, has, name);
    const info = opInfo(field.kind, op);
    if (!info) throw refusal(`“${field.label}” cannot be compared with “${op}” any more: its type has changed.`);
    const chosen = field.choices.length > 0 ? chosenOf(field, value ?? undefined) : (value ?? undefined);
    const passes = tester(field.kind, op, chosen, about.now);
    return (at: number, index: number) => passes(field.have(at, index));
  };

  const passesFor = (subject: FilterSubject, filter: Filter) => {
    const part = compiled(scopes(subject), filter, null);
    return (position: number) => part(position, 0);
  };
  const passes = (filter: Filter) => passesFor(CONTACT, filter);

  const say = (world: Scopes, filter: Filter, has: Related | null, isInner: boolean): string => {
    const join = (parts: Filter[], word: string) => {
      const text = parts.map((part) => say(world, part, has, true)).join(` ${word} `);
      return isInner && parts.length > 1 ? `(${text})` : text;
    };
    if ('all' in filter && filter.all) return filter.all.length === 0 ? 'Everybody' : join(filter.all, 'and');
    if ('any' in filter && filter.any) return filter.any.length === 0 ? 'Nobody' : join(filter.any, 'or');
    if ('not' in filter && filter.not) return `not ${say(world, filter.not, has, true)}`;
    if ('has' in filter) {
      const many = filter.count
        ? `${filter.count.op.replace('_', ' ')} ${filter.count.value} ${filter.has}`
        : `a ${filter.has}`;
      return `has ${many}${filter.where ? ` whose ${say(world, filter.where, filter.has, true)}` : ''}`;
    }
    if ('segment' in filter && filter.segment !== undefined) {
      return `in ${about.segments.named(filter.segment)?.name ?? filter.segment}`;
    }
    if (!('field' in filter)) return '';
    const field = world.fields(has).find((each) => each.field === filter.field);
    const info = field && opInfo(field.kind, filter.op);
    const value = valueWords(field, filter.value ?? undefined);
    const words = info?.words ?? filter.op.replaceAll('_', ' ');
    const told = words.includes('…') ? words.replace('…', value) : `${words} ${value}`.trim();
    return `${field?.label ?? filter.field} ${told}`;
  };

  const described = (filter: Filter, subject: FilterSubject = CONTACT): FilterDescription => {
    const world = scopes(subject);
    const parts = 'all' in filter && filter.all ? filter.all : [filter];
    const said = (part: Filter) => capital(say(world, part, null, false));
    let problem: string | null = null;
    try {
      compiled(world, filter, null);
    } catch (thrown) {
      problem = (thrown as IpcError).message;
    }
    return { summary: said(filter), parts: parts.map(said), problem, filter };
  };

  return {
    passes,
    passesFor,
    contactFields: (contactOf) => fieldsOfContact(contactFields(about), contactOf),
    wordsFor: (subject, filter) => described(filter, subject).summary,
    words: (filter) => described(filter).summary,
    getFilterCatalog: async ({ subject }) => scopes(subject).catalog(),
    describeFilter: async ({ filter, subject }) => described(filter, subject),
    async countContacts({ query, counter }) {
      const turn = (latest.get(counter) ?? 0) + 1;
      latest.set(counter, turn);
      // Whoever asks again at once gets ahead of this.
      await new Promise((resolve) => setTimeout(resolve, 20));
      if (latest.get(counter) !== turn)
        throw new IpcError({ code: 'cancelled', message: 'Superseded.', details: NONE });
      return { count: about.count(query) };
    },
    async suggestValues({ subject, has, field: name, text, limit }) {
      const world = scopes(subject);
      const field = fieldOf(world, has, name);
      const wanted = foldText(text);
      const counts = new Map<string, number>();
      for (const position of world.some()) {
        for (const each of field.have(position, 0)) counts.set(String(each), (counts.get(String(each)) ?? 0) + 1);
      }
      return [...counts]
        .map(([value, count]) => ({
          value,
          label: field.choices.find((choice) => choice.value === value)?.label ?? value,
          count,
        }))
        .filter(({ label }) => foldText(label).includes(wanted))
        .sort((a, b) => b.count - a.count)
        .slice(0, limit);
    },
  };
}

/** Things that have nothing of which there are many. */
function scopeAlone({ label, fields, count }: FakeSubject): Scopes {
  return {
    fields: () => fields,
    some: () => Array.from({ length: Math.min(count, 5000) }, (_, position) => position),
    count: () => () => 0,
    catalog: () => ({ scopes: [scopeOf(null, label, fields)], kinds: FAKE_KINDS }),
  };
}

const CONTACT: FilterSubject = { of: 'contact' };
const NONE = { field: null, existing: null, path: null };

const refusal = (message: string) => new IpcError({ code: 'invalid', message, details: { ...NONE, field: 'filter' } });

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function counted({ op, value }: HasCount, now: number): (count: number) => boolean {
  const passes = tester('number', op, value, now);
  return (count) => passes([count]);
}

/** Names in a filter as the ids that people have. */
function chosenOf({ choices, label }: FakeField, value: FilterValue | undefined): FilterValue | undefined {
  const idOf = (name: FilterValue): FilterValue => {
    const known = choices.find((choice) => choice.value === name || foldText(choice.label) === foldText(name));
    if (!known) throw refusal(`“${String(name)}” is none of the choices of ${label} any more.`);
    return known.value;
  };
  return Array.isArray(value) ? value.map(idOf) : value === undefined ? value : idOf(value);
}

function valueWords(field: FakeField | undefined, value: FilterValue | undefined): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) {
    const words = value.map((each) => valueWords(field, each));
    return field?.kind === 'number' || field?.kind === 'date' || field?.kind === 'instant'
      ? words.join(' and ')
      : words.join(', ');
  }
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return new Intl.NumberFormat('en').format(value);
  if (typeof value === 'object') {
    const [unit = '', count] = Object.entries(value)[0] ?? [];
    return `${count} ${count === 1 ? unit.slice(0, -1) : unit}`;
  }
  return field?.choices.find((choice) => choice.value === value)?.label ?? value;
}
