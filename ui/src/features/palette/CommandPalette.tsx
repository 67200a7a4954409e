import { Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { InitialsAvatar } from '../../components/InitialsAvatar';
import { Keys } from '../../components/Keys';
import { formatCountOf } from '../../lib/format';
import { useDebounced } from '../../lib/useDebounced';
import { contactsFoundQuery } from '../contacts/api';
import { matchingActions, usePaletteActions } from './actions';
import classes from './CommandPalette.module.css';
import { paletteStore } from './palette';

/** Ctrl/⌘ K: people and actions in one list. */
export function CommandPalette() {
  const [text, setText] = useState('');
  const navigate = useNavigate();
  const search = useDebounced(text.trim(), 80);
  const found = useQuery({ ...contactsFoundQuery(search), enabled: search !== '' }).data;
  const people = search && text.trim() ? (found?.rows ?? []) : [];
  const more = found ? found.total - people.length : 0;
  const actions = matchingActions(usePaletteActions(), text);

  return (
    <Spotlight.Root
      store={paletteStore}
      query={text}
      onQueryChange={setText}
      shortcut={null}
      attributes={{ content: { 'aria-label': 'Search' } }}
      clearQueryOnClose
      scrollable
      maxHeight={440}
      size={600}
      radius="lg"
      centered={false}
      yOffset="14vh"
      transitionProps={{ duration: 100, transition: 'pop' }}
      overlayProps={{ backgroundOpacity: 0.25 }}
      classNames={{ body: classes.body ?? '' }}
    >
      <Spotlight.Search
        placeholder="Find a person or an action…"
        aria-label="Find a person or an action"
        leftSection={<IconSearch size={18} stroke={1.75} aria-hidden />}
        classNames={{ input: classes.search ?? '' }}
      />
      <Spotlight.ActionsList className={classes.list ?? ''}>
        {people.length > 0 && (
          <Spotlight.ActionsGroup className={classes.group ?? ''} label="People">
            {people.map((person) => (
              <Spotlight.Action
                key={person.id}
                className={classes.action ?? ''}
                onClick={() => void navigate({ to: '/contacts/$id', params: { id: person.id }, search: {} })}
              >
                <InitialsAvatar id={person.id} name={person.displayName} size={20} />
                <span className={classes.label} dir="auto">
                  {person.displayName}
                </span>
                <span className={classes.detail}>{person.email ?? person.phoneDisplay}</span>
              </Spotlight.Action>
            ))}
            {more > 0 && (
              <Spotlight.Action
                className={classes.action ?? ''}
                onClick={() => void navigate({ to: '/contacts', search: { q: search } })}
              >
                <IconSearch size={16} stroke={1.75} aria-hidden />
                <span className={classes.label}>
                  Show {formatCountOf(more, 'more person', 'more people')} in the list
                </span>
              </Spotlight.Action>
            )}
          </Spotlight.ActionsGroup>
        )}
        {actions.length > 0 && (
          <Spotlight.ActionsGroup className={classes.group ?? ''} label="Actions">
            {actions.map(({ label, icon: Icon, shortcut, run }) => (
              <Spotlight.Action key={label} className={classes.action ?? ''} onClick={run}>
                <Icon size={16} stroke={1.75} aria-hidden />
                <span className={classes.label}>{label}</span>
                {shortcut && <Keys shortcut={shortcut} hidden />}
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        )}
        {people.length === 0 && actions.length === 0 && (
          <Spotlight.Empty>Nobody and nothing is called “{text.trim()}”.</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
