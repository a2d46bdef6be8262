import { describe, expect, it } from 'vitest';
import type { ContributionRule } from '#lib/domain/contributions/rules.ts';
import { sheetContribution } from '#lib/server/drives/sheet-contributions.ts';

const rule = (more: Partial<ContributionRule>): ContributionRule => ({
  ...{ programme: 'JKK+JKM', segment: 'bpu', sector: 'any', payer: 'self', baseIdr: 16_800, discount: 0 },
  ...{ validFrom: '2026-01', validTo: null, source: 'contoh', ...more },
});
const RULES = [
  rule({ sector: 'transport', discount: 0.5, validTo: '2027-03' }),
  rule({ sector: 'transport', validFrom: '2027-04' }),
  rule({ sector: 'other', discount: 0.5, validTo: '2026-12' }),
  rule({ sector: 'other', validFrom: '2027-01' }),
  rule({ payer: 'government', baseIdr: 10_000 }),
  rule({ programme: 'JHT', payer: 'any', baseIdr: 20_000 }),
];

describe('the contribution on a sheet', () => {
  it('is that of the month of the visit, with the changes of the three months after it', () => {
    expect(sheetContribution(RULES, '2026-12')).toEqual({
      month: '2026-12',
      amounts: [{ sectors: ['other', 'transport'], accidentAndDeath: 8_400, withOldAge: 28_400 }],
      changes: [{ month: '2027-01', sector: 'other', beforeIdr: 8_400, afterIdr: 16_800 }],
    });
  });

  it('stands apart by sector where they differ', () => {
    const { amounts, changes } = sheetContribution(RULES, '2027-01');
    expect(amounts).toEqual([
      { sectors: ['other'], accidentAndDeath: 16_800, withOldAge: 36_800 },
      { sectors: ['transport'], accidentAndDeath: 8_400, withOldAge: 28_400 },
    ]);
    expect(changes).toEqual([{ month: '2027-04', sector: 'transport', beforeIdr: 8_400, afterIdr: 16_800 }]);
    expect(sheetContribution(RULES, '2026-09').changes).toEqual([]);
  });

  it('is unknown where no rule says', () => {
    const none = { sectors: ['other', 'transport'], accidentAndDeath: null, withOldAge: null };
    expect(sheetContribution(RULES, '2020-01').amounts).toEqual([none]);
    expect(sheetContribution([], '2026-12').amounts).toEqual([none]);
  });
});
