import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { ContactProfile, Note } from '../../ipc';
import { createFakeContacts } from '../../ipc/fake/contacts';
import { idAt } from '../../ipc/fake/people';
import { renderApp, SAM } from '../../test/render';

const NOW = Date.parse('2026-03-03T10:00:00Z');
const contacts = createFakeContacts(3, NOW, () => {});

/** What a person sees of a note with this text. */
async function shows(text: string) {
  const note: Note = {
    id: 'n1',
    author: SAM,
    text,
    createdAt: '2026-03-03T09:00:00Z',
    editedAt: null,
    editor: null,
    pinned: false,
    deletedAt: null,
    versionCount: 0,
  };
  const { ipc } = await renderApp({
    path: `/contacts/${idAt(1)}?tab=notes`,
    answers: {
      getContact: async (input): Promise<ContactProfile> => ({ ...(await contacts.getContact(input)), noteTotal: 1 }),
      locateContact: contacts.locateContact,
      listNotes: async () => ({ notes: [note], total: 1, binTotal: 0 }),
      openLink: async () => null,
    },
  });
  return { ipc, note: await screen.findByRole('article', { name: 'Note by Sam Rivera' }) };
}

describe('a note', () => {
  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '<iframe src="https://example.org"></iframe>',
  ])('shows %s as the text that it is', async (html) => {
    const { note } = await shows(html);
    expect(note).toHaveTextContent(html);
    expect(note.querySelector('script, img, iframe, [onload], [onerror], .mantine-Anchor-root')).toBeNull();
  });

  it.each(['[x](javascript:alert(1))', '[x](data:text/html,x)', '[x](file:///etc/passwd)', '<javascript:alert(1)>'])(
    'has no link in %s',
    async (text) => {
      const { note } = await shows(text);
      expect(note.querySelector('a')).toBeNull();
    },
  );

  it('fetches no picture', async () => {
    const { note } = await shows('![a cat](https://example.org/cat.png)');
    expect(note.querySelector('img')).toBeNull();
    expect(note).toHaveTextContent('a cat');
  });

  it('opens a link through the system and stays where it is', async () => {
    const { ipc, note } = await shows('See [the offer](https://example.org/a) and **two** more');
    await userEvent.click(screen.getByRole('link', { name: 'the offer' }));
    expect(ipc.inputsOf('openLink')).toEqual(['https://example.org/a']);
    expect(note.querySelector('strong')).toHaveTextContent('two');
  });

  it('names the member who is mentioned', async () => {
    const { note } = await shows(`Ask @[Kim \\[HR\\]](member:${SAM.id}) first`);
    expect(note).toHaveTextContent('Ask @Kim [HR] first');
    expect(note.querySelector('a')).toBeNull();
  });
});
