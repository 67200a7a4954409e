import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatCount } from '../../lib/format';
import classes from './FlowApps.module.css';

interface BelongingListProps {
  title: string;
  /** One of them. */
  noun: string;
  readOnly: boolean;
  own: { id: string; name: string; count: number; shown: ReactNode }[];
  /** What could be moved here, with the flow app that it is in now, or nothing. */
  others: { id: string; name: string; now: string }[];
  /** Moves one into the flow app, or out of it. */
  onMove: (id: string, into: boolean) => void;
}

/** One kind of thing of a flow app. */
export function BelongingList({ title, noun, readOnly, own, others, onMove }: BelongingListProps) {
  return (
    <section className={classes.kind} aria-label={title}>
      <header className={classes.kindHead}>
        <h2>{title}</h2>
        {!readOnly && (
          <Menu>
            <Menu.Target>
              <ActionIcon size="sm" aria-label={`Move a ${noun} here`} disabled={others.length === 0}>
                <IconPlus size={14} stroke={2} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
              {others.map(({ id, name, now }) => (
                <Menu.Item
                  key={id}
                  rightSection={now === '' ? null : <span className={classes.now}>in {now}</span>}
                  onClick={() => onMove(id, true)}
                >
                  {name}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </header>
      {own.length === 0 && <p className={classes.nothing}>None yet</p>}
      <ul className={classes.things}>
        {own.map(({ id, name, count, shown }) => (
          <li key={id} className={classes.thingLine}>
            {shown}
            <span className={`${classes.thingCount} numeric`}>{formatCount(count)}</span>
            {!readOnly && (
              <Tooltip label="Take it out of this flow app">
                <ActionIcon
                  size="sm"
                  className={classes.takeOut ?? ''}
                  aria-label={`Take ${name} out`}
                  onClick={() => onMove(id, false)}
                >
                  <IconX size={13} stroke={2} />
                </ActionIcon>
              </Tooltip>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
