import { ActionIcon, Switch } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconMinus, IconPlus } from '@tabler/icons-react';
import { TruncatedText } from '../../components/TruncatedText';
import classes from './ColumnsMenu.module.css';
import { type ColumnLayout, isShown, widthOf, withHidden, withStepped, withWidth } from './columnLayout';
import type { NamedColumn } from './columns';

interface ColumnChoiceProps {
  column: NamedColumn;
  columns: ReadonlyMap<string, NamedColumn>;
  layout: ColumnLayout;
  onLayout: (layout: ColumnLayout) => void;
}

const STEP = 24;

/** A column in the list of all: whether it is shown and, where it is, its width and place. */
export function ColumnChoice({ column, columns, layout, onLayout }: ColumnChoiceProps) {
  const { key, label } = column;
  const shown = isShown(layout, key);
  const width = widthOf(layout, column);
  const tools = [
    { name: `Make ${label} narrower`, Icon: IconMinus, next: () => withWidth(layout, key, width - STEP) },
    { name: `Make ${label} wider`, Icon: IconPlus, next: () => withWidth(layout, key, width + STEP) },
    ...(key === 'name'
      ? []
      : [
          { name: `Move ${label} left`, Icon: IconArrowLeft, next: () => withStepped(layout, columns, key, -1) },
          { name: `Move ${label} right`, Icon: IconArrowRight, next: () => withStepped(layout, columns, key, 1) },
        ]),
  ];
  return (
    <>
      <Switch
        size="xs"
        label={<TruncatedText text={label} />}
        checked={shown}
        disabled={key === 'name'}
        onChange={() => onLayout(withHidden(layout, key, shown))}
        classNames={{ root: classes.switch ?? '', body: classes.switchBody ?? '', labelWrapper: classes.label ?? '' }}
      />
      {shown && (
        <span className={classes.tools}>
          {tools.map(({ name, Icon, next }) => (
            <ActionIcon key={name} size="sm" aria-label={name} onClick={() => onLayout(next())}>
              <Icon size={13} />
            </ActionIcon>
          ))}
        </span>
      )}
    </>
  );
}
