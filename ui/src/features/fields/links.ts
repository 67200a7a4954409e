import type { FieldType, FieldValue } from '../../ipc';

/** What the system opens for a value, of the schemes that are let through: web, mail and telephone. */
export function linkOf(value: FieldValue, type: FieldType): string | null {
  if (value.kind === 'phone') return /^\+?[\d;=ext]+$/.test(value.value.number) ? `tel:${value.value.number}` : null;
  if (value.kind !== 'text') return null;
  if (type === 'email') return /^[^\s?&]+@[^\s?&]+$/.test(value.value) ? `mailto:${value.value}` : null;
  if (type === 'url') return /^https?:\/\//i.test(value.value) ? value.value : null;
  return null;
}
