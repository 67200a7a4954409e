// What the fake's intake bots have brought in: submissions made from their position alone, and what they are asked for.

import type {
  Answer,
  BoardInfo,
  FieldInfo,
  PhaseInfo,
  RecordTypeInfo,
  SubmissionDetail,
  SubmissionStatus,
  TagColor,
} from '../bindings';
import { type FakeField, type FakeSubject, fakeField } from './filterFields';
import { personAt } from './people';

const MINUTE = 60_000;

export const botId = (index: number) => `01930000-0000-7000-d000-${String(index).padStart(12, '0')}`;
export const flowAppId = (index: number) => `01930000-0000-7000-d100-${String(index).padStart(12, '0')}`;
const submissionId = (index: number) => `01930000-0000-7000-d200-${String(index).padStart(12, '0')}`;
/** The place of a submission among all. */
export const positionOf = (id: string) => Number(id.slice(-12));

export const BOT_NAMES = ['Quote request', 'Newsletter sign-up', 'Support intake'];
const SERVICES = ['Consulting', 'Design', 'Hosting'];
const CITIES = ['Berlin', 'Valencia', 'São Paulo', 'Zürich', 'Leeds'];
const DETAILS = [
  'We run three shops and want one site for all of them, with a calendar and bookings.',
  'The old site was made in 2014 and nobody dares to touch it.',
  'I saw your talk and would like to know whether you work with schools, too.',
];

export interface FakeQuestion {
  name: string;
  label: string;
  kind: string;
  options: string[];
  isRequired: boolean;
  isInferred: boolean;
}

const question = (name: string, label: string, kind: string, values: Partial<FakeQuestion> = {}): FakeQuestion => ({
  name,
  label,
  kind,
  options: [],
  isRequired: false,
  isInferred: false,
  ...values,
});

export const QUESTIONS: FakeQuestion[] = [
  question('service', 'Which service are you interested in?', 'select', { options: SERVICES, isRequired: true }),
  question('budget', 'What is your budget?', 'number'),
  question('city', 'Which city are you in?', 'text', { isInferred: true }),
  question('details', 'Tell us about your project', 'long_text'),
];

const phase = (id: string, name: string, color: TagColor, isDone = false): PhaseInfo => ({
  id,
  name,
  color,
  softLimit: null,
  isDone,
});

const board = (id: string, name: string, color: TagColor, phases: PhaseInfo[], cardCount: number): BoardInfo => ({
  id,
  name,
  description: '',
  color,
  flowApp: null,
  phases,
  cardCount,
  openCount: cardCount,
  createdAt: '2026-01-02T09:00:00Z',
});

/** Boards for whoever has no others. */
export const FLOW_BOARDS: BoardInfo[] = [
  board(
    'b-sales',
    'Sales',
    'blue',
    [
      phase('p-new', 'New Lead', 'gray'),
      phase('p-qualified', 'Qualified', 'sky'),
      phase('p-proposal', 'Proposal', 'violet'),
      phase('p-won', 'Won', 'green', true),
    ],
    1204,
  ),
  board(
    'b-support',
    'Support',
    'orange',
    [
      phase('p-open', 'New', 'gray'),
      phase('p-waiting', 'Waiting on customer', 'yellow'),
      phase('p-done', 'Resolved', 'green', true),
    ],
    311,
  ),
];

const recordField = (id: string, key: string, label: string, required: boolean): FieldInfo => ({
  id,
  key,
  label,
  help: '',
  type: key === 'amount' ? 'number' : 'text',
  config: {},
  options: [],
  group: null,
  required,
  unique: false,
  default: [],
  archived: false,
});

/** Record types for whoever has no others. */
export const FLOW_RECORD_TYPES: RecordTypeInfo[] = [
  {
    id: 't-deal',
    name: 'Deal',
    plural: 'Deals',
    icon: 'briefcase',
    color: 'teal',
    flowApp: null,
    titleField: 'f-deal-name',
    roles: [],
    fields: [recordField('f-deal-name', 'name', 'Name', true), recordField('f-deal-amount', 'amount', 'Amount', false)],
    currency: 'EUR',
    recordCount: 87,
  },
];

export interface FakeSubmission {
  id: string;
  bot: number;
  status: SubmissionStatus;
  isTest: boolean;
  at: string;
  contact: { id: string; name: string; inBin: boolean } | null;
  answers: Answer[];
}

/** A submission by its place, the newest first. */
export function submissionAt(position: number, size: number, now: number): FakeSubmission {
  const isCompleted = position % 5 !== 3;
  const person = position % 29 === 7 || size === 0 ? null : personAt((position * 7919) % size, size, now);
  const budget = isCompleted ? ((position * 37) % 40) * 500 : null;
  const texts = [
    SERVICES[position % 3] ?? '',
    budget === null ? '' : String(budget),
    CITIES[position % 5] ?? '',
    DETAILS[position % 3] ?? '',
  ];
  return {
    id: submissionId(position),
    bot: position % 3,
    status: isCompleted ? 'completed' : 'incomplete',
    isTest: position % 41 === 11,
    at: new Date(now - position * 37 * MINUTE - 4 * MINUTE).toISOString(),
    contact: person && { id: person.id, name: person.displayName, inBin: false },
    answers: QUESTIONS.map(({ name, label }, index) => ({ name, label, text: texts[index] ?? '' })),
  };
}

export function detailOf(submission: FakeSubmission): SubmissionDetail {
  const { id, bot, status, isTest, at, answers } = submission;
  const isCompleted = status === 'completed';
  return {
    id,
    externalId: `sub_${positionOf(id)}`,
    bot: BOT_NAMES[bot] ?? '',
    status,
    isTest,
    startedAt: new Date(Date.parse(at) - 4 * MINUTE).toISOString(),
    completedAt: isCompleted ? at : null,
    at,
    summary: positionOf(id) % 4 === 0 ? 'Wants a quote for a new website in spring; budget is agreed.' : null,
    answers,
    transcript: answers
      .filter(({ text }) => text !== '')
      .flatMap(({ label, text }) => [
        { fromBot: true, text: label, at: null },
        { fromBot: false, text, at },
      ]),
    file: 'submissions-page-1.json',
  };
}

/** The fields of submissions, of whatever gives the submission of a place. */
export function submissionFields(
  at: (position: number) => FakeSubmission,
  apps: () => { id: string; name: string }[],
  appOf: (bot: number) => string | null,
): FakeField[] {
  const choices = (names: [string, string][]) => names.map(([value, label]) => ({ value, label, option: null }));
  const answer = (position: number, name: string) => {
    const text = at(position).answers.find((each) => each.name === name)?.text ?? '';
    if (text === '') return [];
    return [/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text];
  };
  return [
    fakeField('bot', 'Bot', 'choice', (p) => [botId(at(p).bot)], choices(BOT_NAMES.map((name, i) => [botId(i), name]))),
    fakeField(
      'flow_app',
      'Flow app',
      'choice',
      (p) => [appOf(at(p).bot)].filter((id) => id !== null),
      choices(apps().map(({ id, name }) => [id, name])),
    ),
    fakeField(
      'status',
      'Status',
      'choice',
      (p) => [at(p).status],
      choices([
        ['completed', 'Completed'],
        ['incomplete', 'Incomplete'],
      ]),
    ),
    fakeField('started_at', 'Started', 'instant', (p) => [at(p).at.slice(0, 10)]),
    fakeField('completed_at', 'Completed', 'instant', (p) =>
      at(p).status === 'completed' ? [at(p).at.slice(0, 10)] : [],
    ),
    fakeField('is_test', 'Test', 'boolean', (p) => [at(p).isTest]),
    ...QUESTIONS.map(({ name, label }) => fakeField(`answer.${name}`, label, 'answer', (p) => answer(p, name))),
  ];
}

export const submissionSubject = (fields: FakeField[], count: number): FakeSubject => ({
  label: 'Submission',
  fields,
  count,
});
