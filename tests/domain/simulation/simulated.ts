import type { EnrollmentCount, Payer, Status } from '#lib/domain/coverage/enrollment.ts';
import type { Period } from '#lib/domain/calendar/period.ts';
import { simulateEnrollment } from '#lib/domain/simulation/enrollment.ts';
import type { Segment } from '#lib/domain/workers/segments.ts';
import { rembangDesa } from './rembang.ts';

export const SEED = 3317;
export const FIRST: Period = '2023-01';
export const LAST: Period = '2026-10';

export const desa = rembangDesa();
export const months = simulateEnrollment(desa, { first: FIRST, last: LAST, seed: SEED });
export const periods = months.map((month) => month.period);
export const counts = months.flatMap((month) => month.counts);

/** What to add up; every part left out is summed over. */
export interface Selection {
  period?: Period;
  desaCode?: string;
  segment?: Segment;
  payer?: Payer;
  status?: Status;
}

const sums = new Map<string, number>();
for (const row of counts) for (const key of keysOf(row)) sums.set(key, (sums.get(key) ?? 0) + row.count);

/** People of a selection; 0 where no row names it. */
export function people(selection: Selection): number {
  return sums.get(keyOf(selection)) ?? 0;
}

/** Every way to leave parts of a row out, so that any selection is one look-up. */
function keysOf(row: EnrollmentCount): string[] {
  const parts: [string, string][] = [
    [row.period, ''],
    [row.desaCode, ''],
    [row.segment, ''],
    [row.payer, ''],
    [row.status, ''],
  ];
  return parts.reduce<string[]>((keys, part) => keys.flatMap((key) => part.map((p) => `${key}|${p}`)), ['']);
}

function keyOf({ period, desaCode, segment, payer, status }: Selection): string {
  return ['', ...[period, desaCode, segment, payer, status].map((part) => part ?? '')].join('|');
}
