import { Button, Popover, TextInput } from '@mantine/core';
import { IconColumns3, IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { foldName } from '../tags/api';
import { ColumnList } from './ColumnList';
import classes from './ColumnsMenu.module.css';
import type { ColumnLayout } from './columnLayout';
import type { NamedColumn } from './columns';

interface ColumnsMenuProps {
  columns: ReadonlyMap<string, NamedColumn>;
  /** The layout that nobody has changed. */
  usual: ColumnLayout;
  layout: ColumnLayout;
  onLayout: (layout: ColumnLayout) => void;
}

/** All columns by group: which are shown, in which order, how wide. The keyboard's way to what dragging does in the header. */
export function ColumnsMenu({ columns, usual, layout, onLayout }: ColumnsMenuProps) {
  const [text, setText] = useState('');
  const wanted = foldName(text);
  const found = useMemo(
    () =>
      [...columns.values()].filter(
        ({ label, group }) => foldName(label).includes(wanted) || foldName(group).includes(wanted),
      ),
    [columns, wanted],
  );
  return (
    <Popover position="bottom-end" width={340} trapFocus returnFocus onClose={() => setText('')}>
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
        <ColumnList found={found} columns={columns} layout={layout} onLayout={onLayout} />
        {found.length === 0 && <p className={classes.none}>No column is called that.</p>}
        <Button variant="subtle" color="gray" fullWidth onClick={() => onLayout(usual)}>
          Reset columns
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
