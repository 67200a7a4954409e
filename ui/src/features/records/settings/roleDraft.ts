// A role while it is being made or changed. Pure.

import type { RecordRoleDefinition, RecordRoleInfo } from '../../../ipc';

export interface RoleDraft {
  name: string;
  inverseName: string;
  /** As typed; blank for any number. */
  limit: string;
  isDefault: boolean;
}

export const BLANK_ROLE: RoleDraft = { name: '', inverseName: '', limit: '', isDefault: false };

export function draftOfRole({ name, inverseName, contactLimit, isDefault }: RecordRoleInfo): RoleDraft {
  return { name, inverseName, limit: contactLimit === null ? '' : String(contactLimit), isDefault };
}

/** The role as the core takes it; nothing where the limit is no whole number from 1 on. */
export function definitionOfRole({ name, inverseName, limit, isDefault }: RoleDraft): RecordRoleDefinition | null {
  const text = limit.trim();
  if (text !== '' && !/^[1-9]\d{0,5}$/.test(text)) return null;
  return {
    name: name.trim(),
    inverseName: inverseName.trim(),
    contactLimit: text === '' ? null : Number(text),
    isDefault,
  };
}

/** How many contacts can have a role, in words. */
export const limitWords = (limit: number | null): string => (limit === null ? 'Any number' : `At most ${limit}`);
