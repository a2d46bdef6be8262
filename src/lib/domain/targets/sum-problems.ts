import type { BoundDesa } from './split-bounds.ts';
import type { SplitProblem } from './split-problem.ts';
import type { SplitWishes } from './split-wishes.ts';

/** What the desa of a kecamatan with bounds, or all others, can least and most have together, and what was locked there. */
interface Sums {
  low: number;
  high: number;
  locks: number;
  locked: number;
  /** The highest single lock. */
  topLock: { code: string; people: number } | null;
}

/**
 * Sums that no numbers within the bounds can have. Bounds of desa and kecamatan are laminar: there are whole numbers within them
 * exactly where each kecamatan's range is not empty and the total lies between the sums of the ranges' ends.
 */
export function sumProblems(known: readonly BoundDesa[], wishes: SplitWishes): SplitProblem[] {
  if (known.length === 0) return [{ kind: 'nothing-known', rule: wishes.rule }];
  const { bounded, others } = sumsOf(known, Object.keys(wishes.kecamatanBounds));
  const problems: SplitProblem[] = [];
  let { low: least, high: most } = others;
  for (const [code, own] of bounded) {
    const { min = 0, max = Infinity } = wishes.kecamatanBounds[code]!;
    problems.push(...kecamatanProblem(code, own, min, max));
    least += Math.max(own.low, min);
    most += Math.min(own.high, max);
  }
  return problems.length > 0 ? problems : totalProblem(known, wishes, least, most);
}

/**
 * What is left to give, people, where the desa that the rule gives something to cannot take it, or a kecamatan's cannot reach its
 * minimum. @param mosts what the rule can most give to each
 */
export function weightProblem(
  known: readonly BoundDesa[],
  mosts: readonly number[],
  { rule, total, kecamatanBounds }: SplitWishes,
): SplitProblem[] {
  const highs = new Map(Object.keys(kecamatanBounds).map((code) => [code, 0]));
  let most = 0;
  for (const [i, { desa }] of known.entries()) {
    const high = highs.get(desa.kecamatan);
    if (high === undefined) most += mosts[i]!;
    else highs.set(desa.kecamatan, high + mosts[i]!);
  }
  for (const [code, high] of highs) {
    const { min = 0, max = Infinity } = kecamatanBounds[code]!;
    if (high < min) return [{ kind: 'no-weight', rule, left: min - high, kecamatan: code }];
    most += Math.min(high, max);
  }
  return most < total ? [{ kind: 'no-weight', rule, left: total - most, kecamatan: null }] : [];
}

function kecamatanProblem(
  code: string,
  { low, high, locks, locked, topLock }: Sums,
  min: number,
  max: number,
): SplitProblem[] {
  if (topLock !== null && topLock.people > max)
    return [
      { kind: 'lock-above-kecamatan', code: topLock.code, kecamatan: code, people: topLock.people, max },
    ];
  if (locked > max) return [{ kind: 'locks-above-kecamatan', code, locks, people: locked, max }];
  if (low > max) return [{ kind: 'kecamatan-max', code, max, people: low }];
  return high < min ? [{ kind: 'kecamatan-min', code, min, people: high }] : [];
}

function totalProblem(
  known: readonly BoundDesa[],
  { total, rule, keepActive, cap }: SplitWishes,
  least: number,
  most: number,
): SplitProblem[] {
  const locked = known.filter(({ given }) => given === 'lock');
  const people = sumOf(locked, ({ low }) => low);
  if (people > total) return [{ kind: 'locks-above-total', total, locks: locked.length, people }];
  if (rule === 'by-hand' && least !== total) {
    const kept = known.filter(({ given }) => given === 'kept');
    const keptPeople = sumOf(kept, ({ low }) => low);
    return [{ kind: 'by-hand-sum', total, people: least, kept: kept.length, keptPeople }];
  }
  const active = sumOf(known, ({ desa }) => desa.active ?? 0);
  if (least > total) return [{ kind: 'minima-above-total', total, people: least, active, keepActive }];
  return most < total ? [{ kind: 'maxima-below-total', total, people: most, cap }] : [];
}

function sumsOf(
  known: readonly BoundDesa[],
  kecamatan: readonly string[],
): { bounded: Map<string, Sums>; others: Sums } {
  const nothing = (): Sums => ({ low: 0, high: 0, locks: 0, locked: 0, topLock: null });
  const bounded = new Map(kecamatan.map((code) => [code, nothing()]));
  const others = nothing();
  for (const { desa, low, high, given } of known) {
    const own = bounded.get(desa.kecamatan) ?? others;
    own.low += low;
    own.high += high;
    if (given !== 'lock') continue;
    own.locks += 1;
    own.locked += low;
    if (own.topLock === null || low > own.topLock.people) own.topLock = { code: desa.code, people: low };
  }
  return { bounded, others };
}

function sumOf<T>(all: readonly T[], valueOf: (one: T) => number): number {
  return all.reduce((sum, one) => sum + valueOf(one), 0);
}
