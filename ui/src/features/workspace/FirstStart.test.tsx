import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { App } from '../../app/App';
import { IpcError } from '../../ipc';
import { mockIpc } from '../../ipc/mock';
import { APP_STATE, contactPages, expectNoAxeViolations, WORKSPACE } from '../../test/render';

function start(answers = {}) {
  let isMade = false;
  return mockIpc({
    appState: async () => ({ ...APP_STATE, workspace: isMade ? WORKSPACE : null }),
    workspaceInfo: async () => WORKSPACE,
    listContacts: contactPages(3),
    createWorkspace: async () => {
      isMade = true;
      return WORKSPACE;
    },
    ...answers,
  });
}

it('asks who you are and says that it is not a login', async () => {
  start();
  render(<App />);
  expect(await screen.findByText(/Your name is not a login/)).toBeInTheDocument();
  expect(screen.getByLabelText('Your name')).toHaveValue('Sam Rivera');
  expect(screen.getByLabelText('Region', { selector: 'input' })).toHaveValue('Spain');
  expect(screen.getByLabelText('Time zone', { selector: 'input' })).toHaveValue('Europe/Madrid');
  await expectNoAxeViolations();
});

it('makes a workspace from what was guessed and given, and opens it', async () => {
  const ipc = start();
  render(<App />);
  await userEvent.type(await screen.findByLabelText('Workspace name'), 'Acme');
  await userEvent.click(screen.getByRole('button', { name: 'Create workspace' }));
  expect(await screen.findByRole('navigation', { name: 'Main' })).toBeInTheDocument();
  expect(ipc.inputsOf('createWorkspace')).toEqual([
    {
      name: 'Acme',
      region: 'ES',
      timezone: 'Europe/Madrid',
      memberName: 'Sam Rivera',
      memberEmail: '',
      withSample: false,
    },
  ]);
});

it('explores with a sample', async () => {
  const ipc = start();
  render(<App />);
  await userEvent.click(await screen.findByRole('button', { name: 'Explore with a sample workspace' }));
  await screen.findByRole('navigation', { name: 'Main' });
  expect(ipc.inputsOf('createWorkspace')).toMatchObject([{ withSample: true, name: 'Sample workspace' }]);
});

it('stays when it is refused, and says why', async () => {
  start({
    createWorkspace: async () => {
      throw new IpcError({
        code: 'file_unwritable',
        message: '/home/sam/contacts.contacts: the folder is read-only.',
        details: { field: null, existing: null, path: '/home/sam/contacts.contacts' },
      });
    },
  });
  render(<App />);
  await userEvent.click(await screen.findByRole('button', { name: 'Create workspace' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('the folder is read-only');
});

it('a workspace that cannot be opened says why and where it is', async () => {
  start({
    appState: async () => ({
      ...APP_STATE,
      workspace: null,
      problem: {
        path: '/home/sam/contacts.contacts',
        error: {
          code: 'newer_database',
          message: 'This workspace was last opened by a newer version of the app. Update the app to open it.',
          details: { field: null, existing: null, path: null },
        },
      },
    }),
  });
  render(<App />);
  expect(await screen.findByRole('alert')).toHaveTextContent('Update the app to open it. Your data is untouched.');
  expect(screen.getByRole('button', { name: 'Try again' })).toBeInTheDocument();
});
