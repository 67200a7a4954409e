import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { type Backend, IpcError } from '../../../ipc';
import { contactPages, expectNoAxeViolations, renderApp } from '../../../test/render';
import { BROKEN, HOT, SEGMENTS, STALE, segmentCore, segmentInfo } from '../testing';

async function openSidebar(path = '/settings/about', answers: Partial<Backend> = {}) {
  const app = await renderApp({
    path,
    answers: {
      ...segmentCore(() => app?.ipc.emit('changed', { tags: ['segments'], external: false })),
      listContacts: contactPages(3),
      getFilterCatalog: async () => ({ scopes: [], kinds: [] }),
      describeFilter: async ({ filter }) => ({ summary: '', parts: [], problem: null, filter }),
      countContacts: async () => ({ count: 3 }),
      ...answers,
    },
  });
  await screen.findByRole('list', { name: 'Segments' });
  return app;
}

const list = () => screen.getByRole('list', { name: 'Segments' });
const names = () =>
  within(list())
    .getAllByRole('link')
    .map((link) => link.textContent);
const more = (name: string) => screen.getByRole('button', { name: `More for ${name}` });
const choose = async (name: string) => userEvent.click(await screen.findByRole('menuitem', { name }));

describe('segments in the sidebar', () => {
  it('stand in their order with their exact counts, and say what is wrong with one', async () => {
    await openSidebar();
    expect(names()).toEqual(['Hot Leads42', 'Stale Contacts12,345', `Old pricing${BROKEN.problem}42`]);
    await expectNoAxeViolations();
  });

  it('follow what changes, without being asked', async () => {
    let count = 1;
    const { ipc } = await openSidebar('/settings/about', { listSegments: async () => [{ ...HOT, count }] });
    expect(names()).toEqual(['Hot Leads1']);
    count = 2;
    act(() => ipc.emit('changed', { tags: ['segments'], external: true }));
    await waitFor(() => expect(names()).toEqual(['Hot Leads2']));
  });

  it('open as the list of who is in them, and are marked there in the place of all contacts', async () => {
    const { router } = await openSidebar();
    await userEvent.click(within(list()).getByRole('link', { name: /Stale Contacts/ }));
    await waitFor(() =>
      expect(router.state.location).toMatchObject({ pathname: '/contacts', search: { segment: 'stale' } }),
    );
    const link = within(list()).getByRole('link', { name: /Stale Contacts/ });
    await waitFor(() => expect(link).toHaveAttribute('aria-current', 'page'));
    expect(within(list()).getByRole('link', { name: /Hot Leads/ })).not.toHaveAttribute('aria-current');
    expect(screen.getByRole('link', { name: /^Contacts/ })).not.toHaveAttribute('aria-current');
    await act(() => router.navigate({ to: '/contacts', search: {} }));
    await waitFor(() =>
      expect(screen.getByRole('link', { name: /^Contacts/ })).toHaveAttribute('aria-current', 'page'),
    );
    expect(link).not.toHaveAttribute('aria-current');
  });

  it('fold, and stay folded', async () => {
    const { unmount } = await openSidebar();
    await userEvent.click(screen.getByRole('button', { name: 'Hide segments' }));
    expect(screen.queryByRole('list', { name: 'Segments' })).toBeNull();
    unmount();
    await renderApp({ path: '/settings/about', answers: { listSegments: async () => SEGMENTS } });
    expect(screen.getByRole('button', { name: 'Show segments' })).toHaveAttribute('aria-expanded', 'false');
    expect(screen.queryByRole('list', { name: 'Segments' })).toBeNull();
  });

  it('are one stop of Tab, and the arrows go from one to the next', async () => {
    await openSidebar();
    const [hot, stale, broken] = within(list()).getAllByRole('link');
    expect([hot, stale, broken].map((link) => link?.tabIndex)).toEqual([0, -1, -1]);
    act(() => hot?.focus());
    await userEvent.keyboard('{ArrowDown}');
    expect(stale).toHaveFocus();
    await userEvent.keyboard('{End}{ArrowDown}');
    expect(broken).toHaveFocus();
    await userEvent.tab();
    expect(screen.getByRole('button', { name: 'Move Old pricing' })).toHaveFocus();
    await userEvent.tab();
    expect(more('Old pricing')).toHaveFocus();
  });

  it('are moved by keyboard, step by step and aloud', async () => {
    // Lines of 30 pixels one below the other: the page has no layout here.
    vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
      const lines = [...document.querySelectorAll('[data-sortable]')];
      const at = lines.indexOf(this.closest('[data-sortable]') ?? this);
      return DOMRect.fromRect({ x: 0, y: Math.max(at, 0) * 30, width: 200, height: at < 0 ? 0 : 30 });
    });
    const { ipc } = await openSidebar();
    screen.getByRole('button', { name: 'Move Hot Leads' }).focus();
    await userEvent.keyboard(' ');
    expect(await screen.findByText('Picked up Hot Leads, 1 of 3.')).toBeInTheDocument();
    await new Promise((resolve) => setTimeout(resolve));
    await userEvent.keyboard('{ArrowDown}');
    expect(await screen.findByText('Hot Leads is now 2 of 3.')).toBeInTheDocument();
    await userEvent.keyboard(' ');
    expect(await screen.findByText('Moved “Hot Leads”')).toBeInTheDocument();
    expect(ipc.inputsOf('moveSegment')).toEqual([{ segment: 'hot', before: 'broken' }]);
  });

  it('lead to the list where a filter is built for a new one', async () => {
    const { router } = await openSidebar();
    await userEvent.click(screen.getByRole('button', { name: 'New segment' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/contacts'));
    expect(router.state.location.state.editFilter).toBe(true);
  });

  it('are dozens in the menu of one icon where the sidebar is folded', async () => {
    const many = Array.from({ length: 40 }, (_, index) => segmentInfo(`s${index}`, `Segment ${index}`));
    localStorage.setItem('shell.folded', 'true');
    const { router } = await renderApp({
      path: '/settings/about',
      answers: { listSegments: async () => many, listContacts: contactPages(3) },
    });
    await userEvent.click(screen.getByRole('button', { name: 'Segments' }));
    await screen.findByRole('menuitem', { name: 'Segment 0 42' });
    expect(screen.getAllByRole('menuitem')).toHaveLength(42);
    await expectNoAxeViolations();
    await choose('All segments');
    await waitFor(() => expect(router.state.location.pathname).toBe('/segments'));
  });
});

describe('the menu of a segment', () => {
  it('opens by right click, too', async () => {
    await openSidebar();
    fireEvent.contextMenu(within(list()).getByRole('link', { name: /Hot Leads/ }));
    expect(await screen.findByRole('menuitem', { name: 'Rename…' })).toBeInTheDocument();
    await expectNoAxeViolations();
  });

  it('renames after asking for a name that is free', async () => {
    const { ipc } = await openSidebar();
    await userEvent.click(more('Hot Leads'));
    await choose('Rename…');
    const field = await screen.findByRole('textbox', { name: 'Name' });
    await userEvent.clear(field);
    await userEvent.type(field, 'stale CONTACTS');
    expect(screen.getByText('Another segment is called that.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Rename' })).toBeDisabled();
    await userEvent.clear(field);
    await userEvent.type(field, 'Hottest{Enter}');
    expect(await screen.findByText('Renamed “Hot Leads” to “Hottest”')).toBeInTheDocument();
    expect(ipc.inputsOf('updateSegment')).toMatchObject([
      { segment: 'hot', name: 'Hottest', color: null, filter: null },
    ]);
    await waitFor(() => expect(names()[0]).toBe('Hottest42'));
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(names()[0]).toBe('Hot Leads42'));
    expect(ipc.inputsOf('undoOperation')).toMatchObject([{ operation: 'op-update' }]);
  });

  it('recolours, duplicates and moves, each with a way back', async () => {
    const { ipc } = await openSidebar();
    await userEvent.click(more('Hot Leads'));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Colour' }));
    await choose('Pink');
    expect(await screen.findByText('Made “Hot Leads” pink')).toBeInTheDocument();
    expect(ipc.inputsOf('updateSegment')).toMatchObject([{ segment: 'hot', color: 'pink', name: null }]);

    await userEvent.click(more('Stale Contacts'));
    await choose('Duplicate');
    expect(await screen.findByText('Duplicated “Stale Contacts” as “Stale Contacts 2”')).toBeInTheDocument();

    await userEvent.click(more('Stale Contacts'));
    await choose('Move up');
    expect(await screen.findByText('Moved “Stale Contacts”')).toBeInTheDocument();
    expect(ipc.inputsOf('moveSegment')).toEqual([{ segment: 'stale', before: 'hot' }]);
    await waitFor(() => expect(names()[0]).toBe('Stale Contacts12,345'));
    expect(screen.getAllByRole('button', { name: 'Undo' }).length).toBeGreaterThan(0);

    await userEvent.click(more('Stale Contacts'));
    expect(await screen.findByRole('menuitem', { name: 'Move up' })).toHaveAttribute('data-disabled');
  });

  it('puts a segment back where the core refuses to move it', async () => {
    const refused = new IpcError({
      code: 'busy',
      message: 'The workspace is busy.',
      details: { field: null, existing: null, path: null },
    });
    await openSidebar('/settings/about', { moveSegment: () => Promise.reject(refused) });
    await userEvent.click(more('Hot Leads'));
    await choose('Move down');
    expect(await screen.findByText(/The workspace is busy/)).toBeInTheDocument();
    expect(names()[0]).toBe('Hot Leads42');
  });

  it('deletes with a way back, and leaves the list that shows it', async () => {
    const { ipc, router } = await openSidebar('/contacts?segment=stale');
    await userEvent.click(more('Stale Contacts'));
    await choose('Delete');
    expect(await screen.findByText('Deleted “Stale Contacts”')).toBeInTheDocument();
    await waitFor(() => expect(router.state.location.search).toEqual({}));
    expect(names()).toHaveLength(2);
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(names()).toHaveLength(3));
    expect(ipc.inputsOf('undoOperation')).toMatchObject([{ operation: 'op-delete' }]);
  });

  it('names the segments that use one instead of deleting it', async () => {
    const { ipc, router } = await openSidebar();
    await userEvent.click(more('Hot Leads'));
    await choose('Delete');
    expect(await screen.findByRole('dialog', { name: '“Hot Leads” is used by other segments' })).toHaveTextContent(
      'The filter of Best of all names it.',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Show segments' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/segments'));
    expect(ipc.inputsOf('deleteSegment')).toEqual([]);
  });

  it('saves one to a file', async () => {
    const { ipc } = await openSidebar('/settings/about', {
      saveSegments: async () => ({ path: '/home/sam/segments.json', segments: 1 }),
      showInFolder: async () => null,
    });
    await userEvent.click(more(STALE.name));
    await choose('Save to file…');
    expect(await screen.findByText('Saved “Stale Contacts”')).toBeInTheDocument();
    expect(ipc.inputsOf('saveSegments')).toEqual([{ segments: ['stale'] }]);
    await userEvent.click(screen.getByRole('button', { name: 'Show in folder' }));
    expect(ipc.inputsOf('showInFolder')).toEqual(['/home/sam/segments.json']);
  });
});
