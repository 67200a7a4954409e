import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { InitialsAvatar } from '../../components/InitialsAvatar';
import { TagDot } from '../../components/Tag';
import { formatCountOf } from '../../lib/format';
import type { Shortcut } from '../../lib/shortcuts';
import { useDebounced } from '../../lib/useDebounced';
import { useBoards } from '../boards/api';
import { contactsFoundQuery } from '../contacts/api';
import { useFlowEntries } from '../flowApps/useFlowEntries';
import { useRecordTypes } from '../records/api';
import { RecordIcon } from '../records/icons';
import { useSegments } from '../segments/api';
import { foldName } from '../tags/api';
import { matchingActions, usePaletteActions } from './actions';
import classes from './CommandPalette.module.css';

export interface Entry {
  id: string;
  group: 'People' | 'Segments' | 'Boards' | 'Records' | 'Flow apps' | 'Actions';
  icon: ReactNode;
  label: string;
  detail?: string | undefined;
  shortcut?: Shortcut | undefined;
  run: () => void;
}

interface PaletteEntries {
  entries: Entry[];
  /** The people shown belong to an earlier text. */
  isBehind: boolean;
}

/** The people, segments and actions that a text finds. */
export function usePaletteEntries(text: string): PaletteEntries {
  const navigate = useNavigate();
  const wanted = text.trim();
  const search = useDebounced(wanted, 80);
  const answer = useQuery({ ...contactsFoundQuery(search), enabled: search !== '' });
  const found = wanted && search ? answer.data : undefined;
  const actions = matchingActions(usePaletteActions(), text);
  const segments = useSegments();
  const boards = useBoards();
  const recordTypes = useRecordTypes();
  const flows = useFlowEntries(wanted);

  const people = (found?.rows ?? []).map(
    (person): Entry => ({
      id: person.id,
      group: 'People',
      icon: <InitialsAvatar id={person.id} name={person.displayName} size={20} />,
      label: person.displayName,
      detail: person.email ?? person.phoneDisplay ?? undefined,
      run: () => void navigate({ to: '/contacts/$id', params: { id: person.id }, search: {} }),
    }),
  );
  const more = found ? found.total - people.length : 0;
  if (more > 0) {
    people.push({
      id: 'more',
      group: 'People',
      icon: <IconSearch size={16} stroke={1.75} aria-hidden />,
      label: `Show ${formatCountOf(more, 'more person', 'more people')} in the list`,
      run: () => void navigate({ to: '/contacts', search: { q: wanted } }),
    });
  }
  return {
    entries: [
      ...people,
      ...segments
        // Without a text they would stand before everything else that can be done.
        .filter(({ name }) => wanted !== '' && foldName(name).includes(foldName(wanted)))
        .map(
          ({ id, name, color, count }): Entry => ({
            id: `segment-${id}`,
            group: 'Segments',
            icon: (
              <span className={classes.dot}>
                <TagDot color={color} />
              </span>
            ),
            label: name,
            detail: formatCountOf(count, 'contact'),
            run: () => void navigate({ to: '/contacts', search: { segment: id } }),
          }),
        ),
      ...boards
        .filter(({ name }) => wanted !== '' && foldName(`Go to board ${name}`).includes(foldName(wanted)))
        .map(
          ({ id, name, color, openCount }): Entry => ({
            id: `board-${id}`,
            group: 'Boards',
            icon: (
              <span className={classes.dot}>
                <TagDot color={color} />
              </span>
            ),
            label: `Go to board ${name}`,
            detail: formatCountOf(openCount, 'open card'),
            run: () => void navigate({ to: '/boards/$id', params: { id }, search: {} }),
          }),
        ),
      ...recordTypes
        .filter(({ plural, name }) => wanted !== '' && foldName(`Go to ${plural} ${name}`).includes(foldName(wanted)))
        .map(
          ({ id, plural, icon, color, recordCount }): Entry => ({
            id: `records-${id}`,
            group: 'Records',
            icon: <RecordIcon icon={icon} color={color} />,
            label: `Go to ${plural}`,
            detail: formatCountOf(recordCount, 'record'),
            run: () => void navigate({ to: '/records/$type', params: { type: id }, search: {} }),
          }),
        ),
      ...flows.map((flow): Entry => ({ ...flow, group: 'Flow apps' })),
      ...actions.map(
        ({ label, icon: Icon, shortcut, run }): Entry => ({
          id: label,
          group: 'Actions',
          icon: <Icon size={16} stroke={1.75} />,
          label,
          shortcut,
          run,
        }),
      ),
    ],
    isBehind: wanted !== search || (wanted !== '' && (answer.isPending || answer.isPlaceholderData)),
  };
}
