import { ActionIcon, Input, Rating } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { USUAL_STARS } from '../fieldTypes';
import { formatStars } from '../format';
import classes from './Editors.module.css';
import { type EditorProps, onEditorKey } from './types';

/** Stars: a click gives them, the arrow keys and Enter too; Backspace takes them away. */
export function RatingEditor(props: EditorProps) {
  const { field, value, onChange, onPick, error, autoFocus, label, description, required } = props;
  const stars = field.config.stars ?? USUAL_STARS;
  const given = Number(value[0] ?? 0);
  const root = useRef<HTMLDivElement>(null);
  const clear = () => {
    onChange([]);
    onPick?.([]);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: it takes the focus once, when it appears.
  useEffect(() => {
    if (autoFocus) root.current?.querySelector<HTMLInputElement>('input:checked, input')?.focus();
  }, []);

  return (
    <Input.Wrapper
      label={label}
      description={description || undefined}
      error={error}
      withAsterisk={required ?? false}
      labelElement="div"
    >
      <div
        ref={root}
        className={classes.rating}
        role="group"
        aria-label={field.label}
        onKeyDown={(event) => {
          if (event.key === 'Backspace' || event.key === 'Delete') onChange([]);
          else onEditorKey(event, props);
        }}
        onClick={(event) => {
          // Arrow keys click too, but nowhere: they only try a number of stars.
          const isPointer = event.detail > 0;
          const picked = event.target instanceof HTMLInputElement ? event.target.value : null;
          if (isPointer && picked !== null && Number(picked) > 0) onPick?.([picked]);
        }}
      >
        <Rating
          count={stars}
          value={given}
          size={18}
          getSymbolLabel={(star) => (star === 0 ? 'No stars' : formatStars(star, stars))}
          onChange={(star) => onChange(star === 0 ? [] : [String(star)])}
        />
        {given > 0 && (
          <ActionIcon size="sm" aria-label={`Clear ${field.label}`} tabIndex={-1} onClick={clear}>
            <IconX size={14} />
          </ActionIcon>
        )}
      </div>
    </Input.Wrapper>
  );
}
