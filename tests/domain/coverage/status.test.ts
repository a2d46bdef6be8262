import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths } from '#lib/domain/calendar/period.ts';
import { PAYERS } from '#lib/domain/coverage/enrollment.ts';
import {
  enrollmentStatus,
  flowsOf,
  statusCounts,
  statusOf,
  type MemberGroup,
  type MembershipStatus,
} from '#lib/domain/coverage/status.ts';

const RUNS = { seed: 3317, numRuns: 300 };

const month = fc.integer({ min: 0, max: 40 }).map((months) => addMonths('2024-01', months));
const grace = fc.integer({ min: 0, max: 12 });
const group: fc.Arbitrary<MemberGroup> = fc.record({
  payer: fc.constantFrom(...PAYERS),
  firstMonth: fc.option(month),
  paidThrough: month,
  people: fc.nat(500),
});
const groups = fc.array(group, { maxLength: 12 });

describe('statusOf', () => {
  it.each<{ graceMonths: number; statuses: string }>([
    // Paid through March 2026; asked from February to November: a active, m in arrears, e ended.
    { graceMonths: 0, statuses: 'aaeeeeeeee' },
    { graceMonths: 1, statuses: 'aameeeeeee' },
    { graceMonths: 3, statuses: 'aammmeeeee' },
    { graceMonths: 6, statuses: 'aammmmmmee' },
  ])('follows the last month paid through $graceMonths months of grace', ({ graceMonths, statuses }) => {
    const letters: Partial<Record<MembershipStatus, string>> = { active: 'a', arrears: 'm', ended: 'e' };
    const asked = Array.from({ length: 10 }, (_, months) => addMonths('2026-02', months));
    const given = asked.map((m) => letters[statusOf({ paidThrough: '2026-03', month: m, graceMonths })]);
    expect(given.join('')).toBe(statuses);
  });

  it('counts months across the turn of the year', () => {
    const paid = { paidThrough: '2025-11', graceMonths: 3 };
    expect(statusOf({ ...paid, month: '2026-02' })).toBe('arrears');
    expect(statusOf({ ...paid, month: '2026-03' })).toBe('ended');
  });

  it('is not registered before the first month, whatever is paid', () => {
    const paid = { paidThrough: '2026-09', graceMonths: 3, firstMonth: '2026-04' };
    expect(statusOf({ ...paid, month: '2026-03' })).toBe('not-registered');
    expect(statusOf({ ...paid, month: '2026-04' })).toBe('active');
    expect(statusOf({ ...paid, month: '2026-03', firstMonth: null })).toBe('active');
  });

  it('refuses a grace that is not a whole number from 0, and a month that is none', () => {
    const paid = { paidThrough: '2026-03', month: '2026-04' };
    for (const graceMonths of [-1, 1.5, NaN])
      expect(() => statusOf({ ...paid, graceMonths })).toThrow(`${graceMonths} months`);
    expect(() => statusOf({ ...paid, month: '2026-13', graceMonths: 3 })).toThrow('"2026-13"');
    expect(() => statusOf({ ...paid, firstMonth: '', graceMonths: 3 })).toThrow('""');
  });
});

describe('flowsOf', () => {
  const paid = { paidThrough: '2026-06', graceMonths: 3 };

  it('is new in the first month only, and unknown without one', () => {
    const begun = { ...paid, firstMonth: '2026-04' };
    expect(flowsOf({ ...begun, month: '2026-03' }).new).toBe(false);
    expect(flowsOf({ ...begun, month: '2026-04' }).new).toBe(true);
    expect(flowsOf({ ...begun, month: '2026-05' }).new).toBe(false);
    expect(flowsOf({ ...paid, month: '2026-04' }).new).toBeNull();
    expect(flowsOf({ ...paid, month: '2026-04', firstMonth: null }).new).toBeNull();
  });

  it('is not new before it is paid: new members are a part of the active ones', () => {
    expect(flowsOf({ ...paid, month: '2026-07', firstMonth: '2026-07' }).new).toBe(false);
  });

  it.each([
    { graceMonths: 0, month: '2026-07' },
    { graceMonths: 1, month: '2026-08' },
    { graceMonths: 3, month: '2026-10' },
    { graceMonths: 6, month: '2027-01' },
  ])('ends in $month after a grace of $graceMonths, in no other month', ({ graceMonths, month: last }) => {
    const ends = (m: string) => flowsOf({ paidThrough: '2026-06', graceMonths, month: m }).endedThisMonth;
    expect([addMonths(last, -1), last, addMonths(last, 1)].map(ends)).toEqual([false, true, false]);
  });

  it.each<{ about: string; previousPaidThrough: string; reactivated: boolean }>([
    // Asked in June with a grace of 3: ended in May means paid through January at the latest.
    { about: 'ended in May', previousPaidThrough: '2026-01', reactivated: true },
    { about: 'ended long ago', previousPaidThrough: '2024-08', reactivated: true },
    { about: 'in the last month of grace in May', previousPaidThrough: '2026-02', reactivated: false },
    { about: 'active in May', previousPaidThrough: '2026-05', reactivated: false },
  ])('$about and paid in June: reactivated $reactivated', ({ previousPaidThrough, reactivated }) => {
    const history = { ...paid, month: '2026-06', firstMonth: '2023-01', previousPaidThrough };
    expect(flowsOf(history).reactivated).toBe(reactivated);
  });

  it('does not know reactivation without the previous month paid, except of who is new or not active', () => {
    expect(flowsOf({ ...paid, month: '2026-06' }).reactivated).toBeNull();
    expect(flowsOf({ ...paid, month: '2026-06', previousPaidThrough: null }).reactivated).toBeNull();
    expect(flowsOf({ ...paid, month: '2026-06', firstMonth: '2026-06' }).reactivated).toBe(false);
    expect(flowsOf({ ...paid, month: '2026-07' }).reactivated).toBe(false);
  });

  it('explains every change of members: new + reactivated − ended, however people pay', () => {
    const payments = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 30 });
    fc.assert(
      fc.property(payments, fc.integer({ min: 0, max: 6 }), (later, graceMonths) => {
        // In each month a payment for the month and up to two ahead, or none (0); the first month is always paid.
        const firstMonth = '2024-01';
        let before = { paidThrough: '2024-01', members: 1 };
        expect(flowsOf({ paidThrough: firstMonth, month: firstMonth, firstMonth, graceMonths }).new).toBe(
          true,
        );
        for (const [i, ahead] of later.entries()) {
          const asked = addMonths(firstMonth, i + 1);
          const paidNow = addMonths(asked, ahead - 1);
          const paidThrough = ahead > 0 && paidNow > before.paidThrough ? paidNow : before.paidThrough;
          const previousPaidThrough = before.paidThrough;
          const history = { paidThrough, month: asked, graceMonths, firstMonth, previousPaidThrough };
          const members = statusOf(history) === 'ended' ? 0 : 1;
          const flows = flowsOf(history);
          expect(flows.new).toBe(false);
          expect(members - before.members).toBe(Number(flows.reactivated) - Number(flows.endedThisMonth));
          before = { paidThrough, members };
        }
      }),
      RUNS,
    );
  });
});

describe('statusCounts', () => {
  const GROUPS: MemberGroup[] = [
    { payer: 'mandiri', firstMonth: '2026-06', paidThrough: '2026-06', people: 1 },
    { payer: 'mandiri', firstMonth: '2025-01', paidThrough: '2026-12', people: 2 },
    { payer: 'perisai', firstMonth: '2025-01', paidThrough: '2026-05', people: 4 },
    { payer: 'apbd', firstMonth: '2025-09', paidThrough: '2026-03', people: 8 },
    { payer: 'apbd', firstMonth: '2025-09', paidThrough: '2026-02', people: 16 },
    { payer: 'csr', firstMonth: '2024-01', paidThrough: '2024-12', people: 32 },
    { payer: 'dbhcht', firstMonth: '2026-07', paidThrough: '2026-12', people: 64 },
  ];
  const KNOWN = { new: 1, newReason: null, registered: 63 };

  it.each([
    { graceMonths: 0, active: 3, arrears: 0, ended: 60, endedThisMonth: 4 },
    { graceMonths: 1, active: 3, arrears: 4, ended: 56, endedThisMonth: 0 },
    { graceMonths: 2, active: 3, arrears: 4, ended: 56, endedThisMonth: 8 },
    { graceMonths: 3, active: 3, arrears: 12, ended: 48, endedThisMonth: 16 },
    { graceMonths: 6, active: 3, arrears: 28, ended: 32, endedThisMonth: 0 },
  ])('counts June 2026 by hand with a grace of $graceMonths', ({ graceMonths, ...counts }) => {
    expect(statusCounts(GROUPS, '2026-06', graceMonths)).toEqual({ ...KNOWN, ...counts });
  });

  it('does not know who is new where a first month is unknown, but knows everything else', () => {
    const unknown: MemberGroup = {
      payer: 'tidak-tercatat',
      firstMonth: null,
      paidThrough: '2026-06',
      people: 128,
    };
    expect(statusCounts([...GROUPS, unknown], '2026-06', 3)).toEqual({
      ...{ active: 131, arrears: 12, ended: 48, registered: 191, endedThisMonth: 16 },
      ...{ new: null, newReason: 'no-first-month' },
    });
  });

  it('counts nobody in no groups', () => {
    expect(statusCounts([], '2026-06', 3)).toEqual({
      ...{ active: 0, arrears: 0, ended: 0, registered: 0, endedThisMonth: 0 },
      ...{ new: 0, newReason: null },
    });
  });

  it('adds up to the registered, for any groups, month and grace', () => {
    fc.assert(
      fc.property(groups, month, grace, (members, asked, graceMonths) => {
        const counts = statusCounts(members, asked, graceMonths);
        const begun = members.filter(({ firstMonth }) => firstMonth === null || firstMonth <= asked);
        expect(counts.active + counts.arrears + counts.ended).toBe(counts.registered);
        expect(counts.registered).toBe(begun.reduce((sum, { people }) => sum + people, 0));
        expect(counts.endedThisMonth).toBeLessThanOrEqual(counts.ended);
        expect(counts.new === null).toBe(members.some(({ firstMonth }) => firstMonth === null));
        expect(counts.new ?? 0).toBeLessThanOrEqual(counts.active);
      }),
      RUNS,
    );
  });

  it('keeps at least as many members with a longer grace, and never raises the ended', () => {
    fc.assert(
      fc.property(groups, month, grace, fc.nat(6), (members, asked, graceMonths, longer) => {
        const short = statusCounts(members, asked, graceMonths);
        const long = statusCounts(members, asked, graceMonths + longer);
        expect(long.active).toBe(short.active);
        expect(long.active + long.arrears).toBeGreaterThanOrEqual(short.active + short.arrears);
        expect(long.ended).toBeLessThanOrEqual(short.ended);
      }),
      RUNS,
    );
  });

  it('has ended exactly those who ended this month or before, month after month', () => {
    fc.assert(
      fc.property(groups, month, grace, (members, asked, graceMonths) => {
        const known = members.filter((m) => m.firstMonth !== null && m.firstMonth <= m.paidThrough);
        const before = statusCounts(known, addMonths(asked, -1), graceMonths);
        const now = statusCounts(known, asked, graceMonths);
        expect(now.ended).toBe(before.ended + now.endedThisMonth);
        expect(now.registered).toBe(before.registered + (now.new ?? NaN));
      }),
      RUNS,
    );
  });

  it('does not depend on the order of the groups', () => {
    const shuffled = groups.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, month, grace, ([all, other], asked, graceMonths) => {
        expect(statusCounts(other, asked, graceMonths)).toEqual(statusCounts(all, asked, graceMonths));
      }),
      RUNS,
    );
  });
});

describe('enrollmentStatus', () => {
  it('names what the clean form counts, and has no word for who ended earlier or has not begun', () => {
    expect(enrollmentStatus('active')).toBe('aktif');
    expect(enrollmentStatus('arrears')).toBe('menunggak');
    expect(enrollmentStatus('new')).toBe('baru');
    expect(enrollmentStatus('reactivated')).toBe('baru');
    expect(enrollmentStatus('endedThisMonth')).toBe('berakhir');
    expect(enrollmentStatus('ended')).toBeNull();
    expect(enrollmentStatus('not-registered')).toBeNull();
  });
});
