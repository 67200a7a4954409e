import type { Backend } from '../backend';
import type {
  FieldCell,
  FieldGroupInfo,
  FieldInfo,
  FieldInput,
  FieldValue,
  Member,
  ProfileLayout,
  Tag,
  UpdateField,
} from '../bindings';
import { IpcError } from '../error';
import { cell, DEFAULT_FIELDS, DEFAULT_GROUPS, fieldFrom, readValue, valueAt } from './fieldValues';

type FieldCommands = Pick<
  Backend,
  | 'listFields'
  | 'getFieldUse'
  | 'suggestFieldKey'
  | 'tryField'
  | 'createField'
  | 'previewFieldChange'
  | 'updateField'
  | 'moveField'
  | 'archiveField'
  | 'deleteField'
  | 'createFieldGroup'
  | 'updateFieldGroup'
  | 'moveFieldGroup'
  | 'deleteFieldGroup'
  | 'getProfileLayout'
  | 'setProfileLayout'
>;

/** Values of contacts, for the part of the fake that has the contacts. */
export interface FakeFieldValues {
  /** What a person has from the start. */
  cellsAt(position: number): FieldCell[];
  /** What of it one field has, without asking for the others. */
  valueAt(position: number, field: string): FieldValue | undefined;
  /** The values after these were typed; throws what the core would refuse. */
  written(had: FieldCell[], inputs: FieldInput[]): FieldCell[];
  /** The values of these fields that still are there. */
  only(cells: FieldCell[], fields?: string[]): FieldCell[];
}

export interface FakeFields extends FieldCommands, FakeFieldValues {
  /** Takes a change back; nothing where it was none of fields. */
  undo(operation: string): number | undefined;
  /** The fields that are in use. */
  live(): FieldInfo[];
}

interface World {
  groups: FieldGroupInfo[];
  fields: FieldInfo[];
}

/** Custom fields in memory; `?fields=300` makes as many. Roles are not enforced here. */
export function createFakeFields(
  now: number,
  tell: (tags: Tag[]) => void,
  members: () => Member[],
  extra = 0,
): FakeFields {
  let world: World = {
    groups: DEFAULT_GROUPS,
    fields: [...DEFAULT_FIELDS, ...Array.from({ length: extra }, (_, index) => manyth(index))],
  };
  let layout: ProfileLayout = { folded: [], othersFolded: false, hideEmpty: false };
  const before = new Map<string, World>();

  const write = (next: World): string => {
    const operation = crypto.randomUUID();
    before.set(operation, world);
    world = next;
    tell(['fields', 'contacts']);
    return operation;
  };
  const fieldAt = (id: string): FieldInfo => {
    const field = world.fields.find((each) => each.id === id);
    if (!field) throw missing('This field is not there any more.');
    return field;
  };
  const replace = (field: FieldInfo) => ({
    ...world,
    fields: world.fields.map((each) => (each.id === field.id ? field : each)),
  });
  const keyOf = (label: string): string => {
    const base =
      fold(label)
        .replace(/[^a-z0-9]+/g, '_')
        .replace(/^_+|_+$/g, '') || 'field';
    for (let number = 1; ; number++) {
      const key = number === 1 ? base : `${base}_${number}`;
      if (!world.fields.some((field) => field.key === key)) return key;
    }
  };
  const narrows = ({ field, definition }: UpdateField): boolean => {
    const was = fieldAt(field);
    const kept = new Set(definition.options?.map(({ id }) => id));
    const { min, max } = definition.config ?? {};
    return (
      was.type !== definition.type ||
      was.options.some(({ id }) => !kept.has(id)) ||
      (max ?? Number.POSITIVE_INFINITY) < (was.config.max ?? Number.POSITIVE_INFINITY) ||
      (min ?? Number.NEGATIVE_INFINITY) > (was.config.min ?? Number.NEGATIVE_INFINITY)
    );
  };

  return {
    valueAt(position, id) {
      const field = world.fields.find((each) => each.id === id);
      return field ? (valueAt(field, position, now, members()) ?? undefined) : undefined;
    },
    live: () => world.fields.filter(({ archived }) => !archived),
    cellsAt: (position) => world.fields.flatMap((field) => cell(field, valueAt(field, position, now, members()))),
    written: (had, inputs) =>
      inputs.reduce((cells, { field, values }) => {
        const others = cells.filter((each) => each.field !== field);
        return [...others, ...cell(fieldAt(field), readValue(fieldAt(field), values, members()))];
      }, had),
    only: (cells, fields) =>
      cells.filter(({ field }) => world.fields.some(({ id }) => id === field) && (fields?.includes(field) ?? true)),
    undo(operation) {
      const was = before.get(operation);
      if (!was) return undefined;
      before.delete(operation);
      world = was;
      tell(['fields', 'contacts']);
      return 1;
    },
    listFields: async () => ({ ...world, currency: 'EUR' }),
    getFieldUse: async () => ({ contacts: 8_412, inBin: 3 }),
    suggestFieldKey: async ({ label }) => keyOf(label),
    tryField: async ({ definition, values }) => {
      const key = 'preview';
      return readValue(fieldFrom(definition, { id: key, key, group: null, archived: false }), values, members());
    },
    async createField({ key, group, definition }) {
      if (definition.label.trim() === '') throw invalid('label', 'Label: a field needs a name.');
      if (key !== null && world.fields.some((field) => field.key === key)) {
        throw invalid('key', `Key: another field has the key “${key}” already.`);
      }
      const id = crypto.randomUUID();
      const field = fieldFrom(definition, { id, key: key ?? keyOf(definition.label), group, archived: false });
      return { field, operation: write({ ...world, fields: ordered([...world.fields, field], world.groups) }) };
    },
    previewFieldChange: async (input) => {
      const lost = narrows(input) ? 12 : 0;
      const example = (position: number, name: string, value: string) => ({
        contact: `01930000-0000-7000-8000-00000000000${position}`,
        record: null,
        name,
        value,
        reason: 'it is no value of the new kind',
      });
      return {
        values: 8_412,
        kept: 8_412 - lost,
        lost,
        examples: lost ? [example(1, 'Aaliyah Abebe', 'Acme Corp'), example(3, 'محمد الأحمد', 'Studio Bianchi')] : [],
        missing: input.definition.required && !fieldAt(input.field).required ? 3_204 : 0,
        clashes: [],
      };
    },
    updateField: async ({ field, definition }, onProgress) => {
      onProgress({ stage: 'changing', done: 8_412, total: 8_412, perSecond: 40_000, secondsLeft: 0 });
      const next = fieldFrom(definition, fieldAt(field));
      return { field: next, operation: write(replace(next)) };
    },
    async moveField({ field, group, before: next }) {
      const moved = { ...fieldAt(field), group };
      const others = world.fields.filter(({ id }) => id !== field);
      const place = next === null ? others.length : others.findIndex(({ id }) => id === next);
      others.splice(place, 0, moved);
      return { operation: write({ ...world, fields: ordered(others, world.groups) }) };
    },
    archiveField: async ({ field, archived }) => ({ operation: write(replace({ ...fieldAt(field), archived })) }),
    async deleteField({ field }) {
      write({ ...world, fields: world.fields.filter(({ id }) => id !== field) });
      return { operation: null };
    },
    async createFieldGroup({ name }) {
      if (world.groups.some((group) => fold(group.name) === fold(name))) {
        throw invalid('name', `Name: there is a group “${name}” already.`);
      }
      const group = { id: crypto.randomUUID(), name };
      return { group, operation: write({ ...world, groups: [...world.groups, group] }) };
    },
    updateFieldGroup: async ({ group, name }) => {
      const groups = world.groups.map((each) => (each.id === group ? { ...each, name } : each));
      return { group: { id: group, name }, operation: write({ ...world, groups }) };
    },
    async moveFieldGroup({ group, before: next }) {
      const moved = world.groups.filter(({ id }) => id === group);
      const groups = world.groups.filter(({ id }) => id !== group);
      groups.splice(next === null ? groups.length : groups.findIndex(({ id }) => id === next), 0, ...moved);
      return { operation: write({ groups, fields: ordered(world.fields, groups) }) };
    },
    async deleteFieldGroup({ group }) {
      const groups = world.groups.filter(({ id }) => id !== group);
      const fields = world.fields.map((field) => (field.group === group ? { ...field, group: null } : field));
      return { operation: write({ groups, fields: ordered(fields, groups) }) };
    },
    getProfileLayout: async () => layout,
    async setProfileLayout(input) {
      layout = input;
      tell(['fields']);
      return layout;
    },
  };
}

/** In the order of groups, those without one last; within a group as they stand. */
function ordered(fields: FieldInfo[], groups: FieldGroupInfo[]): FieldInfo[] {
  const place = (field: FieldInfo) => {
    const found = groups.findIndex(({ id }) => id === field.group);
    return found < 0 ? groups.length : found;
  };
  return [...fields].sort((a, b) => place(a) - place(b));
}

function manyth(index: number): FieldInfo {
  const [sample] = DEFAULT_FIELDS;
  const label =
    index === 0 ? 'A label as long as nobody should write it, and yet somebody did so twice' : `Field ${index}`;
  return { ...(sample as FieldInfo), id: `many-${index}`, key: `many_${index}`, label, group: null };
}

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').trim().toLowerCase();

const invalid = (field: string, message: string) =>
  new IpcError({ code: 'invalid', message, details: { field, existing: null, path: null } });

const missing = (message: string) =>
  new IpcError({ code: 'not_found', message, details: { field: null, existing: null, path: null } });
