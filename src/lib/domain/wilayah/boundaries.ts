import {
  codeOf,
  FEATURE_ID,
  findColumns,
  kabupatenOf,
  nameKey,
  namesOf,
  propertyNames,
  propertyOf,
  type BoundaryColumns,
  type BoundaryFeature,
  type DesaIdentity,
} from './boundary-columns.ts';
import { polygonProblem } from './polygon-problem.ts';

/** What a feature was recognised by. */
export type MatchedBy = 'kemendagri' | 'bps' | 'name';

/** Which feature is which desa. Every feature is in exactly one of the lists; indexes are places in the input. */
export interface BoundaryMatch {
  matched: { code: string; featureIndex: number; by: MatchedBy }[];
  /** Desa without a usable feature, in the order given. */
  missing: string[];
  /** Usable features that are none of the desa. */
  unmatched: { featureIndex: number; label: string }[];
  /** Further features of a desa that already has one (the first is kept). */
  duplicates: { code: string; featureIndex: number; keptIndex: number }[];
  /** Features that cannot be drawn; `code` where the desa was still recognised. */
  invalid: { featureIndex: number; code: string | null; why: string }[];
}

/**
 * Recognises desa among features by Kemendagri code, else by BPS code through the crosswalk, else by normalised
 * (kecamatan, desa) names; never by likeness. A feature that carries the code of another kabupaten is not
 * looked at by name, because names repeat across the country.
 */
export function matchBoundaries(
  features: readonly BoundaryFeature[],
  desa: readonly DesaIdentity[],
): BoundaryMatch {
  const columns = findColumns(features, desa);
  const recognise = recogniser(columns, desa);
  const result: BoundaryMatch = { matched: [], missing: [], unmatched: [], duplicates: [], invalid: [] };
  const kept = new Map<string, number>();
  features.forEach((feature, featureIndex) => {
    const found = recognise(feature);
    const why = polygonProblem(feature.geometry);
    const keptIndex = found === null ? undefined : kept.get(found.code);
    if (why !== null) result.invalid.push({ featureIndex, code: found?.code ?? null, why });
    else if (found === null)
      result.unmatched.push({ featureIndex, label: labelOf(feature, featureIndex, columns) });
    else if (keptIndex !== undefined) result.duplicates.push({ code: found.code, featureIndex, keptIndex });
    else {
      kept.set(found.code, featureIndex);
      result.matched.push({ ...found, featureIndex });
    }
  });
  result.missing = desa.map(({ code }) => code).filter((code) => !kept.has(code));
  return result;
}

type Recognised = { code: string; by: MatchedBy };

function recogniser(columns: BoundaryColumns, desa: readonly DesaIdentity[]) {
  const codes = new Set(desa.map(({ code }) => code));
  const crosswalk = new Map(desa.map(({ code, bpsCode }) => [bpsCode, code]));
  const byName = new Map(desa.map(({ code, kecamatan, name }) => [nameKey(kecamatan, name), code]));
  const kabupaten = new Set(desa.map(({ code }) => kabupatenOf(code)));
  const { kemendagri, bps, names } = columns;

  return (feature: BoundaryFeature): Recognised | null => {
    const own = kemendagri === null ? null : codeOf(feature, kemendagri);
    if (own?.kind === 'kemendagri' && codes.has(own.code)) return { code: own.code, by: 'kemendagri' };
    const statistical = bps === null ? null : codeOf(feature, bps);
    const crossed = statistical?.kind === 'bps' ? crosswalk.get(statistical.code) : undefined;
    if (crossed !== undefined) return { code: crossed, by: 'bps' };
    if (names === null || isElsewhere(feature, kabupaten)) return null;
    const named = byName.get(namesOf(feature, names) ?? '');
    return named === undefined ? null : { code: named, by: 'name' };
  };
}

/** Whether the feature carries desa codes, all of them of other kabupaten. */
function isElsewhere(feature: BoundaryFeature, kabupaten: ReadonlySet<string>): boolean {
  const codes = propertyNames([feature]).flatMap((name) => codeOf(feature, name) ?? []);
  return codes.length > 0 && codes.every(({ code }) => !kabupaten.has(kabupatenOf(code)));
}

/** Something a person can find the feature by: its names, else its code, else its first text, else its number. */
function labelOf(
  feature: BoundaryFeature,
  index: number,
  { names, kemendagri, bps }: BoundaryColumns,
): string {
  const order = [names?.desa, names?.kecamatan].flatMap((name) => name ?? []);
  const said = order.flatMap((name) => propertyOf(feature, name) ?? []);
  if (said.length > 0) return said.join(', ');
  const others = [kemendagri, bps, FEATURE_ID, ...propertyNames([feature])].flatMap((name) => name ?? []);
  const value = others.map((name) => propertyOf(feature, name)).find((text) => text !== null);
  return value === undefined || value === null ? `feature ${index + 1}` : String(value);
}
