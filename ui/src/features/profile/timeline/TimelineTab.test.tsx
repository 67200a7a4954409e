import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import type { Backend, GetTimeline, TimelineEntry } from '../../../ipc';
import { createFakeContacts } from '../../../ipc/fake/contacts';
import { giveListsAHeight } from '../../../test/layout';
import { expectNoAxeViolations, renderApp, SAM } from '../../../test/render';

const KIM = { ...SAM, id: '01930000-0000-7000-e000-000000000002', name: 'Kim Lee', role: 'member' as const };
const contacts = createFakeContacts(1, Date.parse('2026-03-03T10:00:00Z'), () => {});
const ANA = '01930000-0000-7000-8000-000000000000';

const entry = (id: string, kind: TimelineEntry['kind'], by: typeof SAM): TimelineEntry => ({
  id,
  kind,
  at: '2026-03-02T08:00:00Z',
  actor: { kind: 'member', id: by.id, name: by.name },
  changes: kind === 'contact.updated' ? [{ field: 'last_name', old: 'Ruis', new: 'Ruiz' }] : [],
  submission: null,
  about: kind === 'note.added' ? { id: 'n', text: `Words of ${by.name}`, inBin: false } : null,
  segment: null,
  card: null,
  record: null,
  note: null,
});
const ENTRIES = [
  entry('e1', 'contact.updated', SAM),
  entry('e2', 'note.added', SAM),
  entry('e3', 'contact.updated', KIM),
  entry('e4', 'note.added', KIM),
];

async function getTimeline({ kinds, member }: GetTimeline) {
  const isWanted = ({ kind, actor }: TimelineEntry) =>
    (kinds.length === 0 || kinds.includes(kind)) &&
    (member === null || (actor.kind === 'member' && actor.id === member));
  return { entries: ENTRIES.filter(isWanted), nextCursor: null };
}

const openTimeline = (answers: Partial<Backend> = {}) =>
  renderApp({
    path: `/contacts/${ANA}`,
    answers: {
      getContact: contacts.getContact,
      locateContact: contacts.locateContact,
      listMembers: async () => [SAM, KIM],
      getTimeline,
      ...answers,
    },
  });

const lines = async () => within(await screen.findByRole('list', { name: 'Timeline' })).getAllByRole('listitem');

beforeEach(giveListsAHeight);

it('the timeline is narrowed to a kind and to a member, and widened again', async () => {
  const { ipc } = await openTimeline();
  await waitFor(async () => expect((await lines()).length).toBeGreaterThanOrEqual(4));
  const asked = () => ipc.inputsOf('getTimeline').at(-1);

  await userEvent.click(screen.getByRole('radio', { name: 'Notes' }));
  await userEvent.click(screen.getByRole('combobox', { name: 'By whom' }));
  await userEvent.click(await screen.findByRole('option', { name: 'Kim Lee' }));
  await waitFor(() =>
    expect(asked()).toMatchObject({
      member: KIM.id,
      kinds: ['note.added', 'note.edited', 'note.deleted', 'note.restored'],
    }),
  );
  await waitFor(() => expect(screen.queryByText('Words of Sam Rivera')).toBeNull());
  expect(screen.getAllByText('Words of Kim Lee').length).toBeGreaterThan(0);
  await expectNoAxeViolations();

  await userEvent.click(screen.getByRole('radio', { name: 'Submissions' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Show everything' }));
  expect((await screen.findAllByText('Words of Sam Rivera')).length).toBeGreaterThan(0);
});

const HOT = { id: 'hot', name: 'Hot Leads', color: 'orange', cause: 'edit' } as const;
const ofSegments: TimelineEntry[] = [
  { ...entry('s1', 'segment.joined', SAM), segment: HOT },
  { ...entry('s2', 'segment.left', SAM), actor: { kind: 'clock' }, segment: { ...HOT, cause: 'clock' } },
  {
    ...entry('s3', 'segment.joined', SAM),
    actor: { kind: 'import', id: 'run', files: 'contacts.csv' },
    segment: { ...HOT, cause: 'import' },
  },
];

it('segments that were joined and left stand in the timeline, each with why', async () => {
  const { ipc } = await openTimeline({ getTimeline: async () => ({ entries: ofSegments, nextCursor: null }) });
  await userEvent.click(await screen.findByRole('radio', { name: 'Segments' }));
  await waitFor(() =>
    expect(ipc.inputsOf('getTimeline').at(-1)).toMatchObject({ kinds: ['segment.joined', 'segment.left'] }),
  );
  const told = screen.getAllByRole('button', { name: /Hot Leads/ });
  expect(told.map((line) => line.textContent)).toEqual([
    'JoinedHot LeadsSam Rivera09:00',
    'LeftHot Leadsas time passed09:00',
    'JoinedHot Leadscontacts.csv09:00',
  ]);
  for (const line of told) await userEvent.click(line);
  expect(screen.getByText(/^Joined by an edit of Sam Rivera · Monday, 2 March 2026/)).toBeInTheDocument();
  expect(screen.getByText(/^Left because time passed ·/)).toBeInTheDocument();
  expect(screen.getByText(/^Imported from/)).toHaveTextContent('contacts.csv');
  expect(screen.getAllByRole('link', { name: 'Open the segment' })[0]).toHaveAttribute('href', '/segments/hot');
  await expectNoAxeViolations();
});
