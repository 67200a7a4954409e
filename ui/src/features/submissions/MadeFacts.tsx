import { Button } from '@mantine/core';
import { IconDatabase, IconLayoutKanban, IconRoute } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { ToneBadge } from '../../components/ToneBadge';
import { TruncatedText } from '../../components/TruncatedText';
import type { RoutedBy, SubmissionView } from '../../ipc';
import classes from './Submissions.module.css';

/** What sent the card where it first was, in words. */
function routedWords(by: RoutedBy): string {
  if (by.kind === 'default_board') return 'No rule matched: the bot’s default board';
  return by.rule === null ? 'By a rule that was deleted since' : `By the rule “${by.name}”`;
}

interface MadeFactsProps {
  view: SubmissionView;
  /** Whether the rules are told below. */
  isExplained: boolean;
  onExplain: () => void;
}

/** The card and the record that a submission made, and what sent it there. */
export function MadeFacts({ view: { card, record, routedBy }, isExplained, onExplain }: MadeFactsProps) {
  return (
    <>
      <dt>Card</dt>
      <dd>
        {card ? (
          <Link to="/boards/$id" params={{ id: card.board }} search={{ card: card.id }} className={classes.link}>
            <IconLayoutKanban size={15} stroke={1.6} aria-hidden />
            <TruncatedText text={`${card.boardName} · ${card.phaseName}`} />
          </Link>
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
          aria-expanded={isExplained}
          onClick={onExplain}
        >
          {card ? 'Why is it here?' : 'Where would it go?'}
        </Button>
      </dd>
      {routedBy && (
        <dd className={classes.by}>
          <TruncatedText text={routedWords(routedBy)} />
        </dd>
      )}
      {record && (
        <>
          <dt>Record</dt>
          <dd>
            <Link
              to="/records/$type/$id"
              params={{ type: record.recordType, id: record.id }}
              search={{}}
              className={classes.link}
            >
              <IconDatabase size={15} stroke={1.6} aria-hidden />
              <TruncatedText text={`${record.typeName}: ${record.title}`} />
            </Link>
            {record.inBin && <ToneBadge tone="quiet">In the bin</ToneBadge>}
          </dd>
        </>
      )}
    </>
  );
}
