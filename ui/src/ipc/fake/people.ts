import type { ContactProfile } from '../bindings';

/** People made from their position alone, so that a million of them take no memory. Order of position is order of name. */

const FIRST = [
  'Aaliyah',
  'Abdul',
  'Ada',
  'Adrián',
  'Agnieszka',
  'Aiko',
  'Alejandra',
  'Ana',
  'Anders',
  'Anaïs',
  'Beatriz',
  'Benedikt',
  'Bo',
  'Camille',
  'Carlos',
  'Chiara',
  'Chinedu',
  'Dana',
  'Dmitri',
  'Đặng',
  'Eleni',
  'Emre',
  'Fatima',
  'Freja',
  'Gabriel',
  'Giulia',
  'Hannah',
  'Hiroshi',
  'Ines',
  'Ivana',
  'Jamal',
  'Jürgen',
  'Karin',
  'Kwame',
  'Lars',
  'Leïla',
  'Liam',
  'Lucía',
  'Maja',
  'Malik',
  'Maria',
  'Mateus',
  'Nadia',
  'Nikolaos',
  'Noor',
  'Olga',
  'Omar',
  'Paola',
  'Priya',
  'Rafał',
  'Rania',
  'Sam',
  'Santiago',
  'Siobhán',
  'Søren',
  'Tariq',
  'Tomás',
  'Ursula',
  'Valentina',
  'Wei',
  'Xavier',
  'Yara',
  'Yusuf',
  'Zoë',
];
const LAST = [
  'Abebe',
  'Andersson',
  'Bauer',
  'Bianchi',
  'Castillo',
  'Chen',
  'Costa',
  'Dubois',
  'Eriksen',
  'Fernández',
  'García',
  'Haddad',
  'Hansen',
  'Hoffmann',
  'Ivanova',
  'Jansen',
  'Kim',
  'Kowalski',
  'Laurent',
  'Lindqvist',
  'López',
  'Martins',
  'Moreau',
  'Müller',
  'Nakamura',
  'Nguyễn',
  'Novák',
  'O’Brien',
  'Okafor',
  'Papadopoulos',
  'Patel',
  'Petrov',
  'Quispe',
  'Ramírez',
  'Rossi',
  'Ruiz',
  'Schneider',
  'Silva',
  'Tanaka',
  'Ueda',
  'Van den Berg',
  'Vargas',
  'Weber',
  'Yılmaz',
  'Zhang',
];
const DOMAINS = ['example.org', 'example.com', 'mail.example.net', 'studio.example', 'acme.example'];
export const TAGS = [
  'vip',
  'partner',
  'newsletter',
  'berlin',
  'trial',
  'press',
  'supplier',
  'returning',
  'event 2026',
  'do not call',
  'referral',
  'alumni',
];
const SOURCES = ['Quote request', 'Newsletter sign-up', 'Support intake', ''];

/** Names that break careless layouts. */
const ODD: Record<number, { first: string; last: string }> = {
  3: { first: 'محمد', last: 'الأحمد' },
  5: {
    first: 'Hubert Blaine Wolfeschlegelsteinhausenbergerdorff Ignatius Maximilian',
    last: 'von und zu Hohenzollern-Sigmaringen',
  },
  8: { first: '李', last: '小龙' },
  11: { first: '', last: '' },
  14: { first: 'שרה', last: 'כהן' },
};

/** A stable pseudo-random number for a position. */
export function noise(position: number, salt: number): number {
  let value = Math.imul(position ^ (salt * 0x9e3779b9), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

function pick<T>(from: readonly T[], index: number): T {
  return from[index % from.length] as T;
}

export interface NameParts {
  first: number;
  last: number;
}

export function namePartsAt(position: number, count: number): NameParts {
  const share = (position / count) * FIRST.length;
  const first = Math.min(FIRST.length - 1, Math.floor(share));
  return { first, last: Math.min(LAST.length - 1, Math.floor((share - first) * LAST.length)) };
}

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const FOLDED_FIRST = FIRST.map(fold);
const FOLDED_LAST = LAST.map(fold);

/** Which names have a word that begins with each word of the search. */
export function nameMatcher(search: string): (parts: NameParts) => boolean {
  const words = fold(search)
    .split(/[\s@.]+/)
    .filter(Boolean);
  const firsts = words.map((word) => FOLDED_FIRST.map((name) => name.startsWith(word)));
  const lasts = words.map((word) => FOLDED_LAST.map((name) => name.split(' ').some((part) => part.startsWith(word))));
  return ({ first, last }) => words.every((_, word) => firsts[word]?.[first] || lasts[word]?.[last]);
}

export function idAt(position: number): string {
  return `01930000-0000-7000-8000-${position.toString(16).padStart(12, '0')}`;
}

export function positionOf(id: string): number {
  return Number.parseInt(id.slice(-12), 16);
}

const DAY = 86_400_000;

/** The tags of a person, without the rest of them: a filter asks a million. */
export function tagsAt(position: number): string[] {
  const count = position === 5 ? 12 : Math.max(0, (noise(position, 5) % 6) - 2);
  const tags = Array.from({ length: count }, (_, index) => pick(TAGS, noise(position, 6) + index)).sort();
  return [...new Set(tags)];
}

export const submissionCountAt = (position: number): number => noise(position, 10) % 5;

export const submissionTotalAt = (position: number): number =>
  submissionCountAt(position) + (noise(position, 13) % 2) + (position === 20 ? 400 : 0);

export function timesAt(position: number, now: number): { created: number; last: number } {
  const created = now - (noise(position, 7) % 900) * DAY - (noise(position, 8) % DAY);
  return { created, last: created + ((noise(position, 9) % 1000) / 1000) * (now - created) };
}

export function personAt(position: number, count: number, now: number): ContactProfile {
  const parts = namePartsAt(position, count);
  const odd = ODD[position];
  const firstName = odd?.first ?? pick(FIRST, parts.first);
  const lastName = odd?.last ?? pick(LAST, parts.last);
  const handle = `${FOLDED_FIRST[parts.first]}.${FOLDED_LAST[parts.last]?.replace(/[^a-z]/g, '')}${position % 997}`;
  const hasEmail = noise(position, 1) % 12 !== 0;
  const hasPhone = noise(position, 2) % 4 !== 0;
  const digits = String(600_000_000 + (noise(position, 3) % 99_999_999));
  const address = `${handle}@${pick(DOMAINS, noise(position, 4))}`;
  const display = `+34 ${digits.slice(0, 3)} ${digits.slice(3, 5)} ${digits.slice(5, 7)} ${digits.slice(7)}`;
  const { created, last } = timesAt(position, now);
  const extraEmail = noise(position, 11) % 9 === 0;
  const emails = hasEmail
    ? [
        address,
        ...(extraEmail ? [`${handle}@home.example`] : []),
        ...Array.from({ length: position === 20 ? 19 : 0 }, (_, index) => `${handle}+list-${index + 1}@example.org`),
      ].map((each, index) => ({
        address: each,
        isPrimary: index === 0,
      }))
    : [];
  const phones = hasPhone ? [{ number: `+34${digits}`, display, isPrimary: true }] : [];
  const name = `${firstName} ${lastName}`.trim();
  return {
    id: idAt(position),
    displayName: name || emails[0]?.address || phones[0]?.display || 'Unnamed',
    firstName,
    lastName,
    email: emails[0]?.address ?? null,
    emailCount: emails.length,
    phone: phones[0]?.number ?? null,
    phoneDisplay: phones[0]?.display ?? null,
    phoneCount: phones.length,
    tags: tagsAt(position),
    source: pick(SOURCES, noise(position, 12)),
    submissionCount: submissionCountAt(position),
    createdAt: new Date(created).toISOString(),
    updatedAt: new Date(last).toISOString(),
    lastActivityAt: new Date(last).toISOString(),
    emails,
    phones,
    deletedAt: null,
    noteTotal: 0,
    recordTotal: 0,
    cardTotal: 0,
    segments: [],
    submissionTotal: submissionTotalAt(position),
  };
}
