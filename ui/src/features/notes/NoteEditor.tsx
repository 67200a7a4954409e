import { Button, Combobox, Textarea, useCombobox } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Keys } from '../../components/Keys';
import { useMembers } from '../team/api';
import { MemberAvatar } from '../team/MemberAvatar';
import { spoken, stored, typedMention } from './mentions';
import classes from './Notes.module.css';

interface NoteEditorProps {
  /** Names the field. */
  label: string;
  /** The text to begin with, as it is stored or typed. */
  initial: string;
  action: string;
  /** Gets the text as it is stored; resolves to whether it was kept. */
  onSave: (text: string) => Promise<boolean>;
  /** Hears of every change, as typed. */
  onType?: ((text: string) => void) | undefined;
  onLeave: () => void;
  /** Saving nothing empties the text. */
  mayBeEmpty?: boolean;
}

/** Where a note is written: Markdown, with `@` for members. */
export function NoteEditor({ label, initial, action, onSave, onType, onLeave, mayBeEmpty = false }: NoteEditorProps) {
  const [text, setText] = useState(() => spoken(initial));
  const [saving, setSaving] = useState(false);
  const [mention, setMention] = useState<ReturnType<typeof typedMention>>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const members = useMembers();
  const combobox = useCombobox();
  const wanted = mention?.query.toLocaleLowerCase() ?? '';
  const offered = mention
    ? members
        .filter(({ name, leftAt }) => leftAt === null && name.toLocaleLowerCase().includes(wanted))
        .filter(({ name }) => name !== mention.query)
        .slice(0, 6)
    : [];
  const isOffering = offered.length > 0;
  const isMissing = !mayBeEmpty && text.trim() === '';

  function type(next: string, caret: number) {
    setText(next);
    onType?.(next);
    setMention(typedMention(next, caret));
    combobox.openDropdown();
    combobox.selectFirstOption();
  }

  function insert(name: string) {
    if (!mention) return;
    const end = mention.start + 1 + mention.query.length;
    const before = `${text.slice(0, mention.start)}@${name} `;
    const next = before + text.slice(end).replace(/^ /, '');
    // Drawn at once: a letter typed before the caret is set would land in front of it.
    flushSync(() => {
      setText(next);
      onType?.(next);
      setMention(null);
    });
    field.current?.setSelectionRange(before.length, before.length);
  }

  async function save() {
    if (isMissing || saving) return;
    setSaving(true);
    const kept = await onSave(stored(text, members));
    setSaving(false);
    if (!kept) field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void save();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      if (isOffering) setMention(null);
      else onLeave();
    } else if (event.key === 'Tab' && isOffering && !event.shiftKey) {
      event.preventDefault();
      combobox.clickSelectedOption();
    }
  }

  return (
    <div className={classes.editor}>
      <Combobox
        store={{ ...combobox, dropdownOpened: isOffering }}
        onOptionSubmit={insert}
        position="bottom-start"
        width={220}
      >
        <Combobox.Target withKeyboardNavigation={isOffering}>
          <Textarea
            ref={field}
            aria-label={label}
            placeholder="Write in Markdown; @ mentions a member"
            autosize
            autoFocus
            minRows={3}
            maxRows={18}
            value={text}
            onChange={({ currentTarget }) => type(currentTarget.value, currentTarget.selectionStart)}
            onBlur={() => setMention(null)}
            onKeyDown={onKeyDown}
          />
        </Combobox.Target>
        <Combobox.Dropdown>
          <Combobox.Options aria-label="Members">
            {offered.map((member) => (
              <Combobox.Option key={member.id} value={member.name} onMouseDown={(event) => event.preventDefault()}>
                <span className={classes.person}>
                  <MemberAvatar member={member} size={18} />
                  {member.name}
                </span>
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      <div className={classes.editorActions}>
        <Button size="xs" loading={saving} disabled={isMissing} onClick={() => void save()}>
          {action}
        </Button>
        <Button size="xs" variant="default" onClick={onLeave}>
          Cancel
        </Button>
        <span className={classes.hint}>
          <Keys shortcut="mod+Enter" /> saves
        </span>
      </div>
    </div>
  );
}
