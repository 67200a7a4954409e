// What somebody began to write about a contact, on a card or as one waits on this machine until it is saved or emptied.

import { useState } from 'react';

const key = (of: string) => `note.draft.${of}`;

function readDraft(of: string): string {
  try {
    return localStorage.getItem(key(of)) ?? '';
  } catch {
    return '';
  }
}

function keepDraft(of: string, text: string): void {
  if (text.trim() === '') localStorage.removeItem(key(of));
  else localStorage.setItem(key(of), text);
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
