import { monthIndex, type Period } from '../calendar/period.ts';
import type { Segment } from '../workers/segments.ts';
import type { IndividualStream } from './payment.ts';

/** People at the end of a month; months between two entries are interpolated linearly. */
export type ControlTable = readonly (readonly [Period, number])[];

/**
 * How a table controls: `active` members equal it at the end of every month, or those `enrolled` (active and in
 * arrears) are drawn towards it. Self-payers held to a smooth active total would recruit to hide the saw-tooth.
 */
export const CONTROLLED: Record<IndividualStream, 'active' | 'enrolled'> = {
  pu: 'active',
  jakon: 'active',
  mandiri: 'enrolled',
  perisai: 'enrolled',
};

/** Share of the distance to an `enrolled` table that a month's recruitment covers. Invented. */
export const MONTHLY_PULL = 0.25;

/** Kabupaten totals. PU and Jakon of May and December 2023 follow the press; every other number is invented. */
export const CONTROL_TOTALS: Record<IndividualStream, ControlTable> = {
  pu: [
    ['2022-01', 52_300],
    ['2023-01', 52_750],
    ['2023-05', 53_000],
    ['2023-12', 53_010],
    ['2024-06', 53_250],
    ['2024-12', 53_450],
    ['2025-06', 53_650],
    ['2025-12', 53_850],
    ['2026-06', 54_150],
    ['2026-12', 54_350],
  ],
  // Project season: tenders in spring, most work from September, contracts close in December.
  jakon: [
    ['2022-01', 10_700],
    ['2023-01', 10_900],
    ['2023-03', 11_050],
    ['2023-05', 12_000],
    ['2023-07', 11_750],
    ['2023-09', 11_900],
    ['2023-11', 11_980],
    ['2023-12', 11_850],
    ['2024-01', 10_850],
    ['2024-03', 10_650],
    ['2024-06', 11_250],
    ['2024-09', 11_800],
    ['2024-11', 11_950],
    ['2024-12', 11_850],
    ['2025-01', 10_800],
    ['2025-03', 10_600],
    ['2025-06', 11_100],
    ['2025-09', 11_700],
    ['2025-11', 11_900],
    ['2025-12', 11_800],
    ['2026-01', 10_900],
    ['2026-03', 10_750],
    ['2026-06', 11_300],
    ['2026-09', 11_950],
    ['2026-11', 12_080],
    ['2026-12', 11_950],
  ],
  // Half contribution (PP 50/2025): transport from January 2026, all other self-payers from April 2026.
  mandiri: [
    ['2022-01', 6_300],
    ['2023-01', 6_650],
    ['2023-05', 6_750],
    ['2023-12', 7_000],
    ['2024-12', 6_950],
    ['2025-12', 6_950],
    ['2026-03', 7_000],
    ['2026-12', 7_450],
  ],
  perisai: [
    ['2022-01', 1_100],
    ['2023-01', 1_200],
    ['2023-12', 1_350],
    ['2024-12', 1_500],
    ['2025-12', 1_600],
    ['2026-03', 1_650],
    ['2026-12', 1_800],
  ],
};

/** A published count of active members that the month must reproduce; mandiri takes up the difference. */
export interface Anchor {
  period: Period;
  segments: readonly Segment[];
  active: number;
}

/** Press figures: BPU in May 2023, and all participants in December 2023. */
export const ANCHORS: readonly Anchor[] = [
  { period: '2023-05', segments: ['bpu'], active: 8_000 },
  { period: '2023-12', segments: ['pu', 'bpu', 'jakon'], active: 77_675 },
];

/** First month of the tables, simulated but too early to report: stocks settle before `FIRST_REPORTED`. */
export const ORIGIN: Period = '2022-01';
export const FIRST_REPORTED: Period = '2023-01';
export const LAST_REPORTED: Period = '2026-12';

/** The control total of a month, people. @throws RangeError outside the months of the table. */
export function controlTotal(table: ControlTable, period: Period): number {
  const after = table.findIndex(([month]) => month >= period);
  const [toMonth, to] = table[after] ?? [];
  if (toMonth === undefined || to === undefined) throw new RangeError(`no control total for ${period}`);
  if (toMonth === period) return to;
  const [fromMonth, from] = table[after - 1] ?? [];
  if (fromMonth === undefined || from === undefined) throw new RangeError(`no control total for ${period}`);
  const share = (monthIndex(period) - monthIndex(fromMonth)) / (monthIndex(toMonth) - monthIndex(fromMonth));
  return Math.round(from + share * (to - from));
}
