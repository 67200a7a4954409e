// Where a column of a file of records can go, as the words of a choice. Pure.

import type { RecordFile, RecordTarget, RecordTypeInfo } from '../../../ipc';
import type { TargetGroup, TargetOption } from '../../imports/wizard/columns/targets';

/** A target as the value of a choice. */
export function wordOf(target: RecordTarget): string {
  switch (target.kind) {
    case 'field':
      return `field:${target.key}`;
    case 'contact':
      return target.role === null ? 'contact' : `contact:${target.role}`;
    default:
      return target.kind;
  }
}

export function targetOf(word: string): RecordTarget {
  const [kind = '', ...rest] = word.split(':');
  const detail = rest.join(':');
  switch (kind) {
    case 'field':
      return { kind: 'field', key: detail };
    case 'contact':
      return { kind: 'contact', role: detail || null };
    case 'id':
    case 'role':
      return { kind };
    default:
      return { kind: 'ignore' };
  }
}

/** The places that a column can go, under headings. */
export function targetGroups(type: RecordTypeInfo): TargetGroup[] {
  const live = type.fields.filter(({ archived }) => !archived);
  const roles = type.roles.map(
    ({ id, name }): TargetOption => ({ value: `contact:${id}`, label: `Contact, as ${name}` }),
  );
  return [
    {
      group: type.name,
      items: live.map((field) => ({ value: `field:${field.key}`, label: field.label, type: field.type })),
    },
    {
      group: 'Linked contacts',
      items: [
        ...roles,
        { value: 'contact', label: roles.length > 0 ? 'Contact, no role' : 'Contact' },
        ...(roles.length > 0 ? [{ value: 'role', label: 'Role of the row’s contacts' }] : []),
      ],
    },
    {
      group: 'Otherwise',
      items: [
        { value: 'id', label: 'Record ID' },
        { value: 'ignore', label: 'Don’t import' },
      ],
    },
  ];
}

/** By what rows can find records that are there, of what the columns bring; fields whose values differ come first. */
export function keyChoices(columns: readonly RecordTarget[], type: RecordTypeInfo): TargetOption[] {
  const mapped = new Set(columns.map(wordOf));
  const fields = type.fields
    .filter(({ key }) => mapped.has(`field:${key}`))
    .sort((a, b) => Number(b.unique) - Number(a.unique))
    .map(({ key, label }) => ({ value: `field:${key}`, label }));
  return [...(mapped.has('id') ? [{ value: 'id', label: 'Record ID' }] : []), ...fields];
}

/** What stands in the way of an import of these columns, as sentences. */
export function mappingProblems(
  file: RecordFile,
  columns: readonly RecordTarget[],
  key: RecordTarget | null,
  type: RecordTypeInfo,
): string[] {
  const problems: string[] = [];
  const words = columns.map(wordOf);
  for (const word of new Set(words)) {
    if (!word.startsWith('field:') && word !== 'id' && word !== 'role') continue;
    const headers = file.columns.filter((_, at) => words[at] === word).map(({ header }) => `“${header}”`);
    if (headers.length > 1) problems.push(`${headers.join(' and ')} go to the same place. Choose another for one.`);
  }
  const title = type.fields.find(({ id }) => id === type.titleField);
  if (key === null && title && !words.includes(`field:${title.key}`)) {
    problems.push(`Choose the column that goes to ${title.label}: every new ${type.name} needs it.`);
  }
  return problems;
}
