import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths } from '#lib/domain/calendar/period.ts';
import { PAYERS } from '#lib/domain/coverage/enrollment.ts';
import {
  cohortTable,
  retention,
  stayRateFromCounts,
  type MonthlyCounts,
} from '#lib/domain/coverage/retention.ts';
import { statusCounts, type MemberGroup } from '#lib/domain/coverage/status.ts';

const RUNS = { seed: 3317, numRuns: 300 };

const month = fc.integer({ min: 0, max: 40 }).map((months) => addMonths('2024-01', months));
const groups = fc.array(
  fc.record({
    payer: fc.constantFrom(...PAYERS),
    firstMonth: fc.option(month),
    paidThrough: month,
    people: fc.nat(500),
  }),
  { maxLength: 12 },
);
const shuffledGroups = groups.chain((all) =>
  fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
);

const GROUPS: MemberGroup[] = [
  { payer: 'mandiri', firstMonth: '2026-01', paidThrough: '2026-12', people: 10 },
  { payer: 'mandiri', firstMonth: '2026-01', paidThrough: '2026-04', people: 20 },
  { payer: 'mandiri', firstMonth: '2026-01', paidThrough: '2026-03', people: 30 },
  { payer: 'mandiri', firstMonth: '2026-01', paidThrough: '2025-12', people: 40 },
  { payer: 'mandiri', firstMonth: '2026-08', paidThrough: '2026-12', people: 50 },
  { payer: 'apbd', firstMonth: '2026-06', paidThrough: '2026-11', people: 7 },
];

describe('retention', () => {
  const row = (payer: string, horizonMonths: number, members = GROUPS, at = '2026-09', graceMonths = 3) =>
    retention(members, { graceMonths, at }).rows.find(
      (r) => r.payer === payer && r.horizonMonths === horizonMonths,
    );

  it('is active h months after the start where paid through firstMonth + h, counted by hand', () => {
    // April is three months after January: 10 + 20 paid it, 30 had paid up to March, 40 up to December (4 months late).
    expect(row('mandiri', 3)).toEqual({
      ...{ payer: 'mandiri', horizonMonths: 3, withoutFirstMonth: 0, reason: null },
      ...{ rate: 0.3, active: 30, arrears: 30, began: 100 },
    });
    // July: 20 are in the last month of grace, 30 have just ended.
    expect(row('mandiri', 6)).toMatchObject({ rate: 0.1, active: 10, arrears: 20, began: 100 });
    // September is three months after June: the batch is paid.
    expect(row('apbd', 3)).toMatchObject({ rate: 1, active: 7, arrears: 0, began: 7 });
    expect(row('total', 3)).toMatchObject({ rate: 37 / 107, active: 37, began: 107 });
  });

  it('takes a cohort in the month in which it is old enough, not before', () => {
    expect(row('mandiri', 3, GROUPS, '2026-03')).toMatchObject({ began: null, reason: 'no-cohort' });
    expect(row('mandiri', 3, GROUPS, '2026-04')).toMatchObject({ began: 100, reason: null });
    expect(row('mandiri', 3, GROUPS, '2026-11')).toMatchObject({ active: 80, began: 150 });
  });

  it('moves people between arrears and ended with the grace, never into the active', () => {
    const arrears = [0, 1, 3, 6].map((grace) => row('mandiri', 3, GROUPS, '2026-09', grace)?.arrears);
    expect(arrears).toEqual([0, 30, 30, 70]);
    const rates = [0, 1, 3, 6].map((grace) => row('mandiri', 3, GROUPS, '2026-09', grace)?.rate);
    expect(rates).toEqual([0.3, 0.3, 0.3, 0.3]);
  });

  it('is unknown with its reason where nobody began so long ago', () => {
    expect(row('apbd', 6)).toEqual({
      ...{ payer: 'apbd', horizonMonths: 6, withoutFirstMonth: 0, reason: 'no-cohort' },
      ...{ rate: null, active: null, arrears: null, began: null },
    });
    expect(row('total', 12)).toMatchObject({ rate: null, reason: 'no-cohort' });
    expect(row('csr', 3)).toBeUndefined();
  });

  it('leaves out whose first month is unknown, says how many, and gives that as the reason where nobody is left', () => {
    const unknown = { firstMonth: null, paidThrough: '2026-12', people: 5 };
    const members: MemberGroup[] = [
      ...GROUPS,
      { payer: 'mandiri', ...unknown },
      { payer: 'csr', ...unknown },
    ];
    expect(row('mandiri', 3, members)).toMatchObject({ rate: 0.3, began: 100, withoutFirstMonth: 5 });
    expect(row('csr', 3, members)).toMatchObject({
      rate: null,
      withoutFirstMonth: 5,
      reason: 'no-first-month',
    });
    expect(row('total', 3, members)).toMatchObject({ began: 107, withoutFirstMonth: 10, reason: null });
    expect(row('total', 12, members)).toMatchObject({ rate: null, reason: 'no-first-month' });
  });

  it('gives the payers in their order, then the total, each at every horizon asked', () => {
    const { basis, at, rows } = retention(GROUPS, { graceMonths: 3, at: '2026-09', horizons: [1, 2] });
    expect([basis, at]).toEqual(['cohorts', '2026-09']);
    expect(rows.map((r) => `${r.payer} ${r.horizonMonths}`)).toEqual([
      ...['mandiri 1', 'mandiri 2', 'apbd 1', 'apbd 2', 'total 1', 'total 2'],
    ]);
    const none = retention([], { graceMonths: 3, at: '2026-09' }).rows;
    expect(none.map((r) => [r.payer, r.reason])).toEqual(Array(3).fill(['total', 'no-cohort']));
  });

  it('has a numerator within the denominator, and a total that is the sum of the payers', () => {
    fc.assert(
      fc.property(groups, month, fc.nat(6), (members, at, graceMonths) => {
        const { rows } = retention(members, { graceMonths, at });
        for (const { rate, active, arrears, began, reason } of rows) {
          expect(rate === null).toBe(reason !== null);
          if (rate === null) expect([active, arrears, began]).toEqual([null, null, null]);
          else expect(active! + arrears!).toBeLessThanOrEqual(began!);
          expect(rate === null || (rate >= 0 && rate <= 1)).toBe(true);
        }
        for (const total of rows.filter(({ payer }) => payer === 'total')) {
          const parts = rows.filter((r) => r.payer !== 'total' && r.horizonMonths === total.horizonMonths);
          const sum = (key: 'active' | 'began') => parts.reduce((all, part) => all + (part[key] ?? 0), 0);
          expect([sum('active'), sum('began')]).toEqual([total.active ?? 0, total.began ?? 0]);
        }
      }),
      RUNS,
    );
  });

  it('does not depend on the order of the groups', () => {
    fc.assert(
      fc.property(shuffledGroups, month, ([all, other], at) => {
        expect(retention(other, { graceMonths: 3, at })).toEqual(retention(all, { graceMonths: 3, at }));
        expect(cohortTable(other, at)).toEqual(cohortTable(all, at));
      }),
      RUNS,
    );
  });
});

describe('cohortTable', () => {
  it('follows each cohort from its first month to the month asked, counted by hand', () => {
    expect(cohortTable(GROUPS, '2026-07')).toEqual({
      cohorts: [
        // Who is paid up to December 2025 never paid a month of the membership that began in January.
        { firstMonth: '2026-01', payer: 'mandiri', people: 100, active: [60, 60, 60, 30, 10, 10, 10] },
        { firstMonth: '2026-06', payer: 'apbd', people: 7, active: [7, 7] },
      ],
      withoutFirstMonth: 0,
    });
  });

  it('counts apart whose first month is unknown', () => {
    const unknown: MemberGroup = { payer: 'csr', firstMonth: null, paidThrough: '2026-12', people: 5 };
    expect(cohortTable([unknown], '2026-07')).toEqual({ cohorts: [], withoutFirstMonth: 5 });
  });

  it('agrees with the retention of each horizon and with the active members of the month', () => {
    fc.assert(
      fc.property(groups, month, (members, at) => {
        const { cohorts } = cohortTable(members, at);
        for (const { payer, horizonMonths, active, began } of retention(members, { graceMonths: 3, at })
          .rows) {
          const old = cohorts.filter(
            (c) => (payer === 'total' || c.payer === payer) && c.active.length > horizonMonths,
          );
          expect(old.reduce((sum, c) => sum + c.people, 0)).toBe(began ?? 0);
          expect(old.reduce((sum, c) => sum + c.active[horizonMonths]!, 0)).toBe(active ?? 0);
        }
        const known = members.filter(({ firstMonth }) => firstMonth !== null);
        expect(cohorts.reduce((sum, c) => sum + c.active.at(-1)!, 0)).toBe(statusCounts(known, at, 3).active);
        for (const { people, active } of cohorts)
          expect([people, ...active].every((count, i, all) => i === 0 || count <= all[i - 1]!)).toBe(true);
      }),
      RUNS,
    );
  });
});

describe('stayRateFromCounts', () => {
  /** Thirteen months to September 2026: always 90 active and 10 in arrears, of whom 5 end. */
  const steady = (): MonthlyCounts[] =>
    Array.from({ length: 13 }, (_, i) => ({
      ...{ period: addMonths('2025-09', i), active: 90, arrears: 10, ended: 5 },
    }));
  const changed = (at: number, change: Partial<MonthlyCounts>) =>
    steady().map((counts, i) => (i === at ? { ...counts, ...change } : counts));

  it('is 1 − ended ÷ members of the month before, compounded to 3, 6 and 12 months', () => {
    const { after, ...rest } = stayRateFromCounts(steady());
    expect(rest).toEqual({
      ...{ basis: 'monthly-counts', from: '2025-10', to: '2026-09', reason: null },
      ...{ monthly: 0.95, ended: 60, memberMonths: 1200 },
    });
    expect(after.map(({ horizonMonths }) => horizonMonths)).toEqual([3, 6, 12]);
    expect(after[0]!.rate).toBeCloseTo(0.857375, 12); // 0.95³
    expect(after[1]!.rate).toBeCloseTo(0.735091890625, 12);
    expect(after[2]!.rate).toBeCloseTo(0.540360087662637, 12);
  });

  it('weighs months by their members', () => {
    // One month of the twelve starts with 1,100 members instead of 100 and still loses 5.
    expect(stayRateFromCounts(changed(4, { active: 1090 })).monthly).toBe(1 - 60 / 2200);
  });

  it('takes the last twelve months, in any order, and not what lies outside them', () => {
    const older: MonthlyCounts = { period: '2025-08', active: null, arrears: null, ended: null };
    expect(stayRateFromCounts([...steady(), older].reverse())).toEqual(stayRateFromCounts(steady()));
    // Of the first month only the stock is used, of the last only the flow.
    expect(stayRateFromCounts(changed(0, { ended: null })).monthly).toBe(0.95);
    expect(stayRateFromCounts(changed(12, { active: null, arrears: null })).monthly).toBe(0.95);
  });

  it.each<{ about: string; series: MonthlyCounts[] }>([
    { about: 'a month is not in the series', series: steady().filter((_, i) => i !== 6) },
    {
      about: 'a month is not in the series, though an older one is',
      series: [{ ...steady()[0]!, period: '2025-08' }, ...steady().filter((_, i) => i !== 6)],
    },
    { about: 'the stock before the window is not there', series: steady().slice(1) },
    { about: 'the active of a month are not reported', series: changed(6, { active: null }) },
    { about: 'the arrears of a month are not reported', series: changed(6, { arrears: null }) },
    { about: 'the ended of a month are not reported', series: changed(6, { ended: null }) },
  ])('is unknown where $about', ({ series }) => {
    expect(stayRateFromCounts(series)).toEqual({
      ...{ basis: 'monthly-counts', from: '2025-10', to: '2026-09', reason: 'missing-months' },
      ...{ monthly: null, ended: null, memberMonths: null },
      after: [3, 6, 12].map((horizonMonths) => ({ horizonMonths, rate: null })),
    });
  });

  it('is unknown without any month', () => {
    expect(stayRateFromCounts([])).toMatchObject({
      from: null,
      to: null,
      monthly: null,
      reason: 'missing-months',
    });
  });

  it('is unknown where nobody was a member, and where more ended than there were', () => {
    const nobody = steady().map((counts) => ({ ...counts, active: 0, arrears: 0, ended: 0 }));
    expect(stayRateFromCounts(nobody)).toMatchObject({ monthly: null, reason: 'no-members' });
    expect(stayRateFromCounts(changed(3, { ended: 100 })).reason).toBeNull();
    expect(stayRateFromCounts(changed(3, { ended: 101 }))).toMatchObject({
      monthly: null,
      reason: 'inconsistent',
    });
  });

  it('is 1 where nobody ended and 0 where everybody did', () => {
    expect(stayRateFromCounts(steady().map((c) => ({ ...c, ended: 0 }))).monthly).toBe(1);
    const gone = stayRateFromCounts(steady().map((c) => ({ ...c, ended: 100 })));
    expect([gone.monthly, gone.after[0]!.rate, gone.reason]).toEqual([0, 0, null]);
  });

  it('refuses a month that stands twice', () => {
    expect(() => stayRateFromCounts([...steady(), ...changed(0, {}).slice(0, 1)])).toThrow(
      '2025-09 stands twice',
    );
  });
});
