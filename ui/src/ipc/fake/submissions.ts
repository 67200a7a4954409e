import type { ActivityKind, ContactProfile, SubmissionDetail, TimelineEntry, TimelinePage } from '../bindings';
import { SAM } from './team';

const HOUR = 3_600_000;
const BOTS = ['Quote request', 'Newsletter sign-up', 'Support intake'];

export function submissionsOf(contact: ContactProfile): SubmissionDetail[] {
  return Array.from({ length: contact.submissionTotal }, (_, index) => {
    const at = new Date(Date.parse(contact.lastActivityAt) - index * 190 * HOUR);
    const completed = index < contact.submissionCount;
    const bot = BOTS[index % BOTS.length] ?? '';
    return {
      id: `${contact.id.slice(0, -14)}${index}${contact.id.slice(-13)}`,
      externalId: `sub_${contact.id.slice(-6)}_${index}`,
      bot,
      status: completed ? 'completed' : 'incomplete',
      isTest: index === 3,
      startedAt: new Date(at.getTime() - 4 * 60_000).toISOString(),
      completedAt: completed ? at.toISOString() : null,
      at: at.toISOString(),
      summary: index === 0 ? 'Wants a quote for a new website in spring; budget is agreed.' : null,
      answers: [
        { name: 'service', label: 'Which service are you interested in?', text: 'Consulting; Design' },
        { name: 'budget', label: 'What is your budget?', text: completed ? '12,000' : '' },
        { name: 'name', label: 'What is your name?', text: contact.displayName },
        { name: 'email', label: 'Where can we reach you?', text: contact.email ?? '' },
        {
          name: 'details',
          label: 'Tell us about your project',
          text: 'We run three shops and want one site for all of them, with a calendar, bookings and a newsletter. The old site was made in 2014 and nobody dares to touch it. Opening hours differ by shop and season.',
        },
      ],
      transcript:
        index === 0
          ? [
              { fromBot: true, text: 'Hello! Which service are you interested in?', at: null },
              { fromBot: false, text: 'Consulting, and maybe some design', at: null },
              { fromBot: true, text: 'What is your budget?', at: null },
              { fromBot: false, text: 'About twelve thousand', at: at.toISOString() },
            ]
          : [],
      file: 'submissions-page-1.json',
    };
  });
}

export function timelineOf(
  contact: ContactProfile,
  kinds: ActivityKind[],
  from: number,
  limit: number,
  others: TimelineEntry[] = [],
): TimelinePage {
  const all: TimelineEntry[] = submissionsOf(contact).flatMap((submission, index): TimelineEntry[] => [
    ...(submission.completedAt ? [entry(`c${index}`, 'submission.completed', submission.completedAt, submission)] : []),
    {
      ...entry(`u${index}`, 'contact.updated', submission.at, submission),
      actor: { kind: 'import', id: '01930000-0000-7000-9000-000000000001', files: 'submissions-page-1.json' },
      changes: [{ field: 'source', old: '', new: submission.bot }],
    },
    entry(`s${index}`, 'submission.started', submission.startedAt ?? submission.at, submission),
  ]);
  all.push({
    id: 'created',
    kind: 'contact.created',
    at: contact.createdAt,
    actor: { kind: 'member', id: SAM.id, name: SAM.name },
    changes: [],
    submission: null,
    about: null,
    segment: null,
    card: null,
    record: null,
    note: null,
  });
  const entries = [...all, ...others]
    .sort((a, b) => b.at.localeCompare(a.at))
    .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind));
  const next = from + limit;
  return { entries: entries.slice(from, next), nextCursor: next < entries.length ? String(next) : null };
}

function entry(id: string, kind: TimelineEntry['kind'], at: string, submission: SubmissionDetail): TimelineEntry {
  return {
    id,
    kind,
    at,
    actor: { kind: 'bot', name: submission.bot },
    changes: [],
    submission: { id: submission.id, bot: submission.bot, isTest: submission.isTest },
    about: null,
    segment: null,
    card: null,
    record: null,
    note: null,
  };
}
