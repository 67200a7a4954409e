import { Modal } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import classes from './CommandPalette.module.css';
import { PaletteEntry } from './PaletteEntry';
import { palette, paletteStore } from './palette';
import { usePaletteEntries } from './usePaletteEntries';

/** Ctrl/⌘ K: people and actions in one list. */
export function CommandPalette() {
  return (
    <Modal
      opened={paletteStore.use()}
      onClose={palette.close}
      withCloseButton={false}
      centered={false}
      yOffset="14vh"
      size={600}
      padding={0}
      attributes={{ content: { 'aria-label': 'Search' } }}
    >
      <Palette />
    </Modal>
  );
}

function Palette() {
  const [text, setText] = useState('');
  const { entries, isBehind } = usePaletteEntries(text);
  const [chosen, setChosen] = useState(0);
  const enterWaits = useRef(false);
  const list = useId();
  const optionId = (index: number) => `${list}-${index}`;

  const run = (index: number) => {
    const entry = entries[index];
    if (!entry) return;
    palette.close();
    entry.run();
  };

  // The first entry is chosen again whenever others are shown.
  const shown = entries.map(({ id }) => id).join();
  const [chosenFor, setChosenFor] = useState(shown);
  if (chosenFor !== shown) {
    setChosenFor(shown);
    setChosen(0);
  }
  useEffect(() => {
    document.getElementById(`${list}-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [list, chosen]);

  // Enter came before the people of the text that was typed: it opens the first of them now, not somebody else before.
  useEffect(() => {
    if (isBehind || !enterWaits.current) return;
    enterWaits.current = false;
    run(0);
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    enterWaits.current = event.key === 'Enter' && isBehind;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setChosen((was) => (was + step + entries.length) % Math.max(1, entries.length));
    if (event.key === 'Enter' && !isBehind) run(chosen);
    if (step !== 0 || event.key === 'Enter') event.preventDefault();
  };

  return (
    <>
      <div className={classes.top}>
        <IconSearch size={18} stroke={1.75} aria-hidden />
        <input
          data-autofocus
          role="combobox"
          aria-expanded
          aria-controls={list}
          aria-activedescendant={entries.length > 0 ? optionId(chosen) : undefined}
          aria-label="Find a person or an action"
          placeholder="Find a person or an action…"
          className={classes.search}
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={list} role="listbox" aria-label="People and actions" className={classes.list}>
        {entries.map((entry, index) => (
          <PaletteEntry
            key={entry.id}
            id={optionId(index)}
            entry={entry}
            group={entry.group === entries[index - 1]?.group ? undefined : entry.group}
            isChosen={index === chosen}
            onChoose={() => setChosen(index)}
            onRun={() => run(index)}
          />
        ))}
      </div>
      {entries.length === 0 && (
        <p className={classes.nothing} role="status">
          {isBehind ? 'Searching…' : `Nobody and nothing is called “${text.trim()}”.`}
        </p>
      )}
    </>
  );
}
