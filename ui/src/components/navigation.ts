import type { ComponentType } from 'react';

export type NavIcon = ComponentType<{ size?: number | string; stroke?: number | string }>;

/** What a section's things are called inside a sentence: one, and many. */
export type NavNouns = readonly [one: string, many: string];
