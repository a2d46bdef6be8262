import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths } from '#lib/domain/calendar/period.ts';
import { endingBatches, sponsoredDrops } from '#lib/domain/coverage/endings.ts';
import { PAYERS } from '#lib/domain/coverage/enrollment.ts';
import { statusCounts, type MemberGroup } from '#lib/domain/coverage/status.ts';

const RUNS = { seed: 3317, numRuns: 300 };

const month = fc.integer({ min: 0, max: 20 }).map((months) => addMonths('2025-06', months));
const groups = fc.array(
  fc.record({
    payer: fc.constantFrom(...PAYERS),
    firstMonth: fc.option(month),
    paidThrough: month,
    people: fc.nat(500),
  }),
  { maxLength: 12 },
);

const GROUPS: MemberGroup[] = [
  { payer: 'dbhcht', firstMonth: '2026-07', paidThrough: '2026-12', people: 2_700 },
  { payer: 'apbdes', firstMonth: '2026-03', paidThrough: '2027-02', people: 4_500 },
  { payer: 'apbd', firstMonth: '2026-06', paidThrough: '2026-11', people: 1_000 },
  { payer: 'csr', firstMonth: null, paidThrough: '2026-12', people: 9 },
  { payer: 'apbd', firstMonth: '2026-05', paidThrough: '2026-11', people: 800 },
  { payer: 'mandiri', firstMonth: '2025-01', paidThrough: '2026-09', people: 3 },
  { payer: 'mandiri', firstMonth: '2025-01', paidThrough: '2026-10', people: 5 },
];

describe('endingBatches', () => {
  it('adds up people by payer and last month, soonest first, then in the order of the payers', () => {
    expect(endingBatches(GROUPS, { at: '2026-10', months: 3 })).toEqual([
      { payer: 'mandiri', lastMonth: '2026-10', people: 5 },
      { payer: 'apbd', lastMonth: '2026-11', people: 1_800 },
      { payer: 'csr', lastMonth: '2026-12', people: 9 },
      { payer: 'dbhcht', lastMonth: '2026-12', people: 2_700 },
    ]);
  });

  it.each([
    { months: 0, last: [] },
    { months: 1, last: ['2026-10'] },
    { months: 2, last: ['2026-10', '2026-11'] },
    { months: 4, last: ['2026-10', '2026-11', '2026-12', '2026-12'] },
    { months: 5, last: ['2026-10', '2026-11', '2026-12', '2026-12', '2027-02'] },
  ])('within $months months lists the last months $last', ({ months, last }) => {
    expect(endingBatches(GROUPS, { at: '2026-10', months }).map((b) => b.lastMonth)).toEqual(last);
  });

  it('leaves out who is already unpaid, who has not begun, and groups of nobody', () => {
    const base = { payer: 'apbd', paidThrough: '2026-11', people: 10 } as const;
    const members: MemberGroup[] = [
      { ...base, firstMonth: '2026-11' },
      { ...base, firstMonth: '2026-01', people: 0 },
      { ...base, firstMonth: '2026-01', paidThrough: '2026-09' },
    ];
    expect(endingBatches(members, { at: '2026-10', months: 6 })).toEqual([]);
    expect(endingBatches(members, { at: '2026-11', months: 6 })).toHaveLength(1);
  });

  it('lists exactly the members whom the months ahead take from the active', () => {
    fc.assert(
      fc.property(groups, month, fc.integer({ min: 0, max: 12 }), (members, at, months) => {
        const begun = members.filter(({ firstMonth }) => firstMonth === null || firstMonth <= at);
        const active = (m: string) => statusCounts(begun, m, 3).active;
        const listed = endingBatches(members, { at, months }).reduce((sum, { people }) => sum + people, 0);
        expect(listed).toBe(active(at) - active(addMonths(at, months)));
      }),
      RUNS,
    );
  });

  it('does not depend on the order of the groups', () => {
    fc.assert(
      fc.property(groups, month, (members, at) => {
        const given = endingBatches([...members].reverse(), { at, months: 6 });
        expect(given).toEqual(endingBatches(members, { at, months: 6 }));
      }),
      RUNS,
    );
  });

  it('does not change the groups', () => {
    const before = structuredClone(GROUPS);
    endingBatches(GROUPS, { at: '2026-10', months: 12 });
    expect(GROUPS).toEqual(before);
  });
});

describe('sponsoredDrops', () => {
  it('knows nothing ahead from monthly counts, and says why', () => {
    expect(sponsoredDrops()).toEqual({ batches: [], reason: 'no-end-months' });
  });
});
