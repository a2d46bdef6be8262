import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMonths } from '#lib/domain/calendar/period.ts';
import {
  affordablePeople,
  costsBySector,
  protectionCost,
  type ProtectionTerms,
} from '#lib/domain/contributions/cost.ts';
import { PAYER_CLASSES, PROGRAMMES, SECTORS } from '#lib/domain/contributions/rules.ts';
import { ruleOf, SHIPPED } from './shipped-rules.ts';

const RUNS = { seed: 3317, numRuns: 300 };

const TERMS: ProtectionTerms = {
  segment: 'bpu',
  sector: 'other',
  payer: 'self',
  programmes: ['JKK+JKM'],
  from: '2026-11',
  months: 12,
};

const terms = fc.record({
  segment: fc.constant('bpu' as const),
  sector: fc.constantFrom(...SECTORS),
  payer: fc.constantFrom(...PAYER_CLASSES),
  programmes: fc.constantFrom<ProtectionTerms['programmes']>(['JKK+JKM'], PROGRAMMES),
  from: fc.nat(30).map((months) => addMonths('2025-06', months)),
  months: fc.integer({ min: 1, max: 24 }),
});
const people = fc.nat(200_000);

describe('protectionCost', () => {
  test('120 people for 12 months from November 2026, by hand: 2 × 8,400 + 10 × 16,800 a person', () => {
    const cost = protectionCost(SHIPPED, 120, TERMS);
    expect(cost).toMatchObject({ people: 120, perPersonIdr: 184_800, totalIdr: 22_176_000, reason: null });
    expect(cost.months.map(({ month, totalIdr }) => [month, totalIdr])).toEqual([
      ['2026-11', 1_008_000],
      ['2026-12', 1_008_000],
      ['2027-01', 2_016_000],
      ['2027-02', 2_016_000],
      ['2027-03', 2_016_000],
      ['2027-04', 2_016_000],
      ['2027-05', 2_016_000],
      ['2027-06', 2_016_000],
      ['2027-07', 2_016_000],
      ['2027-08', 2_016_000],
      ['2027-09', 2_016_000],
      ['2027-10', 2_016_000],
    ]);
  });

  test('each month says which rules it used', () => {
    const cost = protectionCost(SHIPPED, 1, { ...TERMS, programmes: PROGRAMMES, months: 3 });
    expect(cost.months.map(({ parts }) => parts.map(({ rule }) => rule?.source))).toEqual([
      ['PP 50/2025', 'PP 46/2015 (minimum band)'],
      ['PP 50/2025', 'PP 46/2015 (minimum band)'],
      ['PP 44/2015', 'PP 46/2015 (minimum band)'],
    ]);
  });

  test('one unknown month makes the whole unknown, with its reason; the others stay known', () => {
    const cost = protectionCost([ruleOf({ validFrom: '2026-12' })], 10, { ...TERMS, months: 2 });
    expect(cost).toMatchObject({ perPersonIdr: null, totalIdr: null, reason: 'no-rule-then' });
    expect(cost.months.map(({ totalIdr }) => totalIdr)).toEqual([null, 168_000]);
  });

  test.each([
    [-1, 12],
    [1.5, 12],
    [Number.NaN, 12],
    [1, 0],
    [1, 2.5],
  ])('%d people for %d months is refused', (count, months) => {
    expect(() => protectionCost(SHIPPED, count, { ...TERMS, months })).toThrow(RangeError);
  });

  test('the cost of some months is the sum of what each costs alone', () => {
    fc.assert(
      fc.property(people, terms, (count, ask) => {
        const whole = protectionCost(SHIPPED, count, ask);
        const alone = whole.months.map(
          ({ month }) => protectionCost(SHIPPED, count, { ...ask, from: month, months: 1 }).totalIdr!,
        );
        expect(whole.totalIdr).toBe(alone.reduce((sum, amount) => sum + amount, 0));
        expect(whole.months).toHaveLength(ask.months);
      }),
      RUNS,
    );
  });

  test('twice the people cost twice as much', () => {
    fc.assert(
      fc.property(people, terms, (count, ask) => {
        const once = protectionCost(SHIPPED, count, ask).totalIdr!;
        expect(protectionCost(SHIPPED, 2 * count, ask).totalIdr).toBe(2 * once);
      }),
      RUNS,
    );
  });

  test('the order of the rules changes nothing', () => {
    const shuffled = fc.shuffledSubarray(SHIPPED, { minLength: SHIPPED.length });
    fc.assert(
      fc.property(shuffled, people, terms, (rules, count, ask) => {
        expect(protectionCost(rules, count, ask)).toEqual(protectionCost(SHIPPED, count, ask));
      }),
      RUNS,
    );
  });
});

describe('affordablePeople', () => {
  test('22,176,000 protect 120 people for 12 months from November 2026, one rupiah less 119', () => {
    expect(affordablePeople(SHIPPED, 22_176_000, TERMS)).toEqual({
      people: 120,
      perPersonIdr: 184_800,
      leftIdr: 0,
      reason: null,
    });
    expect(affordablePeople(SHIPPED, 22_175_999, TERMS)).toMatchObject({ people: 119, leftIdr: 184_799 });
  });

  test('never exceeds the budget, and one more person would', () => {
    fc.assert(
      fc.property(fc.nat(2_000_000_000), terms, (budget, ask) => {
        const found = affordablePeople(SHIPPED, budget, ask).people!;
        expect(protectionCost(SHIPPED, found, ask).totalIdr).toBeLessThanOrEqual(budget);
        expect(protectionCost(SHIPPED, found + 1, ask).totalIdr).toBeGreaterThan(budget);
      }),
      RUNS,
    );
  });

  test('is unknown where a month is, and has no limit where nothing is paid', () => {
    expect(affordablePeople([], 1_000_000, TERMS)).toMatchObject({ people: null, reason: 'no-rule' });
    expect(affordablePeople([ruleOf({ discount: 1 })], 1_000, TERMS)).toEqual({
      people: null,
      perPersonIdr: 0,
      leftIdr: 1_000,
      reason: 'free',
    });
  });

  test.each([-1, 0.5, Number.NaN])('a budget of %d is refused', (budget) => {
    expect(() => affordablePeople(SHIPPED, budget, TERMS)).toThrow(RangeError);
  });
});

describe('costsBySector', () => {
  test('sectors that pay the same stand together', () => {
    expect(costsBySector(SHIPPED, 10, { ...TERMS, payer: 'government' })).toMatchObject([
      { sectors: ['other', 'transport'], cost: { totalIdr: 2_016_000 } },
    ]);
  });

  test('sectors that differ in one month stand apart', () => {
    expect(costsBySector(SHIPPED, 10, TERMS)).toMatchObject([
      { sectors: ['other'], cost: { totalIdr: 1_848_000 } },
      { sectors: ['transport'], cost: { totalIdr: 1_596_000 } },
    ]);
    expect(costsBySector(SHIPPED, 10, { ...TERMS, months: 2 })).toHaveLength(1);
  });
});
