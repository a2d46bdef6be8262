import { addMonths, monthIndex, type Period } from '../calendar/period.ts';
import { PAYERS, type Payer } from './enrollment.ts';
import { statusOf, type MemberGroup } from './status.ts';

/** Months after the start at which retention is asked for. */
export const HORIZONS: readonly number[] = [3, 6, 12];

/**
 * Why a retention is unknown.
 * - `no-cohort`: nobody is known to have begun so many months ago
 * - `no-first-month`: the same, but there are people whose first month is unknown
 * - `inconsistent`: a later report has more people of a first month than began in it
 */
export type RetentionReason = 'no-cohort' | 'no-first-month' | 'inconsistent';

/** Of the people of a payer who began at least so many months ago: how many were active that long after they began. */
export interface RetentionRow {
  payer: Payer | 'total';
  horizonMonths: number;
  /** active ÷ began, 0–1. */
  rate: number | null;
  /** Numerator, people. */
  active: number | null;
  /** In arrears that long after they began: unpaid then, not yet ended. Not in `active`. */
  arrears: number | null;
  /** Denominator, people. */
  began: number | null;
  /** People of the payer in no cohort, because their first month is unknown. */
  withoutFirstMonth: number;
  reason: RetentionReason | null;
}

export interface Retention {
  /** One list with those who have left, or reports of successive months (cohort-months.ts). */
  basis: 'cohorts' | 'reports';
  at: Period;
  /** Every payer with members in the order of `PAYERS`, then the total; each at every horizon. */
  rows: RetentionRow[];
}

/**
 * Retention of cohorts: of those with firstMonth + h ≤ at, the share with firstMonth + h ≤ paidThrough. Only the last month
 * paid is known, so people count as paid without interruption from first to last month: gaps that were closed or
 * followed by a return do not show, and retention is rather too high than too low.
 *
 * @param options `at` the last month that is known; horizons in whole months
 * @throws RangeError as `statusOf`
 */
export function retention(
  groups: readonly MemberGroup[],
  { graceMonths, at, horizons = HORIZONS }: { graceMonths: number; at: Period; horizons?: readonly number[] },
): Retention {
  const rows = (payer: Payer | 'total', members: readonly MemberGroup[]) =>
    horizons.map((horizonMonths) => retentionRow(payer, members, { graceMonths, at, horizonMonths }));
  const byPayer = PAYERS.map((payer) => ({ payer, members: groups.filter((g) => g.payer === payer) }));
  return {
    basis: 'cohorts',
    at,
    rows: [
      ...byPayer.flatMap(({ payer, members }) => (members.length > 0 ? rows(payer, members) : [])),
      ...rows('total', groups),
    ],
  };
}

function retentionRow(
  payer: Payer | 'total',
  groups: readonly MemberGroup[],
  { graceMonths, at, horizonMonths }: { graceMonths: number; at: Period; horizonMonths: number },
): RetentionRow {
  const people = { active: 0, arrears: 0, ended: 0, 'not-registered': 0 };
  for (const { firstMonth, paidThrough, people: count } of groups) {
    if (firstMonth === null) continue;
    const month = addMonths(firstMonth, horizonMonths);
    if (monthIndex(month) <= monthIndex(at)) people[statusOf({ paidThrough, month, graceMonths })] += count;
  }
  const { active, arrears, ended } = people;
  const began = active + arrears + ended;
  const withoutFirstMonth = unplaced(groups);
  const base = { payer, horizonMonths, withoutFirstMonth };
  if (began > 0) return { ...base, rate: active / began, active, arrears, began, reason: null };
  const reason = withoutFirstMonth > 0 ? 'no-first-month' : 'no-cohort';
  return { ...base, rate: null, active: null, arrears: null, began: null, reason };
}

function unplaced(groups: readonly MemberGroup[]): number {
  return groups.reduce((sum, { firstMonth, people }) => sum + (firstMonth === null ? people : 0), 0);
}

/** People of one payer who began in the same month. */
export interface Cohort {
  firstMonth: Period;
  payer: Payer;
  people: number;
  /** People active 0, 1, 2 … months after the start, up to the month asked about; never rises. */
  active: number[];
}

/**
 * Cohorts by first month, then payer, up to a month; the same assumption as `retention`. People whose first month is
 * unknown are in no cohort.
 *
 * @throws RangeError when a month is not `YYYY-MM`
 */
export function cohortTable(
  groups: readonly MemberGroup[],
  at: Period,
): { cohorts: Cohort[]; withoutFirstMonth: number } {
  const cohorts = new Map<string, Cohort>();
  for (const { firstMonth, payer, paidThrough, people } of groups) {
    const age = firstMonth === null ? -1 : monthIndex(at) - monthIndex(firstMonth);
    if (firstMonth === null || age < 0) continue;
    const key = `${firstMonth} ${payer}`;
    const cohort = cohorts.get(key) ?? {
      firstMonth,
      payer,
      people: 0,
      active: Array<number>(age + 1).fill(0),
    };
    const paidAfter = monthIndex(paidThrough) - monthIndex(firstMonth);
    cohort.people += people;
    cohort.active = cohort.active.map((count, months) => count + (months <= paidAfter ? people : 0));
    cohorts.set(key, cohort);
  }
  return { cohorts: [...cohorts.values()].sort(byStart), withoutFirstMonth: unplaced(groups) };
}

function byStart(a: Cohort, b: Cohort): number {
  const months = monthIndex(a.firstMonth) - monthIndex(b.firstMonth);
  return months || PAYERS.indexOf(a.payer) - PAYERS.indexOf(b.payer);
}

/** Counts of one payer in one month, people; null where not reported. */
export interface MonthlyCounts {
  period: Period;
  /** Stocks at the end of the month. */
  active: number | null;
  arrears: number | null;
  /** Flow of the month: the grace ran out. */
  ended: number | null;
}

/**
 * Why a stay rate is unknown; the first that applies is given.
 * - `missing-months`: a figure of the last 12 months, or the stock before them, was not reported
 * - `no-members`: nobody was a member in those months
 * - `inconsistent`: in some month more ended than there were members the month before
 */
export type StayRateReason = 'missing-months' | 'no-members' | 'inconsistent';

/** An approximation of retention where only counts exist, of all members, old and new, not of those who began together. */
export interface StayRate {
  basis: 'monthly-counts';
  /** First and last month of the flows; null for an empty series. */
  from: Period | null;
  to: Period | null;
  /** 1 − ended ÷ memberMonths, 0–1. */
  monthly: number | null;
  /** People whose membership ended in those months. */
  ended: number | null;
  /** Members (active + arrears) at the start of each month, summed. */
  memberMonths: number | null;
  /** The monthly rate compounded: monthly ^ horizonMonths. */
  after: { horizonMonths: number; rate: number | null }[];
  reason: StayRateReason | null;
}

const WINDOW_MONTHS = 12;

/**
 * Monthly stay rate of the last 12 months of a series: an occurrence–exposure rate, 1 − Σ ended(m) ÷ Σ members(m − 1)
 * with members = active + arrears; compounded as if the chance to end were the same for all members and months. For
 * payers whose members lapse together it says little: see `endingBatches`.
 *
 * @param series months of one payer in any order; the newest closes the window
 * @throws RangeError when a month is not `YYYY-MM` or stands twice
 */
export function stayRateFromCounts(
  series: readonly MonthlyCounts[],
  horizons: readonly number[] = HORIZONS,
): StayRate {
  const months = [...series].sort((a, b) => monthIndex(a.period) - monthIndex(b.period));
  const twice = months.find(({ period }, i) => months[i + 1]?.period === period);
  if (twice) throw new RangeError(`${twice.period} stands twice in the series`);
  const to = months.at(-1)?.period ?? null;
  const from = to === null ? null : addMonths(to, 1 - WINDOW_MONTHS);
  const sums = exposure(months.slice(-WINDOW_MONTHS - 1));
  const isKnown = typeof sums !== 'string';
  const monthly = isKnown ? 1 - sums.ended / sums.memberMonths : null;
  const after = horizons.map((horizonMonths) => ({
    horizonMonths,
    rate: monthly === null ? null : monthly ** horizonMonths,
  }));
  const [ended, memberMonths, reason] = isKnown ? [sums.ended, sums.memberMonths, null] : [null, null, sums];
  return { basis: 'monthly-counts', from, to, monthly, ended, memberMonths, after, reason };
}

/** Sums over the window, whose first month gives a stock only. */
function exposure(
  months: readonly MonthlyCounts[],
): { ended: number; memberMonths: number } | StayRateReason {
  const steps: { ended: number; members: number }[] = [];
  for (const [i, { period, ended }] of months.entries()) {
    const before = months[i - 1];
    if (!before) continue;
    const { active, arrears } = before;
    const follows = monthIndex(period) - monthIndex(before.period) === 1;
    if (!follows || active === null || arrears === null || ended === null) return 'missing-months';
    steps.push({ ended, members: active + arrears });
  }
  if (steps.length < WINDOW_MONTHS) return 'missing-months';
  if (steps.some(({ ended, members }) => ended > members)) return 'inconsistent';
  const sum = (key: 'ended' | 'members') => steps.reduce((total, step) => total + step[key], 0);
  return sum('members') === 0 ? 'no-members' : { ended: sum('ended'), memberMonths: sum('members') };
}
