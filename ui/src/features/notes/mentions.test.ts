import { describe, expect, it } from 'vitest';
import { SAM } from '../../test/render';
import { firstLine, spoken, stored, typedMention } from './mentions';

const KIM = { ...SAM, id: '01930000-0000-7000-e000-000000000002', name: 'Kim' };
const KIM_LEE = { ...SAM, id: '01930000-0000-7000-e000-000000000003', name: 'Kim Lee' };
const ODD = { ...SAM, id: '01930000-0000-7000-e000-000000000004', name: 'O]dd \\ [x' };
const TEAM = [KIM, KIM_LEE, ODD];

describe('a mention', () => {
  it.each(['@Kim', 'Ask @Kim, then @Kim Lee!', '(@O]dd \\ [x)', '@Kim@Kim Lee', 'nobody here'])(
    'that is stored and read again says what was typed: %s',
    (text) => {
      expect(spoken(stored(text, TEAM))).toBe(text);
    },
  );

  it('means the longer of two names', () => {
    expect(stored('@Kim Lee', TEAM)).toBe(`@[Kim Lee](member:${KIM_LEE.id})`);
    expect(stored('@Kim Leer', TEAM)).toBe(`@[Kim](member:${KIM.id}) Leer`);
  });

  it('is no part of an e-mail or of a longer name', () => {
    for (const text of ['ana@Kim', '@Kimberly', '@kim', '@ Kim']) expect(stored(text, TEAM)).toBe(text);
  });

  it('is offered while it is typed, and not in an e-mail', () => {
    expect(typedMention('Ask @ki', 7)).toEqual({ start: 4, query: 'ki' });
    expect(typedMention('@', 1)).toEqual({ start: 0, query: '' });
    expect(typedMention('ana@ki', 6)).toBeNull();
    expect(typedMention('Ask @ki now', 11)).toEqual({ start: 4, query: 'ki now' });
    expect(typedMention('no', 2)).toBeNull();
  });
});

describe('the first line of a note', () => {
  it('is one line of words without marks', () => {
    expect(firstLine('# Budget\n\n- **two** offers\n- ask @[Kim](member:01930000-0000-7000-e000-000000000002)')).toBe(
      'Budget two offers ask @Kim',
    );
  });
});
