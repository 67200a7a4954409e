import { useQuery } from '@tanstack/react-query';
import { createContext, useContext, useMemo } from 'react';
import type { FieldGroupInfo, FilterCatalog, SegmentId, SegmentInfo } from '../../ipc';
import { useFieldList } from '../fields/api';
import { useSegments } from '../segments/api';
import { filterCatalogQuery } from './api';
import { completeness } from './catalog';
import type { IsComplete } from './draft';

/** What every part of a filter that is being built needs to know. */
export interface Building {
  catalog: FilterCatalog;
  groups: FieldGroupInfo[];
  /** Segments that a condition may name: not the one whose filter this is. */
  segments: SegmentInfo[];
  isComplete: IsComplete;
  /** Why a part cannot be asked, by its name. */
  problems: ReadonlyMap<string, string>;
}

const NO_PROBLEMS: ReadonlyMap<string, string> = new Map();

/** What is known for building a filter; nothing until the catalog has come. */
export function useBuilding(current: SegmentId | undefined): Building | null {
  const catalog = useQuery(filterCatalogQuery()).data;
  const { groups } = useFieldList();
  const all = useSegments();
  return useMemo(() => {
    if (!catalog) return null;
    const segments = all.filter(({ id }) => id !== current);
    return { catalog, groups, segments, isComplete: completeness(catalog), problems: NO_PROBLEMS };
  }, [catalog, groups, all, current]);
}

const BuildingContext = createContext<Building | null>(null);

export const BuildingProvider = BuildingContext.Provider;

export function useBuildingContext(): Building {
  const building = useContext(BuildingContext);
  if (building === null) throw new Error('A filter is built inside a BuildingProvider only.');
  return building;
}
