import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Backend, Member } from '../../ipc';
import { expectNoAxeViolations, renderApp, SAM, WORKSPACE } from '../../test/render';

const KIM: Member = { ...SAM, id: 'm2', name: 'Kim Lee', email: 'kim@acme.example', role: 'member', color: 'teal' };
const GONE: Member = { ...SAM, id: 'm3', name: '<b>Lou</b>', role: 'member', leftAt: '2026-03-03T09:00:00Z' };

async function openTeam(you: Member = SAM, answers: Partial<Omit<Backend, 'listen'>> = {}) {
  const app = await renderApp({
    path: '/settings/team',
    answers: {
      workspaceInfo: async () => ({ ...WORKSPACE, member: you }),
      listMembers: async () => [SAM, KIM, GONE],
      ...answers,
    },
  });
  await screen.findByRole('table', { name: 'Members' });
  return app;
}

describe('the team', () => {
  it('says that a member is a name and not a login, and shows names as plain text', async () => {
    await openTeam();
    expect(screen.getByText(/It is a name, not a login/)).toBeInTheDocument();
    expect(screen.getByText('<b>Lou</b>')).toBeInTheDocument();
    await expectNoAxeViolations();
  });

  it('grows by a line', async () => {
    const { ipc } = await openTeam(SAM, { addMember: async (input) => ({ ...KIM, ...input }) });
    await userEvent.click(screen.getByRole('button', { name: 'Add member' }));
    await userEvent.type(await screen.findByLabelText('Name of the new member'), 'Ada{Enter}');
    expect(await screen.findByText('Added Ada')).toBeInTheDocument();
    expect(ipc.inputsOf('addMember')).toEqual([{ name: 'Ada', email: '', role: 'member', color: null }]);
  });

  it('is edited in place, a value at a time', async () => {
    const { ipc } = await openTeam(SAM, { updateMember: async () => KIM });
    const name = screen.getByRole('textbox', { name: 'Name of Kim Lee' });
    await userEvent.clear(name);
    await userEvent.type(name, 'Kim{Enter}');
    expect(await screen.findByText('Name saved')).toBeInTheDocument();
    expect(ipc.inputsOf('updateMember')).toEqual([{ member: 'm2', name: 'Kim', email: null, role: null, color: null }]);
  });

  it('lets a member change nobody but themselves', async () => {
    await openTeam(KIM);
    expect(screen.getByRole('textbox', { name: 'Name of Kim Lee' })).toBeInTheDocument();
    expect(screen.queryByRole('textbox', { name: 'Name of Sam Rivera' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Add member' })).toBeNull();
    expect(screen.getByText('Only the owner, Sam Rivera, adds members and changes roles.')).toBeInTheDocument();
  });

  it('keeps the name of whoever leaves, and offers to bring them back', async () => {
    const { ipc } = await openTeam(SAM, {
      removeMember: async () => ({ keptAsLeft: true }),
      bringBackMember: async () => KIM,
    });
    await userEvent.click(screen.getByRole('button', { name: 'More for Kim Lee' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Remove from the team' }));
    expect(await screen.findByText(/Kim Lee has left/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(ipc.inputsOf('bringBackMember')).toEqual([{ member: 'm2' }]);
  });

  it('is switched from the sidebar', async () => {
    const { ipc } = await openTeam(SAM, { becomeMember: async () => KIM });
    const main = screen.getByRole('navigation', { name: 'Main' });
    await userEvent.click(within(main).getByRole('button', { name: 'Sam Rivera' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Work as Kim Lee' }));
    expect(await screen.findByText('You are Kim Lee now')).toBeInTheDocument();
    expect(ipc.inputsOf('becomeMember')).toEqual([{ member: 'm2' }]);
  });
});
