// What the records of the fake are made of: their types, and each record from its place alone.

import type { FieldInfo, FieldValue, Member, RecordRoleInfo, RecordTypeInfo, TagColor } from '../../bindings';
import { fieldFrom } from '../fieldValues';
import { noise } from '../people';

type FieldSketch = [key: string, label: string, type: FieldInfo['type'], more?: Partial<FieldInfo>];
type RoleSketch = [name: string, inverse: string, limit: number | null, isDefault?: true];

const options = (key: string, ...labels: [string, TagColor][]) =>
  labels.map(([label, color]) => ({ id: `${key}-${label.toLowerCase().replaceAll(' ', '-')}`, label, color }));

function fieldsOf(type: string, sketches: FieldSketch[]): FieldInfo[] {
  return sketches.map(([key, label, kind, more = {}]) => ({
    ...fieldFrom({ label, type: kind }, { id: `rf-${type}-${key}`, key, group: null, archived: false }),
    ...more,
  }));
}

const rolesOf = (type: string, sketches: RoleSketch[]): RecordRoleInfo[] =>
  sketches.map(([name, inverseName, contactLimit, isDefault]) => ({
    id: `role-${type}-${name.toLowerCase().replaceAll(' ', '-')}`,
    name,
    inverseName,
    contactLimit,
    isDefault: isDefault ?? false,
  }));

export function seedTypes(deals: number): RecordTypeInfo[] {
  const base = { flowApp: null, currency: 'EUR' };
  return [
    {
      ...base,
      id: 'type-deal',
      name: 'Deal',
      plural: 'Deals',
      icon: 'briefcase',
      color: 'green',
      titleField: 'rf-deal-name',
      roles: rolesOf('deal', [
        ['Buyer', 'Purchase', 1, true],
        ['Decision maker', 'Decision', null],
        ['Referrer', 'Referral', 2],
      ]),
      fields: fieldsOf('deal', [
        ['name', 'Name', 'text', { required: true }],
        ['amount', 'Amount', 'currency', { config: { currency: 'EUR', min: 0 } }],
        [
          'stage',
          'Stage',
          'select',
          {
            options: options('stage', ['Open', 'blue'], ['Negotiation', 'orange'], ['Won', 'green'], ['Lost', 'gray']),
          },
        ],
        ['close_date', 'Expected close', 'date'],
        ['owner', 'Owner', 'member'],
        ['reference', 'Reference', 'text', { unique: true }],
        ['confidence', 'Confidence', 'rating', { config: { stars: 5 } }],
        ['notes', 'What was agreed', 'long_text'],
      ]),
      recordCount: deals,
    },
    {
      ...base,
      id: 'type-invoice',
      name: 'Invoice',
      plural: 'Invoices',
      icon: 'file-invoice',
      color: 'violet',
      titleField: 'rf-invoice-number',
      roles: rolesOf('invoice', [['Recipient', 'Invoice', 1, true]]),
      fields: fieldsOf('invoice', [
        ['number', 'Number', 'text', { required: true, unique: true }],
        ['total', 'Total', 'currency', { config: { currency: 'EUR' } }],
        ['due', 'Due', 'date'],
        ['paid', 'Paid', 'boolean'],
      ]),
      recordCount: 340,
    },
    {
      ...base,
      id: 'type-property',
      name: 'Property',
      plural: 'Properties',
      icon: 'home',
      color: 'orange',
      titleField: 'rf-property-address',
      roles: [],
      fields: fieldsOf('property', [
        ['address', 'Address', 'text', { required: true }],
        ['area', 'Area', 'number', { config: { decimals: 0 } }],
      ]),
      recordCount: 0,
    },
  ];
}

const WORK = ['Website', 'Booking system', 'Rebrand', 'Hosting', 'Shop', 'Newsletter', 'Training', 'Audit', 'App'];
const FOR = [
  'Acme Corp',
  'Ferretería López',
  'Nordwind Logistik',
  'Studio Bianchi',
  'Kowalski & Sons',
  'Harbour Clinic',
  'Museo del Agua',
  'Lindqvist Foods',
];

const LONG =
  'Complete renewal of the booking system for all three shops, with the calendar, the newsletter and whatever else Wolfeschlegelsteinhausenbergerdorff asked for in spring';

const of = <T>(from: readonly T[], index: number): T => from[index % from.length] as T;

/** The title of a record that has not been changed. */
export function titleAt(type: string, index: number): string {
  if (type === 'type-invoice') return `2026-${String(index + 1).padStart(4, '0')}`;
  if (index === 2) return LONG;
  if (index === 4) return 'موقع جديد لشركة النور';
  return `${of(WORK, noise(index, 21))} for ${of(FOR, noise(index, 22))}${index > 60 ? ` ${index}` : ''}`;
}

/** What such a record has in a field; nothing where it has none. */
export function seedValue(
  type: string,
  field: FieldInfo,
  index: number,
  now: number,
  members: Member[],
): FieldValue | null {
  if (!field.id.startsWith('rf-')) return null;
  const roll = noise(index, field.key.length * 11 + field.key.charCodeAt(0));
  if (['name', 'number', 'address'].includes(field.key)) return { kind: 'text', value: titleAt(type, index) };
  if (field.key === 'reference') return { kind: 'text', value: `D-${10_000 + index}` };
  if (roll % 10 < 2) return null;
  switch (field.type) {
    case 'currency':
      return { kind: 'number', value: (1 + (roll % 240)) * 250 };
    case 'number':
      return { kind: 'number', value: roll % 300 };
    case 'select':
      return { kind: 'option', value: of(field.options, roll)?.id ?? '' };
    case 'date':
      return { kind: 'date', value: new Date(now + ((roll % 240) - 90) * 86_400_000).toISOString().slice(0, 10) };
    case 'member':
      return { kind: 'member', value: of(members, roll).id };
    case 'boolean':
      return { kind: 'boolean', value: roll % 3 > 0 };
    case 'rating':
      return { kind: 'number', value: 1 + (roll % 5) };
    case 'long_text':
      return {
        kind: 'text',
        value: 'Two rounds of drafts, then a fixed price. Work begins once the contract is signed.',
      };
    default:
      return null;
  }
}
