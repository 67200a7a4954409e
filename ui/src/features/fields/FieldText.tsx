import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { Tag } from '../../components/Tag';
import { TruncatedText } from '../../components/TruncatedText';
import type { FieldValue } from '../../ipc';
import { region, timeZone } from '../../lib/format';
import { useMembers } from '../team/api';
import { MemberAvatar } from '../team/MemberAvatar';
import classes from './FieldText.module.css';
import { USUAL_STARS } from './fieldTypes';
import { type FormattedField, formatFieldValue, formatStars } from './format';

interface FieldTextProps {
  field: FormattedField;
  value: FieldValue;
  /** Shows every option, over several lines where they need them; otherwise one line with the number of the rest. */
  whole?: boolean;
}

/** Options that stand on one line before the rest are counted. */
const SHOWN_OPTIONS = 2;

/** A value of a custom field, as the same thing on every screen. Nothing in it can be clicked. */
export function FieldText({ field, value, whole = false }: FieldTextProps) {
  switch (value.kind) {
    case 'option':
      return <Options field={field} options={[value.value]} whole={whole} />;
    case 'options':
      return <Options field={field} options={value.value} whole={whole} />;
    case 'member':
      return <Person id={value.value} />;
    case 'number':
      return field.type === 'rating' && value.value !== null ? (
        <Stars value={value.value} stars={field.config.stars ?? USUAL_STARS} />
      ) : (
        <PlainValue field={field} value={value} />
      );
    default:
      return <PlainValue field={field} value={value} />;
  }
}

function PlainValue({ field, value }: { field: FormattedField; value: FieldValue }) {
  const here = region.use();
  const timezone = timeZone.use();
  const text = formatFieldValue(value, field, { region: here, timezone, members: [] });
  const isFigure = value.kind !== 'text' && value.kind !== 'boolean';
  return <TruncatedText text={text} className={isFigure ? 'numeric' : undefined} />;
}

function Options({ field, options, whole }: { field: FormattedField; options: string[]; whole: boolean }) {
  const known = options.flatMap((id) => field.options.find((option) => option.id === id) ?? []);
  const shown = whole ? known : known.slice(0, SHOWN_OPTIONS);
  const rest = known.slice(shown.length);
  return (
    <span className={classes.options} data-whole={whole || undefined}>
      {shown.map((option) => (
        <Tag key={option.id} name={option.label} color={option.color} />
      ))}
      {rest.length > 0 && (
        <span className={classes.rest} title={rest.map(({ label }) => label).join(', ')}>
          +{rest.length}
        </span>
      )}
    </span>
  );
}

function Person({ id }: { id: string }) {
  const member = useMembers().find((each) => each.id === id);
  if (!member) return <span className={classes.gone}>Somebody who is gone</span>;
  return (
    <span className={classes.person}>
      <MemberAvatar member={member} size={18} />
      <TruncatedText text={member.name} />
    </span>
  );
}

function Stars({ value, stars }: { value: number; stars: number }) {
  return (
    <span className={classes.stars} role="img" aria-label={formatStars(value, stars)}>
      {Array.from({ length: stars }, (_, at) =>
        at < value ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a star is its place.
          <IconStarFilled key={at} size={13} className={classes.star} aria-hidden />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a star is its place.
          <IconStar key={at} size={13} stroke={1.5} className={classes.noStar} aria-hidden />
        ),
      )}
    </span>
  );
}
