// Builders of custom fields for tests: a whole value, of which a test names only what it is about.

import type { FieldInfo, FieldList, FieldOption } from '../ipc';

export function fieldInfo(id: string, label: string, values: Partial<FieldInfo> = {}): FieldInfo {
  return {
    id,
    key: id,
    label,
    help: '',
    type: 'text',
    config: {},
    options: [],
    group: null,
    required: false,
    unique: false,
    default: [],
    archived: false,
    ...values,
  };
}

export const option = (id: string, label: string, color: FieldOption['color'] = 'blue'): FieldOption => ({
  id,
  label,
  color,
});

const COMPANY_INFO = 'g-company';

/** A workspace's fields: two in a group, two without one, and an archived one. */
export const FIELDS: FieldList = {
  groups: [{ id: COMPANY_INFO, name: 'Company info' }],
  fields: [
    fieldInfo('company', 'Company', { group: COMPANY_INFO }),
    fieldInfo('budget', 'Budget', {
      group: COMPANY_INFO,
      type: 'currency',
      config: { currency: 'EUR', decimals: 0 },
    }),
    fieldInfo('service', 'Service', {
      type: 'select',
      options: [option('o-web', 'Website'), option('o-brand', 'Branding', 'green')],
    }),
    fieldInfo('vip', 'VIP', { type: 'boolean' }),
    fieldInfo('fax', 'Fax', { type: 'phone', archived: true }),
  ],
};
