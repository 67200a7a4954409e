import type { Backend } from '../../backend';
import type {
  FieldInfo,
  RecordRoleDefinition,
  RecordRoleInfo,
  RecordTypeId,
  RecordTypeInfo,
  Tag,
  TagColor,
} from '../../bindings';
import { IpcError } from '../../error';
import { fieldFrom } from '../fieldValues';
import { seedTypes } from './seeds';

type TypeCommands = Pick<
  Backend,
  | 'createRecordType'
  | 'updateRecordType'
  | 'moveRecordType'
  | 'deleteRecordType'
  | 'createRecordRole'
  | 'updateRecordRole'
  | 'moveRecordRole'
  | 'deleteRecordRole'
>;

/** Commands of fields, for those of record types. */
type FieldCommands = Pick<
  Backend,
  'createField' | 'updateField' | 'previewFieldChange' | 'moveField' | 'archiveField' | 'deleteField' | 'getFieldUse'
>;

export interface FakeRecordTypes extends TypeCommands {
  all(): RecordTypeInfo[];
  at(id: RecordTypeId): RecordTypeInfo;
  typeOfField(field: string): RecordTypeInfo | undefined;
  fieldCommands: FieldCommands;
  undo(operation: string): number | undefined;
}

const COLORS: TagColor[] = ['green', 'violet', 'orange', 'sky', 'pink', 'teal'];

/** Record types in memory. */
export function createFakeRecordTypes(deals: number, isEmpty: boolean, tell: (tags: Tag[]) => void): FakeRecordTypes {
  let types = isEmpty ? [] : seedTypes(deals);
  const before = new Map<string, RecordTypeInfo[]>();

  const write = (next: RecordTypeInfo[]): string => {
    const operation = crypto.randomUUID();
    before.set(operation, types);
    types = next;
    tell(['records']);
    return operation;
  };
  const at = (id: RecordTypeId): RecordTypeInfo => {
    const type = types.find((each) => each.id === id);
    if (!type) throw failure('not_found', 'This record type is not there any more.');
    return type;
  };
  const replaced = (type: RecordTypeInfo) => types.map((each) => (each.id === type.id ? type : each));
  const typeOfRole = (role: string) => {
    const type = types.find(({ roles }) => roles.some(({ id }) => id === role));
    if (!type) throw failure('not_found', 'This role is not there any more.');
    return type;
  };
  const checked = (name: string, but?: string) => {
    if (name.trim() === '') throw failure('invalid', 'Name: a record type needs a name.', 'name');
    if (types.some((type) => type.id !== but && type.name.toLowerCase() === name.trim().toLowerCase())) {
      throw failure('conflict', `There is a record type “${name.trim()}” already. Choose another name.`);
    }
    return name.trim();
  };
  const roleFrom = (id: string, definition: RecordRoleDefinition, type: RecordTypeInfo): RecordRoleInfo => {
    const name = definition.name.trim();
    if (name === '') throw failure('invalid', 'Role: a role needs a name.', 'role');
    if (type.roles.some((role) => role.id !== id && role.name.toLowerCase() === name.toLowerCase())) {
      throw failure('conflict', `“${type.name}” has a role “${name}” already. Choose another name.`);
    }
    return { ...definition, id, name, inverseName: definition.inverseName.trim() || type.name };
  };
  const withRoles = (type: RecordTypeInfo, roles: RecordRoleInfo[], chosen?: RecordRoleInfo): RecordTypeInfo => ({
    ...type,
    roles: chosen?.isDefault ? roles.map((role) => ({ ...role, isDefault: role.id === chosen.id })) : roles,
  });
  const placed = <T extends { id: string }>(list: T[], id: string, next: string | null): T[] => {
    const others = list.filter((each) => each.id !== id);
    const index = next === null ? others.length : others.findIndex((each) => each.id === next);
    return others.toSpliced(index, 0, ...list.filter((each) => each.id === id));
  };
  const typeOfField = (field: string) => types.find(({ fields }) => fields.some(({ id }) => id === field));
  const owner = (field: string) => {
    const type = typeOfField(field);
    if (!type) throw failure('not_found', 'This field is not there any more.');
    return type;
  };
  const changed = (field: string, change: (was: FieldInfo) => FieldInfo) => {
    const type = owner(field);
    const fields = type.fields.map((each) => (each.id === field ? change(each) : each));
    const operation = write(replaced({ ...type, fields }));
    tell(['fields', 'records']);
    return { operation, field: fields.find(({ id }) => id === field) as FieldInfo };
  };

  return {
    all: () => types,
    at,
    typeOfField,
    undo(operation) {
      const was = before.get(operation);
      if (!was) return undefined;
      before.delete(operation);
      types = was;
      tell(['records', 'fields']);
      return 1;
    },
    async createRecordType({ name, plural, icon, color, flowApp, titleLabel, roles }) {
      const id = `type-${crypto.randomUUID()}`;
      const label = titleLabel.trim() || 'Name';
      const title: FieldInfo = {
        ...fieldFrom(
          { label, type: 'text', required: true },
          { id: crypto.randomUUID(), key: label.toLowerCase(), group: null, archived: false },
        ),
      };
      const blank: RecordTypeInfo = {
        id,
        name: checked(name),
        plural: plural.trim() || `${name.trim()}s`,
        icon,
        color: color ?? COLORS[types.length % COLORS.length] ?? 'blue',
        flowApp,
        titleField: title.id,
        roles: [],
        fields: [title],
        currency: 'EUR',
        recordCount: 0,
      };
      const recordType = {
        ...blank,
        roles: roles.map((role) => roleFrom(crypto.randomUUID(), role, blank)),
      };
      return { recordType, operation: write([...types, recordType]) };
    },
    async updateRecordType({ recordType: id, name, plural, icon, color, flowApp, titleField }) {
      const was = at(id);
      const recordType = { ...was, name: checked(name, id), plural: plural.trim() || `${name.trim()}s`, icon, color };
      const next = { ...recordType, flowApp, titleField };
      return { recordType: next, operation: write(replaced(next)) };
    },
    async moveRecordType({ recordType, before: next }) {
      return { count: 1, operation: write(placed(types, recordType, next)) };
    },
    async deleteRecordType({ recordType }) {
      return { count: at(recordType).recordCount, operation: write(types.filter(({ id }) => id !== recordType)) };
    },
    async createRecordRole({ recordType, definition }) {
      const type = at(recordType);
      const role = roleFrom(crypto.randomUUID(), definition, type);
      return { role, operation: write(replaced(withRoles(type, [...type.roles, role], role))) };
    },
    async updateRecordRole({ role: id, definition }) {
      const type = typeOfRole(id);
      const role = roleFrom(id, definition, type);
      const roles = type.roles.map((each) => (each.id === id ? role : each));
      return { role, operation: write(replaced(withRoles(type, roles, role))) };
    },
    async moveRecordRole({ role, before: next }) {
      const type = typeOfRole(role);
      return { count: 1, operation: write(replaced({ ...type, roles: placed(type.roles, role, next) })) };
    },
    async deleteRecordRole({ role }) {
      const type = typeOfRole(role);
      return {
        count: 1,
        operation: write(replaced({ ...type, roles: type.roles.filter(({ id }) => id !== role) })),
      };
    },
    fieldCommands: {
      getFieldUse: async ({ field }) => ({ contacts: Math.round(owner(field).recordCount * 0.8), inBin: 0 }),
      async createField({ recordType, key, definition }) {
        const type = at(recordType ?? '');
        if (definition.label.trim() === '') throw failure('invalid', 'Label: a field needs a name.', 'label');
        const made = key ?? definition.label.trim().toLowerCase().replace(/\W+/g, '_');
        const field = fieldFrom(definition, { id: crypto.randomUUID(), key: made, group: null, archived: false });
        const operation = write(replaced({ ...type, fields: [...type.fields, field] }));
        tell(['fields', 'records']);
        return { field, operation };
      },
      previewFieldChange: async ({ field }) => {
        const values = Math.round(owner(field).recordCount * 0.8);
        return { values, kept: values, lost: 0, examples: [], missing: 0, clashes: [] };
      },
      updateField: async ({ field, definition }) => changed(field, (was) => fieldFrom(definition, was)),
      archiveField: async ({ field, archived }) => changed(field, (was) => ({ ...was, archived })),
      async moveField({ field, before: next }) {
        const type = owner(field);
        return { operation: write(replaced({ ...type, fields: placed(type.fields, field, next) })) };
      },
      async deleteField({ field }) {
        const type = owner(field);
        write(replaced({ ...type, fields: type.fields.filter(({ id }) => id !== field) }));
        return { operation: null };
      },
    },
  };
}

export const failure = (
  code: 'not_found' | 'invalid' | 'duplicate' | 'conflict',
  message: string,
  field: string | null = null,
) => new IpcError({ code, message, details: { field, existing: null, path: null } });
