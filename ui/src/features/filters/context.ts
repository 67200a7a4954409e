import { useQuery } from '@tanstack/react-query';
import { createContext, useContext, useMemo } from 'react';
import type { FieldGroupInfo, FilterCatalog, FilterSubject, SegmentId, SegmentInfo } from '../../ipc';
import { useFieldList } from '../fields/api';
import { useSegments } from '../segments/api';
import { filterCatalogQuery, OF_CONTACTS } from './api';
import type { Asked } from './asked';
import { completeness, type FirstFields } from './catalog';
import type { IsComplete } from './draft';

/** What every part of a filter that is being built needs to know. */
export interface Building {
  asked: Asked;
  catalog: FilterCatalog;
  groups: FieldGroupInfo[];
  /** Segments that a condition may name: not the one whose filter this is. */
  segments: SegmentInfo[];
  first: FirstFields | undefined;
  isComplete: IsComplete;
  /** Why a part cannot be asked, by its name. */
  problems: ReadonlyMap<string, string>;
}

const NO_PROBLEMS: ReadonlyMap<string, string> = new Map();

/** What is known for building a filter; nothing until the catalog has come. */
export function useBuilding(asked: Asked, current?: SegmentId, first?: FirstFields): Building | null {
  const catalog = useQuery(filterCatalogQuery(asked.subject)).data;
  const { groups } = useFieldList();
  const all = useSegments();
  return useMemo(() => {
    if (!catalog) return null;
    const segments = all.filter(({ id }) => id !== current);
    return { asked, catalog, groups, segments, first, isComplete: completeness(catalog), problems: NO_PROBLEMS };
  }, [asked, catalog, groups, all, current, first]);
}

const BuildingContext = createContext<Building | null>(null);

/** What filters are about where nobody says it. */
export function useSubject(): FilterSubject {
  return useContext(BuildingContext)?.asked.subject ?? OF_CONTACTS;
}

export const BuildingProvider = BuildingContext.Provider;

export function useBuildingContext(): Building {
  const building = useContext(BuildingContext);
  if (building === null) throw new Error('A filter is built inside a BuildingProvider only.');
  return building;
}
