import { expect, it } from 'vitest';
import { fieldInfo } from '../../test/fields';
import {
  type ColumnLayout,
  DEFAULT_LAYOUT,
  isColumnLayout,
  isShown,
  mended,
  shownColumns,
  widthOf,
  withHidden,
  withMoved,
  withStepped,
  withWidth,
} from './columnLayout';
import type { ColumnKey } from './columns';
import { columnsWith } from './fieldColumns';

const COMPANY = fieldInfo('f-company', 'Company', { group: 'g1' });
const BUDGET = fieldInfo('f-budget', 'Budget', { type: 'currency' });
const GROUPS = [{ id: 'g1', name: 'Company info' }];
const columns = columnsWith({ groups: GROUPS, fields: [COMPANY, BUDGET] });
const withStep = (layout: ColumnLayout, key: ColumnKey, step: -1 | 1) => withStepped(layout, columns, key, step);
const keys = (layout = DEFAULT_LAYOUT, all = columns) => shownColumns(layout, all).map(({ key }) => key);
const width = (layout: ColumnLayout, key: ColumnKey) => {
  const column = columns.get(key);
  return column && widthOf(layout, column);
};

it('the name stays first and cannot be hidden', () => {
  expect(keys(withMoved(DEFAULT_LAYOUT, 'phone', 'name'))[0]).toBe('name');
  expect(keys(withHidden(DEFAULT_LAYOUT, 'name', true))[0]).toBe('name');
  expect(keys(withStep(DEFAULT_LAYOUT, 'email', -1)).slice(0, 2)).toEqual(['name', 'email']);
});

it('a column steps past its neighbours, hidden ones aside', () => {
  const hidden = withHidden(DEFAULT_LAYOUT, 'phone', true);
  expect(keys(withStep(hidden, 'email', 1)).slice(0, 3)).toEqual(['name', 'tags', 'email']);
  expect(keys(withStep(hidden, 'tags', -1)).slice(0, 3)).toEqual(['name', 'tags', 'email']);
});

it('the last column stays last', () => {
  expect(keys(withStep(DEFAULT_LAYOUT, 'submissions', 1)).at(-1)).toBe('submissions');
  expect(keys(withMoved(DEFAULT_LAYOUT, 'email', null)).at(-1)).toBe('email');
});

it('widths keep to sensible limits', () => {
  expect(width(withWidth(DEFAULT_LAYOUT, 'email', 3), 'email')).toBe(72);
  expect(width(withWidth(DEFAULT_LAYOUT, 'email', 300.4), 'email')).toBe(300);
});

it('a layout of an older or newer version is mended, not lost', () => {
  const stored: unknown = { order: ['phone', 'gone', 'name'], hidden: ['gone', 'name'], widths: { phone: 99 } };
  expect(isColumnLayout(stored)).toBe(true);
  if (!isColumnLayout(stored)) return;
  const layout = mended(stored);
  expect(layout.order.slice(0, 3)).toEqual(['name', 'phone', 'email']);
  expect(new Set(layout.order).size).toBe(DEFAULT_LAYOUT.order.length);
  expect(layout.hidden).toEqual(DEFAULT_LAYOUT.hidden);
  expect(width(layout, 'phone')).toBe(99);
});

it('fields are hidden until they are shown, and then come last', () => {
  expect(keys().some((key) => key.startsWith('field:'))).toBe(false);
  const shown = withHidden(DEFAULT_LAYOUT, 'field:f-budget', false);
  expect(keys(shown).at(-1)).toBe('field:f-budget');
  expect(keys(withMoved(shown, 'field:f-budget', 'email')).slice(0, 3)).toEqual(['name', 'field:f-budget', 'email']);
  expect(isShown(withHidden(shown, 'field:f-budget', true), 'field:f-budget')).toBe(false);
});

it('a field that is archived is passed over, and stands where it stood when it comes back', () => {
  const shown = mended(withMoved(withHidden(DEFAULT_LAYOUT, 'field:f-budget', false), 'field:f-budget', 'email'));
  const archived = columnsWith({ groups: GROUPS, fields: [COMPANY, { ...BUDGET, archived: true }] });
  const stepped = withStepped(shown, archived, 'email', 1);
  expect(keys(stepped, archived).slice(0, 3)).toEqual(['name', 'phone', 'email']);
  expect(keys(stepped).slice(0, 4)).toEqual(['name', 'field:f-budget', 'phone', 'email']);
});

it('a field that was deleted does no harm', () => {
  const shown = mended(withHidden(DEFAULT_LAYOUT, 'field:gone', false));
  expect(keys(shown)).toEqual(keys());
});

it('amounts stand at the right and begin with the largest; fields without a group stand under a heading of theirs', () => {
  expect(columns.get('field:f-budget')).toMatchObject({ align: 'end', descendingFirst: true, group: 'Other fields' });
  expect(columns.get('field:f-company')).toMatchObject({ group: 'Company info', sort: { field: 'f-company' } });
});
