import type { PooledDesa, SplitPool } from './split-pools.ts';
import { gapOf, type WeighedDesa } from './split-weights.ts';
import type { SplitDesa, SplitRule } from './split-wishes.ts';

/**
 * Why a desa got its number.
 * - `unknown`: no number is made up; true stands at what is unknown
 * - `locked`, `by-hand`: given; `kept`: not typed, so it keeps what it has
 * - `rule`: found by the rule
 */
export type SplitReason =
  | { kind: 'unknown'; eligible: boolean; active: boolean }
  | { kind: 'locked' | 'by-hand' | 'kept'; beyond: Beyond | null }
  | RuleReason;

/** A given number that `keepActive` or `cap` would not have given. */
export type Beyond = 'below-active' | 'above-workers';

export interface RuleReason {
  kind: 'rule';
  rule: SplitRule;
  /** What its part is proportional to; `active` where members are given up. */
  by: 'workers' | 'gap' | 'response' | 'active';
  /** Its own weight; of `pool.weights` of all who share. */
  weight: number;
  pool: SplitPool;
  /** What the rule gives before own bounds and rounding, people; null where nobody shares. */
  exact: number | null;
  bound: HeldBy | null;
  rounded: 'up' | 'down' | null;
  /** Under `response`: gap in people and the rate used (0–1; null: none known of any desa), of its own or the mean of the others. */
  response: { gap: number; rate: number | null; isMean: boolean } | null;
}

/**
 * What holds a desa that shares no further.
 * - `min`, `max`: its own bounds; `active`: it keeps what it has; `workers`: it has no more workers
 * - `over-100`: it has more members than workers, and keeps them
 * - `no-weight`: the rule has nothing to give it by (no gap, no workers, no response)
 * - `zero`: nobody is left to give up
 */
export type HeldBy = 'min' | 'max' | 'active' | 'workers' | 'over-100' | 'no-weight' | 'zero';

const GIVEN = { lock: 'locked', hand: 'by-hand', kept: 'kept' } as const;

/** The reason of a desa that takes part. @param people its number */
export function reasonOf(one: WeighedDesa, pooled: PooledDesa, people: number, rule: SplitRule): SplitReason {
  const { desa, given } = one.bound;
  if (given !== null) return { kind: GIVEN[given], beyond: beyond(desa, people) };
  const { pool, moves } = pooled;
  const { rising, start } = one;
  const isGivingUp = pool.isShrinking && start > 0;
  const weight = isGivingUp ? rising.down : rising.up;
  const exact = pool.weights > 0 ? start + (weight * pool.shared) / pool.weights : null;
  const difference = moves && exact !== null ? people - exact : 0;
  return {
    kind: 'rule',
    rule,
    by: isGivingUp ? 'active' : basisOf(rule),
    weight,
    pool,
    exact,
    bound: moves ? null : heldBy(one, people),
    rounded: Math.abs(difference) < 1e-6 ? null : difference > 0 ? 'up' : 'down',
    response:
      rule === 'response' ? { gap: gapOf(desa), rate: one.rate, isMean: desa.responseRate === null } : null,
  };
}

/** The reason of a desa without a number. */
export function unknownReason({ eligible, active }: SplitDesa): SplitReason {
  return { kind: 'unknown', eligible: eligible === null, active: active === null };
}

function basisOf(rule: SplitRule): RuleReason['by'] {
  return rule === 'gap' || rule === 'response' ? rule : 'workers';
}

function beyond({ eligible, active }: SplitDesa, people: number): Beyond | null {
  if (active !== null && people < active) return 'below-active';
  return eligible !== null && people > Math.max(eligible, active ?? 0) ? 'above-workers' : null;
}

function heldBy({ bound, weight }: WeighedDesa, people: number): HeldBy {
  const { low, high, lowBy, highBy } = bound;
  const { eligible, active } = bound.desa;
  if (people === low && lowBy === 'min') return 'min';
  if (people === high && highBy === 'max') return 'max';
  if (people === active && eligible !== null && active > eligible) return 'over-100';
  if (people === active && weight === 0) return 'no-weight';
  if (people === active) return active === high && highBy === 'workers' ? 'workers' : 'active';
  return people === high && highBy === 'workers' ? 'workers' : 'zero';
}
