import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMonths, periodsBetween } from '#lib/domain/calendar/period.ts';
import { ruleProblems } from '#lib/domain/contributions/rule-problems.ts';
import {
  contributionOf,
  PAYER_CLASSES,
  SECTORS,
  type ContributionRule,
} from '#lib/domain/contributions/rules.ts';
import { ruleOf, SHIPPED } from './shipped-rules.ts';

const RUNS = { seed: 3317, numRuns: 500 };

test('the shipped rules have none', () => {
  expect(ruleProblems(SHIPPED)).toEqual([]);
});

test('every month since the first shipped rule has exactly one rule', () => {
  for (const month of periodsBetween('2015-07', '2028-12'))
    for (const sector of SECTORS)
      for (const payer of PAYER_CLASSES) {
        const query = { programme: 'JKK+JKM', segment: 'bpu', sector, payer, month } as const;
        const holding = SHIPPED.filter((rule) => contributionOf([rule], query).rule !== null);
        expect([month, sector, payer, holding.length]).toEqual([month, sector, payer, 1]);
      }
});

describe('gaps', () => {
  const first = ruleOf({ payer: 'self', sector: 'other', validTo: '2026-03' });

  test('months between two rows, with both', () => {
    const next = ruleOf({ payer: 'self', sector: 'other', validFrom: '2026-06' });
    expect(ruleProblems([next, first])).toEqual([
      {
        kind: 'gap',
        sector: 'other',
        payer: 'self',
        from: '2026-04',
        to: '2026-05',
        rules: [first, next],
      },
    ]);
  });

  test('a last row with an end: nobody has said what follows', () => {
    expect(ruleProblems([first])).toEqual([
      { kind: 'gap', sector: 'other', payer: 'self', from: '2026-04', to: null, rules: [first] },
    ]);
  });

  test('one sector that is left out after a row for all of them', () => {
    const all = ruleOf({ payer: 'self', validTo: '2025-12' });
    const transport = ruleOf({ payer: 'self', sector: 'transport', validFrom: '2026-01' });
    expect(ruleProblems([all, transport])).toEqual([
      { kind: 'gap', sector: 'other', payer: 'self', from: '2026-01', to: null, rules: [all] },
    ]);
  });

  test('the row that ends the discount of December 2026 cannot be forgotten', () => {
    const withoutJanuary = SHIPPED.filter(({ validFrom }) => validFrom !== '2027-01');
    expect(ruleProblems(withoutJanuary)).toMatchObject([
      { kind: 'gap', sector: 'other', payer: 'self', from: '2027-01', to: null },
    ]);
  });

  test.each([
    ['months before the first rule', [ruleOf({ validFrom: '2026-01' })]],
    ['a payer no rule is about', [ruleOf({ payer: 'self' })]],
    ['a programme no rule is about', [ruleOf({ programme: 'JHT' })]],
    [
      'a row that follows in the next month',
      [first, ruleOf({ ...first, validFrom: '2026-04', validTo: null })],
    ],
  ])('%s: none', (_, rules) => {
    expect(ruleProblems(rules)).toEqual([]);
  });
});

describe('overlaps', () => {
  test('two rows for the same months, with both and the months', () => {
    const open = ruleOf({});
    const discounted = ruleOf({
      sector: 'transport',
      payer: 'self',
      validFrom: '2026-01',
      validTo: '2027-03',
    });
    expect(ruleProblems([discounted, open])).toEqual([
      { kind: 'overlap', rules: [open, discounted], from: '2026-01', to: '2027-03' },
    ]);
  });

  test('two open rows overlap for ever', () => {
    const rules = [ruleOf({}), ruleOf({ validFrom: '2026-01' })];
    expect(ruleProblems(rules)).toEqual([{ kind: 'overlap', rules, from: '2026-01', to: null }]);
  });

  test('the same row twice', () => {
    expect(ruleProblems([ruleOf({}), ruleOf({})])).toMatchObject([{ kind: 'overlap', from: '2015-07' }]);
  });

  test.each([
    ['other payers', ruleOf({ payer: 'self' }), ruleOf({ payer: 'government' })],
    ['other sectors', ruleOf({ sector: 'other' }), ruleOf({ sector: 'transport' })],
    ['other programmes', ruleOf({}), ruleOf({ programme: 'JHT' })],
    ['other segments', ruleOf({}), ruleOf({ segment: 'jakon' })],
  ])('%s: none', (_, ...rules) => {
    expect(ruleProblems(rules)).toEqual([]);
  });
});

describe('rows that cannot be read', () => {
  test.each([
    ['unknown-word', { programme: 'JKK' }],
    ['unknown-word', { segment: 'bpuu' }],
    ['unknown-word', { sector: 'ojek' }],
    ['unknown-word', { payer: 'apbdes' }],
    ['bad-discount', { discount: 1.5 }],
    ['bad-discount', { discount: -0.1 }],
    ['bad-discount', { discount: Number.NaN }],
    ['bad-base', { baseIdr: 0 }],
    ['bad-base', { baseIdr: Number.NaN }],
    ['bad-month', { validFrom: '2026-13' }],
    ['bad-month', { validTo: 'Des 2026' }],
    ['backwards', { validTo: '2015-06' }],
  ])('%s: %o is told with its row, alone', (kind, change) => {
    const rule = ruleOf(change);
    expect(ruleProblems([rule, ruleOf({}), ruleOf({})])).toMatchObject([{ kind, rules: [rule] }]);
  });
});

/** Rules of one kind of people; short, so that gaps and overlaps are common. */
const tables = fc.array(
  fc
    .record({
      sector: fc.constantFrom('any', ...SECTORS),
      payer: fc.constantFrom('any', ...PAYER_CLASSES),
      start: fc.nat(8),
      length: fc.option(fc.nat(6)),
    })
    .map(({ sector, payer, start, length }) => {
      const validFrom = addMonths('2026-01', start);
      return ruleOf({
        sector,
        payer,
        validFrom,
        validTo: length === null ? null : addMonths(validFrom, length),
      });
    }),
  { maxLength: 6 },
);

/** Rules that hold for somebody in each month of two years, counted one by one: what `ruleProblems` must agree with. */
function countsByMonth(rules: readonly ContributionRule[]): number[][] {
  return SECTORS.flatMap((sector) =>
    PAYER_CLASSES.map((payer) =>
      periodsBetween('2026-01', '2028-01').map((month) => {
        const query = { programme: 'JKK+JKM', segment: 'bpu', sector, payer, month } as const;
        return rules.filter((rule) => contributionOf([rule], query).rule !== null).length;
      }),
    ),
  );
}

describe('any table of rules', () => {
  test('has an overlap when, and only when, somebody has two rules in a month', () => {
    fc.assert(
      fc.property(tables, (rules) => {
        const found = ruleProblems(rules).some(({ kind }) => kind === 'overlap');
        expect(found).toBe(
          countsByMonth(rules)
            .flat()
            .some((count) => count > 1),
        );
      }),
      RUNS,
    );
  });

  test('has a gap when, and only when, somebody who had a rule has none later', () => {
    fc.assert(
      fc.property(tables, (rules) => {
        const found = ruleProblems(rules).some(({ kind }) => kind === 'gap');
        const lost = countsByMonth(rules).some((counts) =>
          counts.some((count, at) => count === 0 && counts.slice(0, at).some((before) => before > 0)),
        );
        expect(found).toBe(lost);
      }),
      RUNS,
    );
  });

  test('has the same problems in any order of its rows', () => {
    fc.assert(
      fc.property(
        tables.chain((rules) =>
          fc.tuple(fc.constant(rules), fc.shuffledSubarray(rules, { minLength: rules.length })),
        ),
        ([rules, shuffled]) => {
          expect(ruleProblems(shuffled)).toEqual(ruleProblems(rules));
        },
      ),
      RUNS,
    );
  });
});
