import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Backend, CardDetail, CardPatch } from '../../../ipc';
import type { MockIpc } from '../../../ipc/mock';
import { giveListsAHeight } from '../../../test/layout';
import { expectNoAxeViolations, renderApp, SAM } from '../../../test/render';
import { ANA, boardCore, cardInfo, cardsOf, NEW, QUALIFIED, WON } from '../testing';

const KIM = { ...SAM, id: 'm-kim', name: 'Kim Lee' };
const WEBSITE = cardInfo('card-1', 'Website relaunch', {
  contact: ANA,
  priority: 'high',
  dueOn: '2026-02-20',
  isOverdue: true,
  bot: 'Quote request',
});
const CARDS = [WEBSITE, ...cardsOf(NEW, 'New', 2), ...cardsOf(QUALIFIED, 'Qualified', 1)];

const DETAIL: Omit<CardDetail, keyof typeof WEBSITE> = {
  description: 'They want **one** site.',
  boardName: 'Sales',
  phaseName: NEW.name,
  updatedAt: WEBSITE.movedAt,
  comments: [{ id: 'k-1', author: KIM, text: 'Called _twice_.', createdAt: WEBSITE.movedAt, editedAt: null }],
  history: [
    {
      id: 'e-2',
      kind: 'card.moved',
      at: '2026-03-02T09:00:00Z',
      actor: { kind: 'member', id: KIM.id, name: KIM.name },
      changes: [{ field: 'phase', old: 'Qualified', new: 'New Lead' }],
    },
    {
      id: 'e-1',
      kind: 'card.updated',
      at: '2026-03-01T09:00:00Z',
      actor: { kind: 'member', id: SAM.id, name: SAM.name },
      changes: [{ field: 'priority', old: '', new: 'high' }],
    },
  ],
  submission: {
    id: 'sub-1',
    externalId: null,
    bot: 'Quote request',
    status: 'completed',
    isTest: false,
    startedAt: null,
    completedAt: WEBSITE.createdAt,
    at: WEBSITE.createdAt,
    summary: null,
    answers: [{ name: 'budget', label: 'What is your budget?', text: '12,000' }],
    transcript: [],
    file: null,
  },
  phaseTimes: [
    { phase: QUALIFIED.id, name: 'Qualified', color: 'blue', seconds: 7200, isPresent: false },
    { phase: NEW.id, name: 'New Lead', color: 'sky', seconds: 3 * 86_400, isPresent: true },
  ],
};

async function openCard(answers: Partial<Backend> = {}, card = WEBSITE.id) {
  let ipc: MockIpc | undefined;
  const tell = () => ipc?.emit('changed', { tags: ['boards'], external: false });
  const core = boardCore(tell, { cards: CARDS, members: [SAM, KIM] });
  const app = await renderApp({
    path: `/boards/b-sales?card=${card}`,
    answers: {
      ...core,
      listMembers: async () => [SAM, KIM],
      getCard: async (input) => {
        const detail = await core.getCard(input);
        return input.card === WEBSITE.id ? { ...DETAIL, ...detail, ...pick(DETAIL) } : detail;
      },
      addComment: async ({ text }) => ({
        comment: { id: 'k-2', author: SAM, text, createdAt: WEBSITE.movedAt, editedAt: null },
        operation: 'op-comment',
      }),
      ...answers,
    },
  });
  ipc = app.ipc;
  const panel = await screen.findByRole('complementary', { name: 'Card' });
  await within(panel).findByRole('textbox', { name: 'Title' });
  return { ...app, panel };
}

const pick = ({ description, comments, history, submission, phaseTimes }: typeof DETAIL) => ({
  description,
  comments,
  history,
  submission,
  phaseTimes,
});

beforeEach(giveListsAHeight);

describe('an open card', () => {
  it('shows its values, description, comments, submission, history and times', async () => {
    const { panel } = await openCard();
    const see = within(panel);
    expect(see.getByRole('textbox', { name: 'Title' })).toHaveValue('Website relaunch');
    expect(see.getByRole('button', { name: /^Due date: .*20.* Feb.*, overdue$/ })).toBeInTheDocument();
    expect(see.getByText('one').tagName).toBe('STRONG');
    expect(within(see.getByRole('region', { name: 'Comments' })).getByText('twice')).toBeInTheDocument();
    const history = see.getByRole('region', { name: 'History' });
    expect(
      within(history)
        .getAllByRole('listitem')
        .map((line) => line.textContent),
    ).toEqual([expect.stringContaining('MovedQualifiedNew Lead'), expect.stringContaining('PriorityHigh')]);
    expect(see.getByRole('region', { name: 'Time in phases' })).toHaveTextContent('Qualified2 hNew Lead3 d so far');
    await userEvent.click(within(see.getByRole('region', { name: 'Submission' })).getByRole('button'));
    expect(await see.findByText('12,000')).toBeInTheDocument();
    await expectNoAxeViolations();
  });

  it('is renamed where its title stands, and Escape puts the old one back', async () => {
    const { ipc, panel } = await openCard();
    const title = within(panel).getByRole('textbox', { name: 'Title' });
    await userEvent.clear(title);
    await userEvent.type(title, 'Something else{Escape}');
    expect(title).toHaveValue('Website relaunch');
    await userEvent.clear(title);
    await userEvent.type(title, 'Shop relaunch{Enter}');
    expect(await screen.findByText('Renamed “Website relaunch” to “Shop relaunch”')).toBeInTheDocument();
    expect(ipc.inputsOf('updateCard')).toEqual([{ card: 'card-1', patch: { title: 'Shop relaunch' } }]);
    expect(await screen.findByRole('button', { name: 'Shop relaunch, Ana Ruiz' })).toBeInTheDocument();
  });

  it('changes one value at a time, each with a way back', async () => {
    const { ipc, panel } = await openCard();
    await userEvent.click(within(panel).getByRole('button', { name: 'Assignee: none. Assign' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Kim Lee' }));
    expect(await screen.findByText('Assigned “Website relaunch” to Kim Lee')).toBeInTheDocument();
    expect(await within(panel).findByRole('button', { name: 'Assignee: Kim Lee' })).toBeInTheDocument();
    await userEvent.click(within(panel).getByRole('button', { name: 'Priority: High' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'No priority' }));
    await userEvent.click(within(panel).getByRole('button', { name: /^Due date/ }));
    await userEvent.click(await screen.findByRole('button', { name: 'Clear' }));
    await waitFor(() =>
      expect(ipc.inputsOf('updateCard')).toEqual([
        { card: 'card-1', patch: { assignee: { to: 'm-kim' } } },
        { card: 'card-1', patch: { priority: { to: null } } },
        { card: 'card-1', patch: { dueOn: { to: null } } },
      ]),
    );
    expect(screen.getAllByRole('button', { name: 'Undo' }).length).toBeGreaterThan(0);
  });

  it('moves to another phase and says so', async () => {
    const { ipc, panel } = await openCard();
    await userEvent.click(within(panel).getByRole('button', { name: 'Phase: New Lead' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Won' }));
    expect(await screen.findByText('Moved “Website relaunch” to Won')).toBeInTheDocument();
    expect(ipc.inputsOf('moveCard')).toEqual([{ card: 'card-1', phase: WON.id, before: null }]);
    expect(await within(panel).findByRole('button', { name: 'Phase: Won' })).toBeInTheDocument();
  });

  it('can be emptied of its description, and commented on', async () => {
    const { ipc, panel } = await openCard();
    await userEvent.click(within(panel).getByRole('button', { name: 'Edit the description' }));
    await userEvent.clear(await within(panel).findByRole('textbox', { name: 'Description' }));
    await userEvent.click(within(panel).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(ipc.inputsOf('updateCard')).toEqual([{ card: 'card-1', patch: { description: '' } }]));
    await userEvent.click(within(panel).getByRole('button', { name: 'Write a comment…' }));
    await userEvent.type(await within(panel).findByRole('textbox', { name: 'New comment' }), 'Done.');
    await userEvent.click(within(panel).getByRole('button', { name: 'Comment' }));
    expect(await screen.findByText('Commented on “Website relaunch”')).toBeInTheDocument();
    expect(ipc.inputsOf('addComment')).toEqual([{ card: 'card-1', text: 'Done.' }]);
  });

  it('keeps a description that was begun while another card is looked at', async () => {
    const { ipc, router, panel } = await openCard();
    await userEvent.click(within(panel).getByRole('button', { name: 'Edit the description' }));
    await userEvent.type(await within(panel).findByRole('textbox', { name: 'Description' }), ' And soon.');
    await userEvent.click(within(panel).getByRole('button', { name: 'Next card' }));
    await waitFor(() => expect(router.state.location.search.card).toBe('p-new-1'));
    await userEvent.click(within(panel).getByRole('button', { name: 'Previous card' }));
    const field = await within(panel).findByRole('textbox', { name: 'Description' });
    expect(field).toHaveValue('They want **one** site. And soon.');
    await userEvent.type(field, '{Escape}');
    await userEvent.click(within(panel).getByRole('button', { name: 'Edit the description' }));
    expect(await within(panel).findByRole('textbox', { name: 'Description' })).toHaveValue('They want **one** site.');
    expect(ipc.inputsOf('updateCard')).toEqual([]);
  });

  it('gets both of two tags that are chosen faster than the first is saved', async () => {
    let saved = () => {};
    const tag = (id: string, name: string) => ({ id, name, color: 'blue' as const, contacts: 0, inBin: 0 });
    const { ipc, panel } = await openCard({
      listTags: async () => [tag('t-1', 'fast'), tag('t-2', 'good')],
      updateCard: async () => {
        await new Promise<void>((done) => {
          saved = done;
        });
        return { card: WEBSITE, operation: 'op-tags' };
      },
    });
    const before = WEBSITE.tags;
    await userEvent.click(within(panel).getByRole('button', { name: /^Tags/ }));
    await userEvent.click(await screen.findByRole('option', { name: /fast/ }));
    await userEvent.click(await screen.findByRole('option', { name: /good/ }));
    await waitFor(() => expect(ipc.inputsOf('updateCard')).toHaveLength(1));
    saved();
    await waitFor(() => expect(ipc.inputsOf('updateCard')).toHaveLength(2));
    saved();
    expect(ipc.inputsOf('updateCard').map((input) => (input as { patch: CardPatch }).patch.tags)).toEqual([
      [...before, 'fast'],
      [...before, 'fast', 'good'],
    ]);
  });

  it('is left for the next one with a key, on into the next phase', async () => {
    const { router, panel } = await openCard();
    await screen.findByRole('button', { name: 'New 2' });
    const opened = () => router.state.location.search.card;
    expect(await within(panel).findByText('1 of 3')).toBeInTheDocument();
    await userEvent.keyboard(']');
    await waitFor(() => expect(opened()).toBe('p-new-1'));
    await userEvent.keyboard(']');
    await waitFor(() => expect(opened()).toBe('p-new-2'));
    await userEvent.keyboard(']');
    await waitFor(() => expect(opened()).toBe('p-qualified-1'));
    await userEvent.keyboard('[[');
    await waitFor(() => expect(opened()).toBe('p-new-2'));
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(opened()).toBeUndefined());
  });

  it('goes to the bin with a way back, and closes', async () => {
    const { ipc, router, panel } = await openCard();
    await userEvent.click(within(panel).getByRole('button', { name: 'More for this card' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Delete' }));
    expect(await screen.findByText('Moved the card “Website relaunch” to the bin')).toBeInTheDocument();
    expect(ipc.inputsOf('deleteCards')).toEqual([{ cards: ['card-1'] }]);
    await waitFor(() => expect(router.state.location.search.card).toBeUndefined());
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByRole('button', { name: 'Website relaunch, Ana Ruiz' })).toBeInTheDocument();
  });
});
