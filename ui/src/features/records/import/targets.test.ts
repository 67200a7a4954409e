import { describe, expect, it } from 'vitest';
import type { RecordTarget } from '../../../ipc';
import { recordFile } from '../../../ipc/fake/records/file';
import { seedTypes } from '../../../ipc/fake/records/seeds';
import { keyChoices, mappingProblems, targetOf, wordOf } from './targets';

const [DEAL] = seedTypes(1);
if (!DEAL) throw new Error('no type');

it('every target survives being a word', () => {
  const targets: RecordTarget[] = [
    { kind: 'id' },
    { kind: 'field', key: 'close_date' },
    { kind: 'contact', role: null },
    { kind: 'contact', role: 'role-deal-buyer' },
    { kind: 'role' },
    { kind: 'ignore' },
  ];
  expect(targets.map(wordOf).map(targetOf)).toEqual(targets);
});

describe('the key', () => {
  it('can be what the columns bring, and fields whose values differ come first', () => {
    const columns: RecordTarget[] = [
      { kind: 'field', key: 'name' },
      { kind: 'field', key: 'reference' },
      { kind: 'id' },
    ];
    expect(keyChoices(columns, DEAL).map(({ value }) => value)).toEqual(['id', 'field:reference', 'field:name']);
  });

  it('makes a title unnecessary: rows may change records that have one', () => {
    const file = recordFile('/deals.csv', DEAL);
    const columns = file.columns.map(
      ({ target }): RecordTarget => (wordOf(target) === 'field:name' ? { kind: 'ignore' } : target),
    );
    expect(mappingProblems(file, columns, null, DEAL)).toHaveLength(1);
    expect(mappingProblems(file, columns, { kind: 'field', key: 'reference' }, DEAL)).toEqual([]);
  });
});
