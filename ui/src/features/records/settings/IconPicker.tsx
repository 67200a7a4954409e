import { Popover, Tooltip, UnstyledButton } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import type { TagColor } from '../../../ipc';
import { ColorRow } from '../../filters/save/ColorRow';
import dialog from '../Dialogs.module.css';
import { RECORD_ICONS, RecordIcon, USUAL_ICON } from '../icons';
import classes from './RecordTypes.module.css';

interface IconPickerProps {
  icon: string;
  color: TagColor;
  onIcon: (icon: string) => void;
  onColor: (color: TagColor) => void;
  readOnly?: boolean;
}

const COLUMNS = 10;
const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -COLUMNS, ArrowDown: COLUMNS };

/** How a record type looks: its picture and its colour. */
export function IconPicker({ icon, color, onIcon, onColor, readOnly = false }: IconPickerProps) {
  const [opened, setOpened] = useState(false);
  const name = RECORD_ICONS[icon]?.name ?? 'Document';
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton
          className={classes.look}
          disabled={readOnly}
          aria-label={`Icon and colour: ${name}`}
          onClick={() => setOpened((was) => !was)}
        >
          <RecordIcon icon={icon} color={color} size={32} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown p={10} aria-label="Icon and colour">
        <ColorRow color={color} onColor={onColor} />
        <Icons icon={icon} onIcon={onIcon} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Icons({ icon, onIcon }: Pick<IconPickerProps, 'icon' | 'onIcon'>) {
  const words = Object.keys(RECORD_ICONS);
  const chosen = words.includes(icon) ? icon : USUAL_ICON;

  const step = (event: KeyboardEvent<HTMLElement>) => {
    const by = STEPS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const next = buttons[at + by];
    next?.focus();
    next?.click();
  };

  return (
    <div role="radiogroup" aria-label="Icon" className={dialog.icons} style={{ marginTop: 8 }} onKeyDown={step}>
      {words.map((word) => {
        const choice = RECORD_ICONS[word];
        if (!choice) return null;
        const { name, icon: Picture } = choice;
        return (
          <Tooltip key={word} label={name}>
            <button
              type="button"
              role="radio"
              aria-checked={word === chosen}
              tabIndex={word === chosen ? 0 : -1}
              className={dialog.icon}
              aria-label={name}
              onClick={() => onIcon(word)}
            >
              <Picture size={17} stroke={1.75} />
            </button>
          </Tooltip>
        );
      })}
    </div>
  );
}
