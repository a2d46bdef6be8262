import { describe, expect, test } from 'vitest';
import { protectionCost } from '#lib/domain/contributions/cost.ts';
import {
  contributionOf,
  payerClassOf,
  type ContributionQuery,
  type PayerClass,
  type Sector,
} from '#lib/domain/contributions/rules.ts';
import { ruleOf, SHIPPED } from './shipped-rules.ts';

const COLUMNS: [Sector, PayerClass][] = [
  ['transport', 'self'],
  ['other', 'self'],
  ['transport', 'government'],
  ['other', 'government'],
];

/**
 * Worked out by hand from PP 50/2025: self-payers pay half of JKK+JKM (16,800), transport January 2026 to March 2027, all
 * others April to December 2026; government budgets pay the whole. Columns as `COLUMNS`.
 */
const JKK_JKM: [month: string, ...amounts: number[]][] = [
  ['2025-12', 16_800, 16_800, 16_800, 16_800],
  ['2026-01', 8_400, 16_800, 16_800, 16_800],
  ['2026-02', 8_400, 16_800, 16_800, 16_800],
  ['2026-03', 8_400, 16_800, 16_800, 16_800],
  ['2026-04', 8_400, 8_400, 16_800, 16_800],
  ['2026-05', 8_400, 8_400, 16_800, 16_800],
  ['2026-06', 8_400, 8_400, 16_800, 16_800],
  ['2026-07', 8_400, 8_400, 16_800, 16_800],
  ['2026-08', 8_400, 8_400, 16_800, 16_800],
  ['2026-09', 8_400, 8_400, 16_800, 16_800],
  ['2026-10', 8_400, 8_400, 16_800, 16_800],
  ['2026-11', 8_400, 8_400, 16_800, 16_800],
  ['2026-12', 8_400, 8_400, 16_800, 16_800],
  ['2027-01', 8_400, 16_800, 16_800, 16_800],
  ['2027-02', 8_400, 16_800, 16_800, 16_800],
  ['2027-03', 8_400, 16_800, 16_800, 16_800],
  ['2027-04', 16_800, 16_800, 16_800, 16_800],
];

/** The same with JHT, 20,000 that is never halved. */
const WITH_JHT: [month: string, ...amounts: number[]][] = [
  ['2025-12', 36_800, 36_800, 36_800, 36_800],
  ['2026-01', 28_400, 36_800, 36_800, 36_800],
  ['2026-02', 28_400, 36_800, 36_800, 36_800],
  ['2026-03', 28_400, 36_800, 36_800, 36_800],
  ['2026-04', 28_400, 28_400, 36_800, 36_800],
  ['2026-05', 28_400, 28_400, 36_800, 36_800],
  ['2026-06', 28_400, 28_400, 36_800, 36_800],
  ['2026-07', 28_400, 28_400, 36_800, 36_800],
  ['2026-08', 28_400, 28_400, 36_800, 36_800],
  ['2026-09', 28_400, 28_400, 36_800, 36_800],
  ['2026-10', 28_400, 28_400, 36_800, 36_800],
  ['2026-11', 28_400, 28_400, 36_800, 36_800],
  ['2026-12', 28_400, 28_400, 36_800, 36_800],
  ['2027-01', 28_400, 36_800, 36_800, 36_800],
  ['2027-02', 28_400, 36_800, 36_800, 36_800],
  ['2027-03', 28_400, 36_800, 36_800, 36_800],
  ['2027-04', 36_800, 36_800, 36_800, 36_800],
];

describe('the shipped rules, month by month', () => {
  test.each(JKK_JKM)('JKK+JKM in %s', (month, ...amounts) => {
    const paid = COLUMNS.map(
      ([sector, payer]) =>
        contributionOf(SHIPPED, { programme: 'JKK+JKM', segment: 'bpu', sector, payer, month }).amountIdr,
    );
    expect(paid).toEqual(amounts);
  });

  test.each(WITH_JHT)('JKK+JKM with JHT in %s', (month, ...amounts) => {
    const paid = COLUMNS.map(([sector, payer]) => {
      const programmes = ['JKK+JKM', 'JHT'] as const;
      return protectionCost(SHIPPED, 1, { segment: 'bpu', sector, payer, programmes, from: month, months: 1 })
        .totalIdr;
    });
    expect(paid).toEqual(amounts);
  });
});

describe('contributionOf', () => {
  const query: ContributionQuery = {
    programme: 'JKK+JKM',
    segment: 'bpu',
    sector: 'other',
    payer: 'self',
    month: '2026-10',
  };

  test('gives the rule it rests on', () => {
    expect(contributionOf(SHIPPED, query)).toMatchObject({
      amountIdr: 8_400,
      rule: {
        sector: 'other',
        payer: 'self',
        validFrom: '2026-04',
        validTo: '2026-12',
        source: 'PP 50/2025',
      },
      reason: null,
    });
  });

  test.each([
    ['a programme nobody has a rule for', { programme: 'JHT' }, 'no-rule'],
    ['a segment nobody has a rule for', { segment: 'pu' }, 'no-rule'],
    ['a payer nobody has a rule for', { payer: 'government' }, 'no-rule'],
    ['a month before the first rule', { month: '2015-06' }, 'no-rule-then'],
  ] as const)('%s: unknown with the reason, never 0', (_, change, reason) => {
    const rules = [ruleOf({ payer: 'self' })];
    expect(contributionOf(rules, { ...query, ...change })).toMatchObject({
      amountIdr: null,
      rule: null,
      reason,
    });
  });

  test.each([
    [0, 16_800],
    [0.333, 11_206],
    [1, 0],
  ])('a discount of %d is rounded to whole rupiah', (discount, amountIdr) => {
    expect(contributionOf([ruleOf({ discount })], query).amountIdr).toBe(amountIdr);
  });

  test('the first and the last month of a rule belong to it', () => {
    const rules = [ruleOf({ validFrom: '2026-02', validTo: '2026-03' })];
    const known = ['2026-01', '2026-02', '2026-03', '2026-04'].map(
      (month) => contributionOf(rules, { ...query, month }).amountIdr !== null,
    );
    expect(known).toEqual([false, true, true, false]);
  });
});

test('payers that the branch lists pay as self-payers, all others as government', () => {
  const selfPaying = ['mandiri', 'perisai', 'donatur', 'csr'];
  expect(payerClassOf('perisai', selfPaying)).toBe('self');
  for (const payer of ['apbd', 'apbdes', 'dbhcht', 'tidak-tercatat'])
    expect(payerClassOf(payer, selfPaying)).toBe('government');
  expect(payerClassOf('apbdes', [...selfPaying, 'apbdes'])).toBe('self');
});
