/** A stable hash of a text, 32 bits (FNV-1a). */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}

/** A hue from an id, the same on every screen and in every session. */
export function hueOf(id: string): number {
  return (hash(id) % 24) * 15;
}

/** Up to two initials, by the letters that a reader sees: `Ana Ruiz` → `AR`, `李小龙` → `李`, an e-mail → its first letter. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/[\s._-]+/u)
    .map((word) => word.match(/[\p{L}\p{N}]\p{M}*/u)?.[0])
    .filter((letter) => letter !== undefined);
  const first = words[0];
  if (!first) return '?';
  const isLatin = /\p{Script=Latin}|\p{Script=Cyrillic}|\p{Script=Greek}/u.test(first);
  const last = isLatin && words.length > 1 && !name.includes('@') ? words.at(-1) : undefined;
  return (first + (last ?? '')).toLocaleUpperCase();
}
