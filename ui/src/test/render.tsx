import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { type RenderResult, render } from '@testing-library/react';
import axe from 'axe-core';
import { expect } from 'vitest';
import { Providers } from '../app/Providers';
import { createAppRouter } from '../app/router';
import { clearToasts } from '../components/toast';
import { closeBoardDialogs } from '../features/boards/dialogs';
import { contactsPlace } from '../features/contacts/listMemory';
import { newContactDialog } from '../features/contacts/newContact';
import { helpSheet } from '../features/palette/HelpSheet';
import { palette } from '../features/palette/palette';
import { newRecordDialog, newTypeDialog } from '../features/records/newRecord';
import { recordsPlace } from '../features/records/table/useRecordsView';
import { loadedSegments, renamedSegment } from '../features/segments/dialogs';
import type { AppState, Backend, ContactPage, ListContacts, Member, WorkspaceInfo } from '../ipc';
import { createFakeContacts } from '../ipc/fake/contacts';
import { SAM as OWNER } from '../ipc/fake/team';
import { type MockIpc, mockIpc } from '../ipc/mock';

export const SAM: Member = { ...OWNER, email: '' };

export const WORKSPACE: WorkspaceInfo = {
  name: 'Acme Studio',
  region: 'ES',
  timezone: 'Europe/Madrid',
  path: '/home/sam/acme.contacts',
  member: SAM,
  contactCount: 250,
  binCount: 0,
  unmatchedCount: 3,
  checkCount: 2,
  createdAt: '2026-01-02T09:00:00Z',
};

export const APP_STATE: AppState = {
  workspace: WORKSPACE,
  problem: null,
  suggestedName: 'Sam Rivera',
  suggestedRegion: 'ES',
  suggestedTimezone: 'Europe/Madrid',
  regions: [
    { code: 'DE', name: 'Germany' },
    { code: 'ES', name: 'Spain' },
  ],
  timezones: ['Europe/Berlin', 'Europe/Madrid'],
  version: '0.1.0',
  defaultPath: '/home/sam/contacts.contacts',
};

/** A list of contacts with these names, in this order. */
export function contactPages(size: number): (input: ListContacts) => Promise<ContactPage> {
  return createFakeContacts(size, Date.parse('2026-03-03T10:00:00Z'), () => {}).listContacts;
}

type Answers = Partial<Omit<Backend, 'listen'>>;

interface RenderedApp extends RenderResult {
  ipc: MockIpc;
  router: ReturnType<typeof createAppRouter>;
}

/** Draws the whole app at an address, with these answers behind the door; what every screen asks has an answer already. */
export async function renderApp({ path, answers = {} }: { path: string; answers?: Answers }): Promise<RenderedApp> {
  closeEverything();
  const ipc = mockIpc({
    appState: async () => APP_STATE,
    workspaceInfo: async () => WORKSPACE,
    listMembers: async () => [SAM],
    listTags: async () => [],
    listSegments: async () => [],
    getImportSegments: async () => [],
    listBoards: async () => [],
    listRecordTypes: async () => [],
    listFields: async () => ({ groups: [], fields: [] }),
    getProfileLayout: async () => ({ folded: [], othersFolded: false, hideEmpty: false }),
    ...answers,
  });
  const router = createAppRouter(createMemoryHistory({ initialEntries: [path] }));
  const view = render(
    <Providers>
      <RouterProvider router={router} />
    </Providers>,
  );
  await view.findByRole('navigation', { name: 'Main' });
  return { ...view, ipc, router };
}

/** What lives outside the tree would otherwise still be open from the test before. */
function closeEverything(): void {
  newContactDialog.set(false);
  closeBoardDialogs();
  newRecordDialog.set(null);
  newTypeDialog.set(false);
  recordsPlace.forget();
  renamedSegment.set(null);
  loadedSegments.set(null);
  helpSheet.set(false);
  palette.close();
  contactsPlace.forget();
  clearToasts();
}

/** Fails with every rule that the page breaks. Contrast needs a real browser and is not looked at here. */
export async function expectNoAxeViolations(container: Element = document.body): Promise<void> {
  const { violations } = await axe.run(container, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  const broken = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join('\n  ')}`);
  expect(broken).toEqual([]);
}
