import type { BoardTemplateInfo, CardSummary, Member, NewPhase, PhaseInfo, Priority, TagColor } from '../bindings';
import { noise, personAt, TAGS } from './people';

const phase = (name: string, color: TagColor, isDone = false, softLimit: number | null = null): NewPhase => ({
  name,
  color,
  softLimit,
  isDone,
});

export const TEMPLATES: BoardTemplateInfo[] = [
  {
    template: 'sales',
    name: 'Sales',
    description: 'From a lead to a customer.',
    phases: [
      phase('New Lead', 'sky'),
      phase('Qualified', 'blue'),
      phase('Discovery Call', 'violet'),
      phase('Proposal', 'orange'),
      phase('Won', 'green', true),
      phase('Lost', 'gray', true),
    ],
  },
  {
    template: 'support',
    name: 'Support',
    description: 'From a question to its answer.',
    phases: [
      phase('New', 'sky'),
      phase('In Progress', 'blue'),
      phase('Waiting on Customer', 'yellow'),
      phase('Resolved', 'green', true),
    ],
  },
  {
    template: 'onboarding',
    name: 'Onboarding',
    description: 'From a signature to a working customer.',
    phases: [
      phase('Intake', 'sky'),
      phase('Documents Received', 'violet'),
      phase('Setup Complete', 'teal'),
      phase('Active', 'green', true),
    ],
  },
  {
    template: 'hiring',
    name: 'Hiring',
    description: 'From an application to a colleague.',
    phases: [
      phase('Applied', 'sky'),
      phase('Phone Screen', 'blue'),
      phase('Interview', 'violet'),
      phase('Offer', 'orange'),
      phase('Hired', 'green', true),
      phase('Rejected', 'gray', true),
    ],
  },
];

const WHAT = [
  'Website relaunch',
  'Quote for a booking calendar',
  'Move of three shops to one site, with newsletter, calendar and opening hours by season',
  'Brand refresh',
  'Support plan',
  'Photo shoot',
  'Hosting for 2027',
  'Newsletter set-up',
  'طلب عرض أسعار للموقع الجديد',
  'Accessibility review',
];
const PRIORITIES: (Priority | null)[] = [null, 'medium', 'high', null, 'low', 'urgent', 'medium', null];
const HOUR = 3_600_000;

export interface Seeds {
  size: number;
  now: number;
  members: Member[];
}

/** A card made from its position alone. */
export function cardAt(position: number, board: string, phase: PhaseInfo, { size, now, members }: Seeds): CardSummary {
  const person = position % 9 === 7 || size === 0 ? null : personAt((position * 37) % size, size, now);
  const created = now - (noise(position, 21) % 2000) * HOUR;
  const moved = created + ((noise(position, 22) % 1000) / 1000) * (now - created);
  const due = now + ((noise(position, 23) % 40) - 12) * 24 * HOUR;
  const hasDue = noise(position, 24) % 3 !== 0;
  const tags = noise(position, 25) % 4;
  const member = noise(position, 26) % 3;
  return {
    // The rest of it says which card of which phase it is.
    id: '01930000-0000-7000-c000-',
    board,
    phase: phase.id,
    title: WHAT[noise(position, 27) % WHAT.length] ?? 'Lead',
    contact: person && { id: person.id, name: person.displayName, inBin: false },
    priority: PRIORITIES[noise(position, 28) % PRIORITIES.length] ?? null,
    assignee: members[member] ?? null,
    dueOn: hasDue ? new Date(due).toISOString().slice(0, 10) : null,
    isOverdue: hasDue && due < now - 24 * HOUR && !phase.isDone,
    tags: Array.from({ length: tags }, (_, index) => TAGS[(position + index * 5) % TAGS.length] ?? 'vip'),
    commentCount: position % 4 === 1 ? (position % 3) + 1 : 0,
    createdAt: new Date(created).toISOString(),
    movedAt: new Date(moved).toISOString(),
    closedAt: phase.isDone ? new Date(moved).toISOString() : null,
    bot: position % 5 === 2 ? 'Quote request' : null,
    deletedAt: null,
  };
}
