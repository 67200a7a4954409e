import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ContactProfile, MatchToCheck, UnmatchedSubmission } from '../../ipc';
import { giveListsAHeight } from '../../test/layout';
import { contactPages, expectNoAxeViolations, renderApp } from '../../test/render';
import { reasonsOf } from './reasons';

const MATCH: MatchToCheck = {
  id: 'm1',
  reasons: ['names_disagree', 'new_email'],
  contact: 'ana',
  contactName: 'Ana Ruiz',
  other: null,
  otherName: null,
  submission: 's1',
  bot: 'Quote request',
  givenName: 'Ines Moreau',
  givenEmail: 'ines@example.net',
  givenPhone: '+34600111222',
  at: '2026-03-03T09:00:00Z',
};

const WAITING: UnmatchedSubmission = {
  id: 's9',
  bot: 'Support intake',
  at: '2026-03-03T09:00:00Z',
  status: 'incomplete',
  preview: [{ name: 'why', label: 'What is it about?', text: 'A refund' }],
};

const ANA = {
  id: 'ana',
  displayName: 'Ana Ruiz',
  emails: [{ address: 'ana@example.org', isPrimary: true }],
  phones: [{ number: '+34600111222', display: '+34 600 11 12 22', isPrimary: true }],
} as ContactProfile;

beforeEach(giveListsAHeight);

describe('the reasons of a match', () => {
  it('are one sentence where two belong together', () => {
    expect(reasonsOf(MATCH)).toBe('Found by its phone, but the names disagree and the e-mail is new to the contact.');
    expect(reasonsOf({ ...MATCH, reasons: ['new_email'] })).toBe(
      'Found by its phone, but the e-mail is new to the contact.',
    );
  });
});

describe('matches to check', () => {
  const open = (match: MatchToCheck) =>
    renderApp({
      path: '/review/matches',
      answers: {
        listMatches: async () => ({ total: 1, matches: [match] }),
        getContact: async () => ANA,
        acceptMatch: async () => null,
        splitMatch: async () => ({ ...ANA, id: 'ines', displayName: 'Ines Moreau' }),
      },
    });

  it('are accepted as the same person', async () => {
    const { ipc } = await open(MATCH);
    await userEvent.click(await screen.findByRole('button', { name: 'It’s the same person' }));

    expect(ipc.inputsOf('acceptMatch')).toEqual([{ matchId: 'm1' }]);
    expect(await screen.findByText('Kept with Ana Ruiz')).toBeInTheDocument();
  });

  it('are split off into a contact of their own', async () => {
    const { ipc } = await open(MATCH);
    await userEvent.click(await screen.findByRole('button', { name: 'Split off into a new contact' }));

    expect(ipc.inputsOf('splitMatch')).toEqual([{ matchId: 'm1' }]);
    expect(await screen.findByText('Split off into Ines Moreau')).toBeInTheDocument();
  });

  it('keep two contacts apart that may be one', async () => {
    const { ipc } = await open({ ...MATCH, reasons: ['email_and_phone_differ'], other: 'sam', otherName: 'Sam Costa' });
    expect(await screen.findAllByText('+34 600 11 12 22')).not.toHaveLength(0);
    expect(screen.queryByText('+34600111222')).not.toBeInTheDocument();
    expect(await screen.findByRole('link', { name: /Sam Costa/ })).toHaveAttribute('href', '/contacts/sam');
    expect(screen.queryByRole('button', { name: /Split/ })).not.toBeInTheDocument();
    await expectNoAxeViolations();
    await userEvent.click(screen.getByRole('button', { name: 'Keep them apart' }));

    expect(ipc.inputsOf('acceptMatch')).toEqual([{ matchId: 'm1' }]);
  });
});

describe('unmatched submissions', () => {
  it('are linked to a contact that is searched for, with an undo', async () => {
    const { ipc } = await renderApp({
      path: '/review/unmatched',
      answers: {
        listUnmatched: async () => ({ total: 1, submissions: [WAITING] }),
        listContacts: contactPages(250),
        linkSubmission: async () => ({ count: 1, operation: 'op' }),
        undoOperation: async () => ({ count: 1, operation: null }),
      },
    });
    await expectNoAxeViolations();
    await userEvent.click(await screen.findByRole('button', { name: 'Link to contact…' }));
    await userEvent.type(await screen.findByRole('textbox', { name: 'Search contacts' }), 'zoe');
    await waitFor(() => expect(screen.getAllByRole('option')[0]).toHaveTextContent('Zoë'));
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await waitFor(() =>
      expect(ipc.inputsOf('linkSubmission')).toEqual([expect.objectContaining({ submission: 's9' })]),
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));

    expect(ipc.inputsOf('undoOperation')).toMatchObject([{ operation: 'op' }]);
  });

  it('say so where there are none', async () => {
    await renderApp({
      path: '/review/unmatched',
      answers: { listUnmatched: async () => ({ total: 0, submissions: [] }) },
    });

    expect(await screen.findByText(/Every submission has its contact/)).toBeInTheDocument();
  });
});
