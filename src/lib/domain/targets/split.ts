import { boundDesa, type BoundDesa } from './split-bounds.ts';
import type { SplitProblem } from './split-problem.ts';
import type { Bounds, SplitDesa, SplitRule, SplitWishes } from './split-wishes.ts';
import { levelAt, mostOf, valueAt, within, type Rising } from './water-level.ts';
import { wholeSplit } from './whole-split.ts';

/**
 * Why a desa got its number.
 * - `unknown`: no number is made up where eligible workers or members are unknown
 * - `locked`, `by-hand`: given; `kept`: not typed, so it keeps what it has
 * - `rule`: by the rule; `weight` of `weights` of all is its part of what is added (`equal-rate`: the workers, of all workers);
 *   `bound`: its own bound (or the members it has, or its workers) held it, `kecamatanBound`: its kecamatan's did;
 *   `rounded`: what the last step to a whole number did
 */
export type SplitReason =
  | { kind: 'unknown'; eligible: boolean; active: boolean }
  | { kind: 'locked' | 'by-hand' | 'kept' }
  | {
      kind: 'rule';
      rule: SplitRule;
      weight: number;
      weights: number;
      exact: number;
      bound: 'min' | 'max' | null;
      kecamatanBound: 'min' | 'max' | null;
      rounded: 'up' | 'down' | null;
    };

/** One desa's part of a target; people. */
export interface DesaSplit {
  code: string;
  kecamatan: string;
  /** Null where it is unknown. */
  people: number | null;
  active: number | null;
  /** people − active; negative where the target lies below. */
  extra: number | null;
  /** Bounds that held; `high` null: none. */
  low: number | null;
  high: number | null;
  why: SplitReason;
}

export interface Split {
  total: number;
  /** total − what the desa that take part have. */
  extra: number;
  desa: DesaSplit[];
  /** Sums of their desa, by kecamatan code in order. */
  kecamatan: { code: string; people: number; extra: number }[];
}

export type SplitOutcome = { split: Split; problems: [] } | { split: null; problems: SplitProblem[] };

/**
 * Splits a target over desa by a rule, within bounds and around locks, into whole numbers that sum exactly to the total.
 * A wish that cannot be met ends in named problems and no split.
 *
 * Every desa's number is a piecewise linear function of one level λ, cut to its bounds (and, where its kecamatan has bounds, λ is
 * cut to where the kecamatan's sum meets them); the λ at which all sum to the total is found exactly (water-level.ts), then
 * numbers are made whole within the same bounds (whole-split.ts).
 * Method: continuous knapsack, Pardalos & Kovoor (1990); largest remainder.
 */
export function splitTarget(desa: readonly SplitDesa[], wishes: SplitWishes): SplitOutcome {
  const { known, problems } = boundDesa(desa, wishes);
  const impossible = problems.length > 0 ? problems : impossibleSums(known, wishes);
  if (impossible.length > 0) return { split: null, problems: impossible };
  const rates = meanRate(known);
  const weights = known.map((one) => weightOf(one, wishes.rule, rates));
  const risings = known.map((one, i) => risingOf(one, weights[i]!, wishes.rule));
  const levels = kecamatanLevels(known, risings, wishes.kecamatanBounds);
  const cut = risings.map((rising, i) => {
    const [low, high] = levels.get(known[i]!.kecamatan) ?? ANY;
    return within(rising, low, high);
  });
  const level = levelAt(cut, wishes.total);
  const stuck = [...levels].find(([, [, , isStuck]]) => isStuck);
  if (stuck || level === null) {
    const left = wishes.total - cut.reduce((sum, one) => sum + mostOf(one), 0);
    const problem: SplitProblem = {
      kind: 'no-weight',
      rule: wishes.rule,
      left: Math.ceil(left),
      kecamatan: stuck?.[0] ?? null,
    };
    return { split: null, problems: [problem] };
  }
  const shares = known.map((one, i) => ({
    code: one.code,
    kecamatan: one.kecamatan,
    exact: Math.min(one.high, Math.max(one.low, valueAt(cut[i]!, level))),
    weight: weights[i]!,
  }));
  const people = wholeSplit(shares, wishes.total, wishes.kecamatanBounds);
  const all = weights.reduce((sum, weight, i) => sum + (known[i]!.given === null ? weight : 0), 0);
  const found = new Map(
    known.map((one, i) => {
      const [low, high] = levels.get(one.kecamatan) ?? ANY;
      const kecamatanBound = level < low ? 'min' : level > high ? 'max' : null;
      const about = { rule: wishes.rule, weight: weights[i]!, weights: all, exact: shares[i]!.exact };
      return [one.code, partOf(one, people[i]!, { ...about, kecamatanBound })];
    }),
  );
  return { split: summed(desa, known, found, wishes.total), problems: [] };
}

type Levels = [low: number, high: number, isStuck?: boolean];
const ANY: Levels = [-Infinity, Infinity];

/** Sums that no numbers within the bounds can have. */
function impossibleSums(known: readonly BoundDesa[], wishes: SplitWishes): SplitProblem[] {
  const { total, rule, keepActive, cap, kecamatanBounds } = wishes;
  if (known.length === 0) return [{ kind: 'nothing-known', rule }];
  const problems: SplitProblem[] = [];
  let [least, most] = [0, 0];
  const groups = grouped(known);
  for (const code of new Set([...groups.keys(), ...Object.keys(kecamatanBounds)])) {
    const all = groups.get(code) ?? [];
    const { min = 0, max = Infinity } = kecamatanBounds[code] ?? {};
    const [low, high] = [sumOf(all, 'low'), sumOf(all, 'high')];
    if (low > max) problems.push({ kind: 'kecamatan-max', code, max, people: low });
    if (high < min) problems.push({ kind: 'kecamatan-min', code, min, people: high });
    least += Math.max(low, min);
    most += Math.min(high, max);
  }
  if (problems.length > 0) return problems;
  if (rule === 'by-hand' && least === most && least !== total)
    return [{ kind: 'by-hand-sum', total, people: least }];
  if (least > total) return [{ kind: 'minima-above-total', total, people: least, keepActive }];
  return most < total ? [{ kind: 'maxima-below-total', total, people: most, cap }] : [];
}

/** Levels at which each bounded kecamatan meets its bounds: below the first it stays at its minimum, above the second at its maximum. */
function kecamatanLevels(
  known: readonly BoundDesa[],
  risings: readonly Rising[],
  bounds: Readonly<Record<string, Bounds>>,
): Map<string, Levels> {
  const all = new Map<string, Rising[]>();
  known.forEach(({ kecamatan }, i) => {
    if (bounds[kecamatan] !== undefined) appendTo(all, kecamatan, risings[i]!);
  });
  return new Map(
    [...all].map(([code, own]) => {
      const { min, max } = bounds[code]!;
      const low = min === undefined ? -Infinity : levelAt(own, min);
      const high = max === undefined ? Infinity : (levelAt(own, max) ?? Infinity);
      return [code, low === null ? [Infinity, Infinity, true] : [low, Math.max(low, high)]];
    }),
  );
}

function weightOf({ eligible, active, responseRate }: BoundDesa, rule: SplitRule, mean: number): number {
  const gap = Math.max(0, eligible - active);
  if (rule === 'gap') return gap;
  if (rule === 'response') return gap * (responseRate ?? mean);
  return eligible;
}

/** Mean of the known response rates: what a desa of which nothing was learned is taken to have; 1 where none is known. */
function meanRate(known: readonly BoundDesa[]): number {
  const rates = known.flatMap(({ responseRate }) => responseRate ?? []);
  return rates.length === 0 ? 1 : rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
}

/**
 * A desa's number as a function of the level: `equal-rate` λ × eligible; the others active + λ × weight above 0, and below 0 down to
 * −1 the same share of what every desa has.
 */
function risingOf({ active, low, high, given }: BoundDesa, weight: number, rule: SplitRule): Rising {
  if (given !== null) return { least: low, slopes: [] };
  const along = (start: number, rise: number, from: number, to: number) =>
    rise > 0 && to > from ? [{ from: (from - start) / rise, to: (to - start) / rise, rise }] : [];
  if (rule === 'equal-rate') return { least: low, slopes: along(0, weight, low, high) };
  const slopes = [
    ...along(active, active, low, Math.min(active, high)),
    ...along(active, weight, Math.max(active, low), high),
  ];
  return { least: low, slopes };
}

function partOf(
  { code, kecamatan, members, low, high, given }: BoundDesa,
  people: number,
  rule: Omit<SplitReason & { kind: 'rule' }, 'kind' | 'bound' | 'rounded'>,
): DesaSplit {
  const extra = members === null ? null : people - members;
  const place = { code, kecamatan, people, active: members, extra };
  const bounds = { low, high: high === Infinity ? null : high };
  if (given !== null) {
    const kind = { lock: 'locked', hand: 'by-hand', kept: 'kept' } as const;
    return { ...place, ...bounds, why: { kind: kind[given] } };
  }
  const bound = people === low && rule.exact === low ? 'min' : people === high ? 'max' : null;
  const difference = people - rule.exact;
  const rounded = Math.abs(difference) < 1e-6 ? null : difference > 0 ? 'up' : 'down';
  return { ...place, ...bounds, why: { kind: 'rule', ...rule, bound, rounded } };
}

function summed(
  desa: readonly SplitDesa[],
  known: readonly BoundDesa[],
  found: ReadonlyMap<string, DesaSplit>,
  total: number,
): Split {
  const parts = desa.map((one) => found.get(one.code) ?? unknownPart(one));
  const sums = [...grouped(parts)].map(([code, all]) => ({
    code,
    people: sumOf(all, 'people'),
    extra: sumOf(all, 'extra'),
  }));
  const kecamatan = sums.sort((a, b) => (a.code < b.code ? -1 : 1));
  return { total, extra: total - sumOf(known, 'active'), desa: parts, kecamatan };
}

function unknownPart({ code, kecamatan, eligible, active }: SplitDesa): DesaSplit {
  const why = { kind: 'unknown', eligible: eligible === null, active: active === null } as const;
  return { code, kecamatan, people: null, active, extra: null, low: null, high: null, why };
}

function grouped<T extends { kecamatan: string }>(all: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) appendTo(groups, one.kecamatan, one);
  return groups;
}

function appendTo<T>(groups: Map<string, T[]>, key: string, one: T): void {
  const group = groups.get(key);
  if (group) group.push(one);
  else groups.set(key, [one]);
}

function sumOf<K extends string>(all: readonly Partial<Record<K, number | null>>[], key: K): number {
  return all.reduce((sum, one) => sum + (one[key] ?? 0), 0);
}
