import { describe, expect, it } from 'vitest';
import { fieldInfo } from '../../test/fields';
import {
  boardCards,
  briefPhrases,
  donePhrases,
  importButton,
  makesSentence,
  newOptionSentences,
  planPhrases,
  undoSentence,
} from './sentences';
import { report, undone } from './testing';

describe('the sentence of a plan', () => {
  it('names each number with the rows that it opens, and leaves out what is nought', () => {
    const planned = report({
      rows: 1204,
      rejected: 4,
      unmatched: 0,
      contacts: { created: 310, updated: 2, matched: 800, unchanged: 0 },
    });

    expect(planPhrases(planned).map(({ text, filter }) => `${text} → ${filter}`)).toEqual([
      '310 new contacts → new_contact',
      '800 existing contacts matched → matched_contact',
      '1 unchanged → unchanged',
      '4 can’t be imported → rejected',
    ]);
  });

  it('speaks of contacts where the rows are contacts', () => {
    const planned = report({
      kind: 'contacts',
      rejected: 0,
      contacts: { created: 1, updated: 2, matched: 0, unchanged: 7 },
    });

    expect(planPhrases(planned).map(({ text }) => text)).toEqual([
      '1 new contact',
      '2 existing contacts updated',
      '7 unchanged',
    ]);
  });

  it('counts on its button only what is written', () => {
    expect(importButton(report({ rows: 1204, rejected: 4 }), 0)).toBe('Import 1,200 rows');
    expect(importButton(report({ kind: 'bots', rows: 0, rejected: 0 }), 2)).toBe('Save 2 bots');
  });
});

describe('the sentence of a finished import', () => {
  it('tells people and submissions apart', () => {
    expect(donePhrases(report({ unmatched: 2 }))).toEqual([
      '5 new contacts',
      '3 existing contacts matched',
      '8 new submissions',
      '1 unchanged',
      '2 without a contact',
      '1 rejected',
    ]);
  });

  it('names the cards and records that completed submissions made', () => {
    const made = report({ cards: { created: 120 }, records: { created: 1 } });

    expect(donePhrases(made)).toContain('120 cards');
    expect(donePhrases(made)).toContain('1 record');
    expect(makesSentence(made)).toBe('Makes 120 cards and 1 record.');
    expect(makesSentence(report())).toBeNull();
  });

  it('says on which boards the cards begin', () => {
    const places = [
      { board: 'Sales', phase: 'New Lead', cards: 80 },
      { board: 'Sales', phase: 'Qualified', cards: 30 },
      { board: 'Support', phase: 'New', cards: 10 },
    ];
    const made = report({ cards: { created: 120, places }, records: { created: 1 } });

    expect(makesSentence(made)).toBe('Makes 120 cards (110 on Sales, 10 on Support) and 1 record.');
    expect(boardCards(made)).toEqual([
      { board: 'Sales', cards: 110, phases: 'New Lead 80, Qualified 30' },
      { board: 'Support', cards: 10, phases: 'New' },
    ]);
  });

  it('is brief in a list', () => {
    expect(briefPhrases(report())).toEqual(['5 new contacts', '3 matched', '1 unchanged', '1 rejected']);
  });
});

describe('the sentence of an undo', () => {
  it('counts what went, what was given back and what was kept', () => {
    const kept = { contact: 'c', name: 'Ana', reason: 'Sam changed the name since.' };

    expect(
      undoSentence(undone({ submissionsRemoved: 1086, contactsRemoved: 1, contactsRestored: 2, kept: [kept] })),
    ).toBe(
      '1,086 submissions removed, 1 contact removed, 2 contacts given their earlier values back, 1 kept because somebody worked on them since.',
    );
  });

  it('counts cards and records, those that were kept with the contacts', () => {
    const card = { card: 'k', title: 'Ana Ruiz', reason: 'Sam moved it since.' };
    const record = { record: 'r', title: 'Office plan', reason: 'Sam changed it since.' };

    expect(
      undoSentence(undone({ cardsRemoved: 119, recordsRemoved: 1, keptCards: [card], keptRecords: [record] })),
    ).toBe('119 cards removed, 1 record removed, 2 kept because somebody worked on them since.');
  });

  it('says so where there was nothing', () => {
    expect(undoSentence(undone())).toBe('There was nothing to take back.');
  });
});

describe('new options', () => {
  const fields = [fieldInfo('size', 'Size'), fieldInfo('color', 'Colour')];
  const made = (field: string, ...labels: string[]) => labels.map((label) => ({ field, label }));

  it('are named under their field, and counted where they are many', () => {
    const new_options = [...made('size', 'Huge', 'Tiny'), ...made('color', 'a', 'b', 'c', 'd', 'e', 'f', 'g')];
    expect(newOptionSentences(report({ new_options }), fields)).toEqual([
      '2 new options for Size: Huge, Tiny',
      '7 new options for Colour: a, b, c, d, e and 2 more',
    ]);
  });

  it('go by the key of a field that is not known', () => {
    expect(newOptionSentences(report({ new_options: made('gone', 'Huge') }), fields)).toEqual([
      '1 new option for gone: Huge',
    ]);
    expect(newOptionSentences(report(), fields)).toEqual([]);
  });
});
