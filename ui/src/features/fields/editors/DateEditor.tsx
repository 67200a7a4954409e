import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { DatePicker, TimeInput } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import classes from './Editors.module.css';
import { EDITOR_POPUP } from './popup';
import { type EditorProps, inputProps, onEditorKey } from './types';

const TYPED = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}))?$/;

/** A day, or a moment in the workspace's zone: typed in any way that the core reads, or picked from a calendar. */
export function DateEditor(props: EditorProps) {
  const { field, value, onChange, onPick, autoFocus, placeholder } = props;
  const isMoment = field.type === 'datetime';
  const [opened, setOpened] = useState(autoFocus ?? false);
  const calendar = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const typed = TYPED.exec((value[0] ?? '').trim());
  const day = typed?.[1] !== undefined && !Number.isNaN(Date.parse(typed[1])) ? typed[1] : null;
  const clock = typed?.[2] ?? '';

  const pick = (nextDay: string | null, nextClock: string) => {
    if (nextDay === null) return;
    onChange([isMoment ? `${nextDay} ${nextClock || '09:00'}` : nextDay]);
    if (!isMoment) {
      setOpened(false);
      onPick?.([nextDay]);
    }
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      setOpened(true);
      requestAnimationFrame(() => calendar.current?.querySelector<HTMLElement>('table button[tabindex="0"]')?.focus());
    } else if (event.key === 'Escape' && opened && !props.onCancel) {
      event.stopPropagation();
      setOpened(false);
    } else {
      onEditorKey(event, props);
    }
  };

  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" withinPortal withRoles={false}>
      <Popover.Target>
        <TextInput
          ref={input}
          {...inputProps(props)}
          classNames={{ input: 'numeric' }}
          placeholder={placeholder ?? (isMoment ? 'YYYY-MM-DD HH:MM' : 'YYYY-MM-DD')}
          autoComplete="off"
          spellCheck={false}
          value={value[0] ?? ''}
          onChange={(event) => onChange(event.currentTarget.value === '' ? [] : [event.currentTarget.value])}
          onFocus={({ currentTarget }) => {
            if (autoFocus) currentTarget.select();
          }}
          onKeyDown={onKeyDown}
          rightSection={
            <ActionIcon
              size="sm"
              tabIndex={-1}
              aria-label={`Calendar for ${field.label}`}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => {
                setOpened(!opened);
                input.current?.focus();
              }}
            >
              <IconCalendar size={14} />
            </ActionIcon>
          }
        />
      </Popover.Target>
      <Popover.Dropdown
        ref={calendar}
        className={classes.calendar ?? ''}
        {...{ [EDITOR_POPUP]: '' }}
        role="group"
        aria-label={`Calendar for ${field.label}`}
        // The field keeps the focus while days are looked through with the mouse.
        onMouseDown={(event) => {
          if (!(event.target instanceof HTMLInputElement)) event.preventDefault();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          setOpened(false);
          input.current?.focus();
        }}
      >
        <DatePicker
          size="xs"
          key={day ?? 'none'}
          value={day}
          {...(day === null ? {} : { defaultDate: day })}
          onChange={(next) => pick(next ?? day, clock)}
        />
        {isMoment && (
          <TimeInput
            size="xs"
            mt={8}
            label="Time"
            value={clock}
            disabled={day === null}
            onChange={(event) => pick(day, event.currentTarget.value)}
            onKeyDown={(event) => onEditorKey(event, props)}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
