// A mention is stored as `@[Name](member:UUID)` and typed as `@Name`: the first survives a change of the name, the second
// is what a person writes and reads.

import type { Member } from '../../ipc';

const STORED = /@\[((?:\\.|[^\\[\]\n])*)\]\(member:[0-9a-fA-F-]{36}\)/g;
const WORD = /[\p{L}\p{N}]/u;

/** The text as a person reads it: `@Name`. */
export function spoken(text: string): string {
  return text.replace(STORED, (_, name: string) => `@${name.replace(/\\(.)/g, '$1')}`);
}

/** The first words of a note, for one line: without the marks of Markdown. */
export function firstLine(text: string): string {
  return spoken(text)
    .replace(/^[ \t]*(?:#{1,6} |> |[-*+] |\d+\. )/gm, '')
    .replace(/[*_~`]{1,3}(?=\S)|(?<=\S)[*_~`]{1,3}/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The text as it is stored: each `@Name` of a member becomes a mention. */
export function stored(text: string, members: readonly Member[]): string {
  // Of “Kim” and “Kim Lee”, the longer is meant where it stands.
  const byLength = [...members].sort((a, b) => b.name.length - a.name.length);
  let out = '';
  for (let at = 0; at < text.length; ) {
    const member = text[at] === '@' ? mentionedAt(text, at, byLength) : undefined;
    if (member) {
      out += `@[${member.name.replace(/[\\[\]]/g, '\\$&')}](member:${member.id})`;
      at += member.name.length + 1;
    } else {
      out += text[at];
      at += 1;
    }
  }
  return out;
}

/** An `@` inside a word is an e-mail's, and a name that goes on is another one. */
function mentionedAt(text: string, at: number, members: readonly Member[]): Member | undefined {
  if (WORD.test(text[at - 1] ?? '')) return undefined;
  return members.find(({ name }) => text.startsWith(name, at + 1) && !WORD.test(text[at + 1 + name.length] ?? ''));
}

/** What is being typed after an `@` before the caret: where it begins, and the letters so far. */
export function typedMention(text: string, caret: number): { start: number; query: string } | null {
  const found = /(?:^|[^\p{L}\p{N}])@([\p{L}\p{N}'’.-]{0,30}(?: [\p{L}\p{N}'’.-]{0,30})?)$/u.exec(text.slice(0, caret));
  if (!found) return null;
  const query = found[1] ?? '';
  return { start: caret - query.length - 1, query };
}
