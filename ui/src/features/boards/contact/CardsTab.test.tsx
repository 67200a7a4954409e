import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CardSummary, TimelineEntry } from '../../../ipc';
import { createFakeContacts } from '../../../ipc/fake/contacts';
import type { MockIpc } from '../../../ipc/mock';
import { giveListsAHeight } from '../../../test/layout';
import { expectNoAxeViolations, renderApp, SAM } from '../../../test/render';
import { boardCore, cardInfo, NEW, WON } from '../testing';

const contacts = createFakeContacts(1, Date.parse('2026-03-03T10:00:00Z'), () => {});
const ANA = '01930000-0000-7000-8000-000000000000';
const KIM = { ...SAM, id: 'm-kim', name: 'Kim Lee' };
const ABOUT = { id: ANA, name: 'Ana Ruiz', inBin: false };
const OPEN = cardInfo('card-1', 'Website relaunch', {
  contact: ABOUT,
  priority: 'urgent',
  dueOn: '2026-02-20',
  isOverdue: true,
});
const DONE = cardInfo('card-2', 'Photo shoot', { contact: ABOUT, phase: WON.id, closedAt: '2026-02-01T09:00:00Z' });

const happened = (id: string, kind: TimelineEntry['kind'], values: Partial<TimelineEntry> = {}): TimelineEntry => ({
  id,
  kind,
  at: '2026-03-02T08:00:00Z',
  actor: { kind: 'member', id: KIM.id, name: KIM.name },
  changes: [],
  submission: null,
  about: null,
  segment: null,
  card: { id: OPEN.id, title: OPEN.title, board: 'b-sales', boardName: 'Sales', inBin: false },
  record: null,
  note: null,
  ...values,
});

async function openContact(tab: 'cards' | 'timeline', { cards = [OPEN, DONE], entries = [] as TimelineEntry[] } = {}) {
  let ipc: MockIpc | undefined;
  const tell = () => ipc?.emit('changed', { tags: ['boards'], external: false });
  const app = await renderApp({
    path: `/contacts/${ANA}${tab === 'cards' ? '?tab=cards' : ''}`,
    answers: {
      ...boardCore(tell, { cards: cards as CardSummary[], members: [SAM, KIM] }),
      getContact: async (input) => ({ ...(await contacts.getContact(input)), cardTotal: cards.length, recordTotal: 0 }),
      locateContact: contacts.locateContact,
      listMembers: async () => [SAM, KIM],
      getTimeline: async () => ({ entries, nextCursor: null }),
    },
  });
  ipc = app.ipc;
  return app;
}

beforeEach(giveListsAHeight);

describe('the cards of a contact', () => {
  it('stand under their own tab with board, phase, priority and dates, open ones first', async () => {
    const { router } = await openContact('cards');
    expect(await screen.findByRole('tab', { name: 'Cards 2' })).toHaveAttribute('aria-selected', 'true');
    const open = await screen.findByRole('region', { name: 'Open cards' });
    expect(open).toHaveTextContent(/Website relaunchSalesUrgentOverdue .*20.*Feb/);
    expect(within(open).getByRole('button', { name: 'Phase: New Lead' })).toBeInTheDocument();
    expect(within(screen.getByRole('region', { name: 'Done cards' })).getByText('Photo shoot')).toBeInTheDocument();
    await expectNoAxeViolations();
    await userEvent.click(within(open).getByRole('link', { name: 'Website relaunch' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/boards/b-sales'));
    expect(router.state.location.search).toEqual({ card: 'card-1' });
  });

  it('are moved to another phase where they stand', async () => {
    const { ipc } = await openContact('cards');
    const open = await screen.findByRole('region', { name: 'Open cards' });
    await userEvent.click(within(open).getByRole('button', { name: 'Phase: New Lead' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Qualified' }));
    expect(await screen.findByText('Moved “Website relaunch” to Qualified')).toBeInTheDocument();
    expect(ipc.inputsOf('moveCard')).toEqual([{ card: 'card-1', phase: 'p-qualified', before: null }]);
    expect(await screen.findByRole('button', { name: 'Phase: Qualified' })).toBeInTheDocument();
  });

  it('are added in place, about this contact', async () => {
    const { ipc } = await openContact('cards', { cards: [] });
    await userEvent.click(await screen.findByRole('button', { name: 'Add card' }));
    const dialog = await screen.findByRole('dialog', { name: 'New card' });
    expect(within(dialog).getByRole('button', { name: /^Contact: / })).not.toHaveAccessibleName('Contact: none');
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Title' }), 'Quote{Enter}');
    await waitFor(() =>
      expect(ipc.inputsOf('createCard')).toMatchObject([
        { board: 'b-sales', phase: NEW.id, title: 'Quote', contact: ANA },
      ]),
    );
  });
});

describe('what happened to a card', () => {
  it('stands in the timeline with both phases and the board, and leads to the card', async () => {
    const moved = happened('e1', 'card.moved', { changes: [{ field: 'phase', old: 'New Lead', new: 'Qualified' }] });
    const { router } = await openContact('timeline', { entries: [moved] });
    const line = await screen.findByRole('button', { name: /^Card moved/ });
    expect(line).toHaveTextContent('Card movedWebsite relaunchSalesNew LeadQualifiedKim Lee');
    await userEvent.click(line);
    await userEvent.click(await screen.findByRole('link', { name: 'Open the card' }));
    await waitFor(() => expect(router.state.location.search).toEqual({ card: 'card-1' }));
  });

  it('tells a comment in its own words', async () => {
    await openContact('timeline', { entries: [happened('e2', 'card.commented', { note: 'Called **twice**.' })] });
    const line = await screen.findByRole('button', { name: /^Card commented/ });
    expect(line).toHaveTextContent('Called twice.');
    await userEvent.click(line);
    expect((await screen.findByText('twice')).tagName).toBe('STRONG');
  });
});
