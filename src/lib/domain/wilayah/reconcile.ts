import type { DesaIdentity } from './boundary-columns.ts';
import { normaliseName, parseDesaCode } from './codes.ts';
import { editDistance } from './edit-distance.ts';
import { readPlace, splitNames, withoutKecamatanCode, withoutNumber, type ReadPlace } from './given-place.ts';
import { nearNames, type NearName } from './near-names.ts';

export { editDistance } from './edit-distance.ts';

/** Why a place is put before a person. */
export const REVIEW_REASONS = [
  'near-name',
  'shared-name',
  'code-and-name-differ',
  'other-kecamatan',
] as const;
export type ReviewReason = (typeof REVIEW_REASONS)[number];

export interface PlaceCandidate {
  code: string;
  name: string;
  kecamatan: string;
  /**
   * - `spelling`: `distance` letters differ, in the same kecamatan
   * - `same-name`: same name, kecamatan not known
   * - `other-kecamatan`: same name in another kecamatan than the one given
   * - `by-code`, `by-name`: what the code says and what the name says, where they differ
   */
  why: 'spelling' | 'same-name' | 'other-kecamatan' | 'by-code' | 'by-name';
  /** Letters inserted, deleted, changed or swapped; 0 for equal names. */
  distance: number;
}

/** A place as a row writes it; blank parts are `null`. */
export interface GivenPlace {
  code: string | number | null;
  kecamatan: string | null;
  desa: string | null;
}

/** A spelling that stands for a desa. */
export interface PlaceAlias {
  /** As the source writes it; empty: whatever the kecamatan. */
  kecamatan: string;
  desa: string;
  code: string;
  /**
   * A person has said so about the file at hand, or about an earlier one of the same template. Only such an alias
   * settles what is ambiguous in itself: a name that several desa share, a code and a name that differ.
   */
  confirmed?: boolean;
}

/** What a place turned out to be: a desa; something a person must confirm; or nothing of this branch. */
export type PlaceMatch =
  | { code: string; by: 'code' | 'bps' | 'name' | 'alias' }
  | { review: ReviewReason; candidates: readonly PlaceCandidate[] }
  | { problem: 'no-place' | 'unknown-place' | 'not-this-branch' };

export type Reconciler = (given: GivenPlace) => PlaceMatch;

/**
 * Finds the desa a row means: by Kemendagri code, by BPS code through the crosswalk, by an alias, or by normalised
 * (kecamatan, desa) name. Likeness is never enough: it gives candidates for a person to confirm. The first alias of a
 * spelling holds.
 */
export function reconciler(desa: readonly DesaIdentity[], aliases: readonly PlaceAlias[]): Reconciler {
  const index = indexOf(desa, aliases);
  const known = new Map<string, PlaceMatch>();
  return (given) => {
    const key = `${given.code ?? ''}\u001f${given.kecamatan ?? ''}\u001f${given.desa ?? ''}`;
    const before = known.get(key);
    if (before) return before;
    const match = matchPlace(readPlace(given.code, given.kecamatan, given.desa), index);
    known.set(key, match);
    return match;
  };
}

interface Index {
  byCode: Map<string, DesaIdentity>;
  byBps: Map<string, DesaIdentity>;
  /** `kecamatan\u001fdesa`, normalised. */
  byNames: Map<string, DesaIdentity[]>;
  byName: Map<string, DesaIdentity[]>;
  byKecamatan: Map<string, DesaIdentity[]>;
  /** Kemendagri (6 digits) and BPS (7 digits) codes of kecamatan, and their normalised names. */
  kecamatanOfCode: Map<string, string>;
  aliases: Map<string, DesaIdentity>;
  confirmed: Map<string, DesaIdentity>;
  kabupaten: Set<string>;
  /** Near names in a kecamatan (`null`: anywhere). */
  near: (kecamatan: string | null, name: string) => NearName[];
}

const pair = (kecamatan: string | null, desa: string) =>
  `${normaliseName(kecamatan ?? '')}\u001f${normaliseName(desa)}`;

function indexOf(desa: readonly DesaIdentity[], aliases: readonly PlaceAlias[]): Index {
  const byKecamatan = groupBy(desa, ({ kecamatan }) => normaliseName(kecamatan));
  const index: Index = {
    byCode: new Map(desa.map((one) => [one.code, one])),
    byBps: new Map(desa.map((one) => [one.bpsCode, one])),
    byNames: groupBy(desa, (one) => pair(one.kecamatan, one.name)),
    byName: groupBy(desa, ({ name }) => normaliseName(name)),
    byKecamatan,
    kecamatanOfCode: new Map(
      desa.flatMap(({ kecamatanCode, bpsCode, kecamatan }) => [
        [kecamatanCode.replaceAll('.', ''), normaliseName(kecamatan)],
        [bpsCode.slice(0, 7), normaliseName(kecamatan)],
      ]),
    ),
    aliases: new Map(),
    confirmed: new Map(),
    kabupaten: new Set(desa.map(({ code }) => code.slice(0, 5))),
    near: nearIn(desa, byKecamatan),
  };
  for (const alias of aliases) addAlias(alias, index);
  return index;
}

function nearIn(desa: readonly DesaIdentity[], byKecamatan: Map<string, DesaIdentity[]>): Index['near'] {
  const searches = new Map<string | null, (name: string) => NearName[]>();
  return (kecamatan, name) => {
    let search = searches.get(kecamatan);
    if (!search) {
      search = nearNames(kecamatan === null ? desa : (byKecamatan.get(kecamatan) ?? []));
      searches.set(kecamatan, search);
    }
    return search(name);
  };
}

/** The real name of a desa is never an alias of another one, unless a person says so about this file. */
function addAlias({ kecamatan, desa, code, confirmed }: PlaceAlias, index: Index): void {
  const target = index.byCode.get(code);
  const key = pair(kecamatan, desa);
  if (!target || normaliseName(desa) === '') return;
  if (confirmed === true && !index.confirmed.has(key)) index.confirmed.set(key, target);
  const isAnywhere = normaliseName(kecamatan) === '';
  const isReal = isAnywhere ? index.byName.has(normaliseName(desa)) : index.byNames.has(key);
  if (!isReal && !index.aliases.has(key)) index.aliases.set(key, target);
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function matchPlace(place: ReadPlace, index: Index): PlaceMatch {
  const code = place.code ?? codeOfSuffix(place, index);
  const coded = code === null ? 'none' : lookupCode(code, index);
  const named = place.desa === null ? null : matchName(place.kecamatan, place.desa, index);
  const match = weigh(coded, named, place);
  if ('review' in match && match.review === 'code-and-name-differ') {
    const said = index.confirmed.get(pair(place.kecamatan, place.desa ?? ''));
    if (said && match.candidates.some((one) => one.code === said.code))
      return { code: said.code, by: 'alias' };
  }
  return match;
}

function weigh(coded: CodeMatch, named: NameMatch | null, { code, suffix }: ReadPlace): PlaceMatch {
  if (coded === 'none') {
    if (named === null) return { problem: code === null ? 'no-place' : 'unknown-place' };
    const isOther = 'desa' in named && suffix !== null && !named.desa.code.endsWith(suffix);
    return isOther ? differ([candidate(named.desa, 'by-name', 0)]) : result(named);
  }
  if (coded === 'not-this-branch') return { problem: coded };
  if (coded === 'unknown-place') {
    // A code that fails is not passed over: a name that fits is put before a person.
    return named && 'desa' in named ? differ([candidate(named.desa, 'by-name', 0)]) : { problem: coded };
  }
  const others = named === null ? [] : desaOfName(named);
  if (others.length === 0 || others.some(({ code: other }) => other === coded.desa.code))
    return { code: coded.desa.code, by: coded.by };
  return differ([candidate(coded.desa, 'by-code', 0), ...others.map((one) => candidate(one, 'by-name', 0))]);
}

function differ(candidates: PlaceCandidate[]): PlaceMatch {
  return { review: 'code-and-name-differ', candidates };
}

function result(named: NameMatch): PlaceMatch {
  if ('desa' in named) return { code: named.desa.code, by: named.by };
  if (!('review' in named)) return { problem: 'unknown-place' };
  return { review: named.review, candidates: named.candidates };
}

/** The desa that have the very name; none where it is only like theirs: that is a way of writing it. */
function desaOfName(named: NameMatch): readonly DesaIdentity[] {
  if ('desa' in named) return [named.desa];
  return 'review' in named ? named.same : [];
}

/** `2002 Logede` in a known kecamatan. */
function codeOfSuffix({ suffix, kecamatan }: ReadPlace, index: Index): string | null {
  const known = suffix === null || kecamatan === null ? null : kecamatanKey(kecamatan, index);
  const [one] = known === null ? [] : (index.byKecamatan.get(known) ?? []);
  return one ? `${one.kecamatanCode}.${suffix}` : null;
}

type CodeMatch = { desa: DesaIdentity; by: 'code' | 'bps' } | 'none' | 'not-this-branch' | 'unknown-place';
/** Fewer digits are a number of a list or the code of a kecamatan. */
const FEWEST_DIGITS = 8;

/** The desa of a code; `none` where the cell is no code of a desa at all. */
function lookupCode(code: string, { byCode, byBps, kabupaten }: Index): CodeMatch {
  const parsed = parseDesaCode(code);
  const digits = code.replace(/\D/g, '');
  if (digits.length < FEWEST_DIGITS) return 'none';
  const isHere = kabupaten.has(`${digits.slice(0, 2)}.${digits.slice(2, 4)}`);
  if (parsed === null) return isHere || digits.length !== 10 ? 'unknown-place' : 'not-this-branch';
  const desa = parsed.kind === 'bps' ? byBps.get(parsed.code) : byCode.get(parsed.code);
  if (desa) return { desa, by: parsed.kind === 'bps' ? 'bps' : 'code' };
  return isHere ? 'unknown-place' : 'not-this-branch';
}

/** What a name turned out to be. `same`: the desa that have exactly this name. */
type NameMatch =
  | { desa: DesaIdentity; by: 'name' | 'alias' }
  | { review: ReviewReason; candidates: readonly PlaceCandidate[]; same: readonly DesaIdentity[] }
  | { problem: 'unknown-place' };

const MOST_CANDIDATES = 5;

function matchName(kecamatan: string | null, desa: string, index: Index): NameMatch {
  const bare = withoutNumber(desa);
  const exact =
    exactName(kecamatan, desa, index) ??
    (bare === desa ? null : exactName(kecamatan, bare, index)) ??
    splitName(kecamatan, bare, index);
  if (exact) return exact;
  // The name of a kecamatan that no desa has.
  if (index.byKecamatan.has(normaliseName(bare))) return { problem: 'unknown-place' };
  const near = index.near(kecamatan === null ? null : kecamatanKey(kecamatan, index), bare);
  if (near.length === 0) return { problem: 'unknown-place' };
  const candidates = near
    .slice(0, MOST_CANDIDATES)
    .map(({ desa: one, distance }) => candidate(one, 'spelling', distance));
  return { review: 'near-name', candidates, same: [] };
}

/** The normalised name of a kecamatan, written as its name, its code or both; `null` for an unknown one. */
function kecamatanKey(kecamatan: string, { byKecamatan, kecamatanOfCode }: Index): string | null {
  const byCode = kecamatanOfCode.get(kecamatan.replace(/\D/g, ''));
  if (byCode !== undefined && !/\p{L}/u.test(kecamatan)) return byCode;
  const names = [kecamatan, withoutKecamatanCode(kecamatan)].map(normaliseName);
  return names.find((name) => byKecamatan.has(name)) ?? null;
}

function exactName(kecamatan: string | null, desa: string, index: Index): NameMatch | null {
  const key = kecamatan === null ? null : kecamatanKey(kecamatan, index);
  const inKecamatan = key === null ? [] : (index.byNames.get(pair(key, desa)) ?? []);
  if (inKecamatan.length === 1) return { desa: inKecamatan[0]!, by: 'name' };
  const same = inKecamatan.length > 1 ? inKecamatan : (index.byName.get(normaliseName(desa)) ?? []);
  if (kecamatan === null && same.length === 1) return { desa: same[0]!, by: 'name' };
  const alias = aliasOf(kecamatan, key, desa, index);
  if (alias) return { desa: alias, by: 'alias' };
  if (same.length === 0) return null;
  if (kecamatan === null || inKecamatan.length > 1) {
    return { review: 'shared-name', candidates: same.map((one) => candidate(one, 'same-name', 0)), same };
  }
  const candidates = nearestKecamatan(same, kecamatan).map((one) => candidate(one, 'other-kecamatan', 0));
  return { review: 'other-kecamatan', candidates, same };
}

/** An alias as the source writes the kecamatan, or as it is called, or whatever the kecamatan. */
function aliasOf(
  kecamatan: string | null,
  key: string | null,
  desa: string,
  { aliases, confirmed }: Index,
): DesaIdentity | undefined {
  const said = confirmed.get(pair(kecamatan, desa));
  if (said) return said;
  for (const one of [kecamatan, key, '']) {
    const alias = one === null ? undefined : aliases.get(pair(one, desa));
    if (alias) return alias;
  }
  return undefined;
}

const LONGEST_NAME = 60;

/** A kecamatan may be misspelt: the most likely first. */
function nearestKecamatan(same: readonly DesaIdentity[], kecamatan: string): readonly DesaIdentity[] {
  const wanted = normaliseName(kecamatan.slice(0, LONGEST_NAME));
  const distance = (one: DesaIdentity) => editDistance(normaliseName(one.kecamatan), wanted);
  return same.toSorted((a, b) => distance(a) - distance(b));
}

/** A cell that holds desa and kecamatan, both exactly; it must not contradict the kecamatan given beside it. */
function splitName(kecamatan: string | null, text: string, index: Index): NameMatch | null {
  const found = new Set<DesaIdentity>();
  let elsewhere: NameMatch | null = null;
  for (const split of splitNames(text)) {
    if (split.kecamatan === null) return exactName(kecamatan, split.desa, index);
    if (kecamatanKey(split.kecamatan, index) === null) continue;
    const match = exactName(split.kecamatan, split.desa, index);
    if (match && 'desa' in match) found.add(match.desa);
    else elsewhere ??= match;
  }
  const same = [...found];
  const [only] = same;
  if (only === undefined) return elsewhere;
  const isElsewhere =
    kecamatan !== null &&
    same.every((one) => normaliseName(one.kecamatan) !== kecamatanKey(kecamatan, index));
  if (same.length === 1 && !isElsewhere) return { desa: only, by: 'name' };
  const [review, why] = isElsewhere
    ? (['other-kecamatan', 'other-kecamatan'] as const)
    : (['shared-name', 'same-name'] as const);
  return { review, candidates: same.map((one) => candidate(one, why, 0)), same };
}

function candidate(
  { code, name, kecamatan }: DesaIdentity,
  why: PlaceCandidate['why'],
  distance: number,
): PlaceCandidate {
  return { code, name, kecamatan, why, distance };
}
