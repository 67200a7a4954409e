import type { MatchReason, MatchToCheck } from '../../ipc';

const WORDS: Record<MatchReason, string> = {
  names_disagree: 'Found by its phone, but the names disagree.',
  new_email: 'Found by its phone, but the e-mail is new to the contact.',
  email_and_phone_differ: 'The e-mail belongs to one contact and the phone to another.',
};

/** Why a match should be looked at, in whole sentences. */
export function reasonsOf(match: MatchToCheck): string {
  const both = match.reasons.includes('names_disagree') && match.reasons.includes('new_email');
  if (both) return 'Found by its phone, but the names disagree and the e-mail is new to the contact.';
  return match.reasons.map((reason) => WORDS[reason]).join(' ');
}
