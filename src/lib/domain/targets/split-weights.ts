import type { BoundDesa } from './split-bounds.ts';
import type { SplitDesa, SplitRule } from './split-wishes.ts';
import type { Rising } from './water-level.ts';

/** A smaller share than one in a million counts as nobody. */
const LEAST_RATE = 1e-6;

/** A desa as the rule sees it: its number is `start` + what rises with the level, both people. */
export interface WeighedDesa {
  bound: BoundDesa;
  /** What its part is proportional to. */
  weight: number;
  /** The response rate used, 0–1; null where none is known of any desa, or under another rule. */
  rate: number | null;
  start: number;
  rising: Rising;
}

/**
 * The rising number of each desa. Under `equal-rate` it is λ × eligible; under the others what is added is λ × weight, and below
 * 0 every desa gives up the same share −λ of its members. A desa without workers has no rate: it keeps what it has, and gives up
 * the same share as the others' last.
 */
export function weighed(known: readonly BoundDesa[], rule: SplitRule): WeighedDesa[] {
  const mean = rule === 'response' ? meanRate(known) : null;
  return known.map((bound) => {
    const { desa } = bound;
    const rate = rule === 'response' ? (desa.responseRate ?? mean) : null;
    const weight = bound.given === null ? weightOf(desa, rule, rate) : 0;
    const start = rule === 'equal-rate' && weight > 0 ? 0 : (desa.active ?? 0);
    return { bound, weight, rate, start, rising: risingOf(bound, weight, start) };
  });
}

/** Workers not yet covered, people; 0 where more are active than eligible, or one of both is unknown. */
export function gapOf({ eligible, active }: SplitDesa): number {
  return eligible === null || active === null ? 0 : Math.max(0, eligible - active);
}

function weightOf(one: SplitDesa, rule: SplitRule, rate: number | null): number {
  if (rule === 'gap') return gapOf(one);
  if (rule === 'response') return gapOf(one) * (rate === null ? 1 : rate < LEAST_RATE ? 0 : rate);
  return one.eligible ?? 0;
}

/** Mean of the known response rates: what a desa of which nothing was learned is taken to have; null where none is known. */
function meanRate(known: readonly BoundDesa[]): number | null {
  const rates = known.flatMap(({ desa }) => desa.responseRate ?? []);
  return rates.length === 0 ? null : rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
}

/** Where the rule gives nothing, the number never rises above what is there. */
function risingOf({ low, high, given }: BoundDesa, weight: number, start: number): Rising {
  const [least, most] = [low - start, high - start];
  const isFixed = given !== null;
  return {
    low: least,
    high: weight > 0 || isFixed ? most : Math.max(least, Math.min(most, 0)),
    down: isFixed ? 0 : start,
    up: weight,
    from: -Infinity,
    to: Infinity,
  };
}
