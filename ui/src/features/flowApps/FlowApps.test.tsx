import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { type Backend, IpcError, type Member } from '../../ipc';
import { flowAppId } from '../../ipc/fake/flowWorld';
import { flowAnswers, submissionId } from '../../test/flow';
import { expectNoAxeViolations, renderApp, SAM, WORKSPACE } from '../../test/render';

const SALES = `/flow-apps/${flowAppId(0)}`;

async function openAt(path: string, answers: Partial<Omit<Backend, 'listen'>> = {}) {
  const flow = flowAnswers();
  const app = await renderApp({ path, answers: { ...flow.answers, ...answers } });
  flow.onStale((tags) => app.ipc.emit('changed', { tags, external: false }));
  return { ...app, address: () => app.router.state.location };
}

const rules = () => screen.findByRole('list', { name: 'Routing rules' });
const names = async () =>
  within(await rules())
    .getAllByRole('button', { name: /^Edit / })
    .map((each) => each.textContent);

/** Lines of 60 pixels one below the other: the page has no layout here. */
function giveLinesAPlace() {
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    const lines = [...document.querySelectorAll('[data-sortable]')];
    const at = lines.indexOf(this.closest('[data-sortable]') ?? this);
    return DOMRect.fromRect({ x: 0, y: Math.max(at, 0) * 60, width: 400, height: at < 0 ? 0 : 60 });
  });
}

describe('the flow apps', () => {
  it('are listed with what belongs to them, and say where a rule is broken', async () => {
    await openAt('/flow-apps');
    const list = await screen.findByRole('list', { name: 'Flow apps' });
    const [sales] = within(list).getAllByRole('listitem');
    expect(sales).toHaveTextContent('Sales');
    expect(sales).toHaveTextContent('1 bot · 0 boards · 4 rules');
    expect(sales).toHaveTextContent('A rule names something that was deleted, and is skipped.');
    await expectNoAxeViolations();
  });

  it('are made with a name, and opened', async () => {
    const { ipc, address } = await openAt('/flow-apps');
    await userEvent.click(await screen.findByRole('button', { name: 'New flow app' }));
    await userEvent.type(await screen.findByRole('textbox', { name: 'Name' }), 'Hiring{Enter}');
    expect(await screen.findByRole('heading', { name: 'Hiring' })).toBeVisible();
    expect(ipc.inputsOf('createFlowApp')).toEqual([{ name: 'Hiring', description: '' }]);
    expect(address().pathname).toMatch(/^\/flow-apps\/.+/);
    expect(await screen.findByText('Added the flow app “Hiring”')).toBeInTheDocument();
  });

  it('say beside the name why it is refused', async () => {
    await openAt('/flow-apps');
    await userEvent.click(await screen.findByRole('button', { name: 'New flow app' }));
    await userEvent.type(await screen.findByRole('textbox', { name: 'Name' }), 'sales{Enter}');
    expect(await screen.findByText(/There is a flow app “sales” already/)).toBeInTheDocument();
    expect(screen.getByRole('dialog', { name: 'New flow app' })).toBeInTheDocument();
  });

  it('are deleted and brought back with their rules', async () => {
    await openAt(SALES);
    await rules();
    // A board of that name stands in the sidebar.
    const header = within(screen.getByRole('heading', { name: 'Sales' }).closest('header') as HTMLElement);
    await userEvent.click(header.getByRole('button', { name: 'More for Sales' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Delete' }));
    const list = await screen.findByRole('list', { name: 'Flow apps' });
    await waitFor(() => expect(within(list).queryByText('Sales')).toBeNull());
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await within(list).findByText('Sales')).toBeInTheDocument();
    expect(list).toHaveTextContent('4 rules');
  });

  it('are read only to members', async () => {
    const member: Member = { ...SAM, role: 'member' };
    await openAt(SALES, { workspaceInfo: async () => ({ ...WORKSPACE, member }) });
    const list = await rules();
    expect(list).toHaveTextContent('Big budgets');
    expect(within(list).queryByRole('button')).toBeNull();
    expect(within(list).getAllByRole('switch')[0]).toBeDisabled();
    expect(screen.queryByRole('button', { name: 'Add rule' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Route submissions…' })).toBeNull();
    expect(screen.queryByRole('button', { name: /Take .* out/ })).toBeNull();
  });
});

describe('what belongs to a flow app', () => {
  it('is moved into it and taken out again', async () => {
    const { ipc } = await openAt(SALES);
    const bots = await screen.findByRole('region', { name: 'Intake bots' });
    await userEvent.click(within(bots).getByRole('button', { name: 'Move a bot here' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: /Support intake/ }));
    expect(await within(bots).findByRole('link', { name: 'Support intake' })).toBeInTheDocument();
    expect(await screen.findByText('Moved “Support intake” to “Sales”')).toBeInTheDocument();
    await userEvent.click(within(bots).getByRole('button', { name: 'Take Support intake out' }));
    await waitFor(() => expect(within(bots).queryByRole('link', { name: 'Support intake' })).toBeNull());
    const bot = '01930000-0000-7000-d000-000000000002';
    expect(ipc.inputsOf('updateBot')).toEqual([
      { bot, flowApp: { to: flowAppId(0) } },
      { bot, flowApp: { to: null } },
    ]);
  });
});

describe('the rules of a flow app', () => {
  it('read as sentences, with what is wrong with them', async () => {
    await openAt(SALES);
    const [big, design, old] = within(await rules()).getAllByRole('listitem');
    expect(big).toHaveTextContent('If What is your budget? is more than 10,000');
    expect(big).toHaveTextContent('Sales · Qualified, High, ');
    expect(big).toHaveTextContent('Sam Rivera');
    expect(design).toHaveTextContent('Sales · New Lead, Medium');
    expect(old).toHaveTextContent('The board “Old pipeline” was deleted. Choose another board for this rule.');
    expect(await screen.findByText('Otherwise, the card goes to the bot’s default board:')).toBeInTheDocument();
    await expectNoAxeViolations();
  });

  it('are put into another order by keyboard, aloud, and back by undo', async () => {
    giveLinesAPlace();
    const { ipc } = await openAt(SALES);
    await rules();
    const handle = screen.getByRole('button', { name: 'Move Big budgets' });
    handle.focus();
    await userEvent.keyboard(' ');
    expect(await screen.findByText('Picked up Big budgets, 1 of 4.')).toBeInTheDocument();
    await new Promise((resolve) => setTimeout(resolve));
    await userEvent.keyboard('{ArrowDown}');
    expect(await screen.findByText('Big budgets is now 2 of 4.')).toBeInTheDocument();
    await userEvent.keyboard(' ');
    expect(ipc.inputsOf('moveRoutingRule')).toEqual([{ rule: 'rule-big', before: 'rule-old' }]);
    await waitFor(async () => expect((await names())[0]).toBe('Design from near by'));
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect((await names())[0]).toBe('Big budgets'));
  });

  it('stay where they are where the core refuses to move them', async () => {
    giveLinesAPlace();
    const details = { field: null, existing: null, path: null };
    await openAt(SALES, {
      moveRoutingRule: async () => {
        throw new IpcError({ code: 'forbidden', message: 'Only the owner or an admin changes rules.', details });
      },
    });
    await rules();
    screen.getByRole('button', { name: 'Move Big budgets' }).focus();
    await userEvent.keyboard(' ');
    await screen.findByText('Picked up Big budgets, 1 of 4.');
    await new Promise((resolve) => setTimeout(resolve));
    await userEvent.keyboard('{ArrowDown}');
    await screen.findByText('Big budgets is now 2 of 4.');
    await userEvent.keyboard(' ');
    expect(await screen.findByText(/Only the owner or an admin changes rules/)).toBeInTheDocument();
    expect((await names())[0]).toBe('Big budgets');
  });

  it('are switched off and deleted, each with undo', async () => {
    const { ipc } = await openAt(SALES);
    await rules();
    await userEvent.click(screen.getByRole('switch', { name: 'Big budgets is on' }));
    expect(await screen.findByText('Switched the rule “Big budgets” off')).toBeInTheDocument();
    expect(ipc.inputsOf('updateRoutingRule')).toEqual([{ rule: 'rule-big', isOn: false }]);
    await userEvent.click(screen.getByRole('button', { name: 'More for Hosting' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Delete' }));
    await waitFor(async () => expect(await names()).not.toContain('Hosting'));
    // The toast before goes with a movement.
    await waitFor(() => expect(screen.getAllByRole('button', { name: 'Undo' })).toHaveLength(1));
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect(await names()).toContain('Hosting'));
  });

  it('are made of a filter, a place, a priority and somebody', async () => {
    const { ipc } = await openAt(SALES);
    await userEvent.click(await screen.findByRole('button', { name: 'Add rule' }));
    const dialog = await screen.findByRole('dialog', { name: 'Add rule' });
    await userEvent.click(await within(dialog).findByRole('button', { name: 'Condition' }));
    // The answers of its own bots come first.
    const fields = await screen.findByRole('listbox', { name: 'Fields' });
    expect(await within(fields).findByText('Answers of Sales')).toBeInTheDocument();
    expect(within(fields).getAllByRole('option')[0]).toHaveTextContent('Which service are you interested in?');
    await userEvent.type(screen.getByRole('combobox', { name: 'Find a field' }), 'which city{Enter}');
    expect(await within(dialog).findByText('1 condition still open')).toBeInTheDocument();
    expect(within(dialog).getByRole('button', { name: 'Add rule' })).toBeDisabled();
    await userEvent.type(
      await within(dialog).findByRole('combobox', { name: 'Which city are you in? contains' }),
      'Leeds',
    );
    await userEvent.click(within(dialog).getByRole('combobox', { name: 'Board' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Support' }));
    await userEvent.click(within(dialog).getByRole('combobox', { name: 'Phase' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Waiting on customer' }));
    await userEvent.click(within(dialog).getByRole('combobox', { name: 'Priority' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Urgent' }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Add rule' }));
    await waitFor(async () => expect(await names()).toContain('Which city are you in? contains Leeds'));
    expect(ipc.inputsOf('createRoutingRule')).toEqual([
      {
        flowApp: flowAppId(0),
        name: 'Which city are you in? contains Leeds',
        filter: { field: 'answer.city', op: 'contains', value: 'Leeds' },
        board: 'b-support',
        phase: 'p-waiting',
        priority: 'urgent',
        assignee: null,
        isOn: true,
      },
    ]);
  });

  it('are changed only in what was changed', async () => {
    const { ipc } = await openAt(SALES);
    await rules();
    await userEvent.click(screen.getByRole('button', { name: 'Edit Hosting' }));
    const dialog = await screen.findByRole('dialog', { name: 'Edit “Hosting”' });
    expect(await within(dialog).findByText('“Old pipeline” was deleted. Choose another one.')).toBeInTheDocument();
    await userEvent.click(within(dialog).getByRole('combobox', { name: 'Board' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Sales' }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(ipc.inputsOf('updateRoutingRule')).toEqual([
        { rule: 'rule-old', board: 'b-sales', phase: 'p-new', priority: null, assignee: null },
      ]),
    );
    await waitFor(async () => expect(await rules()).not.toHaveTextContent('was deleted'));
  });
});

describe('a test of the rules', () => {
  it('of a submission says rule by rule what held and what did not', async () => {
    const { address } = await openAt(SALES);
    await userEvent.click(await screen.findByRole('button', { name: 'Test rules' }));
    const panel = await screen.findByRole('region', { name: 'Test rules' });
    await userEvent.type(within(panel).getByRole('combobox', { name: 'Search submissions' }), '11000');
    await waitFor(() => expect(within(panel).getAllByRole('option')).toHaveLength(1));
    await userEvent.click(within(panel).getByRole('option'));
    expect(address().search).toEqual({ test: true, submission: submissionId(6) });
    const tried = await within(panel).findByRole('list', { name: 'Rules in their order' });
    expect(tried).toHaveTextContent(/1\. Big budgets.*Fires.*Held:.*The answer is 11,000\./);
    expect(tried).toHaveTextContent('The rule is switched off.');
    await expectNoAxeViolations(panel);
  });

  it('of typed answers follows the typing, from no rule to the one that fires', async () => {
    const { ipc } = await openAt(`${SALES}?test=true`);
    const panel = await screen.findByRole('region', { name: 'Test rules' });
    await userEvent.click(within(panel).getByRole('radio', { name: 'Typed answers' }));
    const budget = await within(panel).findByRole('textbox', { name: 'What is your budget?' });
    await userEvent.type(budget, '8000');
    const tried = await within(panel).findByRole('list', { name: 'Rules in their order' });
    await waitFor(() => expect(tried).toHaveTextContent(/Did not hold:.*The answer is 8,000\./));
    expect(panel).toHaveTextContent('No rule matches: the bot’s default board');
    await userEvent.type(budget, '0');
    await waitFor(() => expect(panel).toHaveTextContent('By the rule “Big budgets”'));
    expect(ipc.inputsOf('testRouting').at(-1)).toEqual({
      submission: null,
      bot: '01930000-0000-7000-d000-000000000000',
      answers: [{ name: 'budget', text: '80000' }],
      contact: [],
    });
  });
});

describe('submissions that are routed anew', () => {
  it('are counted by destination before, made, and taken back', async () => {
    const { ipc } = await openAt(SALES);
    await userEvent.click(await screen.findByRole('button', { name: 'Route submissions…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Route submissions of “Sales”' });
    const table = await within(dialog).findByRole('table');
    expect(table).toHaveTextContent('Sales · New Lead1–');
    expect(within(dialog).getByRole('region', { name: 'Some of them' })).toHaveTextContent('Sales / New Lead');
    expect(dialog).toHaveTextContent('The board “Old pipeline” was deleted.');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Make 1 card' }));
    expect(await screen.findByText('Made 1 card')).toBeInTheDocument();
    const input = { scope: { kind: 'flow_app', flowApp: flowAppId(0) }, which: 'without_card' };
    expect(ipc.inputsOf('applyRouting')).toEqual([expect.objectContaining(input)]);
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('Undone: Made 1 card')).toBeInTheDocument();
  });

  it('may include cards that nobody has touched', async () => {
    const { ipc } = await openAt(SALES);
    await userEvent.click(await screen.findByRole('button', { name: 'Route submissions…' }));
    await userEvent.click(await screen.findByRole('radio', { name: 'Also untouched cards' }));
    await waitFor(() => expect(ipc.inputsOf('previewRouting').at(-1)).toMatchObject({ which: 'untouched' }));
    expect(await screen.findByText(/3 cards left alone, since somebody has touched them/)).toBeInTheDocument();
  });

  it('show how far they are while it takes long, and can be stopped', async () => {
    const { ipc } = await openAt(SALES, {
      applyRouting: (_, onProgress) =>
        new Promise(() => onProgress({ stage: 'changing', done: 20, total: 80, perSecond: 10, secondsLeft: 6 })),
      cancelJob: async () => null,
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Route submissions…' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Make 1 card' }));
    expect(await screen.findByText('25 %')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
    expect(ipc.inputsOf('cancelJob')).toHaveLength(1);
  });
});
