import type { BoardInfo } from '../bindings';
import { flowAppId } from './flowWorld';
import type { FakeRule } from './routing';
import { SAM } from './team';

const rule = (id: string, name: string, values: Partial<FakeRule>): FakeRule => ({
  id,
  flowApp: flowAppId(0),
  name,
  filter: { all: [] },
  board: '',
  phase: null,
  priority: null,
  assignee: null,
  isOn: true,
  ...values,
});

/** The rules that the fake begins with: they send cards to the first board. */
export function firstRules(boards: readonly BoardInfo[]): FakeRule[] {
  const [home] = boards;
  const phase = (at: number) => home?.phases[at]?.id ?? null;
  return rules(home?.id ?? 'b-gone', phase);
}

const rules = (board: string, phase: (at: number) => string | null): FakeRule[] => [
  rule('rule-big', 'Big budgets', {
    filter: { field: 'answer.budget', op: 'gt', value: 10_000 },
    board,
    phase: phase(1),
    priority: 'high',
    assignee: SAM.id,
  }),
  rule('rule-design', 'Design from near by', {
    filter: {
      all: [
        { field: 'answer.service', op: 'is', value: 'Design' },
        {
          any: [
            { field: 'answer.city', op: 'is', value: 'Valencia' },
            { field: 'answer.city', op: 'is', value: 'Leeds' },
          ],
        },
      ],
    },
    board,
    phase: phase(0),
    priority: 'medium',
  }),
  rule('rule-old', 'Hosting', {
    filter: { field: 'answer.service', op: 'is', value: 'Hosting' },
    board: 'b-gone',
  }),
  rule('rule-off', 'Everybody else', { board, phase: phase(0), isOn: false }),
];
