import { expect, it } from 'vitest';
import { listWords, whyWords } from './words';

it.each([
  ['edit', 'Sam', 'by an edit of Sam'],
  ['edit', '', 'by an edit'],
  ['bulk', 'Sam', 'by a bulk edit of Sam'],
  ['import', 'Sam', 'by an import of Sam'],
  ['undo', 'Sam', 'because Sam took a change back'],
  ['undo', '', 'because a change was taken back'],
  ['clock', '', 'because time passed'],
  ['segment', 'Sam', 'because Sam changed the segment’s filter'],
  ['segment', '', 'because the segment’s filter changed'],
] as const)('the cause %s of “%s” reads %s', (cause, member, words) => {
  expect(whyWords({ cause, member })).toBe(words);
});

it('an import is named by its files', () => {
  expect(whyWords({ cause: 'import', member: 'Sam', files: 'quotes.csv' })).toBe('by the import of quotes.csv');
});

it('who a segment began with joined when it was made', () => {
  expect(whyWords({ cause: 'segment', member: 'Sam', isFirst: true })).toBe('when the segment was made');
  expect(whyWords({ cause: 'edit', member: '', isFirst: true })).toBe('by an edit');
});

it.each([
  [[], ''],
  [['A'], 'A'],
  [['A', 'B'], 'A and B'],
  [['A', 'B', 'C'], 'A, B and C'],
])('%j are named %s', (names, words) => {
  expect(listWords(names)).toBe(words);
});
