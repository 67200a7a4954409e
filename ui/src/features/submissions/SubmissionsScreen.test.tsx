import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { flowAnswers, submissionId } from '../../test/flow';
import { expectNoAxeViolations, renderApp } from '../../test/render';

async function openAt(path: string, submissions?: number) {
  const flow = flowAnswers(submissions);
  const app = await renderApp({ path, answers: flow.answers });
  flow.onStale((tags) => app.ipc.emit('changed', { tags, external: false }));
  return { ...app, search: () => app.router.state.location.search };
}

/** Rows by what they say: by role, each would be named anew for every question. */
const rowsOf = async (text: RegExp) =>
  (await screen.findAllByText(text)).flatMap((each) => each.closest<HTMLElement>('[role="row"]') ?? []);
const panel = () => screen.getByRole('complementary', { name: 'Submission' });

describe('the list of submissions', () => {
  it('tells when, by which bot, whose, what was answered and where it went', async () => {
    await openAt('/submissions');
    const [row] = await rowsOf(/11000 · Valencia/);
    expect(row).toHaveTextContent('Quote request');
    expect(row).toHaveTextContent('Completed');
    expect(row).toHaveTextContent('Consulting · 11000 · Valencia');
    expect(row).toHaveTextContent('Sales · Qualified');
    expect(screen.getAllByText('No contact').length).toBeGreaterThan(1);
    await expectNoAxeViolations();
  });

  it('is narrowed by bot, status, search and tests, all of which stand in the address', async () => {
    const { ipc, search } = await openAt('/submissions');
    await rowsOf(/Valencia/);
    await userEvent.click(screen.getByRole('button', { name: 'Bot: All bots' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Support intake' }));
    await userEvent.click(screen.getByRole('button', { name: 'Status: Any status' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Incomplete' }));
    await userEvent.click(screen.getByRole('button', { name: 'With tests' }));
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search submissions' }), 'zürich');
    await waitFor(() =>
      expect(search()).toEqual({
        bot: '01930000-0000-7000-d000-000000000002',
        status: 'incomplete',
        tests: true,
        q: 'zürich',
      }),
    );
    await waitFor(() =>
      expect(ipc.inputsOf('listSubmissions').at(-1)).toMatchObject({
        search: 'zürich',
        bot: '01930000-0000-7000-d000-000000000002',
        status: 'incomplete',
        withTests: true,
        unmatchedOnly: false,
        sort: 'newest',
      }),
    );
  });

  it('is filtered by answers with the one filter language', async () => {
    const { ipc, search } = await openAt('/submissions');
    await rowsOf(/Valencia/);
    await userEvent.keyboard('f');
    await userEvent.type(await screen.findByRole('combobox', { name: 'Find a field' }), 'your budget{Enter}');
    await userEvent.click(await screen.findByRole('button', { name: 'Operator: contains' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'is more than' }));
    await userEvent.type(await screen.findByRole('textbox', { name: /is more than/ }), '18000{Enter}');
    const filter = { field: 'answer.budget', op: 'gt', value: 18_000 };
    await waitFor(() => expect(search()).toEqual({ filter }));
    await waitFor(() => expect(ipc.inputsOf('listSubmissions').at(-1)).toMatchObject({ filter }));
    const bar = await screen.findByRole('region', { name: 'Filter' });
    expect(within(bar).getByRole('status')).toHaveTextContent(/^\d submissions?$/);
    expect(within(bar).queryByRole('button', { name: /segment/ })).toBeNull();
  });

  it('turns round by the head of its first column', async () => {
    const { search } = await openAt('/submissions');
    await rowsOf(/Valencia/);
    await userEvent.click(screen.getByTitle('Newest first'));
    await waitFor(() => expect(search()).toEqual({ oldest: true }));
    expect(await screen.findByTitle('Oldest first')).toBeVisible();
  });

  it('says what to do where there is nothing', async () => {
    await openAt('/submissions', 0);
    expect(await screen.findByText('No submissions yet. Import a file from your form tool.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Import files' })).toBeVisible();
  });

  it('leads back to all where nothing is found', async () => {
    const { search } = await openAt('/submissions?q=nobody-at-all');
    await userEvent.click(await screen.findByRole('button', { name: 'Show all submissions' }));
    expect(search()).toEqual({});
  });
});

describe('a submission beside the list', () => {
  it('opens from the keyboard, goes along with the cursor and closes with Escape', async () => {
    const { search } = await openAt('/submissions');
    await rowsOf(/Valencia/);
    await userEvent.keyboard('jj{Enter}');
    await waitFor(() => expect(search()).toEqual({ submission: submissionId(1) }));
    expect(await within(panel()).findByText('What is your budget?')).toBeVisible();
    expect(within(panel()).getByText('18500')).toBeVisible();
    await userEvent.keyboard('j');
    await waitFor(() => expect(search()).toEqual({ submission: submissionId(2) }));
    expect(await within(panel()).findByText('17000')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(search()).toEqual({}));
  });

  it('shows the conversation, and what it made', async () => {
    await openAt(`/submissions?submission=${submissionId(6)}`);
    expect(
      await within(await screen.findByRole('complementary', { name: 'Submission' })).findByRole('link', {
        name: 'Sales · Qualified',
      }),
    ).toHaveAttribute('href', '/boards/b-sales?card=card-6');
    expect(within(panel()).getByText('By the rule “Big budgets”')).toBeVisible();
    expect(within(panel()).getByRole('link', { name: /^Deal:/ })).toBeVisible();
    await userEvent.click(within(panel()).getByRole('radio', { name: 'Conversation' }));
    expect(await within(panel()).findAllByText('Bot:')).not.toHaveLength(0);
  });

  it('is linked to another contact, and back by undo', async () => {
    const { ipc } = await openAt(`/submissions?submission=${submissionId(6)}`);
    await screen.findByRole('complementary', { name: 'Submission' });
    const contact = () =>
      within(panel())
        .getAllByRole('link')
        .find((link) => link.getAttribute('href')?.startsWith('/contacts/'));
    await waitFor(() => expect(contact()).toBeDefined());
    const before = contact()?.getAttribute('href');
    await userEvent.click(within(panel()).getByRole('button', { name: 'Link to another…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Whose submission of “Quote request” is this?' });
    expect(dialog).toHaveTextContent(/Values that it gave to .* stay there/);
    const people = await within(dialog).findAllByRole('option');
    const chosen = people[2] as HTMLElement;
    await userEvent.click(chosen);
    await waitFor(() => expect(ipc.inputsOf('linkSubmission')).toHaveLength(1));
    expect(ipc.inputsOf('linkSubmission')[0]).toMatchObject({ submission: submissionId(6) });
    const [{ contact: now }] = ipc.inputsOf('linkSubmission') as [{ contact: string }];
    expect(await screen.findByText(/^Moved the submission from/)).toBeVisible();
    await waitFor(() => expect(contact()).toHaveAttribute('href', `/contacts/${now}`));
    expect(`/contacts/${now}`).not.toBe(before);
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(contact()).toHaveAttribute('href', before));
  });

  it('tells rule by rule why its card is where it is', async () => {
    await openAt(`/submissions?submission=${submissionId(6)}`);
    await userEvent.click(await screen.findByRole('button', { name: 'Why is it here?' }));
    const rules = await screen.findByRole('list', { name: 'Rules in their order' });
    const items = within(rules).getAllByRole('button');
    expect(items[0]).toHaveTextContent('1. Big budgets');
    expect(rules).toHaveTextContent('The answer is 11,000.');
    expect(rules).toHaveTextContent('“Big budgets” fires before it.');
    await expectNoAxeViolations();
  });
});
