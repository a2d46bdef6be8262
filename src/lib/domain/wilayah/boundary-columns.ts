import type { Feature, Geometry } from 'geojson';
import { normaliseName, parseDesaCode, type DesaCode } from './codes.ts';

/** A feature as files have it; its geometry may be missing or of any kind. */
export type BoundaryFeature = Feature<Geometry | null>;

/** What a desa can be recognised by. */
export interface DesaIdentity {
  /** Kemendagri, dotted. */
  code: string;
  /** Ten digits; the crosswalk. */
  bpsCode: string;
  name: string;
  kecamatan: string;
  kecamatanCode: string;
}

/** Which property of a file holds what; `null` where none does. */
export interface BoundaryColumns {
  kemendagri: string | null;
  bps: string | null;
  names: { desa: string; kecamatan: string } | null;
}

/** The name under which a feature's own `id` is looked at along with its properties. */
export const FEATURE_ID = '(feature id)';

const OVERWHELMING = 0.9;

/** Property names seen in the features, in order of appearance. */
export function propertyNames(features: readonly BoundaryFeature[]): string[] {
  const seen = new Set<string>();
  for (const feature of features) {
    if (feature.id !== undefined) seen.add(FEATURE_ID);
    for (const name of Object.keys(feature.properties ?? {})) seen.add(name);
  }
  return [...seen];
}

/** A property as text or number; `null` where it is absent, empty or something else. */
export function propertyOf(feature: BoundaryFeature, name: string): string | number | null {
  const value: unknown = name === FEATURE_ID ? feature.id : feature.properties?.[name];
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** The desa code in a property; `null` where there is none. */
export function codeOf(feature: BoundaryFeature, name: string): DesaCode | null {
  const value = propertyOf(feature, name);
  return value === null ? null : parseDesaCode(value);
}

/** First four digits of a code: its kabupaten, in both systems. */
export function kabupatenOf(code: string): string {
  return code.replaceAll('.', '').slice(0, 4);
}

/** (kecamatan, desa) as one key: desa names repeat between kecamatan. */
export function nameKey(kecamatan: string | number, desa: string | number): string {
  return `${normaliseName(String(kecamatan))} ${normaliseName(String(desa))}`;
}

/**
 * Finds the columns by what they contain, not by what they are called. A code column is one whose codes of the
 * desa's own kabupaten are overwhelmingly (90%) of one system; the name columns are the pair that names most desa.
 */
export function findColumns(
  features: readonly BoundaryFeature[],
  desa: readonly DesaIdentity[],
): BoundaryColumns {
  const names = propertyNames(features);
  return {
    kemendagri: codeColumn(features, names, 'kemendagri', new Set(desa.map(({ code }) => code))),
    bps: codeColumn(features, names, 'bps', new Set(desa.map(({ bpsCode }) => bpsCode))),
    names: nameColumns(features, names, desa),
  };
}

function codeColumn(
  features: readonly BoundaryFeature[],
  names: readonly string[],
  kind: DesaCode['kind'],
  known: ReadonlySet<string>,
): string | null {
  const scope = new Set([...known].map(kabupatenOf));
  return mostOf(names, (name) => {
    const codes = features.flatMap((feature) => codeOf(feature, name) ?? []);
    const scoped = codes.filter(({ code }) => scope.has(kabupatenOf(code)));
    const ofKind = scoped.filter((code) => code.kind === kind);
    if (ofKind.length < OVERWHELMING * scoped.length) return 0;
    return new Set(ofKind.map(({ code }) => code).filter((code) => known.has(code))).size;
  });
}

function nameColumns(
  features: readonly BoundaryFeature[],
  names: readonly string[],
  desa: readonly DesaIdentity[],
): BoundaryColumns['names'] {
  const known = new Set(desa.map(({ kecamatan, name }) => nameKey(kecamatan, name)));
  const desaColumns = holding(features, names, new Set(desa.map(({ name }) => normaliseName(name))));
  const kecamatanColumns = holding(
    features,
    names,
    new Set(desa.map(({ kecamatan }) => normaliseName(kecamatan))),
  );
  const pairs = desaColumns.flatMap((d) => kecamatanColumns.map((k) => ({ desa: d, kecamatan: k })));
  return mostOf(pairs, (pair) => {
    if (pair.desa === pair.kecamatan) return 0;
    return new Set(features.map((feature) => namesOf(feature, pair)).filter((key) => known.has(key ?? '')))
      .size;
  });
}

/** The (kecamatan, desa) key of a feature; `null` where either name is missing. */
export function namesOf(
  feature: BoundaryFeature,
  columns: NonNullable<BoundaryColumns['names']>,
): string | null {
  const [kecamatan, desa] = [propertyOf(feature, columns.kecamatan), propertyOf(feature, columns.desa)];
  return kecamatan === null || desa === null ? null : nameKey(kecamatan, desa);
}

function holding(
  features: readonly BoundaryFeature[],
  names: readonly string[],
  known: ReadonlySet<string>,
): string[] {
  return names.filter((name) =>
    features.some((feature) => known.has(normaliseName(String(propertyOf(feature, name) ?? '')))),
  );
}

/** The item with the highest count above zero, the earlier one on a tie. */
function mostOf<T>(items: readonly T[], count: (item: T) => number): T | null {
  let best: { item: T; n: number } | null = null;
  for (const item of items) {
    const n = count(item);
    if (n > (best?.n ?? 0)) best = { item, n };
  }
  return best?.item ?? null;
}
