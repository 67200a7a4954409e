import type { Backend } from '../backend';
import type { MatchToCheck, Tag, UnmatchedSubmission } from '../bindings';
import { idAt, personAt } from './people';

type ReviewCommands = Pick<Backend, 'listUnmatched' | 'linkSubmission' | 'listMatches' | 'acceptMatch' | 'splitMatch'>;

export interface FakeReview extends ReviewCommands {
  unmatchedCount(): number;
  checkCount(): number;
}

export function createFakeReview(
  size: number,
  now: number,
  tell: (tags: Tag[]) => void,
  link: (submission: string, contact: string) => string,
): FakeReview {
  const count = size > 0 ? 9 : 0;
  let unmatched: UnmatchedSubmission[] = Array.from({ length: count * 3 }, (_, index) => ({
    id: `01930000-0000-7000-a000-${String(index).padStart(12, '0')}`,
    bot: index % 2 ? 'Support intake' : 'Quote request',
    at: new Date(now - index * 7_400_000).toISOString(),
    status: index % 3 ? 'completed' : 'incomplete',
    preview: [
      { name: 'service', label: 'Which service are you interested in?', text: 'Consulting' },
      {
        name: 'details',
        label: 'Tell us about your project',
        text: 'I saw your talk and would like to know whether you work with schools, too. We have about four hundred pupils.',
      },
    ],
  }));
  let matches: MatchToCheck[] = Array.from({ length: count }, (_, index) => {
    const contact = personAt(index * 31 + 40, size, now);
    const other = index % 3 === 2 ? personAt(index * 31 + 41, size, now) : null;
    return {
      id: `01930000-0000-7000-b000-${String(index).padStart(12, '0')}`,
      reasons:
        index % 3 === 0
          ? ['names_disagree']
          : index % 3 === 1
            ? ['names_disagree', 'new_email']
            : ['email_and_phone_differ'],
      contact: contact.id,
      contactName: contact.displayName,
      other: other?.id ?? null,
      otherName: other?.displayName ?? null,
      submission: `01930000-0000-7000-c000-${String(index).padStart(12, '0')}`,
      bot: 'Quote request',
      givenName: 'Ines Moreau',
      givenEmail: index % 3 ? 'ines.moreau@example.net' : '',
      givenPhone: contact.phone ?? '+34600111222',
      at: new Date(now - index * 9_100_000).toISOString(),
    };
  });

  const dropMatch = (id: string) => {
    matches = matches.filter((match) => match.id !== id);
    tell(['matches', 'contacts']);
    return null;
  };

  return {
    unmatchedCount: () => unmatched.length,
    checkCount: () => matches.length,
    listUnmatched: async ({ offset, limit }) => ({
      total: unmatched.length,
      submissions: unmatched.slice(offset, offset + limit),
    }),
    async linkSubmission({ submission, contact }) {
      unmatched = unmatched.filter(({ id }) => id !== submission);
      tell(['submissions', 'contacts']);
      return { count: 1, operation: link(submission, contact) };
    },
    listMatches: async ({ offset, limit }) => ({
      total: matches.length,
      matches: matches.slice(offset, offset + limit),
    }),
    acceptMatch: async ({ matchId }) => dropMatch(matchId),
    async splitMatch({ matchId }) {
      dropMatch(matchId);
      return { ...personAt(77, size, now), id: idAt(77) };
    },
  };
}
