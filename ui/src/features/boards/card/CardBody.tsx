import { Button } from '@mantine/core';
import { useState } from 'react';
import type { BoardInfo, CardDetail } from '../../../ipc';
import { useTimezone } from '../../profile/api';
import { SubmissionCard } from '../../profile/submissions/SubmissionCard';
import { useCardVerbs } from '../useCardVerbs';
import { CardComments } from './CardComments';
import { CardHistory } from './CardHistory';
import { CardProperties } from './CardProperties';
import { CardTitle } from './CardTitle';
import { Description } from './Description';
import classes from './Panel.module.css';
import { PhaseTimes } from './PhaseTimes';

/** Everything about a card, each part edited where it stands. */
export function CardBody({ card, board }: { card: CardDetail; board: BoardInfo }) {
  const verbs = useCardVerbs();
  const isReadOnly = card.deletedAt !== null;
  return (
    <div className={classes.body}>
      {isReadOnly && (
        <div className={classes.banner} role="status">
          <span>This card is in the bin.</span>
          <Button size="compact-sm" variant="default" onClick={() => void verbs.restore(card)}>
            Restore
          </Button>
        </div>
      )}
      <CardTitle card={card} readOnly={isReadOnly} />
      <CardProperties card={card} board={board} readOnly={isReadOnly} />
      <Description card={card} readOnly={isReadOnly} />
      <CardComments card={card} readOnly={isReadOnly} />
      {card.submission && (
        <section className={classes.section} aria-label="Submission">
          <div className={classes.sectionHead}>
            <h3>Submission</h3>
          </div>
          <Answers card={card} />
        </section>
      )}
      <PhaseTimes times={card.phaseTimes} />
      <CardHistory events={card.history} />
    </div>
  );
}

function Answers({ card }: { card: CardDetail }) {
  const [isOpen, setOpen] = useState(false);
  const timezone = useTimezone();
  if (!card.submission) return null;
  return (
    <SubmissionCard
      submission={card.submission}
      isOpen={isOpen}
      timezone={timezone}
      onToggle={() => setOpen(!isOpen)}
    />
  );
}
