import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Payer } from '#lib/domain/coverage/enrollment.ts';
import {
  groupActive,
  lastPaidMonth,
  pledgeGroups,
  pledgesLeft,
  type PartnerRegistration,
  type Pledge,
} from '#lib/domain/drives/pledges.ts';

const pledge = (change: Partial<Pledge> = {}): Pledge => ({
  ...{
    id: 'p',
    partnerId: 'dwp',
    code: 'A',
    people: 40,
    payer: 'mandiri',
    fromMonth: '2026-10',
    months: null,
  },
  ...change,
});
const registered = (people: number, change: Partial<PartnerRegistration> = {}): PartnerRegistration => ({
  ...{ partnerId: 'dwp', code: 'A', month: '2026-11', payer: 'mandiri', people },
  ...change,
});

test('the last month paid: six months from October end in March', () => {
  expect(lastPaidMonth({ fromMonth: '2026-10', months: 6 })).toBe('2027-03');
  expect(lastPaidMonth({ fromMonth: '2026-10', months: 1 })).toBe('2026-10');
  expect(lastPaidMonth({ fromMonth: '2026-10', months: null })).toBeNull();
});

test('registrations are set against the pledges of their desa, else those for all desa, once', () => {
  const found = pledgeGroups(
    [
      pledge({ id: '2', fromMonth: '2026-11', people: 10 }),
      pledge({ id: '1' }),
      pledge({ id: '3', code: null, people: 25 }),
      pledge({ id: '4', partnerId: 'pkk', people: 5 }),
    ],
    [
      registered(12),
      registered(7, { month: '2026-09' }),
      registered(3, { code: 'B' }),
      registered(2, { code: 'C', month: '2026-10', payer: 'apbdes' }),
    ],
  );
  expect(
    found.map(({ partnerId, code, pledged, registered: people }) => ({ partnerId, code, pledged, people })),
  ).toEqual([
    { partnerId: 'dwp', code: 'A', pledged: 50, people: 12 },
    { partnerId: 'dwp', code: null, pledged: 25, people: 5 },
    { partnerId: 'pkk', code: 'A', pledged: 5, people: 0 },
  ]);
});

test('what remains is taken from the earliest pledge first, and shared out over the other desa', () => {
  const left = pledgesLeft(
    [
      pledge({ id: '1', people: 10 }),
      pledge({ id: '2', people: 20, fromMonth: '2026-11', payer: 'donatur' }),
      pledge({ id: '3', code: null, people: 9 }),
    ],
    [registered(14), registered(2, { code: 'C' })],
    { month: '2026-12', desaOf: new Map([['dwp', ['A', 'B', 'C']]]) },
  );
  expect(left).toEqual(
    new Map([
      [
        'A',
        [
          { partnerId: 'dwp', people: 10, payer: 'mandiri', remaining: 0, isShare: false },
          { partnerId: 'dwp', people: 20, payer: 'donatur', remaining: 16, isShare: false },
        ],
      ],
      ['B', [{ partnerId: 'dwp', people: 5, payer: 'mandiri', remaining: 4, isShare: true }]],
      ['C', [{ partnerId: 'dwp', people: 4, payer: 'mandiri', remaining: 3, isShare: true }]],
    ]),
  );
});

test('nothing is pledged twice, and nothing remains of more than was pledged', () => {
  const desa = ['A', 'B', 'C', 'D'];
  const pledges = fc.array(
    fc.record({
      code: fc.constantFrom(null, ...desa),
      people: fc.integer({ min: 1, max: 500 }),
      fromMonth: fc.constantFrom('2026-09', '2026-10', '2026-12'),
      months: fc.constantFrom(null, 1, 6),
    }),
    { maxLength: 6 },
  );
  const registrations = fc.array(fc.record({ code: fc.constantFrom(...desa), people: fc.nat(300) }), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(pledges, registrations, (some, more) => {
      const all = some.map((one, i) => pledge({ ...one, id: String(i) }));
      const brought = more.map(({ people, code }) => registered(people, { code }));
      const desaOf = new Map([['dwp', desa]]);
      const found = [...pledgesLeft(all, brought, { month: '2026-11', desaOf }).values()].flat();
      const hasOwn = (code: string) => holding.some((one) => one.code === code);
      const holding = all.filter(
        ({ fromMonth, months }) => fromMonth <= '2026-11' && (months === null || months === 6),
      );
      const shareable = desa.some((code) => !hasOwn(code));
      const pledged = holding.filter(({ code }) => code !== null || shareable);
      const sum = (of: readonly { people: number }[]) => of.reduce((total, { people }) => total + people, 0);
      expect(sum(found)).toBe(sum(pledged));
      const remaining = found.reduce((total, one) => total + one.remaining, 0);
      expect(remaining).toBeGreaterThanOrEqual(Math.max(0, sum(pledged) - sum(brought)));
      for (const one of found) expect(one.remaining).toBeLessThanOrEqual(one.people);
    }),
  );
});

describe('still active', () => {
  const none = { retention: [], monthly: [] };
  const active = (payer: Payer, months: number | null, month: string) =>
    groupActive(
      {
        pledges: [pledge({ payer: payer as Pledge['payer'], months })],
        registrations: [registered(100, { payer })],
      },
      month,
      none,
    );

  test('all as long as a sponsor pays, few afterwards', () => {
    expect(active('apbdes', 6, '2027-03')).toEqual({ low: 100, mid: 100, high: 100, basis: ['paid'] });
    expect(active('apbdes', 6, '2027-04')).toEqual({ low: 0, mid: 10, high: 25, basis: ['after-sponsor'] });
  });

  test('who pays alone: as many as stay in a year as assumed', () => {
    const found = active('mandiri', null, '2027-11')!;
    expect(found.mid).toBeCloseTo(75, 9);
    expect([found.low, found.high].map(Math.round)).toEqual([60, 85]);
    expect(found.basis).toEqual(['lapse']);
  });

  test('unknown where nobody said for how long, or who pays', () => {
    expect(active('donatur', null, '2026-12')).toBeNull();
    expect(active('tidak-tercatat', null, '2026-12')).toBeNull();
    const other = { pledges: [pledge()], registrations: [registered(5, { payer: 'csr' })] };
    expect(groupActive(other, '2026-12', none)).toBeNull();
  });

  test('nobody registered: nobody active', () => {
    expect(groupActive({ pledges: [pledge()], registrations: [] }, '2026-12', none)).toEqual({
      ...{ low: 0, mid: 0, high: 0, basis: [] },
    });
  });
});
