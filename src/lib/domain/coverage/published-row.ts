import { boundsOf, type PublishedCount } from '../privacy/suppression/count-table.ts';
import type { CoverageRow } from './coverage.ts';

/**
 * A row of the coverage table as it leaves the house. `active` is what is said of the count; everything else that depends on the count is
 * worked out from that alone, so that it cannot tell more. Null: nothing was reported.
 */
export type PublishedRow = Pick<
  CoverageRow,
  | 'level'
  | 'code'
  | 'name'
  | 'kecamatanCode'
  | 'kecamatan'
  | 'period'
  | 'segment'
  | 'denominator'
  | 'denominatorAsOf'
  | 'simulated'
  | 'eligible'
  | 'eligibleLow'
  | 'eligibleHigh'
  | 'eligibleReported'
  | 'desaReported'
  | 'desaExpected'
> & { active: PublishedCount | null } & PublishedJudgement;

/** What follows from a count as it is published: the middle of what is possible, and an interval that has room for all of it. */
export interface PublishedJudgement {
  /** active ÷ eligibleReported, 0–1 and above. */
  rate: number | null;
  rateLow: number | null;
  rateHigh: number | null;
  /** eligibleReported − active, people, rounded. */
  gap: number | null;
  gapLow: number | null;
  gapHigh: number | null;
  reason: CoverageRow['reason'];
}

/** The row of a count that leaves the house as `active`. */
export function publishedRow(row: CoverageRow, active: PublishedCount | null): PublishedRow {
  const { level, code, name, kecamatanCode, kecamatan, period, segment, denominator } = row;
  const { denominatorAsOf, simulated, eligible, eligibleLow, eligibleHigh, eligibleReported } = row;
  return {
    ...{
      level,
      code,
      name,
      kecamatanCode,
      kecamatan,
      period,
      segment,
      denominator,
      denominatorAsOf,
      simulated,
    },
    ...{ eligible, eligibleLow, eligibleHigh, eligibleReported },
    ...{ desaReported: row.desaReported, desaExpected: row.desaExpected },
    active,
    ...judgePublished(row, active),
  };
}

function judgePublished(row: CoverageRow, active: PublishedCount | null): PublishedJudgement {
  const { low, high } = active === null ? { low: null, high: null } : boundsOf(active);
  const middle = low === null || high === null ? null : (low + high) / 2;
  // An interval of the eligible workers is that of all desa; of a part of them none is known.
  const whole = row.eligibleReported === row.eligible;
  const [fewest, most] = whole ? [row.eligibleLow, row.eligibleHigh] : [null, null];
  return {
    rate: share(middle, row.eligibleReported),
    rateLow: share(low, most),
    rateHigh: share(high, fewest),
    gap: difference(row.eligibleReported, middle),
    gapLow: difference(fewest, high),
    gapHigh: difference(most, low),
    reason: reasonOf(row, middle),
  };
}

/** Whether a count is above the base is judged by the middle of what is possible, not by the count. */
function reasonOf({ reason, eligibleReported }: CoverageRow, middle: number | null): CoverageRow['reason'] {
  if (reason !== 'over-100' && reason !== null) return reason;
  const over = middle !== null && eligibleReported !== null && middle > eligibleReported;
  return over ? 'over-100' : null;
}

function share(people: number | null, base: number | null): number | null {
  return people === null || base === null || base <= 0 ? null : people / base;
}

function difference(base: number | null, people: number | null): number | null {
  return base === null || people === null ? null : Math.round(base - people);
}
