import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useRef } from 'react';
import { TruncatedText } from '../../../components/TruncatedText';
import type { FieldInfo, FieldValue } from '../../../ipc';
import { useFieldContext } from '../../fields/api';
import { hasLeft, isInPopup } from '../../fields/editors/popup';
import { FieldEditor } from '../../fields/FieldEditor';
import { FieldText } from '../../fields/FieldText';
import { formatFieldValue } from '../../fields/format';
import { linkOf } from '../../fields/links';
import { isSameInput, tidyInput, toInput } from '../../fields/toInput';
import { openLink } from '../../notes/api';
import { CopyAction } from '../identity/CopyAction';
import identity from '../identity/Identity.module.css';
import { Refusal } from '../identity/Refusal';
import { EDITABLE, useInlineEdit } from '../identity/useInlineEdit';
import classes from './Fields.module.css';

/** Values up to this length are told in the toast. */
const SHORT = 60;

/** Saves what was typed; what was done is told in the words that go with the value as it is then. */
export type SaveField = (values: string[], said: (now: FieldValue | undefined) => string) => Promise<unknown>;

interface FieldRowProps {
  field: FieldInfo;
  value: FieldValue | undefined;
  readOnly: boolean;
  onSave: SaveField;
}

/** One custom field: its label, and its value, which turns into the editor of its type when clicked. */
export function FieldRow({ field, value, readOnly, onSave }: FieldRowProps) {
  const context = useFieldContext();
  const editor = useRef<HTMLDivElement>(null);
  const edit = useInlineEdit<string[]>({
    value: toInput(value, context),
    tidy: tidyInput,
    isSame: isSameInput,
    save: (values) => onSave(values, saidOf),
  });

  function saidOf(now: FieldValue | undefined): string {
    if (now === undefined) return `Cleared ${field.label}`;
    const text = formatFieldValue(now, field, context);
    return text.length > SHORT || text.includes('\n') ? `Changed ${field.label}` : `Changed ${field.label} to ${text}`;
  }

  const go = (step: -1 | 0 | 1, chosen?: string[]) => {
    if (editor.current) void edit.commitAndGo(editor.current, step, chosen);
  };

  return (
    <div className={classes.row} data-open={edit.isOpen || undefined}>
      <dt>
        <TruncatedText text={field.help ? `${field.label}: ${field.help}` : field.label}>{field.label}</TruncatedText>
      </dt>
      <dd>
        {edit.isOpen && !readOnly ? (
          // biome-ignore lint/a11y/noStaticElementInteractions: the keys and the focus are those of the editor in it.
          <div
            ref={editor}
            className={classes.editor}
            onBlur={({ currentTarget, relatedTarget }) => {
              if (hasLeft(currentTarget, relatedTarget)) void edit.commit();
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Tab' || event.nativeEvent.isComposing || isInPopup(event.target)) return;
              event.preventDefault();
              go(event.shiftKey ? -1 : 1);
            }}
            {...{ [EDITABLE]: '' }}
          >
            <FieldEditor
              field={field}
              value={edit.draft}
              size="xs"
              autoFocus
              onChange={edit.type}
              onSubmit={(values) => go(0, values)}
              onPick={(values) => go(0, values)}
              onCancel={() => editor.current && edit.revert(editor.current)}
              error={edit.failure === null ? undefined : <Refusal failure={edit.failure} />}
            />
          </div>
        ) : (
          <Value field={field} value={value} readOnly={readOnly} onOpen={edit.open} />
        )}
      </dd>
    </div>
  );
}

interface ValueProps extends Omit<FieldRowProps, 'onSave'> {
  onOpen: () => void;
}

function Value({ field, value, readOnly, onOpen }: ValueProps) {
  const context = useFieldContext();
  if (readOnly) return value === undefined ? null : <FieldText field={field} value={value} whole />;
  if (value === undefined) {
    return (
      <UnstyledButton
        className={identity.value}
        data-empty
        aria-label={`Add ${field.label}`}
        onClick={onOpen}
        {...{ [EDITABLE]: '' }}
      >
        Add…
      </UnstyledButton>
    );
  }
  const text = formatFieldValue(value, field, context);
  const link = linkOf(value, field.type);
  const isCopied = value.kind === 'text' || value.kind === 'phone';
  return (
    <>
      <UnstyledButton
        className={classes.value}
        aria-label={`Edit ${field.label}: ${text}`}
        onClick={onOpen}
        {...{ [EDITABLE]: '' }}
      >
        <FieldText field={field} value={value} whole />
      </UnstyledButton>
      {(isCopied || link !== null) && (
        <span className={identity.valueActions} data-actions="">
          {isCopied && <CopyAction value={text} />}
          {link !== null && (
            <Tooltip label="Open">
              <ActionIcon size="sm" aria-label={`Open ${text}`} onClick={() => void openLink(link)}>
                <IconExternalLink size={14} />
              </ActionIcon>
            </Tooltip>
          )}
        </span>
      )}
    </>
  );
}
