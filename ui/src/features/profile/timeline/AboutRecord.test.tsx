import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import type { TimelineEntry } from '../../../ipc';
import { idAt } from '../../../ipc/fake/people';
import { giveListsAHeight } from '../../../test/layout';
import { recordWorld } from '../../../test/records';
import { renderApp, SAM } from '../../../test/render';

const ANA = idAt(7);
const DEAL = { id: 'type-deal~1', title: 'Roof of the boathouse', typeName: 'Deal', icon: 'briefcase', inBin: false };

const entry = (id: string, values: Partial<TimelineEntry> & Pick<TimelineEntry, 'kind' | 'record'>): TimelineEntry => ({
  id,
  at: '2026-03-01T10:00:00Z',
  actor: { kind: 'member', id: SAM.id, name: SAM.name },
  changes: [],
  submission: null,
  about: null,
  segment: null,
  card: null,
  note: null,
  ...values,
});

beforeEach(giveListsAHeight);

it('entries of records tell the role and what changed, in the words of the type, and lead to the record', async () => {
  const world = recordWorld({ deals: 5 });
  const { router } = await renderApp({
    path: `/contacts/${ANA}`,
    answers: {
      ...world.answers,
      getTimeline: async () => ({
        entries: [
          entry('changed', {
            kind: 'record.updated',
            record: { ...DEAL, role: null },
            changes: [{ field: 'amount', old: '8000', new: '12000' }],
          }),
          entry('linked', { kind: 'record.linked', record: { ...DEAL, role: 'Buyer' } }),
        ],
        nextCursor: null,
      }),
    },
  });
  const [changed, linked] = within(await screen.findByRole('list', { name: 'Timeline' })).getAllByRole('button');
  expect(linked).toHaveTextContent('Linked to DealRoof of the boathouseas Buyer');
  expect(changed).toHaveTextContent(/^Amount of Deal.*€8\.000€12\.000/);
  await userEvent.click(changed as HTMLElement);
  const [link] = screen.getAllByRole('link', { name: 'Open the Deal' });
  await userEvent.click(link as HTMLElement);
  expect(router.state.location.pathname).toBe('/records/type-deal/type-deal~1');
});
