import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';
import { undoLatest } from '../components/toast';
import { BoardDialogs } from '../features/boards/BoardDialogs';
import { newCardDialog } from '../features/boards/dialogs';
import { NewDay } from '../features/boards/NewDay';
import { useCurrentBoard } from '../features/boards/useCurrentBoard';
import { NewContactDialog } from '../features/contacts/NewContactDialog';
import { newContactDialog } from '../features/contacts/newContact';
import { CommandPalette } from '../features/palette/CommandPalette';
import { HelpSheet, helpSheet } from '../features/palette/HelpSheet';
import { palette } from '../features/palette/palette';
import { NewRecordDialog } from '../features/records/NewRecordDialog';
import { NewTypeDialog } from '../features/records/NewTypeDialog';
import { LoadedSegments } from '../features/segments/LoadedSegments';
import { RenameSegment } from '../features/segments/RenameSegment';
import { workspaceQuery } from '../features/workspace/api';
import { region, timeZone } from '../lib/format';
import { useShortcuts } from '../lib/shortcuts';
import { useStored } from '../lib/useStored';
import classes from './AppShell.module.css';
import { CloseGuard } from './CloseGuard';
import { DropZone } from './DropZone';
import { Sidebar } from './Sidebar';

const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';

/** Sidebar at the left, the screen at the right, and over both what can be called from anywhere. */
export function AppShell() {
  const navigate = useNavigate();
  const narrow = useMediaQuery('(max-width: 1099px)', false, { getInitialValueInEffect: false }) ?? false;
  const [foldedByHand, setFolded] = useStored('shell.folded', false, isBoolean);
  const folded = narrow || foldedByHand;
  const workspace = useQuery(workspaceQuery).data;
  useEffect(() => timeZone.set(workspace?.timezone), [workspace?.timezone]);
  useEffect(() => region.set(workspace?.region ?? 'US'), [workspace?.region]);
  const board = useCurrentBoard();
  const toggleFold = useCallback(() => setFolded((was) => !was), [setFolded]);

  useShortcuts({
    'mod+k': () => palette.toggle(),
    '?': () => helpSheet.set(true),
    'mod+\\': toggleFold,
    'mod+,': () => void navigate({ to: '/settings' }),
    'mod+z': () => void undoLatest(),
    // On a board, cards are what is made.
    c: () => (board === null ? newContactDialog.set(true) : newCardDialog.set({ board })),
    'g c': () => void navigate({ to: '/contacts' }),
    'g s': () => void navigate({ to: '/segments' }),
    'g b': () => void navigate({ to: '/boards' }),
    'g r': () => void navigate({ to: '/records' }),
    'g i': () => void navigate({ to: '/imports' }),
    'g h': () => void navigate({ to: '/history' }),
    'g m': () => void navigate({ to: '/review/matches' }),
    'g a': () => void navigate({ to: '/submissions', search: {} }),
    'g f': () => void navigate({ to: '/flow-apps' }),
    'g o': () => void navigate({ to: '/bots' }),
    'g u': () => void navigate({ to: '/review/unmatched' }),
  });

  return (
    <div className={classes.shell} data-folded={folded || undefined}>
      <Sidebar folded={folded} onToggleFold={narrow ? undefined : toggleFold} />
      <main className={classes.main}>
        <Outlet />
      </main>
      <CommandPalette />
      <HelpSheet />
      <NewContactDialog />
      <BoardDialogs />
      <NewRecordDialog />
      <NewTypeDialog />
      <RenameSegment />
      <LoadedSegments />
      <DropZone />
      <NewDay />
      <CloseGuard />
    </div>
  );
}
