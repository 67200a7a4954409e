import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDatabase, IconLayoutKanban, IconRoute } from '@tabler/icons-react';
import { PlaceLink } from '../../components/PlaceLink';
import { ToneBadge } from '../../components/ToneBadge';
import { TruncatedText } from '../../components/TruncatedText';
import type { RoutedBy, SubmissionView } from '../../ipc';
import { cardPlace, recordPlace } from '../../lib/places';
import { TestOfSubmission } from '../routing/test/TestOfSubmission';
import classes from './Submissions.module.css';

/** What sent the card where it first was, in words. */
function routedWords(by: RoutedBy): string {
  if (by.kind === 'default_board') return 'No rule matched: the bot’s default board';
  return by.rule === null ? 'By a rule that was deleted since' : `By the rule “${by.name}”`;
}

/** The card and the record that a submission made, and why it went there. */
export function MadeFacts({ view: { submission, card, record, routedBy } }: { view: SubmissionView }) {
  const [isOpen, { toggle }] = useDisclosure(false);
  return (
    <>
      <dt>Card</dt>
      <dd>
        {card ? (
          <PlaceLink place={cardPlace(card.board, card.id)} className={classes.link}>
            <IconLayoutKanban size={15} stroke={1.6} aria-hidden />
            <TruncatedText text={`${card.boardName} · ${card.phaseName}`} />
          </PlaceLink>
        ) : (
          <span className={classes.none}>None</span>
        )}
        {card?.inBin && <ToneBadge tone="quiet">In the bin</ToneBadge>}
        <Button
          className={classes.factEnd ?? ''}
          variant="subtle"
          color="gray"
          size="compact-xs"
          leftSection={<IconRoute size={13} stroke={1.75} />}
          aria-expanded={isOpen}
          onClick={toggle}
        >
          {card ? 'Why is it here?' : 'Where would it go?'}
        </Button>
      </dd>
      {routedBy && (
        <>
          <dt />
          <dd className={classes.by}>
            <TruncatedText text={routedWords(routedBy)} />
          </dd>
        </>
      )}
      {record && (
        <>
          <dt>Record</dt>
          <dd>
            <PlaceLink place={recordPlace(record.recordType, record.id)} className={classes.link}>
              <IconDatabase size={15} stroke={1.6} aria-hidden />
              <TruncatedText text={`${record.typeName}: ${record.title}`} />
            </PlaceLink>
            {record.inBin && <ToneBadge tone="quiet">In the bin</ToneBadge>}
          </dd>
        </>
      )}
      {isOpen && (
        <div className={classes.whole}>
          <TestOfSubmission submission={submission.id} />
        </div>
      )}
    </>
  );
}
