import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { IpcError } from '../../ipc';
import { expectNoAxeViolations, renderApp, SAM, WORKSPACE } from '../../test/render';

it.each(['workspace', 'team', 'appearance', 'shortcuts', 'about'])('the page “%s” passes axe', async (page) => {
  await renderApp({ path: `/settings/${page}` });
  await screen.findByRole('heading', { level: 2 });
  await waitFor(() => expect(screen.queryByRole('status', { name: 'Loading settings' })).toBeNull());
  await expectNoAxeViolations();
});

it('a name is saved when it is left, alone, and said to be', async () => {
  const { ipc } = await renderApp({
    path: '/settings/workspace',
    answers: { updateWorkspace: async () => ({ ...WORKSPACE, name: 'Beta' }) },
  });
  const name = await screen.findByLabelText('Name');
  await userEvent.clear(name);
  await userEvent.type(name, 'Beta{Enter}');
  expect(await screen.findByText('Workspace name saved')).toBeInTheDocument();
  expect(ipc.inputsOf('updateWorkspace')).toEqual([{ name: 'Beta', region: null, timezone: null }]);
});

it('a name that is refused or empty goes back to what it was', async () => {
  const { ipc } = await renderApp({
    path: '/settings/workspace',
    answers: {
      updateWorkspace: async () => {
        throw new IpcError({
          code: 'invalid',
          message: 'name: it is too long.',
          details: { field: 'name', existing: null, path: null },
        });
      },
    },
  });
  const name = await screen.findByLabelText('Name');
  await userEvent.clear(name);
  await userEvent.tab();
  expect(name).toHaveValue('Acme Studio');
  expect(ipc.inputsOf('updateWorkspace')).toEqual([]);
  await userEvent.type(name, 'x{Enter}');
  expect(await screen.findByText(/it is too long/)).toBeInTheDocument();
  expect(name).toHaveValue('Acme Studio');
});

it('a mere member reads the settings of the workspace, and why they are not theirs to change', async () => {
  const member = { ...SAM, role: 'member' as const };
  const { ipc } = await renderApp({
    path: '/settings/workspace',
    answers: { workspaceInfo: async () => ({ ...WORKSPACE, member }) },
  });
  expect(await screen.findByText('Only the owner or an admin changes these settings.')).toBeInTheDocument();
  for (const label of ['Name', 'Region', 'Time zone']) expect(screen.getByLabelText(label)).toHaveAttribute('readonly');
  await userEvent.type(screen.getByLabelText('Name'), 'Beta{Enter}');
  await userEvent.type(screen.getByLabelText('Region'), '{ArrowDown}{ArrowUp}{Enter}');
  expect(screen.getByLabelText('Name')).toHaveValue('Acme Studio');
  expect(ipc.inputsOf('updateWorkspace')).toEqual([]);
  await expectNoAxeViolations();
});
