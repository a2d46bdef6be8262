import { boundDesa } from './split-bounds.ts';
import { pooled } from './split-pools.ts';
import type { SplitProblem } from './split-problem.ts';
import { reasonOf, unknownReason, type SplitReason } from './split-reason.ts';
import { weighed, type WeighedDesa } from './split-weights.ts';
import type { Bounds, SplitDesa, SplitWishes } from './split-wishes.ts';
import { sumProblems, weightProblem } from './sum-problems.ts';
import { wholeSplit } from './whole-split.ts';
import { wishProblems } from './wish-problems.ts';

/** One desa's part of a target; people. */
export interface DesaSplit {
  code: string;
  kecamatan: string;
  /** Null where it is unknown. */
  people: number | null;
  eligible: number | null;
  active: number | null;
  /** people − active; negative where the target lies below. */
  extra: number | null;
  /** Bounds that held; `high` null: none. */
  low: number | null;
  high: number | null;
  why: SplitReason;
}

/** Sums of the desa of a kecamatan that have a number; null where none has. */
export interface KecamatanSplit {
  code: string;
  people: number | null;
  /** Sum over the desa whose members are known. */
  extra: number | null;
  /** Desa without a number. */
  unknown: number;
}

export interface Split {
  total: number;
  /** Sum of what is added to the desa whose members are known. */
  extra: number;
  /** In the order given. */
  desa: DesaSplit[];
  /** By code. */
  kecamatan: KecamatanSplit[];
}

export type SplitOutcome = { split: Split; problems: [] } | { split: null; problems: SplitProblem[] };

/**
 * Splits a target over desa by a rule, within bounds and around locks, into whole numbers that sum exactly to the total.
 * Wishes that cannot be met end in named problems and no split; the order of the desa changes nothing.
 *
 * Each desa's number is a piecewise linear function of one level λ, cut to its bounds (split-weights.ts); the λ at which all
 * sum to the total is found exactly, kecamatan bounds nested (split-pools.ts, water-level.ts); then numbers are made whole
 * within the same bounds (whole-split.ts).
 * Method: continuous knapsack, Pardalos & Kovoor (1990); largest remainder.
 *
 * @throws RangeError for figures that no desa can have, or a desa that stands twice
 */
export function splitTarget(desa: readonly SplitDesa[], wishes: SplitWishes): SplitOutcome {
  const ordered = desa.toSorted(byCode);
  checkFigures(ordered);
  const wrong = wishProblems(ordered, wishes);
  if (wrong.length > 0) return { split: null, problems: wrong };
  const known = boundDesa(ordered, wishes);
  const impossible = sumProblems(known, wishes);
  if (impossible.length > 0) return { split: null, problems: impossible };
  const taking = weighed(known, wishes.rule);
  const mosts = taking.map(({ start, rising }) => start + rising.high);
  const stuck = weightProblem(known, mosts, wishes);
  if (stuck.length > 0) return { split: null, problems: stuck };
  return { split: summed(desa, partsOf(taking, wishes), wishes.total), problems: [] };
}

function partsOf(taking: readonly WeighedDesa[], wishes: SplitWishes): Map<string, DesaSplit> {
  const bounds = new Map(Object.entries(wishes.kecamatanBounds));
  const shares = pooled(taking, wishes.total, bounds);
  const whole = wholeSplit(
    taking.map(({ bound, weight }, i) => ({
      kecamatan: bound.desa.kecamatan,
      weight,
      exact: shares[i]!.value,
    })),
    wishes.total - sumOf(taking, ({ start }) => start),
    risingBounds(taking, bounds),
  );
  const parts = new Map<string, DesaSplit>();
  taking.forEach((one, i) => {
    const people = one.start + whole[i]!;
    const why = reasonOf(one, shares[i]!, people, wishes.rule);
    parts.set(one.bound.desa.code, partOf(one, people, why));
  });
  return parts;
}

/** Bounds of each kecamatan on what rises, without where its desa start. */
function risingBounds(taking: readonly WeighedDesa[], bounds: ReadonlyMap<string, Bounds>) {
  const starts = new Map(Array.from(bounds.keys(), (code) => [code, 0]));
  for (const { bound, start } of taking) {
    const { kecamatan } = bound.desa;
    const sum = starts.get(kecamatan);
    if (sum !== undefined) starts.set(kecamatan, sum + start);
  }
  return new Map(
    [...bounds].map(([code, { min = -Infinity, max = Infinity }]) => {
      const start = starts.get(code) ?? 0;
      return [code, { min: min - start, max: max - start }];
    }),
  );
}

function partOf({ bound }: WeighedDesa, people: number, why: SplitReason): DesaSplit {
  const { low, high } = bound;
  const { code, kecamatan, eligible, active } = bound.desa;
  const extra = active === null ? null : people - active;
  const most = high === Infinity ? null : high;
  return { code, kecamatan, people, eligible, active, extra, low, high: most, why };
}

function summed(desa: readonly SplitDesa[], parts: ReadonlyMap<string, DesaSplit>, total: number): Split {
  const all = desa.map((one) => parts.get(one.code) ?? unknownPart(one));
  const kecamatan = new Map<string, KecamatanSplit>();
  for (const { kecamatan: code, people, extra } of all) {
    const sums = kecamatan.get(code) ?? { code, people: null, extra: null, unknown: 0 };
    kecamatan.set(code, sums);
    if (people === null) sums.unknown += 1;
    else sums.people = (sums.people ?? 0) + people;
    if (extra !== null) sums.extra = (sums.extra ?? 0) + extra;
  }
  const extra = sumOf(all, (one) => one.extra ?? 0);
  return { total, extra, desa: all, kecamatan: [...kecamatan.values()].sort(byCode) };
}

function unknownPart(one: SplitDesa): DesaSplit {
  const { code, kecamatan, eligible, active } = one;
  const why = unknownReason(one);
  return { code, kecamatan, people: null, eligible, active, extra: null, low: null, high: null, why };
}

function checkFigures(ordered: readonly SplitDesa[]): void {
  ordered.forEach(({ code, eligible, active, responseRate }, i) => {
    if (code === ordered[i - 1]?.code) throw new RangeError(`desa ${code} stands twice`);
    for (const people of [eligible, active])
      if (people !== null && !(Number.isInteger(people) && people >= 0))
        throw new RangeError(`desa ${code}: ${people} is not a number of people`);
    if (responseRate !== null && !(responseRate >= 0 && responseRate <= 1))
      throw new RangeError(`desa ${code}: response rate ${responseRate} is not a share`);
  });
}

function byCode(a: { code: string }, b: { code: string }): number {
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
}

function sumOf<T>(all: readonly T[], valueOf: (one: T) => number): number {
  return all.reduce((sum, one) => sum + valueOf(one), 0);
}
