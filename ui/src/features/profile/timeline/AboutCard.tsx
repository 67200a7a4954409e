import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ToneBadge } from '../../../components/ToneBadge';
import { TruncatedText } from '../../../components/TruncatedText';
import type { CardRef, FieldChange } from '../../../ipc';
import { fieldWords, valueWords } from '../../boards/words';
import type { ChangeWords } from '../../fields/changes';
import classes from './Timeline.module.css';

/** The card that an entry is about, on the entry's line: its title, and the board that it is on. */
export function AboutCard({ card }: { card: CardRef }) {
  return (
    <span className={classes.segment}>
      <TruncatedText text={card.title} />
      <span className={classes.board}>{card.boardName}</span>
      {card.inBin && <ToneBadge tone="quiet">In the bin</ToneBadge>}
    </span>
  );
}

/** How changes of a card are told. */
export const cardChangeWords = (change: FieldChange): ChangeWords => ({
  label: fieldWords(change.field),
  old: valueWords(change, change.old),
  new: valueWords(change, change.new),
});

/** The way to the card on its board. */
export function OpenCard({ card }: { card: CardRef }) {
  return (
    <Anchor
      size="sm"
      renderRoot={(props) => (
        <Link to="/boards/$id" params={{ id: card.board }} search={{ card: card.id }} {...props} />
      )}
    >
      Open the card
    </Anchor>
  );
}
