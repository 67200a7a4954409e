import { Combobox, useCombobox } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Related } from '../../ipc';
import { foldName } from '../tags/api';
import { type Start, type StartSection, startSections } from './catalog';
import { useBuildingContext } from './context';
import classes from './FieldList.module.css';
import { iconOf } from './icons';
import { useFirstFocus } from './useFirstFocus';

interface FieldListProps {
  /** The thing whose fields are asked about. */
  scope: Related | null;
  onChoose: (start: Start) => void;
}

/** Fields that are drawn at once; typing finds the others. */
const SHOWN = 400;

/** Everything that a filter can ask for, under the headings of the profile: type to find it, Enter to take it. */
export function FieldList({ scope, onChoose }: FieldListProps) {
  const { asked, catalog, groups, first } = useBuildingContext();
  const sections = useMemo(
    () => startSections(asked.subject, catalog, groups, scope, first),
    [asked, catalog, groups, scope, first],
  );
  const [text, setText] = useState('');
  const store = useCombobox({ opened: true });
  const found = foundIn(sections, text);
  const total = found.reduce((sum, { starts }) => sum + starts.length, 0);

  const search = useRef<HTMLInputElement>(null);
  useFirstFocus(() => search.current);

  const { selectFirstOption } = store;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed decides what Enter takes.
  useEffect(() => {
    selectFirstOption();
  }, [text, total]);

  return (
    <div data-inline-list className={classes.list}>
      <Combobox
        store={store}
        onOptionSubmit={(key) => {
          const start = sections.flatMap(({ starts }) => starts).find((each) => each.key === key);
          if (start) onChoose(start);
        }}
      >
        <Combobox.EventsTarget withExpandedAttribute>
          <input
            ref={search}
            data-autofocus
            className={classes.search}
            aria-label="Find a field"
            placeholder="Filter by…"
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </Combobox.EventsTarget>
        <Combobox.Options aria-label="Fields" className={classes.options ?? ''}>
          {shortened(found).map(({ name, starts }) => (
            <Combobox.Group key={name} label={name} classNames={{ groupLabel: classes.group ?? '' }}>
              {starts.map((start) => {
                const Icon = iconOf(start);
                return (
                  <Combobox.Option key={start.key} value={start.key} className={classes.option ?? ''}>
                    <Icon size={15} stroke={1.6} className={classes.icon ?? ''} aria-hidden />
                    <span className={classes.label} dir="auto" title={start.label}>
                      {start.label}
                    </span>
                  </Combobox.Option>
                );
              })}
            </Combobox.Group>
          ))}
          {total === 0 && <Combobox.Empty>No field is called that.</Combobox.Empty>}
          {total > SHOWN && <div className={classes.rest}>Type to find the others.</div>}
        </Combobox.Options>
      </Combobox>
    </div>
  );
}

/** Each word of the text begins or stands inside the field's name or its heading. */
function foundIn(sections: StartSection[], text: string): StartSection[] {
  const words = foldName(text).split(' ').filter(Boolean);
  return sections
    .map(({ name, starts }) => ({
      name,
      starts: starts.filter(({ label }) => {
        const have = `${foldName(label)} ${foldName(name)}`;
        return words.every((word) => have.includes(word));
      }),
    }))
    .filter(({ starts }) => starts.length > 0);
}

function shortened(sections: StartSection[]): StartSection[] {
  let left = SHOWN;
  return sections.flatMap((section) => {
    const starts = section.starts.slice(0, Math.max(0, left));
    left -= starts.length;
    return starts.length > 0 ? [{ ...section, starts }] : [];
  });
}
