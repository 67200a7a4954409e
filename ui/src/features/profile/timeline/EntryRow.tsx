import { Anchor, Collapse, Tooltip, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { TagDot } from '../../../components/Tag';
import { ToneBadge } from '../../../components/ToneBadge';
import { TruncatedText } from '../../../components/TruncatedText';
import { ValueChange } from '../../../components/ValueChange';
import type { SubmissionId, TimelineEntry } from '../../../ipc';
import { clockIn, exactIn } from '../../../lib/days';
import { formatRelative } from '../../../lib/format';
import { useChangeWords } from '../../fields/changes';
import { Markdown } from '../../notes/Markdown';
import { firstLine } from '../../notes/mentions';
import { AboutCard, cardChangeWords, OpenCard } from './AboutCard';
import { AboutRecord, OpenRecord, useRecordChangeWords } from './AboutRecord';
import { ChangeTable } from './ChangeTable';
import { icons } from './icons';
import { Source } from './Source';
import classes from './Timeline.module.css';
import { actorWords, headline, onlyChange } from './words';

interface EntryRowProps {
  entry: TimelineEntry;
  timezone: string;
  onOpenSubmission: (submission: SubmissionId) => void;
}

/** One line of the timeline; everything else about the entry folds out below it. */
export function EntryRow({ entry, timezone, onOpenSubmission }: EntryRowProps) {
  const [isOpen, { toggle }] = useDisclosure(false);
  const Icon = icons[entry.kind];
  const exact = exactIn(entry.at, timezone);
  const ofContact = useChangeWords();
  const ofRecord = useRecordChangeWords(entry.record);
  const wordsOf = entry.card !== null ? cardChangeWords : entry.record === null ? ofContact : ofRecord;
  const only = onlyChange(entry);
  const change = only && wordsOf(only);
  const note = entry.kind === 'card.commented' ? entry.note : entry.kind === 'note.added' ? entry.about?.text : null;
  const id = `entry-${entry.id}`;

  return (
    <div className={classes.entry} data-open={isOpen || undefined}>
      <UnstyledButton className={classes.line} aria-expanded={isOpen} aria-controls={id} onClick={toggle}>
        <span className={classes.icon} aria-hidden>
          <Icon size={14} />
        </span>
        <span className={classes.what}>
          <span className={classes.headline}>{headline(entry, wordsOf)}</span>
          {entry.segment === null ? null : (
            <span className={classes.segment}>
              <TagDot color={entry.segment.color} />
              <TruncatedText text={entry.segment.name} />
            </span>
          )}
          {entry.card === null ? null : <AboutCard card={entry.card} />}
          {entry.record === null ? null : <AboutRecord record={entry.record} />}
          {change === undefined ? null : <ValueChange old={change.old} new={change.new} />}
          {note ? <span className={classes.said}>{firstLine(note)}</span> : null}
          {entry.submission?.isTest ? <ToneBadge tone="quiet">Test</ToneBadge> : null}
        </span>
        <span className={classes.actor}>
          <bdi>{actorWords(entry)}</bdi>
        </span>
        <Tooltip label={`${formatRelative(entry.at)} · ${exact}`}>
          <time className={classes.time} dateTime={entry.at}>
            {clockIn(entry.at, timezone)}
          </time>
        </Tooltip>
        <IconChevronRight className={classes.chevron} size={12} aria-hidden />
      </UnstyledButton>
      <Collapse expanded={isOpen} id={id} transitionDuration={120}>
        <div className={classes.details}>
          {note ? <Markdown text={note} /> : null}
          {entry.kind === 'note.edited' && change ? <ValueChange old={change.old} new={change.new} whole /> : null}
          {entry.about === null ? <ChangeTable changes={entry.changes} wordsOf={wordsOf} /> : null}
          {entry.note === null || entry.card !== null ? null : <p className={classes.note}>{entry.note}</p>}
          <p className={classes.source}>
            <Source entry={entry} /> · {exact}
          </p>
          {entry.segment === null ? null : (
            <Anchor
              size="sm"
              renderRoot={(props) => (
                <Link to="/segments/$id" params={{ id: entry.segment?.id ?? '' }} search={{}} {...props} />
              )}
            >
              Open the segment
            </Anchor>
          )}
          {entry.card === null ? null : <OpenCard card={entry.card} />}
          {entry.record === null ? null : <OpenRecord record={entry.record} />}
          {entry.submission === null ? null : (
            <Anchor
              component="button"
              type="button"
              size="sm"
              onClick={() => entry.submission !== null && onOpenSubmission(entry.submission.id)}
            >
              Read the answers
            </Anchor>
          )}
        </div>
      </Collapse>
    </div>
  );
}
