import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ContactId } from '../../ipc';
import { ProfilePeek } from '../profile/ProfilePeek';
import classes from './PeekPanel.module.css';
import type { ContactsSearch } from './search';

interface PeekPanelProps {
  contact: ContactId;
  /** The list that it belongs to. */
  search: ContactsSearch;
  onOpen: () => void;
  onClose: () => void;
}

/** A look at the row under the cursor, without leaving the list. */
export function PeekPanel({ contact, search, onOpen, onClose }: PeekPanelProps) {
  const navigate = useNavigate();
  return (
    <aside className={classes.panel} aria-label="Peek">
      <div className={classes.top}>
        <Button variant="default" onClick={onOpen}>
          Open
        </Button>
        <ActionIcon aria-label="Close the peek" onClick={onClose}>
          <IconX size={16} stroke={1.75} />
        </ActionIcon>
      </div>
      <div className={classes.body}>
        <ProfilePeek
          contact={contact}
          onOpenSubmission={(submission) =>
            void navigate({
              to: '/contacts/$id',
              params: { id: contact },
              search: { ...search, tab: 'submissions', submission },
            })
          }
        />
      </div>
    </aside>
  );
}
