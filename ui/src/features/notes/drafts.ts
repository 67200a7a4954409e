// What somebody began to write about a contact waits on this machine until it is saved or emptied.

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
