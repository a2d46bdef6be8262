import { addMonths, monthIndex, type Period } from '../calendar/period.ts';
import { isSponsor, type Payer } from '../coverage/enrollment.ts';
import type { RetentionRow } from '../coverage/retention.ts';

/** Shares (0–1) of those protected who are active in a month: careful, middle, hopeful. */
export interface Shares {
  low: number;
  mid: number;
  high: number;
}

/**
 * What the shares rest on.
 * - `not-begun`: nobody is protected yet in that month
 * - `paid`: a sponsor has paid for the month, for everybody
 * - `retention`: how many of the payer's own members stayed so long, ±10 points
 * - `stay-rate`: the same from monthly counts of the payer's members, old and new
 * - `lapse`: nothing is known of the payer's members; a quarter a year is assumed to lapse
 * - `after-sponsor`: the sponsor pays no longer; a few are assumed to go on by themselves
 * - `typed`: as the user says
 */
export type StayBasis =
  'not-begun' | 'paid' | 'retention' | 'stay-rate' | 'lapse' | 'after-sponsor' | 'typed';

export interface StillActive extends Shares {
  basis: StayBasis;
  /** Months from the first month paid to the month asked. */
  months: number;
  /** People whose staying was counted (`stay-rate`: person-months); null where the shares are assumed. */
  began: number | null;
}

/** Of those who pay themselves, after 12 months: 20–30% lapse in a normal year (assumption, with a margin on the careful side). */
export const STAY_A_YEAR: Shares = { low: 0.6, mid: 0.75, high: 0.85 };
/** Few who were enrolled free of charge go on paying: under 10% after a year in Nicaragua. */
const AFTER_SPONSOR: Shares = { low: 0, mid: 0.1, high: 0.25 };
/** What the retention of new members may differ by from that of earlier ones; assumption. */
const MARGIN = 0.1;

/** How members of payers have stayed. */
export interface StayEvidence {
  retention: readonly RetentionRow[];
  /** From monthly counts, where months are known: see `stayRateFromCounts`, and what share (0–1) of the members is active, not in arrears. */
  monthly: readonly { payer: Payer; rate: number; memberMonths: number; active: number }[];
}

/**
 * What share of the people whose protection begins in `from` is active in a month, as far as can be assumed.
 *
 * @param paid who pays, from when and for how many months
 */
export function stillActive(
  month: Period,
  { payer, from, months }: { payer: Payer; from: Period; months: number },
  { retention, monthly }: StayEvidence,
): StillActive {
  const age = monthIndex(month) - monthIndex(from);
  const told = (basis: StayBasis, shares: Shares, began: number | null = null): StillActive => ({
    ...shares,
    basis,
    months: Math.max(0, age),
    began,
  });
  if (age < 0) return told('not-begun', { low: 0, mid: 0, high: 0 });
  if (isSponsor(payer)) {
    const isPaid = month <= addMonths(from, months - 1);
    return isPaid ? told('paid', { low: 1, mid: 1, high: 1 }) : told('after-sponsor', AFTER_SPONSOR);
  }
  const kept = stayOf(retention, payer, age);
  if (kept !== null) return told('retention', around(kept.share, age), kept.began);
  const counted = monthly.find((one) => one.payer === payer);
  if (counted === undefined) return told('lapse', lapsed(age));
  const share = age === 0 ? 1 : counted.rate ** age * counted.active;
  return told('stay-rate', around(share, age), counted.memberMonths);
}

function around(mid: number, age: number): Shares {
  const within = (share: number) => Math.min(1, Math.max(0, share));
  const margin = age === 0 ? 0 : MARGIN;
  return { low: within(mid - margin), mid, high: within(mid + margin) };
}

/**
 * The share that stays some months, between the horizons that are known in a straight line from 1 at the start, beyond the last one as
 * if as many lapsed a month as on average until then; null where nothing is known of the payer.
 */
function stayOf(
  rows: readonly RetentionRow[],
  payer: Payer,
  age: number,
): { share: number; began: number } | null {
  const points = rows
    .flatMap((row) =>
      row.payer === payer && row.rate !== null
        ? [{ months: row.horizonMonths, share: row.rate, began: row.began ?? 0 }]
        : [],
    )
    .sort((a, b) => a.months - b.months);
  const last = points.at(-1);
  if (last === undefined) return null;
  if (age >= last.months) return { share: last.share ** (age / last.months), began: last.began };
  const after = points.find(({ months }) => months >= age)!;
  const before = points.findLast(({ months }) => months < age) ?? { months: 0, share: 1 };
  const way = (age - before.months) / (after.months - before.months);
  return { share: before.share + (after.share - before.share) * way, began: after.began };
}

function lapsed(age: number): Shares {
  const at = (year: number) => year ** (age / 12);
  return { low: at(STAY_A_YEAR.low), mid: at(STAY_A_YEAR.mid), high: at(STAY_A_YEAR.high) };
}
