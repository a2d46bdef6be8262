import type { Bounds, SplitDesa, SplitWishes } from './split-wishes.ts';

/** Where a given number comes from: locked, typed, or not typed under `by-hand`, so that the desa keeps what it has. */
export type Given = 'lock' | 'hand' | 'kept';

/** A desa that takes part, with the bounds that hold for it; `high` may be infinite. */
export interface BoundDesa {
  desa: SplitDesa;
  low: number;
  high: number;
  /** What `low` and `high` come from; null where there is no such bound. */
  lowBy: 'min' | 'active' | null;
  highBy: 'max' | 'workers' | null;
  given: Given | null;
}

/** Whether a desa has both figures that a rule needs. */
export function isKnown(one: SplitDesa): one is SplitDesa & { eligible: number; active: number } {
  return one.eligible !== null && one.active !== null;
}

/**
 * The desa that take part, with their bounds. A lock comes before a typed number, and both before `keepActive` and `cap`. A desa
 * whose eligible workers or members are unknown takes part only with a number that was given.
 */
export function boundDesa(desa: readonly SplitDesa[], wishes: SplitWishes): BoundDesa[] {
  const given = givenBy(wishes);
  const ownBounds = new Map(Object.entries(wishes.desaBounds));
  const known: BoundDesa[] = [];
  for (const one of desa) {
    const fixed = given(one);
    if (fixed !== null) {
      const { people, by } = fixed;
      known.push({ desa: one, low: people, high: people, lowBy: null, highBy: null, given: by });
    } else if (isKnown(one)) known.push(boundsOf(one, ownBounds.get(one.code) ?? {}, wishes));
  }
  return known;
}

/** The number that a desa was given, and how; null where the rule is to find it. */
export function givenBy({ locks, byHand, rule }: Pick<SplitWishes, 'locks' | 'byHand' | 'rule'>) {
  const locked = new Map(Object.entries(locks));
  const typed = new Map(Object.entries(rule === 'by-hand' ? byHand : {}));
  return ({ code, active }: SplitDesa): { people: number; by: Given } | null => {
    const lock = locked.get(code);
    if (lock !== undefined) return { people: lock, by: 'lock' };
    if (rule !== 'by-hand') return null;
    const hand = typed.get(code);
    if (hand !== undefined) return { people: hand, by: 'hand' };
    return active === null ? null : { people: active, by: 'kept' };
  };
}

/** More active than eligible is not clipped: what a desa has is what it may keep. */
export function capOf({ eligible, active }: { eligible: number; active: number }): number {
  return Math.max(eligible, active);
}

function boundsOf(
  one: SplitDesa & { eligible: number; active: number },
  { min = 0, max = Infinity }: Bounds,
  { keepActive, cap }: SplitWishes,
): BoundDesa {
  const kept = keepActive ? one.active : 0;
  const most = cap ? capOf(one) : Infinity;
  const lowBy = min > kept ? 'min' : keepActive ? 'active' : null;
  const highBy = max < most ? 'max' : cap ? 'workers' : null;
  return { desa: one, low: Math.max(min, kept), high: Math.min(max, most), lowBy, highBy, given: null };
}
