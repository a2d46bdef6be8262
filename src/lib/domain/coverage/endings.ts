import { monthIndex, type Period } from '../calendar/period.ts';
import { PAYERS, type Payer } from './enrollment.ts';
import type { MemberGroup } from './status.ts';

/** People of one payer who are paid for up to the same month. */
export interface EndingBatch {
  payer: Payer;
  /** Last month paid for; without a renewal they are in arrears from the next. */
  lastMonth: Period;
  people: number;
}

/**
 * Active members who stop being active within the next months unless somebody pays: last month paid from `at` itself up to
 * `at` + months − 1, so that their first unpaid month is one of the `months` after `at`. Soonest first, then in the order
 * of `PAYERS`. Every payer is listed; who pays month by month always stands at `at`, which is no warning.
 *
 * @param options `at` the last month that is known; groups that begin after it are not members yet
 * @throws RangeError when a month is not `YYYY-MM`
 */
export function endingBatches(
  groups: readonly MemberGroup[],
  { at, months }: { at: Period; months: number },
): EndingBatch[] {
  const batches = new Map<string, EndingBatch>();
  for (const { payer, firstMonth, paidThrough, people } of groups) {
    const left = monthIndex(paidThrough) - monthIndex(at);
    const hasBegun = firstMonth === null || monthIndex(firstMonth) <= monthIndex(at);
    if (left < 0 || left >= months || !hasBegun || people === 0) continue;
    const key = `${paidThrough} ${payer}`;
    const batch = batches.get(key) ?? { payer, lastMonth: paidThrough, people: 0 };
    batch.people += people;
    batches.set(key, batch);
  }
  return [...batches.values()].sort(bySoonest);
}

function bySoonest(a: EndingBatch, b: EndingBatch): number {
  const months = monthIndex(a.lastMonth) - monthIndex(b.lastMonth);
  return months || PAYERS.indexOf(a.payer) - PAYERS.indexOf(b.payer);
}

/** A batch as text, in URLs and on the command line: `apbdes.2027-02`. */
export function batchKey({ payer, lastMonth }: Pick<EndingBatch, 'payer' | 'lastMonth'>): string {
  return `${payer}.${lastMonth}`;
}

/** What is known ahead from monthly counts: no end months, so no list. An empty list does not mean that nothing ends. */
export function sponsoredDrops(): { batches: EndingBatch[]; reason: 'no-end-months' } {
  return { batches: [], reason: 'no-end-months' };
}
