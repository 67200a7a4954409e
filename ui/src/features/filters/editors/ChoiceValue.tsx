import { VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { Tag, TagDot } from '../../../components/Tag';
import type { FilterField } from '../../../ipc';
import { foldName } from '../../tags/api';
import { useMembers } from '../../team/api';
import { MemberAvatar } from '../../team/MemberAvatar';
import { suggestedValuesQuery } from '../api';
import { useSubject } from '../context';
import { QuietPopover } from '../QuietPopover';
import { type Choice, ChoiceList } from './ChoiceList';
import classes from './Choices.module.css';
import { labelOf, textsOf, type ValueProps } from './types';

/** Chosen names that stand in a row before the rest are counted. */
const SHOWN = 3;

/** The chosen names as the catalog has them: whoever writes a filter by hand may have used labels. */
function chosenOf({ field: { choices }, value }: ValueProps): string[] {
  return textsOf(value).map(
    (text) =>
      choices.find((choice) => choice.value === text)?.value ??
      choices.find((choice) => foldName(choice.label) === foldName(text))?.value ??
      text,
  );
}

function useMark(field: FilterField) {
  const members = useMembers();
  return (value: string) => {
    const option = field.choices.find((choice) => choice.value === value)?.option;
    if (option) return <TagDot color={option.color} />;
    const member = field.type === 'member' ? members.find(({ id }) => id === value) : undefined;
    return member && <MemberAvatar member={member} size={16} />;
  };
}

/** The names that a field can have, in place: options, tags, people, bots, statuses. */
export function FieldChoices(props: ValueProps) {
  const { field, scope, op, onChange } = props;
  const mark = useMark(field);
  const counts = useQuery(suggestedValuesQuery(scope, field.field, '', useSubject())).data ?? [];
  const chosen = chosenOf(props);
  const choose = (value: string) => {
    if (op.takes !== 'many') return onChange(value);
    const next = chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];
    onChange(next.length > 0 ? next : undefined);
  };
  return (
    <ChoiceList
      label={labelOf(props)}
      nothing="There is nothing to choose from yet."
      choices={field.choices.map(
        ({ value, label }): Choice => ({
          value,
          label,
          mark: mark(value),
          count: counts.find((each) => each.value === value)?.count,
        }),
      )}
      chosen={chosen}
      onChoose={choose}
    />
  );
}

/** The chosen names in a row; a click opens them all. */
export function ChoiceValue(props: ValueProps) {
  const { field, op } = props;
  const [opened, setOpened] = useState(false);
  const mark = useMark(field);
  const chosen = chosenOf(props).map((value) => ({
    value,
    known: field.choices.find((choice) => choice.value === value),
  }));
  return (
    <QuietPopover
      opened={opened}
      onClose={() => setOpened(false)}
      label={labelOf(props)}
      width={260}
      target={
        <button type="button" className={classes.value} onClick={() => setOpened(!opened)}>
          <VisuallyHidden>{labelOf(props)}:</VisuallyHidden>{' '}
          {chosen.length === 0 && (
            <>
              <VisuallyHidden>nothing chosen</VisuallyHidden>
              <span className={classes.placeholder} aria-hidden>
                Choose…
              </span>
            </>
          )}
          {chosen.slice(0, SHOWN).map(({ value, known }, at) => (
            <Fragment key={value}>
              {at > 0 && (
                <>
                  <VisuallyHidden>,</VisuallyHidden>{' '}
                </>
              )}
              {known?.option ? (
                <Tag name={known.label} color={known.option.color} />
              ) : (
                <span className={classes.plain}>
                  {mark(value)}
                  <span className={classes.name} dir="auto">
                    {known?.label ?? value}
                  </span>
                </span>
              )}
            </Fragment>
          ))}
          {chosen.length > SHOWN && <span className={classes.more}>+{chosen.length - SHOWN}</span>}
        </button>
      }
    >
      <FieldChoices
        {...props}
        onChange={(value) => {
          props.onChange(value);
          if (op.takes !== 'many') setOpened(false);
        }}
      />
    </QuietPopover>
  );
}
