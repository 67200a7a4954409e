// The places a column can go, in the words of the screen. The keys are those of MAP.json, so a mapping read here and
// one written for the command line are the same thing.

import type { ImportKind, MappingReason } from '../../../../ipc';

export interface TargetOption {
  value: string;
  label: string;
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

/** What the rows of a file can fill, grouped for the picker. */
export function targetGroups(kind: ImportKind): TargetGroup[] {
  return kind === 'contacts'
    ? [
        { group: 'Contact', items: contact },
        { group: 'Record', items: record },
        { group: 'Otherwise', items: otherwise.filter((option) => option.value === 'ignore') },
      ]
    : [
        { group: 'As it is', items: otherwise },
        { group: 'Contact', items: contact },
        { group: 'Submission', items: submission },
      ];
}

/** The label of a target, whatever the kind of rows; a custom field goes by its key. */
export function targetLabel(target: string): string {
  const known = [...contact, ...submission, ...record, ...otherwise].find((option) => option.value === target);
  return known?.label ?? target.replace(/^field:/, '');
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
