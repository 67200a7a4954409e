import { Menu } from '@mantine/core';
import { IconArrowRight, IconArrowsRightLeft, IconFlag, IconTrash, IconUser } from '@tabler/icons-react';
import { Fragment } from 'react';
import type { BoardInfo, CardSummary } from '../../../ipc';
import { useBoards } from '../api';
import { AssigneeItems } from '../pickers/AssigneePicker';
import { PhaseItems } from '../pickers/PhasePicker';
import { PriorityItems } from '../pickers/PriorityPicker';
import { useCardVerbs } from '../useCardVerbs';
import { PRIORITY_WORDS } from '../words';

const ICON = { size: 15, stroke: 1.75 };
const SCROLLS = { maxHeight: 340, overflowY: 'auto' } as const;

/** What can be done with a card, as the items of a menu: for those who do not drag, too. */
export function CardMenuItems({ card, board }: { card: CardSummary; board: BoardInfo }) {
  const verbs = useCardVerbs();
  const others = useBoards().filter(({ id }) => id !== board.id);
  return (
    <>
      <Menu.Sub>
        <Menu.Sub.Target>
          <Menu.Sub.Item leftSection={<IconArrowRight {...ICON} />}>Move to…</Menu.Sub.Item>
        </Menu.Sub.Target>
        <Menu.Sub.Dropdown style={SCROLLS}>
          <PhaseItems
            phases={board.phases}
            value={card.phase}
            onPick={(phase) => void verbs.move(card, { phase, before: null })}
          />
        </Menu.Sub.Dropdown>
      </Menu.Sub>
      {others.length > 0 && (
        <Menu.Sub>
          <Menu.Sub.Target>
            <Menu.Sub.Item leftSection={<IconArrowsRightLeft {...ICON} />}>Move to another board…</Menu.Sub.Item>
          </Menu.Sub.Target>
          <Menu.Sub.Dropdown style={SCROLLS}>
            {others.map((other) => (
              <Fragment key={other.id}>
                <Menu.Label>{other.name}</Menu.Label>
                <PhaseItems
                  phases={other.phases}
                  value={null}
                  onPick={(phase) => void verbs.move(card, { phase, before: null, board: other })}
                />
              </Fragment>
            ))}
          </Menu.Sub.Dropdown>
        </Menu.Sub>
      )}
      <Menu.Sub>
        <Menu.Sub.Target>
          <Menu.Sub.Item leftSection={<IconFlag {...ICON} />}>Priority</Menu.Sub.Item>
        </Menu.Sub.Target>
        <Menu.Sub.Dropdown>
          <PriorityItems
            value={card.priority}
            onPick={(to) =>
              void verbs.update(
                card,
                { priority: { to } },
                to ? `Made “${card.title}” ${PRIORITY_WORDS[to].toLowerCase()}` : `“${card.title}” has no priority now`,
              )
            }
          />
        </Menu.Sub.Dropdown>
      </Menu.Sub>
      <Menu.Sub>
        <Menu.Sub.Target>
          <Menu.Sub.Item leftSection={<IconUser {...ICON} />}>Assignee</Menu.Sub.Item>
        </Menu.Sub.Target>
        <Menu.Sub.Dropdown style={SCROLLS}>
          <AssigneeItems
            value={card.assignee}
            onPick={(member) =>
              void verbs.update(
                card,
                { assignee: { to: member?.id ?? null } },
                member ? `Assigned “${card.title}” to ${member.name}` : `“${card.title}” is nobody’s now`,
              )
            }
          />
        </Menu.Sub.Dropdown>
      </Menu.Sub>
      <Menu.Divider />
      <Menu.Item leftSection={<IconTrash {...ICON} />} onClick={() => void verbs.remove(card)}>
        Delete
      </Menu.Item>
    </>
  );
}
