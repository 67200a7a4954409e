import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { type Backend, IpcError } from '../../ipc';
import { botId } from '../../ipc/fake/flowWorld';
import { flowAnswers } from '../../test/flow';
import { expectNoAxeViolations, renderApp } from '../../test/render';

async function openAt(path: string, answers: Partial<Omit<Backend, 'listen'>> = {}) {
  const flow = flowAnswers();
  const app = await renderApp({ path, answers: { ...flow.answers, ...answers } });
  flow.onStale((tags) => app.ipc.emit('changed', { tags, external: false }));
  return { ...app, address: () => app.router.state.location };
}

describe('the intake bots', () => {
  it('are listed with their counts and where their cards go, and lead to their submissions', async () => {
    const { address } = await openAt('/bots');
    const table = await screen.findByRole('region', { name: 'Intake bots' });
    const quote = within(table).getByText('Quote request').closest('tr');
    expect(quote).toHaveTextContent('Sales');
    expect(quote).toHaveTextContent('3 Mar');
    await expectNoAxeViolations();
    await userEvent.click(within(table).getByRole('link', { name: /completed submissions? of Quote request/ }));
    expect(address().pathname).toBe('/submissions');
    expect(address().search).toEqual({ bot: botId(0), status: 'completed' });
  });
});

describe('an intake bot', () => {
  it('tells its questions, how many answered, and which are inferred', async () => {
    await openAt(`/bots/${botId(0)}`);
    const questions = await screen.findByRole('region', { name: /^Questions/ });
    const city = within(questions).getByText('Which city are you in?').closest('tr');
    expect(city).toHaveTextContent('Inferred');
    const service = within(questions).getByText('Which service are you interested in?').closest('tr');
    expect(service).toHaveTextContent('Choice');
    expect(service).toHaveTextContent('Consulting, Design, Hosting');
    expect(service).not.toHaveTextContent('Inferred');
    const mapping = screen.getByRole('region', { name: /^Columns of its last import/ });
    expect(mapping).toHaveTextContent('What is your budget?');
    expect(mapping).toHaveTextContent('Budget');
    await expectNoAxeViolations();
  });

  it('draws what came in over time, tells it in numbers, and goes back further', async () => {
    const { ipc, address } = await openAt(`/bots/${botId(0)}`);
    expect(await screen.findByRole('img', { name: /^Submissions over time\./ })).toBeVisible();
    expect(ipc.inputsOf('getBot')[0]).toMatchObject({ bot: botId(0), by: 'week' });
    await userEvent.click(screen.getByRole('radio', { name: 'Table' }));
    expect(screen.getByRole('columnheader', { name: 'Incomplete' })).toBeVisible();
    await userEvent.click(screen.getByRole('radio', { name: 'Year' }));
    await waitFor(() => expect(ipc.inputsOf('getBot').at(-1)).toMatchObject({ by: 'month' }));
    expect(address().search).toEqual({ since: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) });
  });

  it('gets another board, which undo takes back, and another name', async () => {
    const { ipc } = await openAt(`/bots/${botId(0)}`);
    const board = await screen.findByRole('combobox', { name: 'Default board' });
    await userEvent.click(board);
    const choices = document.getElementById(board.getAttribute('aria-controls') ?? '') as HTMLElement;
    await userEvent.click(within(choices).getByRole('option', { name: 'Support' }));
    expect(await screen.findByText('“Quote request” sends its cards to “Support”')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(screen.getByRole('combobox', { name: 'Default board' })).toHaveValue('Sales'));
    await userEvent.click(screen.getByRole('button', { name: 'Rename Quote request' }));
    const name = await screen.findByRole('textbox', { name: 'Name of the bot' });
    await userEvent.clear(name);
    await userEvent.type(name, 'Quotes{Enter}');
    expect(await screen.findByRole('button', { name: 'Rename Quotes' })).toBeVisible();
    expect(ipc.inputsOf('updateBot')).toEqual([
      { bot: botId(0), defaultBoard: { to: 'b-support' } },
      { bot: botId(0), name: 'Quotes' },
    ]);
  });

  it('puts answers into the records that it makes', async () => {
    const { ipc } = await openAt(`/bots/${botId(0)}`);
    const amount = await screen.findByRole('combobox', { name: 'Answer for Amount' });
    await userEvent.click(amount);
    const choices = document.getElementById(amount.getAttribute('aria-controls') ?? '') as HTMLElement;
    await userEvent.click(within(choices).getByRole('option', { name: 'What is your budget?' }));
    await waitFor(() =>
      expect(ipc.inputsOf('updateBot')).toEqual([
        { bot: botId(0), recordMapping: [{ field: 'f-deal-amount', answer: 'budget' }] },
      ]),
    );
    await waitFor(() => expect(amount).toHaveValue('What is your budget?'));
  });

  it('says so where it is not there any more', async () => {
    const details = { field: null, existing: null, path: null };
    await openAt('/bots/gone', {
      getBot: async () => {
        throw new IpcError({ code: 'not_found', message: 'There is no such bot.', details });
      },
    });
    expect(await screen.findByText(/There is no such bot/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Show all bots' })).toBeVisible();
  });
});
