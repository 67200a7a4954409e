import { type BuiltInKey, COLUMNS, isFieldKey, MAX_WIDTH, MIN_WIDTH } from './columns';

/**
 * Which columns the list shows, in which order and how wide. This machine remembers it. A custom field has a place in
 * the order once it has been shown; those that are archived or gone keep theirs and are passed over.
 */
export interface ColumnLayout {
  order: string[];
  hidden: string[];
  widths: Partial<Record<string, number>>;
}

/** What a layout needs to know of a column. */
interface Arranged {
  key: string;
  width: number;
}

const KEYS = Object.keys(COLUMNS) as BuiltInKey[];

export const DEFAULT_LAYOUT: ColumnLayout = {
  order: KEYS,
  hidden: KEYS.filter((key) => COLUMNS[key].hidden),
  widths: {},
};

export function isColumnLayout(value: unknown): value is ColumnLayout {
  if (typeof value !== 'object' || value === null) return false;
  const layout = value as Partial<ColumnLayout>;
  return Array.isArray(layout.order) && Array.isArray(layout.hidden) && typeof layout.widths === 'object';
}

const isKey = (key: string): boolean => Object.hasOwn(COLUMNS, key) || isFieldKey(key);

/** The layout with columns that a newer version brought and without those it dropped; the name comes first and stays. */
export function mended({ order, hidden, widths }: ColumnLayout): ColumnLayout {
  const known = order.filter((key) => isKey(key) && key !== 'name');
  const fresh = KEYS.filter((key) => key !== 'name' && !known.includes(key));
  return {
    order: ['name', ...new Set([...known, ...fresh])],
    hidden: [...new Set([...hidden.filter(isKey), ...fresh.filter((key) => COLUMNS[key].hidden)])].filter(
      (key) => key !== 'name',
    ),
    widths,
  };
}

export function isShown(layout: ColumnLayout, key: string): boolean {
  return layout.order.includes(key) && !layout.hidden.includes(key);
}

/** Whether a custom field has a place among the columns, be it there still or not. */
export function showsFields(layout: ColumnLayout): boolean {
  return layout.order.some((key) => isFieldKey(key) && isShown(layout, key));
}

export function shownColumns<C extends Arranged>(layout: ColumnLayout, columns: ReadonlyMap<string, C>): C[] {
  return layout.order
    .filter((key) => isShown(layout, key))
    .map((key) => columns.get(key))
    .filter((column) => column !== undefined);
}

export function widthOf(layout: ColumnLayout, column: Arranged): number {
  return layout.widths[column.key] ?? column.width;
}

export function withWidth(layout: ColumnLayout, key: string, width: number): ColumnLayout {
  const clamped = Math.round(Math.min(Math.max(width, MIN_WIDTH), MAX_WIDTH));
  return { ...layout, widths: { ...layout.widths, [key]: clamped } };
}

/** Shows a column or hides it; one that had no place comes last. */
export function withHidden(layout: ColumnLayout, key: string, hide: boolean): ColumnLayout {
  const others = layout.hidden.filter((each) => each !== key);
  return {
    ...layout,
    order: layout.order.includes(key) ? layout.order : [...layout.order, key],
    hidden: hide && key !== 'name' ? [...others, key] : others,
  };
}

/** Moves a column to stand before another, or to the end; nothing passes the name. */
export function withMoved(layout: ColumnLayout, key: string, before: string | null): ColumnLayout {
  if (key === 'name' || key === before) return layout;
  const order = layout.order.filter((each) => each !== key);
  const at = before === null ? order.length : Math.max(1, order.indexOf(before));
  order.splice(at, 0, key);
  return { ...layout, order };
}

/** Moves a column past its neighbour among the columns that are shown. */
export function withStepped(
  layout: ColumnLayout,
  columns: ReadonlyMap<string, Arranged>,
  key: string,
  step: -1 | 1,
): ColumnLayout {
  const shown = shownColumns(layout, columns).map((column) => column.key);
  const at = shown.indexOf(key);
  if (at < 0) return layout;
  if (step === -1) return at > 1 ? withMoved(layout, key, shown[at - 1] ?? null) : layout;
  return at + 1 < shown.length ? withMoved(layout, key, shown[at + 2] ?? null) : layout;
}
