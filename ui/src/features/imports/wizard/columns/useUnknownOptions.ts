import { useEffect, useState } from 'react';
import type { FieldInfo, Mapping, MappingPreview, UnknownOption } from '../../../../ipc';
import { labelKey, withChosen } from './unknownOptions';

/**
 * The labels that no option has, with those that a person has led to one: to the core these are known from then on, and
 * the choice is to be seen and changed all the same.
 */
export function useUnknownOptions(
  preview: MappingPreview | undefined,
  mapping: Mapping,
  fieldOf: (header: string) => FieldInfo | undefined,
): UnknownOption[] {
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());
  const unknown = preview?.unknownOptions;
  useEffect(() => {
    if (!unknown?.length) return;
    setCounts((known) => new Map([...known, ...unknown.map((each) => [labelKey(each), each.count] as const)]));
  }, [unknown]);
  return withChosen(unknown ?? [], mapping, counts).filter(({ column }) => {
    const type = fieldOf(column)?.type;
    return type === 'select' || type === 'multi_select';
  });
}
