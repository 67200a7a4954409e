import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconTrash } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { Keys } from '../../components/Keys';
import { PageHeader } from '../../components/PageHeader';
import { toast, toastError } from '../../components/toast';
import type { ContactProfile } from '../../ipc';
import { formatCount } from '../../lib/format';
import { useShortcuts } from '../../lib/shortcuts';
import { deleteContacts, undoOperation } from '../contacts/api';
import { contactsPlace } from '../contacts/listMemory';
import { useListQuery } from '../contacts/useListQuery';
import { usePosition } from './api';
import classes from './Profile.module.css';
import type { ProfileSearch } from './search';

const route = getRouteApi('/contacts/$id');

interface ProfileHeaderProps {
  id: string;
  search: ProfileSearch;
  /** Absent while it loads. */
  contact: ContactProfile | undefined;
  onBack: () => void;
}

/** The way back to the list, the place in it, and the ways to the neighbours. */
export function ProfileHeader({ id, search, contact, onBack }: ProfileHeaderProps) {
  const navigate = route.useNavigate();
  const position = usePosition(useListQuery(search), id).data;
  const previous = position?.previous ?? null;
  const next = position?.next ?? null;

  function go(to: string | null, step: -1 | 1) {
    if (to === null) return;
    if (position?.position != null) contactsPlace.moveCursor(position.position + step);
    // The open submission belongs to the contact that is left; the tab stays.
    const { submission: _, ...kept } = search;
    void navigate({ to: '/contacts/$id', params: { id: to }, search: kept, replace: true });
  }

  useShortcuts({ '[': () => go(previous, -1), ']': () => go(next, 1), Escape: onBack });

  async function remove(person: ContactProfile) {
    try {
      const { operation } = await deleteContacts({ kind: 'ids', ids: [person.id] });
      toast({
        message: `Moved ${person.displayName} to the bin`,
        undo: operation === null ? undefined : undoOperation(operation),
      });
      onBack();
    } catch (thrown) {
      toastError(thrown);
    }
  }

  return (
    <PageHeader
      title={<span className={classes.hiddenTitle}>{contact?.displayName ?? 'Contact'}</span>}
      back={{ label: search.bin ? 'Bin' : 'Contacts', onClick: onBack }}
      aside={
        <div className={classes.position}>
          <Step label="Previous contact" keys="[" onClick={() => go(previous, -1)} disabled={previous === null}>
            <IconChevronUp size={16} />
          </Step>
          <Step label="Next contact" keys="]" onClick={() => go(next, 1)} disabled={next === null}>
            <IconChevronDown size={16} />
          </Step>
          {position === undefined || position.position === null ? null : (
            <span className="numeric">
              {formatCount(position.position + 1)} of {formatCount(position.total)}
            </span>
          )}
        </div>
      }
      actions={
        contact === undefined || contact.deletedAt !== null ? null : (
          <Button variant="default" leftSection={<IconTrash size={14} />} onClick={() => void remove(contact)}>
            Move to bin
          </Button>
        )
      }
    />
  );
}

interface StepProps {
  label: string;
  keys: string;
  disabled: boolean;
  onClick: () => void;
  children: React.ReactNode;
}

function Step({ label, keys, disabled, onClick, children }: StepProps) {
  return (
    <Tooltip
      label={
        <span className={classes.hint}>
          {label} <Keys shortcut={keys} />
        </span>
      }
    >
      <ActionIcon className={classes.step} aria-label={label} disabled={disabled} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
