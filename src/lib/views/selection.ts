import type { Period } from '../domain/calendar/period.ts';
import { SEGMENTS_AND_TOTAL, type DenominatorId } from '../domain/workers/segments.ts';
import type { Lang, Measure, Selection } from './page-data.ts';

/** What the data allow: months (oldest first), kecamatan codes of the scope, denominator sets. */
export interface SelectionBounds {
  periods: readonly Period[];
  kecamatan: readonly string[];
  /** The denominator sets that are there. */
  denominators: readonly DenominatorId[];
  /** The set that is shown unless another one is asked for. */
  denominator: DenominatorId;
}

/** A parameter of the URL that is not allowed, and what would be. */
export interface SelectionProblem {
  parameter: string;
  value: string;
  allowed: readonly string[];
}

/** The names of the measures in the URL. */
export const MEASURE_NAMES: Record<Measure, string> = {
  rate: 'cakupan',
  gap: 'kesenjangan',
  eligible: 'pekerja',
  active: 'aktif',
};

const LANGS: readonly Lang[] = ['id', 'en'];

/** One field of the selection ⇄ one parameter of the URL. */
interface Field<K extends keyof Selection> {
  key: K;
  parameter: string;
  /** URL text → value, in the order shown to a user who got it wrong. */
  allowed(bounds: SelectionBounds): ReadonlyMap<string, Selection[K]>;
  fallback(bounds: SelectionBounds): Selection[K];
}

const same = <T extends string>(values: readonly T[]) =>
  new Map(values.map((value) => [value as string, value]));

const PERIOD: Field<'period'> = {
  key: 'period',
  parameter: 'bulan',
  allowed: ({ periods }) => same(periods),
  fallback: ({ periods }) => periods.at(-1) ?? '',
};
const DENOMINATOR: Field<'denominator'> = {
  key: 'denominator',
  parameter: 'penyebut',
  allowed: ({ denominators }) => same(denominators),
  fallback: ({ denominator }) => denominator,
};
const SEGMENT: Field<'segment'> = {
  key: 'segment',
  parameter: 'segmen',
  allowed: () => same(SEGMENTS_AND_TOTAL),
  fallback: () => 'bpu',
};
const KECAMATAN: Field<'kecamatan'> = {
  key: 'kecamatan',
  parameter: 'kecamatan',
  allowed: ({ kecamatan }) => same(kecamatan),
  fallback: () => null,
};
const MEASURE: Field<'measure'> = {
  key: 'measure',
  parameter: 'ukuran',
  allowed: () => new Map(Object.entries(MEASURE_NAMES).map(([key, name]) => [name, key as Measure])),
  fallback: () => 'gap',
};
const LANG: Field<'lang'> = {
  key: 'lang',
  parameter: 'lang',
  allowed: () => same(LANGS),
  fallback: () => 'id',
};

const FIELDS = [PERIOD, DENOMINATOR, SEGMENT, KECAMATAN, MEASURE, LANG] as const;

/** The parameter of the URL that carries each field of the selection. */
export const PARAMETERS: Record<keyof Selection, string> = {
  period: PERIOD.parameter,
  denominator: DENOMINATOR.parameter,
  segment: SEGMENT.parameter,
  kecamatan: KECAMATAN.parameter,
  measure: MEASURE.parameter,
  lang: LANG.parameter,
};

/**
 * The selection a URL asks for. A parameter left out or empty takes its default: the newest month, the branch's denominator, bpu,
 * the whole scope, kesenjangan, Indonesian. The first parameter that is not allowed is the problem.
 */
export function parseSelection(
  params: URLSearchParams,
  bounds: SelectionBounds,
): { selection: Selection; problem?: undefined } | { selection?: undefined; problem: SelectionProblem } {
  for (const field of FIELDS) {
    const problem = problemIn(field, params, bounds);
    if (problem) return { problem };
  }
  return { selection: readSelection(params, bounds) };
}

/** What a URL without parameters shows. */
export function defaultSelection(bounds: SelectionBounds): Selection {
  return readSelection(new URLSearchParams(), bounds);
}

/** The query of a selection without what is default, in a fixed order: `penyebut=sakernas&segmen=pu`, or empty. */
export function selectionQuery(selection: Selection, bounds: SelectionBounds): string {
  const query = new URLSearchParams();
  for (const field of FIELDS) {
    const text = textOf(field, selection, bounds);
    if (text !== null) query.set(field.parameter, text);
  }
  return query.toString();
}

/** A path that carries the selection, changed where asked: `/peta?segmen=pu`. */
export function pathWith(
  path: string,
  selection: Selection,
  bounds: SelectionBounds,
  change: Partial<Selection> = {},
): string {
  const query = selectionQuery({ ...selection, ...change }, bounds);
  return query === '' ? path : `${path}?${query}`;
}

/**
 * Path and query of the same page with a changed selection; parameters that are not of the selection stay.
 * A URL whose own selection is not valid (an error page) starts from the defaults.
 */
export function withSelection(url: URL, change: Partial<Selection>, bounds: SelectionBounds): string {
  const { selection = defaultSelection(bounds) } = parseSelection(url.searchParams, bounds);
  const changed = { ...selection, ...change };
  const query = new URLSearchParams(url.searchParams);
  for (const field of FIELDS) {
    const text = textOf(field, changed, bounds);
    if (text === null) query.delete(field.parameter);
    else query.set(field.parameter, text);
  }
  const text = query.toString();
  return text === '' ? url.pathname : `${url.pathname}?${text}`;
}

function readSelection(params: URLSearchParams, bounds: SelectionBounds): Selection {
  const read = <K extends keyof Selection>(field: Field<K>) => valueOf(field, params, bounds);
  return {
    period: read(PERIOD),
    denominator: read(DENOMINATOR),
    segment: read(SEGMENT),
    kecamatan: read(KECAMATAN),
    measure: read(MEASURE),
    lang: read(LANG),
  };
}

function problemIn<K extends keyof Selection>(
  field: Field<K>,
  params: URLSearchParams,
  bounds: SelectionBounds,
): SelectionProblem | null {
  const value = params.get(field.parameter);
  const allowed = field.allowed(bounds);
  if (value === null || value === '' || allowed.has(value)) return null;
  return { parameter: field.parameter, value, allowed: [...allowed.keys()] };
}

function valueOf<K extends keyof Selection>(
  field: Field<K>,
  params: URLSearchParams,
  bounds: SelectionBounds,
): Selection[K] {
  const value = params.get(field.parameter);
  const found = value === null ? undefined : field.allowed(bounds).get(value);
  return found === undefined ? field.fallback(bounds) : found;
}

/** The URL text of a field; null where it is the default and so left out. */
function textOf<K extends keyof Selection>(
  field: Field<K>,
  selection: Selection,
  bounds: SelectionBounds,
): string | null {
  const value = selection[field.key];
  if (value === field.fallback(bounds)) return null;
  const found = [...field.allowed(bounds)].find(([, allowed]) => allowed === value);
  return found?.[0] ?? null;
}
