import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Backend, ListSegmentMoves, SegmentHistory, SegmentMove } from '../../../ipc';
import { giveListsAHeight } from '../../../test/layout';
import { contactPages, expectNoAxeViolations, renderApp } from '../../../test/render';
import { HOT, move, SEGMENTS, segmentInfo } from '../testing';

const HISTORY: SegmentHistory = {
  sizes: [
    { day: '2026-03-01', count: 40 },
    { day: '2026-03-02', count: 41 },
    { day: '2026-03-03', count: 42 },
  ],
  weeks: [
    { monday: '2026-02-23', joined: 0, left: 0 },
    { monday: '2026-03-02', joined: 3, left: 1 },
  ],
  joined: 3,
  left: 1,
};
const MOVES: SegmentMove[] = [
  move('ana', 'Ana Ruiz'),
  move('bo', 'Bo Silva', { cause: 'clock', member: '', at: '2026-03-02T09:00:00Z' }),
  move('cem', 'Cem Kaya', { event: 'left', cause: 'undo', at: '2026-03-02T08:00:00Z' }),
  move('dana', 'Dana Kim', { cause: 'segment', at: HOT.createdAt }),
];

const listSegmentMoves = async ({ event }: ListSegmentMoves) => ({
  moves: MOVES.filter((each) => event === null || each.event === event),
  nextCursor: null,
});

async function openPage(answers: Partial<Backend> = {}, path = '/segments/hot?since=2026-03-01') {
  return renderApp({
    path,
    answers: {
      listSegments: async () => SEGMENTS,
      getSegmentHistory: async () => HISTORY,
      listSegmentMoves,
      listContacts: contactPages(3),
      getFilterCatalog: async () => ({ scopes: [], kinds: [] }),
      describeFilter: async ({ filter }) => ({ summary: '', parts: [], problem: null, filter }),
      countContacts: async () => ({ count: 3 }),
      ...answers,
    },
  });
}

const moves = async () => within(await screen.findByRole('list', { name: 'Who joined and left' }));

beforeEach(giveListsAHeight);

describe('the page of a segment', () => {
  it('says what it asks for, and draws how it grew', async () => {
    const { ipc } = await openPage();
    expect(await screen.findByRole('heading', { name: 'Hot Leads', level: 1 })).toBeInTheDocument();
    expect(screen.getByText('Budget is more than 10,000')).toBeInTheDocument();
    expect(screen.getByText('Used by Best of all')).toBeInTheDocument();
    expect(
      await screen.findByRole('img', { name: /^Members by day\. From 40 people on 1 Mar to 42 on 3 Mar/ }),
    ).toBeInTheDocument();
    expect(screen.getByRole('img', { name: /3 joined and 1 left in 2 weeks/ })).toBeInTheDocument();
    expect(ipc.inputsOf('getSegmentHistory')).toEqual([{ segment: 'hot', since: '2026-03-01' }]);
    await moves();
    await expectNoAxeViolations();
  });

  it('tells the same in numbers', async () => {
    await openPage();
    await userEvent.click(await screen.findByRole('radio', { name: 'Table' }));
    const rows = within(await screen.findByRole('table')).getAllByRole('row');
    expect(rows.map((row) => row.textContent)).toEqual([
      'Week ofMembers at its endJoinedLeft',
      '2 Mar4231',
      '23 Feb4000',
    ]);
    await expectNoAxeViolations();
  });

  it('lists who came and went, when and why, and leads to them', async () => {
    await openPage();
    const list = await moves();
    expect(list.getAllByRole('link').map((link) => link.textContent)).toEqual([
      'ARAna RuizJoinedby an edit of Sam Rivera11:42',
      'BSBo SilvaJoinedbecause time passed10:00',
      'CKCem KayaLeftbecause Sam Rivera took a change back09:00',
      'DKDana KimJoinedwhen the segment was made10:00',
    ]);
    expect(list.getByRole('link', { name: /Ana Ruiz/ })).toHaveAttribute('href', '/contacts/ana');
  });

  it('lists those alone who left, which the address keeps', async () => {
    const { ipc, router } = await openPage();
    await userEvent.click(await screen.findByRole('radio', { name: 'Left 1' }));
    await waitFor(async () => expect((await moves()).getAllByRole('link')).toHaveLength(1));
    expect(router.state.location.search).toEqual({ since: '2026-03-01', event: 'left' });
    expect(ipc.inputsOf('listSegmentMoves').at(-1)).toMatchObject({ segment: 'hot', event: 'left', cursor: null });
  });

  it('looks back as far as is wanted', async () => {
    const { ipc, router } = await openPage();
    await userEvent.click(await screen.findByRole('radio', { name: 'All' }));
    await waitFor(() => expect(router.state.location.search).toMatchObject({ since: 'start' }));
    await waitFor(() => expect(ipc.inputsOf('getSegmentHistory').at(-1)).toEqual({ segment: 'hot', since: null }));
    await userEvent.click(screen.getByRole('button', { name: 'Since 5 Jan 2026' }));
    await userEvent.click(await screen.findByRole('button', { name: '9 January 2026' }));
    await waitFor(() => expect(router.state.location.search).toMatchObject({ since: '2026-01-09' }));
    expect(ipc.inputsOf('listSegmentMoves').at(-1)).toMatchObject({ since: '2026-01-09' });
  });

  it('goes on with those who moved earlier as the end of the list comes near', async () => {
    const { ipc } = await openPage({
      listSegmentMoves: async ({ cursor }) =>
        cursor === null
          ? { moves: MOVES.slice(0, 2), nextCursor: 'more' }
          : { moves: MOVES.slice(2), nextCursor: null },
    });
    await waitFor(async () => expect((await moves()).getAllByRole('link')).toHaveLength(4));
    expect(ipc.inputsOf('listSegmentMoves')).toMatchObject([{ cursor: null }, { cursor: 'more' }]);
  });

  it('asks again when somebody joins', async () => {
    let joined = 3;
    const { ipc } = await openPage({ getSegmentHistory: async () => ({ ...HISTORY, joined }) });
    await screen.findByRole('radio', { name: 'Joined 3' });
    joined = 4;
    ipc.emit('changed', { tags: ['segments'], external: false });
    expect(await screen.findByRole('radio', { name: 'Joined 4' })).toBeInTheDocument();
  });

  it('says what is wrong and leads to mending it', async () => {
    const { router } = await openPage({}, '/segments/broken');
    expect(await screen.findByRole('note')).toHaveTextContent('The field Price list has been archived');
    await expectNoAxeViolations();
    await userEvent.click(screen.getByRole('button', { name: 'Mend the filter' }));
    await waitFor(() => expect(router.state.location).toMatchObject({ search: { segment: 'broken' } }));
    expect(router.state.location.state.editFilter).toBe(true);
  });

  it('says that a segment that was just made has its history before it', async () => {
    const today = new Date().toISOString();
    await openPage(
      {
        listSegments: async () => [segmentInfo('new', 'New one', { createdAt: today, count: 0 })],
        getSegmentHistory: async () => ({
          sizes: [{ day: today.slice(0, 10), count: 0 }],
          weeks: [{ monday: today.slice(0, 10), joined: 0, left: 0 }],
          joined: 0,
          left: 0,
        }),
        listSegmentMoves: async () => ({ moves: [], nextCursor: null }),
      },
      '/segments/new?since=start',
    );
    expect(await screen.findByText(/The first day is today/)).toBeInTheDocument();
    expect(await screen.findByText('Nobody joined or left yet.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Export' })).toBeDisabled();
    await expectNoAxeViolations();
  });

  it('looks at all of its time where nothing happened lately', async () => {
    const { router } = await openPage({ listSegmentMoves: async () => ({ moves: [], nextCursor: null }) });
    expect(await screen.findByText('Nobody joined or left since 1 Mar 2026.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Look at all of its time' }));
    await waitFor(() => expect(router.state.location.search).toEqual({ since: 'start' }));
  });

  it('exports who is in it, also when that is asked for from a menu', async () => {
    const { ipc } = await openPage({ exportContacts: async () => ({ path: '/hot.csv', rows: 42 }) }, '/settings/about');
    await userEvent.click(await screen.findByRole('button', { name: 'More for Hot Leads' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Export…' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Choose where to save…' }));
    expect(await screen.findByText('Exported 42 contacts')).toBeInTheDocument();
    expect(ipc.inputsOf('exportContacts')).toMatchObject([
      { selection: { kind: 'matching', query: { filter: { segment: 'hot' }, search: '', inBin: false }, except: [] } },
    ]);
  });

  it('opens in the list, and goes back to all with Escape', async () => {
    const { router } = await openPage();
    await screen.findByRole('button', { name: 'Open in list' });
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(router.state.location.pathname).toBe('/segments'));
    await userEvent.click(within(screen.getByRole('main')).getByRole('link', { name: 'Hot Leads' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Open in list' }));
    await waitFor(() =>
      expect(router.state.location).toMatchObject({ pathname: '/contacts', search: { segment: 'hot' } }),
    );
  });

  it('says so where there is no such segment', async () => {
    const { router } = await openPage({}, '/segments/gone');
    expect(await screen.findByText(/There is no such segment/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Show all segments' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/segments'));
  });
});
