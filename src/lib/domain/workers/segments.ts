/** Membership segments: wage earners, self-employed, construction-project workers. */
export const SEGMENTS = ['pu', 'bpu', 'jakon'] as const;
export type Segment = (typeof SEGMENTS)[number];

/** A segment, or their sum. */
export const SEGMENTS_AND_TOTAL = [...SEGMENTS, 'total'] as const;
export type SegmentOrTotal = (typeof SEGMENTS_AND_TOTAL)[number];

/** Denominator sets the product ships; each states what "eligible" means (see data/README.md). */
export const SHIPPED_DENOMINATORS = ['potensi', 'sakernas'] as const;

/** All denominator sets: `cabang` is the branch's own and there only once the branch has given its values. */
export const DENOMINATORS = [...SHIPPED_DENOMINATORS, 'cabang'] as const;
export type DenominatorId = (typeof DENOMINATORS)[number];

/** Something known of every set that is there; no key, no set. */
export type PerDenominator<T> = Record<(typeof SHIPPED_DENOMINATORS)[number], T> & { cabang?: T };

/** The sets that are there, in the order they are offered. */
export function availableDenominators(sets: PerDenominator<unknown>): DenominatorId[] {
  return DENOMINATORS.filter((id) => sets[id] !== undefined);
}
