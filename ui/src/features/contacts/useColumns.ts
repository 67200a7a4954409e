import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import type { FieldId, FieldList } from '../../ipc';
import { useStored } from '../../lib/useStored';
import { fieldsQuery } from '../fields/api';
import { useMembers } from '../team/api';
import { type ColumnLayout, DEFAULT_LAYOUT, isColumnLayout, mended, shownColumns } from './columnLayout';
import type { Column, Columns } from './columns';
import { columnsWith } from './fieldColumns';

export interface TableColumns {
  all: Columns;
  shown: Column[];
  /** The custom fields that are shown; the same list while they are the same, whatever their order. */
  fields: readonly FieldId[];
  layout: ColumnLayout;
  setLayout: (layout: ColumnLayout) => void;
  /** Whether the custom fields are known, or could not be read. */
  isSettled: boolean;
}

const NONE: FieldList = { groups: [], fields: [] };

/** The columns of the list: those there are, those shown, and how this machine has arranged them. */
export function useColumns(): TableColumns {
  const list = useQuery(fieldsQuery);
  const members = useMembers();
  const [stored, setLayout] = useStored('contacts.columns', DEFAULT_LAYOUT, isColumnLayout);
  const layout = useMemo(() => mended(stored), [stored]);
  const all = useMemo(() => columnsWith(list.data ?? NONE, members), [list.data, members]);
  const shown = useMemo(() => shownColumns(layout, all), [layout, all]);

  const wanted = shown.flatMap(({ field }) => field ?? []).sort();
  const fields = useRef(wanted);
  if (wanted.join() !== fields.current.join()) fields.current = wanted;

  return { all, shown, fields: fields.current, layout, setLayout, isSettled: !list.isPending };
}
