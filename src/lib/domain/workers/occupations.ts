/**
 * What a registered occupation says about work.
 * - `pu`, `bpu`, `jakon`: the segment such people belong to
 * - `outside`: at work, but insured elsewhere (ASN with Taspen, TNI and Polri with ASABRI) or a state official
 * - `not-working`: not at work
 * - `mixed`: people of several kinds; says nothing about shares
 */
export const OCCUPATION_STATUSES = ['pu', 'bpu', 'jakon', 'outside', 'not-working', 'mixed'] as const;
export type OccupationStatus = (typeof OCCUPATION_STATUSES)[number];

/** Fewer people whose occupation tells a segment say too little about a desa. */
export const LEAST_CLASSIFIED = 30;

/** People of one desa by what their registered occupation says; only those of a segment. */
export interface ClassifiedPeople {
  pu: number;
  bpu: number;
  jakon: number;
}

/** Shares of the working people of a desa, 0–1, and of how many registered ones. */
export interface OccupationShares {
  informalShare: number;
  jakonShare: number;
  classified: number;
}

/** Informal and construction shares from registered occupations; null where too few are classified. */
export function occupationShares({ pu, bpu, jakon }: ClassifiedPeople): OccupationShares | null {
  const classified = pu + bpu + jakon;
  if (classified < LEAST_CLASSIFIED) return null;
  return { informalShare: bpu / classified, jakonShare: jakon / classified, classified };
}
