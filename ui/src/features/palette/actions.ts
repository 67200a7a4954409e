import { useMantineColorScheme } from '@mantine/core';
import {
  IconCards,
  IconChartPie,
  IconDeviceDesktop,
  IconDownload,
  IconFileImport,
  IconGitCompare,
  IconHistory,
  IconInbox,
  IconKeyboard,
  IconLayoutKanban,
  IconMoon,
  IconRobot,
  IconRoute,
  IconSettings,
  IconStack2,
  IconSun,
  IconTrash,
  IconUserPlus,
  IconUserQuestion,
  IconUsers,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { Shortcut } from '../../lib/shortcuts';
import { newBoardDialog, newCardDialog } from '../boards/dialogs';
import { useCurrentBoard } from '../boards/useCurrentBoard';
import { newContactDialog } from '../contacts/newContact';
import { useCanSet } from '../workspace/useCanSet';
import { helpSheet } from './HelpSheet';

export interface PaletteAction {
  label: string;
  /** Other words that find it. */
  words?: string;
  icon: ComponentType<{ size?: number | string; stroke?: number | string }>;
  shortcut?: Shortcut;
  run: () => void;
}

/** Everything that the palette can do, besides opening people. */
export function usePaletteActions(): PaletteAction[] {
  const navigate = useNavigate();
  const board = useCurrentBoard();
  const canSet = useCanSet();
  const { setColorScheme } = useMantineColorScheme();
  return [
    {
      label: 'New contact',
      words: 'add create person',
      icon: IconUserPlus,
      shortcut: 'c',
      run: () => newContactDialog.set(true),
    },
    {
      label: 'Import files',
      words: 'csv xlsx json upload submissions',
      icon: IconFileImport,
      run: () => void navigate({ to: '/imports/new' }),
    },
    {
      label: 'Go to contacts',
      words: 'people list',
      icon: IconUsers,
      shortcut: 'g c',
      run: () => void navigate({ to: '/contacts' }),
    },
    {
      label: 'Go to segments',
      words: 'filters saved lists groups',
      icon: IconChartPie,
      shortcut: 'g s',
      run: () => void navigate({ to: '/segments' }),
    },
    {
      label: 'Go to boards',
      words: 'kanban pipeline phases',
      icon: IconLayoutKanban,
      shortcut: 'g b',
      run: () => void navigate({ to: '/boards' }),
    },
    {
      label: 'New card',
      words: 'add create board',
      icon: IconCards,
      run: () => newCardDialog.set(board === null ? {} : { board }),
    },
    ...(canSet
      ? [
          {
            label: 'New board',
            words: 'add create kanban pipeline',
            icon: IconLayoutKanban,
            run: () => newBoardDialog.set(true),
          },
        ]
      : []),
    {
      label: 'Go to records',
      words: 'types deals invoices',
      icon: IconStack2,
      shortcut: 'g r',
      run: () => void navigate({ to: '/records' }),
    },
    {
      label: 'Go to submissions',
      words: 'answers conversations inbox',
      icon: IconInbox,
      shortcut: 'g a',
      run: () => void navigate({ to: '/submissions', search: {} }),
    },
    {
      label: 'Go to flow apps',
      words: 'routing rules use cases',
      icon: IconRoute,
      shortcut: 'g f',
      run: () => void navigate({ to: '/flow-apps' }),
    },
    {
      label: 'Go to intake bots',
      words: 'forms questions schema',
      icon: IconRobot,
      shortcut: 'g o',
      run: () => void navigate({ to: '/bots' }),
    },
    {
      label: 'Go to imports',
      words: 'files runs',
      icon: IconDownload,
      shortcut: 'g i',
      run: () => void navigate({ to: '/imports' }),
    },
    {
      label: 'Go to history',
      words: 'undo changes log activity',
      icon: IconHistory,
      shortcut: 'g h',
      run: () => void navigate({ to: '/history' }),
    },
    {
      label: 'Check matches',
      words: 'review duplicates',
      icon: IconGitCompare,
      shortcut: 'g m',
      run: () => void navigate({ to: '/review/matches' }),
    },
    {
      label: 'Link unmatched submissions',
      words: 'review',
      icon: IconUserQuestion,
      shortcut: 'g u',
      run: () => void navigate({ to: '/review/unmatched' }),
    },
    {
      label: 'Open the bin',
      words: 'deleted restore trash',
      icon: IconTrash,
      run: () => void navigate({ to: '/contacts', search: { bin: true } }),
    },
    {
      label: 'Settings',
      words: 'preferences workspace',
      icon: IconSettings,
      shortcut: 'mod+,',
      run: () => void navigate({ to: '/settings' }),
    },
    {
      label: 'Shortcuts',
      words: 'keys help keyboard',
      icon: IconKeyboard,
      shortcut: '?',
      run: () => helpSheet.set(true),
    },
    { label: 'Light appearance', words: 'theme', icon: IconSun, run: () => setColorScheme('light') },
    { label: 'Dark appearance', words: 'theme night', icon: IconMoon, run: () => setColorScheme('dark') },
    {
      label: 'Appearance like the system',
      words: 'theme auto',
      icon: IconDeviceDesktop,
      run: () => setColorScheme('auto'),
    },
  ];
}

/** The actions of which some word begins with each word of the text, in their own order. */
export function matchingActions(actions: PaletteAction[], text: string): PaletteAction[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  return actions.filter(({ label, words = '' }) => {
    const have = `${label} ${words}`.toLowerCase().split(/\s+/);
    return wanted.every((word) => have.some((candidate) => candidate.startsWith(word)));
  });
}
