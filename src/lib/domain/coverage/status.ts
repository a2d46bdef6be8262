import { addMonths, monthIndex, type Period } from '../calendar/period.ts';
import type { Payer, Status } from './enrollment.ts';

/** `not-registered`: the month asked about is before the first month of membership. */
export type MembershipStatus = 'active' | 'arrears' | 'ended' | 'not-registered';
export type MembershipFlow = 'new' | 'reactivated' | 'endedThisMonth';

/** What is known of payments when asking about a month. */
export interface PaymentHistory {
  /** Last month paid for. */
  paidThrough: Period;
  /** Month asked about. */
  month: Period;
  /** Months a member may be unpaid before membership ends, a whole number from 0. */
  graceMonths: number;
  /** First month of membership; null or absent where unknown. */
  firstMonth?: Period | null;
  /** Last month paid for as it stood at the end of the month before; null or absent where unknown. */
  previousPaidThrough?: Period | null;
}

/**
 * Status in a month m with p the last month paid: active m ≤ p, arrears p < m ≤ p + grace, ended m > p + grace
 * (BPJS Ketenagakerjaan process manual 908, p. 59; sources differ on the grace, so it is an argument). Only the last month
 * paid is known: everything before it counts as paid without interruption.
 *
 * @throws RangeError when a month is not `YYYY-MM` or the grace is not a whole number from 0
 */
export function statusOf({ paidThrough, month, graceMonths, firstMonth }: PaymentHistory): MembershipStatus {
  if (!Number.isInteger(graceMonths) || graceMonths < 0)
    throw new RangeError(`a grace of ${graceMonths} months is not a whole number from 0`);
  const late = monthIndex(month) - monthIndex(paidThrough);
  if (firstMonth != null && monthIndex(firstMonth) > monthIndex(month)) return 'not-registered';
  if (late <= 0) return 'active';
  return late <= graceMonths ? 'arrears' : 'ended';
}

/** What happened in the month; null where it is not known. `new` and `reactivated` exclude each other. */
export interface MembershipFlows {
  /** First month of membership, and paid. Unknown without a first month. */
  new: boolean | null;
  /** Active again, and ended the month before. Unknown where active without a previous last month paid. */
  reactivated: boolean | null;
  /** The grace ran out: m = p + grace + 1. */
  endedThisMonth: boolean;
}

/**
 * Flows of the month. Where an ended member pays for the current month, members (active + arrears) change by new +
 * reactivated − ended; one who pays in the month itself in which the grace would run out has neither ended nor come back.
 *
 * @throws RangeError as `statusOf`
 */
export function flowsOf(history: PaymentHistory): MembershipFlows {
  const { paidThrough, month, graceMonths, firstMonth } = history;
  const status = statusOf(history);
  const late = monthIndex(month) - monthIndex(paidThrough);
  return {
    new: firstMonth != null ? firstMonth === month && status === 'active' : null,
    reactivated: status === 'active' ? isReactivated(history) : false,
    endedThisMonth: status === 'ended' && late === graceMonths + 1,
  };
}

function isReactivated({ month, graceMonths, firstMonth, previousPaidThrough }: PaymentHistory) {
  if (firstMonth === month) return false;
  if (previousPaidThrough == null) return null;
  return statusOf({ paidThrough: previousPaidThrough, month: addMonths(month, -1), graceMonths }) === 'ended';
}

/** People of one payer who began and are paid for alike. */
export interface MemberGroup {
  payer: Payer;
  /** First month of membership; null where unknown. */
  firstMonth: Period | null;
  /** Last month paid for. */
  paidThrough: Period;
  people: number;
}

/** People per status in a month. active + arrears + ended = registered. */
export interface StatusCounts {
  active: number;
  arrears: number;
  /** All whose membership has ever ended and who have not come back. */
  ended: number;
  registered: number;
  /** Part of `active`: their first month. Null with a reason where a first month is unknown. */
  new: number | null;
  newReason: 'no-first-month' | null;
  /** Part of `ended`: their grace ran out this month. */
  endedThisMonth: number;
}

/**
 * Counts people per status. A group that begins after the month is not registered yet; one whose first month is unknown
 * counts as registered. Reactivations cannot be told from a last month paid alone (see `flowsOf`).
 *
 * @throws RangeError as `statusOf`
 */
export function statusCounts(
  groups: readonly MemberGroup[],
  month: Period,
  graceMonths: number,
): StatusCounts {
  const people = { active: 0, arrears: 0, ended: 0, 'not-registered': 0 };
  const flows = { new: 0, endedThisMonth: 0 };
  for (const group of groups) {
    const history = { ...group, month, graceMonths };
    const { new: isNew, endedThisMonth } = flowsOf(history);
    people[statusOf(history)] += group.people;
    if (isNew) flows.new += group.people;
    if (endedThisMonth) flows.endedThisMonth += group.people;
  }
  const { active, arrears, ended } = people;
  const isUnknown = groups.some(({ firstMonth }) => firstMonth === null);
  return {
    ...{ active, arrears, ended, registered: active + arrears + ended },
    new: isUnknown ? null : flows.new,
    newReason: isUnknown ? 'no-first-month' : null,
    endedThisMonth: flows.endedThisMonth,
  };
}

/**
 * What the clean enrollment form calls a status or flow. Null for what it has no word for: `berakhir` is the flow of the
 * month, so those who ended earlier are in none of its counts.
 */
export function enrollmentStatus(name: MembershipStatus | MembershipFlow): Status | null {
  return ENROLLMENT_STATUS[name];
}

const ENROLLMENT_STATUS: Record<MembershipStatus | MembershipFlow, Status | null> = {
  active: 'aktif',
  arrears: 'menunggak',
  new: 'baru',
  reactivated: 'baru',
  endedThisMonth: 'berakhir',
  ended: null,
  'not-registered': null,
};
