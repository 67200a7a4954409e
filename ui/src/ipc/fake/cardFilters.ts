import type { BoardInfo, CardSummary, FilterChoice, Member, TagInfo } from '../bindings';
import { type FakeField, type FakeSubject, fakeField } from './filterFields';
import { positionOf } from './people';

interface CardsAsked {
  cards: CardSummary[];
  boards: BoardInfo[];
  members: Member[];
  tags: Pick<TagInfo, 'id' | 'name'>[];
  now: number;
  contactFields: (contactOf: (position: number) => number | null) => FakeField[];
}

const choice = (value: string, label: string): FilterChoice => ({ value, label, option: null });

/** Cards as a filter asks for them, each known by its place among all of them. */
export function cardSubject({ cards, boards, members, tags, now, contactFields }: CardsAsked): FakeSubject {
  const at = (position: number) => cards[position] as CardSummary;
  const day = (time: string | null) => (time === null ? [] : [time]);
  return {
    label: 'Card',
    count: cards.length,
    fields: [
      fakeField('title', 'Title', 'text', (position) => [at(position).title]),
      fakeField(
        'phase',
        'Phase',
        'choice',
        (position) => [at(position).phase],
        boards.flatMap((board) => board.phases.map(({ id, name }) => choice(id, `${board.name} · ${name}`))),
      ),
      fakeField('priority', 'Priority', 'choice', (position) => day(at(position).priority), [
        choice('low', 'Low'),
        choice('medium', 'Medium'),
        choice('high', 'High'),
        choice('urgent', 'Urgent'),
      ]),
      fakeField(
        'assignee',
        'Assignee',
        'choice',
        (position) => day(at(position).assignee?.id ?? null),
        members.map(({ id, name }) => choice(id, name)),
      ),
      fakeField('due_on', 'Due', 'date', (position) => day(at(position).dueOn)),
      fakeField(
        'tags',
        'Tags',
        'choices',
        (position) => at(position).tags.map((name) => tags.find((tag) => tag.name === name)?.id ?? name),
        tags.map(({ id, name }) => choice(id, name)),
      ),
      fakeField('time_in_phase', 'Time in phase', 'duration', (position) => [now - Date.parse(at(position).movedAt)]),
      fakeField('comment_count', 'Comments', 'number', (position) => [at(position).commentCount]),
      fakeField('is_closed', 'Closed', 'boolean', (position) => [at(position).closedAt !== null]),
      ...contactFields((position) => {
        const contact = at(position).contact;
        return contact === null ? null : positionOf(contact.id);
      }),
    ],
  };
}
