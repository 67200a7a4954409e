import { flowAppId } from './flowWorld';
import type { FakeRule } from './routing';
import { SAM } from './team';

const rule = (id: string, name: string, values: Partial<FakeRule>): FakeRule => ({
  id,
  flowApp: flowAppId(0),
  name,
  filter: { all: [] },
  board: 'b-sales',
  phase: null,
  priority: null,
  assignee: null,
  isOn: true,
  ...values,
});

/** The rules that the fake begins with. */
export const FIRST_RULES: FakeRule[] = [
  rule('rule-big', 'Big budgets', {
    filter: { field: 'answer.budget', op: 'gt', value: 10_000 },
    phase: 'p-qualified',
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
    phase: 'p-new',
    priority: 'medium',
  }),
  rule('rule-old', 'Hosting', {
    filter: { field: 'answer.service', op: 'is', value: 'Hosting' },
    board: 'b-gone',
  }),
  rule('rule-off', 'Everybody else', { phase: 'p-new', isOn: false }),
];
