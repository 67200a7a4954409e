import { expect, it } from 'vitest';
import { DEFAULT_FIELDS } from '../../ipc/fake/fieldValues';
import { changeWords } from './changes';

const FIELDS = new Map(DEFAULT_FIELDS.map((field) => [field.key, field]));
const words = (field: string, old: string, next: string) =>
  changeWords({ field, old, new: next }, FIELDS, { region: 'DE', timezone: 'Europe/Berlin', members: [] });

it('a change has the label of its field, and values in its form', () => {
  expect(words('budget', '8000', '12000.5')).toEqual({ label: 'Budget', old: '€8.000', new: '€12.000,50' });
  expect(words('birthday', '', '2026-01-01')).toEqual({ label: 'Birthday', old: '', new: '1 Jan 2026' });
  expect(words('newsletter', 'false', 'true')).toEqual({ label: 'Newsletter', old: 'No', new: 'Yes' });
  expect(words('next_call', '', '2026-12-31T23:30:00Z').new).toBe('1 Jan 2027, 00:30');
});

it('what the field had as another type stands as it was written', () => {
  expect(words('budget', 'about 12k', '12000')).toEqual({ label: 'Budget', old: 'about 12k', new: '€12.000' });
});

it('a field that is gone is called by its key, and built-in ones by their names', () => {
  expect(words('shoe_size', '41', '42')).toEqual({ label: 'Shoe size', old: '41', new: '42' });
  expect(words('last_name', 'A', 'B').label).toBe('Last name');
});
