import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { InitialsAvatar } from '../../components/InitialsAvatar';
import { TagDot } from '../../components/Tag';
import { formatCountOf } from '../../lib/format';
import type { Shortcut } from '../../lib/shortcuts';
import { useDebounced } from '../../lib/useDebounced';
import { contactsFoundQuery } from '../contacts/api';
import { useFlowEntries } from '../flowApps/useFlowEntries';
import { useSegments } from '../segments/api';
import { foldName } from '../tags/api';
import { matchingActions, usePaletteActions } from './actions';
import classes from './CommandPalette.module.css';

export interface Entry {
  id: string;
  group: 'People' | 'Segments' | 'Flow apps' | 'Actions';
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
