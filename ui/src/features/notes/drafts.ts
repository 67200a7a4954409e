// What somebody began to write about a contact waits on this machine until it is saved or emptied.

import { useState } from 'react';

const key = (contact: string) => `note.draft.${contact}`;

export function readDraft(contact: string): string {
  try {
    return localStorage.getItem(key(contact)) ?? '';
  } catch {
    return '';
  }
}

export function keepDraft(contact: string, text: string): void {
  if (text.trim() === '') localStorage.removeItem(key(contact));
  else localStorage.setItem(key(contact), text);
}

/** What somebody began to write about one thing, and how to keep it; empty again once it is saved. */
export function useDraft(of: string): [string, (text: string) => void] {
  const [draft, setDraft] = useState(() => readDraft(of));
  const keep = (text: string) => {
    setDraft(text);
    keepDraft(of, text);
  };
  return [draft, keep];
}
