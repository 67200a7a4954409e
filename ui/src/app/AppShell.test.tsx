import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { segmentInfo } from '../features/segments/testing';
import { contactPages, expectNoAxeViolations, renderApp, WORKSPACE } from '../test/render';

const listContacts = contactPages(3);
const waitForEver = () => new Promise<never>(() => {});

describe('the sidebar', () => {
  it('shows the workspace, its counts, and Review only while there is something to review', async () => {
    await renderApp({
      path: '/settings/about',
      answers: {
        workspaceInfo: async () => ({ ...WORKSPACE, unmatchedCount: 0, checkCount: 0, contactCount: 12_345 }),
      },
    });
    expect(await screen.findByText('Acme Studio')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /Contacts/ })).toHaveTextContent('12,345');
    expect(screen.queryByText('Review')).toBeNull();
  });

  it('asks again for its counts when a change says that they may be stale', async () => {
    let contactCount = 1;
    const { ipc } = await renderApp({
      path: '/settings/about',
      answers: { workspaceInfo: async () => ({ ...WORKSPACE, contactCount }) },
    });
    await waitFor(() => expect(screen.getByRole('link', { name: /Contacts/ })).toHaveTextContent('1'));
    contactCount = 777;
    act(() => ipc.emit('changed', { tags: ['contacts'], external: true }));
    await waitFor(() => expect(screen.getByRole('link', { name: /Contacts/ })).toHaveTextContent('777'));
  });
});

describe('from anywhere', () => {
  it('the palette finds people and actions', async () => {
    const { router } = await renderApp({
      path: '/settings/about',
      answers: { listContacts, getContact: waitForEver, locateContact: waitForEver },
    });
    await userEvent.keyboard('{Control>}k{/Control}');
    await userEvent.type(await screen.findByLabelText('Find a person or an action'), 'aal');
    const person = await screen.findAllByText('Aaliyah Abebe');
    expect(person.length).toBeGreaterThan(0);
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/contacts\/0193/));
  });

  it('the palette finds segments, accents aside, once something is typed', async () => {
    const { router } = await renderApp({
      path: '/settings/about',
      answers: {
        listSegments: async () => [segmentInfo('cafe', 'Cafés in Berlin'), segmentInfo('hot', 'Hot Leads')],
        listContacts: contactPages(3),
        getFilterCatalog: waitForEver,
        describeFilter: waitForEver,
      },
    });
    await userEvent.keyboard('{Control>}k{/Control}');
    await screen.findByRole('option', { name: /Go to segments/ });
    expect(screen.queryByRole('option', { name: /Cafés/ })).toBeNull();
    await userEvent.type(screen.getByLabelText('Find a person or an action'), 'cafes in');
    await userEvent.click(await screen.findByRole('option', { name: /^Cafés in Berlin/ }));
    await waitFor(() =>
      expect(router.state.location).toMatchObject({ pathname: '/contacts', search: { segment: 'cafe' } }),
    );
  });

  it('Enter in the palette waits for the people of the text that was typed', async () => {
    const { router } = await renderApp({
      path: '/settings/about',
      answers: {
        listContacts: contactPages(20_000),
        getContact: waitForEver,
        locateContact: waitForEver,
      },
    });
    await userEvent.keyboard('{Control>}k{/Control}');
    await userEvent.type(await screen.findByLabelText('Find a person or an action'), 'zoe zhang{Enter}');
    await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/contacts\/.*4e[a-f0-9]{2}$/));
  });

  it('dropped files lead to the import with their paths', async () => {
    const { ipc, router } = await renderApp({
      path: '/settings/about',
      answers: { stageImport: waitForEver, listBots: waitForEver, discardDraft: async () => null },
    });
    act(() => ipc.emit('dragHover', { over: true }));
    expect(screen.getByText('Drop to import')).toBeInTheDocument();
    act(() => ipc.emit('filesDropped', { paths: ['/tmp/a.csv', '/tmp/b.json'] }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/imports/new'));
    expect(router.state.location.state.paths).toEqual(['/tmp/a.csv', '/tmp/b.json']);
    expect(screen.queryByText('Drop to import')).toBeNull();
  });

  it('closing while work runs asks first, and closes only when told to', async () => {
    const { ipc } = await renderApp({ path: '/settings/about', answers: { closeWindow: async () => null } });
    act(() => ipc.emit('closeRequested', {}));
    await userEvent.click(await screen.findByRole('button', { name: 'Keep working' }));
    expect(ipc.inputsOf('closeWindow')).toEqual([]);
    act(() => ipc.emit('closeRequested', {}));
    await userEvent.click(await screen.findByRole('button', { name: 'Stop and close' }));
    expect(ipc.inputsOf('closeWindow')).toEqual([true]);
  });

  it('? shows every shortcut', async () => {
    await renderApp({ path: '/settings/about' });
    await userEvent.keyboard('?');
    expect(await screen.findByRole('dialog', { name: 'Shortcuts' })).toHaveTextContent('Move the selection to the bin');
    await expectNoAxeViolations();
  });

  it('an address that leads nowhere says so', async () => {
    await renderApp({ path: '/nowhere' });
    expect(await screen.findByText('There is no such page.')).toBeInTheDocument();
  });
});
