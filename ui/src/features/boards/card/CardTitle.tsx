import { Textarea } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { CardSummary } from '../../../ipc';
import { useCardVerbs } from '../useCardVerbs';
import classes from './Panel.module.css';

/** The title, written where it stands: Enter or leaving saves it, Escape puts back what it was. */
export function CardTitle({ card, readOnly }: { card: CardSummary; readOnly: boolean }) {
  const [text, setText] = useState(card.title);
  const verbs = useCardVerbs();
  useEffect(() => setText(card.title), [card.title]);

  const save = async (typed: string) => {
    const title = typed.trim().replace(/\s+/g, ' ');
    if (title === '' || title === card.title) return setText(card.title);
    const isKept = await verbs.update(card, { title }, `Renamed “${card.title}” to “${title}”`);
    if (!isKept) setText(card.title);
  };

  return (
    <Textarea
      variant="unstyled"
      classNames={{ input: classes.title ?? '' }}
      aria-label="Title"
      dir="auto"
      autosize
      minRows={1}
      maxRows={6}
      readOnly={readOnly}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={(event) => void save(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') {
          event.preventDefault();
          event.currentTarget.blur();
        }
        if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          event.currentTarget.value = card.title;
          setText(card.title);
          event.currentTarget.blur();
        }
      }}
    />
  );
}
