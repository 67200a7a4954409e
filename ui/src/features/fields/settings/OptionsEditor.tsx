import { ActionIcon, Button, Menu, TextInput, Tooltip } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { Sortable, SortableLine } from '../../../components/Sortable';
import { TagDot } from '../../../components/Tag';
import type { TagColor } from '../../../ipc';
import { newOption, type OptionDraft, PALETTE } from './draft';
import classes from './Settings.module.css';

interface OptionsEditorProps {
  options: OptionDraft[];
  onChange: (options: OptionDraft[]) => void;
}

/** The options of a select, in their order, each in its colour. */
export function OptionsEditor({ options, onChange }: OptionsEditorProps) {
  const [fresh, setFresh] = useState<string | null>(null);
  const nameOf = (ref: string) => options.find((option) => option.ref === ref)?.label || 'the new option';
  const replace = (ref: string, next: Partial<OptionDraft>) =>
    onChange(options.map((option) => (option.ref === ref ? { ...option, ...next } : option)));
  const add = () => {
    const option = newOption(options);
    setFresh(option.ref);
    onChange([...options, option]);
  };
  return (
    <div role="group" aria-label="Options">
      <div className={classes.optionsLabel}>Options</div>
      <Sortable
        items={options.map(({ ref }) => ref)}
        nameOf={nameOf}
        placeOf={(ref, order) => `${order.indexOf(ref) + 1} of ${order.length}`}
        onDrop={(_, order) => onChange(order.flatMap((ref) => options.find((option) => option.ref === ref) ?? []))}
      >
        {options.map((option, index) => (
          <SortableLine
            key={option.ref}
            id={option.ref}
            name={option.label || `option ${index + 1}`}
            className={classes.option}
          >
            {(handle) => (
              <>
                {handle}
                <ColorMenu
                  name={option.label || `option ${index + 1}`}
                  color={option.color}
                  onColor={(color) => replace(option.ref, { color })}
                />
                <TextInput
                  flex={1}
                  aria-label={`Option ${index + 1}`}
                  autoFocus={option.ref === fresh}
                  autoComplete="off"
                  value={option.label}
                  onChange={(event) => replace(option.ref, { label: event.currentTarget.value })}
                  onKeyDown={(event) => {
                    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
                    // The next option, not the end of the dialog.
                    event.preventDefault();
                    if (option.label.trim() !== '') add();
                  }}
                />
                <ActionIcon
                  aria-label={`Remove ${option.label || `option ${index + 1}`}`}
                  onClick={() => onChange(options.filter(({ ref }) => ref !== option.ref))}
                >
                  <IconX size={14} />
                </ActionIcon>
              </>
            )}
          </SortableLine>
        ))}
      </Sortable>
      <Button variant="subtle" color="gray" leftSection={<IconPlus size={14} />} onClick={add}>
        Add option
      </Button>
    </div>
  );
}

interface ColorMenuProps {
  name: string;
  color: TagColor;
  onColor: (color: TagColor) => void;
}

function ColorMenu({ name, color, onColor }: ColorMenuProps) {
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <ActionIcon aria-label={`Colour of ${name}: ${color}`}>
          <TagDot color={color} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.palette} role="none">
          {PALETTE.map((each) => (
            <Tooltip key={each} label={each}>
              <Menu.Item p={8} aria-label={each} onClick={() => onColor(each)}>
                <TagDot color={each} />
              </Menu.Item>
            </Tooltip>
          ))}
        </div>
      </Menu.Dropdown>
    </Menu>
  );
}
