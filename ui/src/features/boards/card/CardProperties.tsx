import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowUpRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { RelativeTime } from '../../../components/RelativeTime';
import type { BoardInfo, CardDetail, CardPatch } from '../../../ipc';
import { useWanted } from '../../../lib/useWanted';
import { AssigneePicker } from '../pickers/AssigneePicker';
import { CardTags } from '../pickers/CardTags';
import { ContactPicker } from '../pickers/ContactPicker';
import { DuePicker } from '../pickers/DuePicker';
import { PhasePicker } from '../pickers/PhasePicker';
import { PriorityPicker } from '../pickers/PriorityPicker';
import { useCardVerbs } from '../useCardVerbs';
import { dueWords, PRIORITY_WORDS } from '../words';
import classes from './Panel.module.css';

interface CardPropertiesProps {
  card: CardDetail;
  board: BoardInfo;
  readOnly: boolean;
}

/** What a card is besides its title: each value opens what it is chosen from. */
export function CardProperties({ card, board, readOnly }: CardPropertiesProps) {
  const verbs = useCardVerbs();
  const change = (patch: CardPatch, message: string) => void verbs.update(card, patch, message);
  const look = { look: 'plain' as const, disabled: readOnly };
  const { title } = card;
  const [tags, setTags] = useWanted(card.tags, (wanted) =>
    verbs.update(card, { tags: wanted }, `Changed the tags of “${title}”`),
  );
  return (
    <dl className={classes.properties}>
      <Property label="Phase">
        <PhasePicker
          value={card.phase}
          phases={board.phases}
          onPick={(phase) => void verbs.move(card, { phase, before: null })}
          {...look}
        />
      </Property>
      <Property label="Priority">
        <PriorityPicker
          value={card.priority}
          onPick={(to) =>
            change(
              { priority: { to } },
              to ? `Made “${title}” ${PRIORITY_WORDS[to].toLowerCase()}` : `“${title}” has no priority now`,
            )
          }
          {...look}
        />
      </Property>
      <Property label="Assignee">
        <AssigneePicker
          value={card.assignee}
          onPick={(member) =>
            change(
              { assignee: { to: member?.id ?? null } },
              member ? `Assigned “${title}” to ${member.name}` : `“${title}” is nobody’s now`,
            )
          }
          {...look}
        />
      </Property>
      <Property label="Contact">
        <ContactPicker
          value={card.contact}
          onPick={(contact) =>
            change(
              { contact: { to: contact?.id ?? null } },
              contact ? `“${title}” is about ${contact.name} now` : `“${title}” is about nobody now`,
            )
          }
          {...look}
        />
        {card.contact && (
          <Tooltip label={card.contact.inBin ? 'In the bin' : 'Open the contact'}>
            <ActionIcon
              size="sm"
              aria-label={`Open ${card.contact.name}`}
              renderRoot={(props) => (
                <Link to="/contacts/$id" params={{ id: card.contact?.id ?? '' }} search={{ tab: 'cards' }} {...props} />
              )}
            >
              <IconArrowUpRight size={15} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
        )}
      </Property>
      <Property label="Due date">
        <DuePicker
          value={card.dueOn}
          isOverdue={card.isOverdue}
          onPick={(to) =>
            change({ dueOn: { to } }, to ? `“${title}” is due ${dueWords(to)}` : `“${title}” is not due any more`)
          }
          {...look}
        />
      </Property>
      <Property label="Tags">
        <CardTags value={tags} onPick={setTags} {...look} />
      </Property>
      <Property label="Made">
        <span className={classes.still}>
          <RelativeTime at={card.createdAt} />
          {card.bot !== null && ` by “${card.bot}”`}
        </span>
      </Property>
      {card.closedAt !== null && (
        <Property label="Closed">
          <span className={classes.still}>
            <RelativeTime at={card.closedAt} />
          </span>
        </Property>
      )}
    </dl>
  );
}

function Property({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
