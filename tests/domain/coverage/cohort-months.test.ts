import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, monthIndex } from '#lib/domain/calendar/period.ts';
import {
  cohortRows,
  cohortRowsFromReports,
  retentionFromReports,
  type CohortMonth,
} from '#lib/domain/coverage/cohort-months.ts';
import { cohortTable, retention } from '#lib/domain/coverage/retention.ts';
import { statusOf, type MemberGroup } from '#lib/domain/coverage/status.ts';

const AT = '2026-10';
const month = fc.integer({ min: 0, max: 21 }).map((months) => addMonths('2025-01', months));
const groups: fc.Arbitrary<MemberGroup[]> = fc.array(
  fc.record({
    payer: fc.constantFrom('mandiri' as const, 'apbd' as const),
    firstMonth: month,
    paidThrough: month,
    people: fc.integer({ min: 1, max: 500 }),
  }),
  { maxLength: 10 },
);

/** What the reports of every month say of groups whose payments were never interrupted. */
function reportsOf(all: readonly MemberGroup[], graceMonths: number): CohortMonth[] {
  return all.flatMap(({ payer, firstMonth, paidThrough, people }) => {
    const oldest = monthIndex(AT) - monthIndex(firstMonth!);
    return Array.from({ length: oldest + 1 }, (_, age) => {
      const status = statusOf({ paidThrough, month: addMonths(firstMonth!, age), graceMonths });
      const of = (name: string) => (status === name ? people : 0);
      const counts = { began: people, active: of('active'), arrears: of('arrears'), unreported: 0 };
      return { payer, firstMonth: firstMonth!, age, ...counts };
    });
  });
}

function summed(months: readonly CohortMonth[]): CohortMonth[] {
  const sums = new Map<string, CohortMonth>();
  for (const one of months) {
    const key = [one.payer, one.firstMonth, one.age].join();
    const sum = sums.get(key) ?? { ...one, began: 0, active: 0, arrears: 0 };
    sum.began += one.began;
    sum.active += one.active;
    sum.arrears += one.arrears;
    sums.set(key, sum);
  }
  return [...sums.values()];
}

describe('retention from reports of successive months', () => {
  const cell = (age: number, counts: Partial<CohortMonth>): CohortMonth => ({
    ...{ payer: 'apbd', firstMonth: '2026-01', age, began: 100, active: 0, arrears: 0, unreported: 0 },
    ...counts,
  });

  it('is that of one list that names those who left, where nobody is missing and nothing was interrupted', () => {
    fc.assert(
      fc.property(groups, fc.nat(4), (all, graceMonths) => {
        const reports = summed(reportsOf(all, graceMonths));
        const payers = [...new Set(all.map(({ payer }) => payer))];
        const members = payers.map((payer) => ({ payer, withoutFirstMonth: 0 }));
        const list = retention(all, { graceMonths, at: AT });
        expect(retentionFromReports(reports, members, { at: AT }).rows).toEqual(list.rows);
        const rows = cohortRowsFromReports(reports, 12);
        expect(rows).toEqual(cohortRows(cohortTable(all, AT).cohorts, 12));
      }),
      { seed: 3317 },
    );
  });

  it('shows those who left and came back, and says why it is unknown', () => {
    const months = [cell(3, { active: 0, arrears: 100 }), cell(6, { active: 40 }), cell(12, { active: 101 })];
    const payers = [
      { payer: 'mandiri' as const, withoutFirstMonth: 9 },
      { payer: 'apbd' as const, withoutFirstMonth: 0 },
    ];
    const { rows } = retentionFromReports(months, payers, { at: AT });
    expect(rows.filter(({ payer }) => payer === 'apbd').map(({ rate, reason }) => rate ?? reason)).toEqual([
      0,
      0.4,
      'inconsistent',
    ]);
    expect(rows.slice(0, 3).map(({ reason }) => reason)).toEqual(Array(3).fill('no-first-month'));
    expect(rows.at(-3)).toMatchObject({ payer: 'total', began: 100, withoutFirstMonth: 9, reason: null });
  });

  it('leaves a cell empty where no desa of the cohort reported', () => {
    const [row] = cohortRowsFromReports(
      [cell(0, { active: 100 }), cell(1, { began: 0, unreported: 100 })],
      2,
    );
    expect(row).toMatchObject({ people: 100, cells: [{ active: 100, began: 100 }, null, null] });
  });
});
