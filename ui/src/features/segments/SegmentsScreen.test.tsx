import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Backend } from '../../ipc';
import { expectNoAxeViolations, renderApp } from '../../test/render';
import { HOT, SEGMENTS, segmentInfo } from './testing';

const openScreen = (answers: Partial<Backend> = {}) =>
  renderApp({ path: '/segments', answers: { listSegments: async () => SEGMENTS, ...answers } });

describe('all segments', () => {
  it('stand in a table with their filters in words, and lead to their pages and lists', async () => {
    await openScreen();
    const table = await screen.findByRole('table');
    expect(within(table).getByText('Budget is more than 10,000')).toBeInTheDocument();
    expect(within(table).getByRole('link', { name: 'Hot Leads' })).toHaveAttribute('href', '/segments/hot');
    expect(within(table).getByRole('link', { name: 'Show the 12,345 contacts of Stale Contacts' })).toHaveAttribute(
      'href',
      '/contacts?segment=stale',
    );
    expect(screen.getByRole('link', { name: 'Segments' })).toHaveAttribute('aria-current', 'page');
    await expectNoAxeViolations();
  });

  it('say what to do where there is none', async () => {
    const { router } = await openScreen({
      listSegments: async () => [],
      listContacts: async () => ({ total: 0, offset: 0, rows: [] }),
    });
    expect(await screen.findByText(/No segments yet/)).toBeInTheDocument();
    await expectNoAxeViolations();
    await userEvent.click(within(screen.getByRole('main')).getByRole('button', { name: 'New segment' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/contacts'));
  });

  it('are saved to a file, all of them', async () => {
    const { ipc } = await openScreen({ saveSegments: async () => ({ path: '/s.json', segments: 3 }) });
    await userEvent.click(await screen.findByRole('button', { name: 'Save all to file…' }));
    expect(await screen.findByText('Saved 3 segments')).toBeInTheDocument();
    expect(ipc.inputsOf('saveSegments')).toEqual([{ segments: [] }]);
  });

  it('are one key sequence away', async () => {
    const { router } = await renderApp({ path: '/settings/about', answers: { listSegments: async () => SEGMENTS } });
    await userEvent.keyboard('gs');
    await waitFor(() => expect(router.state.location.pathname).toBe('/segments'));
  });
});

describe('a file of segments', () => {
  const made = [segmentInfo('new', 'From Kim')];
  const load = async (answers: Partial<Backend>) => {
    const app = await openScreen(answers);
    await userEvent.click(await screen.findByRole('button', { name: 'Load from file…' }));
    return app;
  };

  it('adds what it has, with a way back', async () => {
    const { ipc } = await load({
      loadSegments: async () => ({ made, refused: [], operation: 'op' }),
      undoOperation: async () => ({ count: 0, operation: null }),
    });
    expect(await screen.findByText('Added “From Kim”')).toBeInTheDocument();
    expect(screen.queryByRole('dialog')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(ipc.inputsOf('undoOperation')).toMatchObject([{ operation: 'op' }]));
  });

  it('tells which were refused and why, beside those that were made', async () => {
    const refused = [{ name: 'Shoe size', reason: 'There is no field “shoe_size” in this workspace.' }];
    await load({ loadSegments: async () => ({ made: [...made, HOT], refused, operation: 'op' }) });
    const dialog = await screen.findByRole('dialog', { name: '2 of 3 segments added' });
    expect(within(dialog).getByRole('list', { name: 'Could not be added' })).toHaveTextContent(
      'Shoe sizeThere is no field “shoe_size” in this workspace.',
    );
    expect(within(dialog).getByRole('list', { name: 'Added' })).toHaveTextContent('From Kim42Hot Leads42');
    await expectNoAxeViolations();
    await userEvent.click(within(dialog).getByText('Close'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('changes nothing where the choice of a file is cancelled', async () => {
    const { ipc } = await load({ loadSegments: async () => null });
    await waitFor(() => expect(ipc.inputsOf('loadSegments')).toHaveLength(1));
    expect(screen.queryByText(/Added|There are no segments/)).toBeNull();
  });

  it('says that it has none', async () => {
    await load({ loadSegments: async () => ({ made: [], refused: [], operation: null }) });
    expect(await screen.findByText('There are no segments in this file.')).toBeInTheDocument();
  });
});
