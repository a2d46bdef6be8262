import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ContributionRule } from '#lib/domain/contributions/rules.ts';
import { judgeCoverage, type CoverageRow } from '#lib/domain/coverage/coverage.ts';
import { together, whatIf, type WhatIfWish } from '#lib/domain/targets/what-if.ts';

const rule = (
  payer: string,
  discount: number,
  validFrom: string,
  validTo: string | null,
): ContributionRule => ({
  ...{ programme: 'JKK+JKM', segment: 'bpu', sector: 'any', payer },
  ...{ baseIdr: 16_800, discount, validFrom, validTo, source: 'example' },
});
/** Half for those who pay themselves, until the end of 2026. */
const RULES = [
  rule('government', 0, '2015-07', null),
  rule('self', 0.5, '2026-04', '2026-12'),
  rule('self', 0, '2027-01', null),
];

function row(code: string, eligible: number | null, active: number | null): CoverageRow {
  const ends = {
    eligibleLow: eligible,
    eligibleHigh: eligible,
    eligibleLow80: eligible,
    eligibleHigh80: eligible,
  };
  const counts = { eligible, ...ends, eligibleReported: eligible, active, desaReported: 3, desaExpected: 3 };
  return {
    ...{ level: 'kecamatan', code, name: code, kecamatanCode: null, kecamatan: null, period: '2026-10' },
    ...{ segment: 'bpu', denominator: 'potensi', denominatorAsOf: '2023-12', simulated: false },
    ...counts,
    ...judgeCoverage(counts),
  } as CoverageRow;
}

/** 900 and 300 are not protected. */
const AREAS = [row('01', 1000, 100), row('02', 500, 200)];
const TERMS: WhatIfWish['terms'] = {
  ...{ segment: 'bpu', sector: 'other', payer: 'government', programmes: ['JKK+JKM'] },
  ...{ from: '2026-12', months: 12 },
};
const wish = (change: Partial<WhatIfWish> = {}): WhatIfWish => ({
  ...{ areas: AREAS, people: 400, budgetIdr: null, terms: TERMS },
  ...change,
});

describe('protecting so many people in some kecamatan', () => {
  test('spreads them by gap, costs each month by its rule, and says what coverage comes of it', () => {
    const { whatIf: found } = whatIf(RULES, wish());
    expect(found).toMatchObject({ people: 400, limit: 'wish', affordable: null, gap: 1200, leftIdr: null });
    expect([found?.perPersonIdr, found?.costIdr]).toEqual([201_600, 80_640_000]);
    expect(found?.areas.map(({ added, after }) => [added, after.active, after.rate, after.gap])).toEqual([
      [300, 400, 0.4, 600],
      [100, 300, 0.6, 200],
    ]);
  });

  test('a budget carries whole people, and the rest is left over', () => {
    const { whatIf: found } = whatIf(RULES, wish({ budgetIdr: 2_016_000 + 201_599 }));
    expect(found).toMatchObject({ people: 10, limit: 'budget', affordable: 10, leftIdr: 201_599 });
    expect(whatIf(RULES, wish({ budgetIdr: 201_599 })).whatIf).toMatchObject({ people: 0, limit: 'budget' });
  });

  test('those who pay themselves pay half until December', () => {
    const terms = { ...TERMS, payer: 'self' } as const;
    const { whatIf: found } = whatIf(RULES, wish({ people: 1, terms }));
    expect(found?.costIdr).toBe(8_400 + 11 * 16_800);
  });

  test('no more than are not yet protected there', () => {
    const { whatIf: found } = whatIf(RULES, wish({ people: 5000 }));
    expect(found).toMatchObject({ people: 1200, limit: 'gap' });
    expect(found?.areas.map(({ after }) => after.rate)).toEqual([1, 1]);
    const covered = [row('01', 100, 120), row('02', 100, 90)];
    expect(whatIf(RULES, wish({ areas: covered })).whatIf?.areas.map(({ added }) => added)).toEqual([0, 10]);
  });

  test('where the gap is unknown nobody is placed, and it stays unknown', () => {
    const { whatIf: found } = whatIf(RULES, wish({ areas: [AREAS[0]!, row('03', 500, null)] }));
    expect(found?.areas.map(({ added, after }) => [added, after.rate])).toEqual([
      [400, 0.5],
      [null, null],
    ]);
  });

  test('says why nothing can be said', () => {
    const kindOf = (change: Partial<WhatIfWish>) => whatIf(RULES, wish(change)).problem?.kind;
    expect(kindOf({ areas: [] })).toBe('no-area');
    expect(kindOf({ people: null })).toBe('no-wish');
    expect(kindOf({ areas: [row('03', null, 5)] })).toBe('no-gap');
    const early = { ...TERMS, from: '2015-01' };
    const noRule = { kind: 'no-contribution', reason: 'no-rule-then' };
    expect(whatIf(RULES, wish({ terms: early })).problem).toEqual(noRule);
    expect(whatIf(RULES, wish({ terms: early, people: null, budgetIdr: 1000 })).problem).toEqual(noRule);
  });

  test('never exceeds wish, budget or gap, stops only at one of them, and the kecamatan sum to it', () => {
    const count = fc.integer({ min: 0, max: 5000 });
    const area = fc.tuple(count, fc.option(count)).map(([eligible, active]) => row('x', eligible, active));
    const given = fc.record({
      areas: fc.array(area, { minLength: 1, maxLength: 14 }),
      people: fc.option(count),
      budgetIdr: fc.option(fc.integer({ min: 0, max: 1e9 })),
    });
    fc.assert(
      fc.property(given, ({ areas, people, budgetIdr }) => {
        const { whatIf: found, problem } = whatIf(RULES, { areas, people, budgetIdr, terms: TERMS });
        if (found === null) {
          const isUnknown = areas.every(({ gap }) => gap === null);
          expect(problem.kind).toBe(people === null && budgetIdr === null ? 'no-wish' : 'no-gap');
          expect(isUnknown || problem.kind === 'no-wish').toBe(true);
          return;
        }
        const budget = budgetIdr === null ? Infinity : Math.floor(budgetIdr / 201_600);
        expect(found.people).toBe(Math.min(people ?? Infinity, budget, found.gap));
        expect(found.areas.reduce((sum, { added }) => sum + (added ?? 0), 0)).toBe(found.people);
        for (const { before, added } of found.areas) {
          if (added === null) expect(before.gap).toBeNull();
          else expect(added).toBeLessThanOrEqual(Math.max(0, before.gap!));
        }
        if (budgetIdr !== null) expect(found.costIdr + found.leftIdr!).toBe(budgetIdr);
      }),
    );
  });
});

describe('several kecamatan as one', () => {
  test('are the sum of their workers and members, without interval', () => {
    expect(together(AREAS, 'Semua')).toMatchObject({
      ...{ name: 'Semua', eligible: 1500, active: 300, rate: 0.2, gap: 1200, reason: null },
      ...{ rateLow: null, gapHigh: null, desaReported: 6 },
    });
    expect(together([], 'Semua')).toBeNull();
  });

  test('where one is unknown, those that are known are compared with their own workers', () => {
    const silent = { ...row('03', 500, null), desaReported: 0 };
    expect(together([AREAS[0]!, silent], '')).toMatchObject({
      ...{ eligible: 1500, eligibleReported: 1000, active: 100, rate: 0.1, gap: 900, reason: 'incomplete' },
    });
    expect(together([silent], '')).toMatchObject({ active: null, rate: null, reason: 'not-reported' });
  });
});
