import { ActionIcon, Button, Popover, Switch, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconColumns3, IconMinus, IconPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import classes from './ColumnsMenu.module.css';
import { type ColumnLayout, DEFAULT_LAYOUT, widthOf, withHidden, withStepped, withWidth } from './columnLayout';
import { COLUMNS } from './columns';

interface ColumnsMenuProps {
  layout: ColumnLayout;
  onLayout: (layout: ColumnLayout) => void;
}

/** All columns: which are shown, in which order, how wide. The keyboard's way to what dragging does in the header. */
export function ColumnsMenu({ layout, onLayout }: ColumnsMenuProps) {
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const columns = layout.order.map((key) => COLUMNS[key]).filter(({ label }) => label.toLowerCase().includes(wanted));
  return (
    <Popover position="bottom-end" width={320} trapFocus returnFocus>
      <Popover.Target>
        <Button variant="subtle" color="gray" leftSection={<IconColumns3 size={15} stroke={1.75} />}>
          Columns
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={6} aria-label="Columns">
        <TextInput
          size="xs"
          placeholder="Find a column…"
          aria-label="Find a column"
          leftSection={<IconSearch size={14} />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          data-autofocus
        />
        <ul className={classes.list}>
          {columns.map(({ key, label }) => {
            const shown = !layout.hidden.includes(key);
            const width = widthOf(layout, key);
            return (
              <li key={key} className={classes.row}>
                <Switch
                  size="xs"
                  label={label}
                  checked={shown}
                  disabled={key === 'name'}
                  onChange={() => onLayout(withHidden(layout, key, shown))}
                  className={classes.switch ?? ''}
                />
                {shown && (
                  <span className={classes.tools}>
                    <ActionIcon
                      size="sm"
                      aria-label={`Make ${label} narrower`}
                      onClick={() => onLayout(withWidth(layout, key, width - 24))}
                    >
                      <IconMinus size={13} />
                    </ActionIcon>
                    <ActionIcon
                      size="sm"
                      aria-label={`Make ${label} wider`}
                      onClick={() => onLayout(withWidth(layout, key, width + 24))}
                    >
                      <IconPlus size={13} />
                    </ActionIcon>
                    {key !== 'name' && (
                      <>
                        <ActionIcon
                          size="sm"
                          aria-label={`Move ${label} left`}
                          onClick={() => onLayout(withStepped(layout, key, -1))}
                        >
                          <IconChevronUp size={14} />
                        </ActionIcon>
                        <ActionIcon
                          size="sm"
                          aria-label={`Move ${label} right`}
                          onClick={() => onLayout(withStepped(layout, key, 1))}
                        >
                          <IconChevronDown size={14} />
                        </ActionIcon>
                      </>
                    )}
                  </span>
                )}
              </li>
            );
          })}
        </ul>
        <Button variant="subtle" color="gray" fullWidth onClick={() => onLayout(DEFAULT_LAYOUT)}>
          Reset columns
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
