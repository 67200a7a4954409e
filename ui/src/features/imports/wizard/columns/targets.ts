// The places a column can go, in the words of the screen. The keys are those of MAP.json, so a mapping read here and
// one written for the command line are the same thing.

import type { FieldInfo, FieldList, FieldType, ImportKind, MappingReason } from '../../../../ipc';
import { fieldSections } from '../../../fields/sections';

export interface TargetOption {
  value: string;
  label: string;
  /** The type of the custom field that it is. */
  type?: FieldType;
}

export interface TargetGroup {
  group: string;
  items: TargetOption[];
}

const contact: TargetOption[] = [
  { value: 'email', label: 'E-mail' },
  { value: 'phone', label: 'Phone' },
  { value: 'name', label: 'Full name' },
  { value: 'first_name', label: 'First name' },
  { value: 'middle_name', label: 'Middle name' },
  { value: 'last_name', label: 'Last name' },
  { value: 'country', label: 'Country' },
  { value: 'tags', label: 'Tags' },
  { value: 'source', label: 'Source' },
];

const submission: TargetOption[] = [
  { value: 'submission_id', label: 'Submission ID' },
  { value: 'bot', label: 'Bot' },
  { value: 'flow_app', label: 'Flow app' },
  { value: 'status', label: 'Status' },
  { value: 'started_at', label: 'Started' },
  { value: 'completed_at', label: 'Completed' },
  { value: 'updated_at', label: 'Updated' },
  { value: 'is_test', label: 'Test mark' },
];

const record: TargetOption[] = [
  { value: 'contact_id', label: 'Contact ID' },
  { value: 'started_at', label: 'Created' },
  { value: 'updated_at', label: 'Updated' },
];

const otherwise: TargetOption[] = [
  { value: 'answer', label: 'Keep as an answer' },
  { value: 'ignore', label: 'Don’t import' },
];

/** Headings that a team may have given to a group of fields, too. */
const OWN_GROUPS = new Set(['Contact', 'Record', 'Otherwise', 'As it is', 'Submission']);

/** The target that is a custom field. */
export const fieldTarget = ({ key }: Pick<FieldInfo, 'key'>): string => `field:${key}`;

/** What the rows of a file can fill, grouped for the picker; archived fields are not offered. */
export function targetGroups(kind: ImportKind, list: FieldList): TargetGroup[] {
  const custom = fieldGroups(list);
  return kind === 'contacts'
    ? [
        { group: 'Contact', items: contact },
        ...custom,
        { group: 'Record', items: record },
        { group: 'Otherwise', items: otherwise.filter((option) => option.value === 'ignore') },
      ]
    : [
        { group: 'As it is', items: otherwise },
        { group: 'Contact', items: contact },
        ...custom,
        { group: 'Submission', items: submission },
      ];
}

function fieldGroups(list: FieldList): TargetGroup[] {
  return fieldSections(list).map(({ name, fields }) => ({
    group: OWN_GROUPS.has(name) ? `${name} fields` : name,
    items: fields.map((field) => ({ value: fieldTarget(field), label: field.label, type: field.type })),
  }));
}

/** The label of a target, whatever the kind of rows; a field that is not offered goes by its key. */
export function targetLabel(target: string, fields: readonly FieldInfo[]): string {
  const known = [...contact, ...submission, ...record, ...otherwise].find((option) => option.value === target);
  return known?.label ?? fields.find((field) => fieldTarget(field) === target)?.label ?? target.replace(/^field:/, '');
}

/** Why a column goes where it goes, for the eye; nothing where a person chose it. */
export const reasonWords: Record<MappingReason, string> = {
  chosen: 'Chosen by you',
  saved: 'Used in an earlier import of these columns',
  known_export: 'Known column of this form tool',
  label: 'Guessed from the column’s name',
  type: 'Guessed from its values',
  unknown: 'Nothing tells where it belongs, so it is kept as an answer',
};
