/** What of a page of the settings is open. */
export interface SettingsSearch {
  /** The record type that is being set up. */
  type?: string;
}

/** Reads an address, dropping what it does not know. */
export function readSettingsSearch(raw: Record<string, unknown>): SettingsSearch {
  return typeof raw.type === 'string' ? { type: raw.type } : {};
}
