import { useMinute } from '../../lib/useMinute';
import { sinceWords } from './words';

/** How long something has lasted: `3 d`, and a minute later still right. */
export function Since({ at }: { at: string }) {
  useMinute();
  return sinceWords(at);
}
