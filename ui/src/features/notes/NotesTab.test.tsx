import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Tag } from '../../ipc';
import { createFakeContacts } from '../../ipc/fake/contacts';
import { createFakeNotes } from '../../ipc/fake/notes';
import { idAt } from '../../ipc/fake/people';
import { giveListsAHeight } from '../../test/layout';
import { expectNoAxeViolations, renderApp, SAM } from '../../test/render';

const NOW = Date.parse('2026-03-03T10:00:00Z');
const ANA = idAt(1);
const KIM = { ...SAM, id: '01930000-0000-7000-e000-000000000002', name: 'Kim Lee', role: 'member' as const };

beforeEach(() => {
  giveListsAHeight();
  localStorage.clear();
});

async function openNotes(tab: '' | '?tab=notes' = '?tab=notes') {
  const told: { tell: (tags: Tag[]) => void } = { tell: () => {} };
  const notes = createFakeNotes(
    NOW,
    (tags) => told.tell(tags),
    () => SAM,
  );
  const { undo, ...commands } = notes;
  const contacts = createFakeContacts(3, NOW, () => {});
  const app = await renderApp({
    path: `/contacts/${ANA}${tab}`,
    answers: {
      ...commands,
      getContact: contacts.getContact,
      locateContact: contacts.locateContact,
      getTimeline: contacts.getTimeline,
      listMembers: async () => [SAM, KIM],
      undoOperation: async ({ operation }) => ({ count: undo(operation) ?? 0, operation: null }),
    },
  });
  told.tell = (tags) => act(() => app.ipc.emit('changed', { tags, external: false }));
  await screen.findByRole('button', { name: /Add a note|Draft/ });
  return app;
}

async function write(text: string) {
  await userEvent.keyboard('n');
  await userEvent.type(await screen.findByRole('textbox', { name: 'New note' }), `${text}{Control>}{Enter}{/Control}`);
}

describe('notes', () => {
  it('begin with one key, are saved with two, and mention whom one picks', async () => {
    const { ipc } = await openNotes();
    expect(await screen.findByText(/No notes yet/)).toBeInTheDocument();
    await userEvent.keyboard('n');
    await userEvent.type(await screen.findByRole('textbox', { name: 'New note' }), 'Ask @ki');
    expect(await screen.findByRole('option', { name: /Kim Lee/ })).toBeInTheDocument();
    await expectNoAxeViolations();
    await userEvent.keyboard('{Enter}today{Control>}{Enter}{/Control}');
    const note = await screen.findByRole('article', { name: 'Note by Sam Rivera' });
    expect(note).toHaveTextContent('Ask @Kim Lee today');
    expect(ipc.inputsOf('addNote')).toEqual([{ contact: ANA, text: `Ask @[Kim Lee](member:${KIM.id}) today` }]);
    await expectNoAxeViolations();
  });

  it('are kept as a draft by Escape, and found again', async () => {
    await openNotes('');
    await userEvent.keyboard('n');
    await userEvent.type(await screen.findByRole('textbox', { name: 'New note' }), 'Half a thought{Escape}');
    const draft = await screen.findByRole('button', { name: /Draft: Half a thought/ });
    await userEvent.click(draft);
    expect(await screen.findByRole('textbox', { name: 'New note' })).toHaveValue('Half a thought');
  });

  it('show that they were edited, and what they said before', async () => {
    await openNotes();
    await write('First words');
    await userEvent.click(await screen.findByRole('button', { name: /More for the note/ }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Edit' }));
    const field = await screen.findByRole('textbox', { name: 'Note' });
    await userEvent.clear(field);
    await userEvent.type(field, 'Second words');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await userEvent.click(await screen.findByRole('button', { name: 'edited' }));
    const earlier = await screen.findByRole('region', { name: 'Earlier versions' });
    expect(earlier).toHaveTextContent('First words');
    await expectNoAxeViolations();
  });

  it('go to the bin, and come back from it or with Undo', async () => {
    await openNotes();
    await write('To be deleted');
    const remove = async () => {
      await userEvent.click(await screen.findByRole('button', { name: /More for the note/ }));
      await userEvent.click(await screen.findByRole('menuitem', { name: 'Delete' }));
    };
    await remove();
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('To be deleted')).toBeInTheDocument();
    await remove();
    await userEvent.click(await screen.findByRole('button', { name: '1 note in the bin' }));
    const bin = await screen.findByRole('region', { name: 'Notes in the bin' });
    await userEvent.click(await within(bin).findByRole('button', { name: 'Restore' }));
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Notes in the bin' })).toBeNull());
    expect(screen.getByText('To be deleted')).toBeInTheDocument();
  });

  it('stand first while they are pinned', async () => {
    await openNotes();
    await write('Older');
    await screen.findByText('Older');
    await write('Newer');
    await screen.findByText('Newer');
    const [, older] = screen.getAllByRole('button', { name: /More for the note/ });
    if (older) await userEvent.click(older);
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Pin' }));
    await waitFor(() => expect(screen.getAllByRole('article')[0]).toHaveTextContent('Older'));
    expect(screen.getByRole('img', { name: 'Pinned' })).toBeInTheDocument();
  });
});
