import type { DenominatorId, SegmentOrTotal } from '../workers/segments.ts';
import type { Period } from '../calendar/period.ts';

export const LEVELS = ['desa', 'kecamatan', 'kabupaten'] as const;
export type Level = (typeof LEVELS)[number];

/**
 * Why a figure is unknown, or to be read with care; the first that applies is given.
 * - `no-base`: the denominator set has no base for this segment (Sakernas has none for Jakon)
 * - `not-reported`: no enrollment count for this area and month
 * - `incomplete`: some desa (or, for the total, some segment) did not report; `active` is the sum of those that did, and
 *   rate and gap compare it with the eligible workers of the same ones (`eligibleReported`), without interval
 * - `over-100`: more active members than eligible workers (workplace address, commuters); never clipped
 */
export const REASONS = ['no-base', 'not-reported', 'incomplete', 'over-100'] as const;
export type Reason = (typeof REASONS)[number];

/** What the warehouse counts for one area, month, segment and denominator. `null` is unknown, never zero. */
export interface CoverageCounts {
  /** Workers eligible for the segment: estimate, 95% interval and, inside it, 80% interval, people. */
  eligible: number | null;
  eligibleLow: number | null;
  eligibleHigh: number | null;
  eligibleLow80: number | null;
  eligibleHigh80: number | null;
  /**
   * Eligible workers of the desa and segments that reported, people; equals `eligible` where all did. Unknown where none
   * reported, or none that has a base in the set.
   */
  eligibleReported: number | null;
  /** Active members at the end of the month, people; of the reporting desa only. */
  active: number | null;
  /** Desa that reported this month, and desa there are. */
  desaReported: number;
  desaExpected: number;
}

/** What follows from the counts. */
export interface CoverageJudgement {
  /** active ÷ eligibleReported, 0–1 and above 1 where it is so; intervals from those of the eligible workers. */
  rate: number | null;
  rateLow: number | null;
  rateHigh: number | null;
  rateLow80: number | null;
  rateHigh80: number | null;
  /** eligibleReported − active, people; negative where more are active than eligible. */
  gap: number | null;
  gapLow: number | null;
  gapHigh: number | null;
  gapLow80: number | null;
  gapHigh80: number | null;
  reason: Reason | null;
}

/** One row of the coverage table: who, when, of what, the counts and what follows from them. */
export interface CoverageRow extends CoverageCounts, CoverageJudgement {
  level: Level;
  code: string;
  name: string;
  kecamatanCode: string | null;
  kecamatan: string | null;
  period: Period;
  segment: SegmentOrTotal;
  denominator: DenominatorId;
  /** Month the denominator refers to, `YYYY-MM`; null where the set has no base for the segment. */
  denominatorAsOf: string | null;
  /** True when any enrollment figure in the row comes from the simulation. */
  simulated: boolean;
}

/**
 * Rate, gap and reason from counts. Like is compared with like: where some did not report, members of the reporting ones
 * are set against eligible workers of the reporting ones; the interval of such a part is not known from that of the whole.
 * Nothing is clipped: a rate above 1 and a negative gap stay and are flagged. A base of 0 gives no rate (0 ÷ 0 says
 * nothing), but a gap.
 */
export function judgeCoverage(counts: CoverageCounts): CoverageJudgement {
  const { eligible, eligibleReported, active } = counts;
  const partly = eligibleReported !== eligible;
  const whole = (end: number | null) => (partly ? null : end);
  const [low, high] = [whole(counts.eligibleLow), whole(counts.eligibleHigh)];
  const [low80, high80] = [whole(counts.eligibleLow80), whole(counts.eligibleHigh80)];
  const over = (base: number | null) =>
    active === null || base === null || base <= 0 ? null : active / base;
  const minus = (base: number | null) => (active === null || base === null ? null : base - active);
  return {
    rate: over(eligibleReported),
    rateLow: over(high),
    rateHigh: over(low),
    rateLow80: over(high80),
    rateHigh80: over(low80),
    gap: minus(eligibleReported),
    gapLow: minus(low),
    gapHigh: minus(high),
    gapLow80: minus(low80),
    gapHigh80: minus(high80),
    reason: reasonFor(counts),
  };
}

function reasonFor({
  eligible,
  eligibleReported,
  active,
  desaReported,
  desaExpected,
}: CoverageCounts): Reason | null {
  if (eligible === null) return 'no-base';
  if (active === null) return 'not-reported';
  if (desaReported < desaExpected) return 'incomplete';
  if (active > (eligibleReported ?? eligible)) return 'over-100';
  return null;
}
