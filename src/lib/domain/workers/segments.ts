/** Membership segments: wage earners, self-employed, construction-project workers. */
export const SEGMENTS = ['pu', 'bpu', 'jakon'] as const;
export type Segment = (typeof SEGMENTS)[number];

/** A segment, or their sum. */
export const SEGMENTS_AND_TOTAL = [...SEGMENTS, 'total'] as const;
export type SegmentOrTotal = (typeof SEGMENTS_AND_TOTAL)[number];

/** Denominator sets the product ships; each states what "eligible" means (see data/README.md). */
export const DENOMINATORS = ['potensi', 'sakernas'] as const;
export type DenominatorId = (typeof DENOMINATORS)[number];
