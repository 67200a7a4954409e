import { expect, it } from 'vitest';
import {
  DEFAULT_LAYOUT,
  isColumnLayout,
  mended,
  shownColumns,
  widthOf,
  withHidden,
  withMoved,
  withStepped,
  withWidth,
} from './columnLayout';

const keys = (layout = DEFAULT_LAYOUT) => shownColumns(layout).map(({ key }) => key);

it('the name stays first and cannot be hidden', () => {
  expect(keys(withMoved(DEFAULT_LAYOUT, 'phone', 'name'))[0]).toBe('name');
  expect(keys(withHidden(DEFAULT_LAYOUT, 'name', true))[0]).toBe('name');
  expect(keys(withStepped(DEFAULT_LAYOUT, 'email', -1)).slice(0, 2)).toEqual(['name', 'email']);
});

it('a column steps past its neighbours, hidden ones aside', () => {
  const hidden = withHidden(DEFAULT_LAYOUT, 'phone', true);
  expect(keys(withStepped(hidden, 'email', 1)).slice(0, 3)).toEqual(['name', 'tags', 'email']);
  expect(keys(withStepped(hidden, 'tags', -1)).slice(0, 3)).toEqual(['name', 'tags', 'email']);
});

it('the last column stays last', () => {
  expect(keys(withStepped(DEFAULT_LAYOUT, 'submissions', 1)).at(-1)).toBe('submissions');
  expect(keys(withMoved(DEFAULT_LAYOUT, 'email', null)).at(-1)).toBe('email');
});

it('widths keep to sensible limits', () => {
  expect(widthOf(withWidth(DEFAULT_LAYOUT, 'email', 3), 'email')).toBe(72);
  expect(widthOf(withWidth(DEFAULT_LAYOUT, 'email', 300.4), 'email')).toBe(300);
});

it('a layout of an older or newer version is mended, not lost', () => {
  const stored: unknown = { order: ['phone', 'gone', 'name'], hidden: ['gone', 'name'], widths: { phone: 99 } };
  expect(isColumnLayout(stored)).toBe(true);
  if (!isColumnLayout(stored)) return;
  const layout = mended(stored);
  expect(layout.order.slice(0, 3)).toEqual(['name', 'phone', 'email']);
  expect(new Set(layout.order).size).toBe(DEFAULT_LAYOUT.order.length);
  expect(layout.hidden).toEqual(DEFAULT_LAYOUT.hidden);
  expect(widthOf(layout, 'phone')).toBe(99);
});
