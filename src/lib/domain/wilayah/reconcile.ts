import type { DesaIdentity } from './boundary-columns.ts';
import { normaliseName, parseDesaCode } from './codes.ts';

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
}

/** What a place turned out to be: a desa; something a person must confirm; or nothing of this branch. */
export type PlaceMatch =
  | { code: string; by: 'code' | 'bps' | 'name' | 'alias'; desaCandidate?: PlaceCandidate }
  | { review: ReviewReason; candidates: readonly PlaceCandidate[] }
  | { problem: 'no-place' | 'unknown-place' | 'not-this-branch' };

export type Reconciler = (given: GivenPlace) => PlaceMatch;

/**
 * Finds the desa a row means: by Kemendagri code, by BPS code through the crosswalk, by an alias, or by normalised
 * (kecamatan, desa) name. Likeness is never enough: it gives candidates for a person to confirm.
 */
export function reconciler(desa: readonly DesaIdentity[], aliases: readonly PlaceAlias[]): Reconciler {
  const index = indexOf(desa, aliases);
  const known = new Map<string, PlaceMatch>();
  return (given) => {
    const key = `${given.code ?? ''}\u001f${given.kecamatan ?? ''}\u001f${given.desa ?? ''}`;
    const before = known.get(key);
    if (before) return before;
    const match = matchPlace(given, index);
    known.set(key, match);
    return match;
  };
}

interface Index {
  byCode: Map<string, DesaIdentity>;
  byBps: Map<string, DesaIdentity>;
  /** `kecamatan\u001fdesa`, normalised. */
  byNames: Map<string, DesaIdentity>;
  byName: Map<string, DesaIdentity[]>;
  byKecamatan: Map<string, DesaIdentity[]>;
  aliases: Map<string, DesaIdentity>;
  kabupaten: Set<string>;
  all: readonly DesaIdentity[];
}

const pair = (kecamatan: string, desa: string) => `${normaliseName(kecamatan)}\u001f${normaliseName(desa)}`;

function indexOf(desa: readonly DesaIdentity[], aliases: readonly PlaceAlias[]): Index {
  const byCode = new Map(desa.map((one) => [one.code, one]));
  const byNames = new Map(desa.map((one) => [pair(one.kecamatan, one.name), one]));
  const index: Index = {
    byCode,
    byBps: new Map(desa.map((one) => [one.bpsCode, one])),
    byNames,
    byName: groupBy(desa, ({ name }) => normaliseName(name)),
    byKecamatan: groupBy(desa, ({ kecamatan }) => normaliseName(kecamatan)),
    aliases: new Map(),
    kabupaten: new Set(desa.map(({ code }) => code.slice(0, 5))),
    all: desa,
  };
  for (const alias of aliases) {
    const target = byCode.get(alias.code);
    const key = pair(alias.kecamatan, alias.desa);
    // The real name of a desa is never an alias of another one; the first alias of a spelling holds.
    if (target && !byNames.has(key) && !index.aliases.has(key)) index.aliases.set(key, target);
  }
  return index;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

function matchPlace(given: GivenPlace, index: Index): PlaceMatch {
  const { code, kecamatan, desa } = withCodeOfName(given);
  const coded = code === null ? null : lookupCode(code, index);
  const named = desa === null ? null : matchName(kecamatan, desa, index);
  if (coded === null || coded === 'none')
    return named ?? { problem: code === null ? 'no-place' : 'unknown-place' };
  if (typeof coded === 'string') return nameAgainst(coded, named);
  return contradicts(coded.desa, named)
    ? {
        review: 'code-and-name-differ',
        candidates: [
          candidate(coded.desa, 'by-code', 0),
          candidate(index.byCode.get(named.code)!, 'by-name', 0),
        ],
      }
    : { code: coded.desa.code, by: coded.by };
}

/** A code that fails is not passed over: a name that fits is put before a person. */
function nameAgainst(problem: 'not-this-branch' | 'unknown-place', named: PlaceMatch | null): PlaceMatch {
  if (problem === 'unknown-place' && named && 'code' in named) {
    return { review: 'code-and-name-differ', candidates: [named.desaCandidate!] };
  }
  return { problem };
}

/** Whether the name is that of another desa; a name nobody has is only a spelling. */
function contradicts(
  desa: DesaIdentity,
  named: PlaceMatch | null,
): named is Extract<PlaceMatch, { code: string }> {
  return named !== null && 'code' in named && named.code !== desa.code;
}

/** `33.17.01.2002 Logede` in one cell. */
function withCodeOfName({ code, kecamatan, desa }: GivenPlace): GivenPlace {
  const parts = code === null ? /^(\d[\d.]{8,12}\d)\s*[-–.:]?\s*(\p{L}.*)$/u.exec(desa ?? '') : null;
  return parts ? { code: parts[1]!, kecamatan, desa: parts[2]! } : { code, kecamatan, desa };
}

/** The desa of a code; `none` where the cell is no code of a desa at all. */
function lookupCode(
  code: string | number,
  { byCode, byBps, kabupaten }: Index,
): { desa: DesaIdentity; by: 'code' | 'bps' } | 'none' | 'not-this-branch' | 'unknown-place' {
  const exact = /^\d(\.\d+)?e\+?0?9$/i.test(String(code)) ? Number(code) : code;
  const parsed = parseDesaCode(exact);
  const digits = String(exact).replace(/\.0+$/, '').replace(/\D/g, '');
  if (digits.length < 8) return 'none';
  const isHere = kabupaten.has(`${digits.slice(0, 2)}.${digits.slice(2, 4)}`);
  if (parsed === null) return isHere || digits.length !== 10 ? 'unknown-place' : 'not-this-branch';
  const desa = parsed.kind === 'bps' ? byBps.get(parsed.code) : byCode.get(parsed.code);
  if (desa) return { desa, by: parsed.kind === 'bps' ? 'bps' : 'code' };
  return isHere ? 'unknown-place' : 'not-this-branch';
}

/** Text longer than this is no name and is not compared by likeness. */
const LONGEST_NAME = 60;
const MOST_CANDIDATES = 5;

function matchName(kecamatan: string | null, desa: string, index: Index): PlaceMatch {
  const exact = exactName(kecamatan, desa, index);
  if (exact) return exact;
  const split = splitNames(desa);
  for (const [first, second] of split) {
    const found = index.byNames.get(pair(second, first)) ?? index.byNames.get(pair(first, second));
    if (found) return matched(found, 'name');
  }
  const near = desa.length > LONGEST_NAME ? [] : nearNames(kecamatan, desa, index);
  return near.length > 0 ? { review: 'near-name', candidates: near } : { problem: 'unknown-place' };
}

function exactName(kecamatan: string | null, desa: string, index: Index): PlaceMatch | null {
  const alias = index.aliases.get(pair(kecamatan ?? '', desa)) ?? index.aliases.get(pair('', desa));
  const same = index.byName.get(normaliseName(desa)) ?? [];
  if (kecamatan !== null && kecamatan.trim() !== '') {
    const found = index.byNames.get(pair(kecamatan, desa));
    if (found) return matched(found, 'name');
    if (alias) return matched(alias, 'alias');
    if (same.length === 0) return null;
    return { review: 'other-kecamatan', candidates: same.map((one) => candidate(one, 'other-kecamatan', 0)) };
  }
  if (same.length === 0) return alias ? matched(alias, 'alias') : null;
  if (same.length === 1) return matched(same[0]!, 'name');
  return { review: 'shared-name', candidates: same.map((one) => candidate(one, 'same-name', 0)) };
}

function matched(desa: DesaIdentity, by: 'name' | 'alias'): PlaceMatch {
  return { code: desa.code, by, desaCandidate: candidate(desa, 'by-name', 0) };
}

function candidate(
  { code, name, kecamatan }: DesaIdentity,
  why: PlaceCandidate['why'],
  distance: number,
): PlaceCandidate {
  return { code, name, kecamatan, why, distance };
}

/** `Logede, Sumber`, `KEC. SUMBER - DESA LOGEDE`, `Logede (Sumber)`. */
function splitNames(text: string): [string, string][] {
  const parts = text.split(/\s*[,/()–]\s*|\s+-\s+/).filter((part) => part.trim() !== '');
  return parts.length === 2 ? [[parts[0]!, parts[1]!]] : [];
}

/** Names that differ by a letter or two, or by a word in front or behind; in the given kecamatan where it is known. */
function nearNames(kecamatan: string | null, desa: string, index: Index): PlaceCandidate[] {
  const wanted = normaliseName(desa);
  const inKecamatan = kecamatan === null ? undefined : index.byKecamatan.get(normaliseName(kecamatan));
  const allowed = wanted.length <= 5 ? 1 : 2;
  return (inKecamatan ?? index.all)
    .map((one) => ({ one, distance: likeness(wanted, normaliseName(one.name), allowed) }))
    .filter(({ distance }) => distance <= allowed)
    .sort((a, b) => a.distance - b.distance || a.one.code.localeCompare(b.one.code))
    .slice(0, MOST_CANDIDATES)
    .map(({ one, distance }) => candidate(one, 'spelling', distance));
}

const SHORTEST_PART = 4;

function likeness(a: string, b: string, most: number): number {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length >= SHORTEST_PART && (long.startsWith(short) || long.endsWith(short)))
    return Math.min(2, most);
  return Math.abs(a.length - b.length) > most ? Infinity : editDistance(a, b);
}

/**
 * Letters to insert, delete, change or swap with the next one to make one text of the other (optimal string alignment;
 * Damerau 1964).
 */
export function editDistance(a: string, b: string): number {
  let [beforeLast, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j]!, beforeLast[j - 2]! + 1);
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length]!;
}
