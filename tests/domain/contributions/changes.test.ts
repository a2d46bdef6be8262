import { describe, expect, test } from 'vitest';
import { contributionChanges, inSteps } from '#lib/domain/contributions/changes.ts';
import { ruleOf, SHIPPED } from './shipped-rules.ts';

const ahead = (after: string, to: string) => contributionChanges(SHIPPED, { segment: 'bpu', after, to });

describe('contributionChanges', () => {
  test('all of PP 50/2025: transport and the other sectors fall and rise again, government and JHT never', () => {
    const changes = ahead('2015-07', '2030-12');
    expect(
      changes.map(({ month, programme, sector, payer, beforeIdr, afterIdr }) => [
        month,
        programme,
        sector,
        payer,
        beforeIdr,
        afterIdr,
      ]),
    ).toEqual([
      ['2026-01', 'JKK+JKM', 'transport', 'self', 16_800, 8_400],
      ['2026-04', 'JKK+JKM', 'other', 'self', 16_800, 8_400],
      ['2027-01', 'JKK+JKM', 'other', 'self', 8_400, 16_800],
      ['2027-04', 'JKK+JKM', 'transport', 'self', 8_400, 16_800],
    ]);
    expect(changes[2]).toMatchObject({ before: { validTo: '2026-12' }, after: { validFrom: '2027-01' } });
  });

  test('the first month asked is left out, the last belongs to it', () => {
    expect(ahead('2027-01', '2027-03')).toEqual([]);
    expect(ahead('2026-12', '2027-01')).toHaveLength(1);
    expect(ahead('2027-01', '2027-01')).toEqual([]);
  });

  test('the first rule there is changes nothing: what was paid before is unknown', () => {
    const rules = [ruleOf({ validFrom: '2026-05' })];
    expect(contributionChanges(rules, { segment: 'bpu', after: '2026-01', to: '2026-12' })).toEqual([]);
  });

  test('a new rule with the same amount is no change', () => {
    const rules = [ruleOf({ validTo: '2026-04' }), ruleOf({ validFrom: '2026-05', source: 'baru' })];
    expect(contributionChanges(rules, { segment: 'bpu', after: '2026-01', to: '2026-12' })).toEqual([]);
  });
});

describe('inSteps', () => {
  test('the cliff of January 2027 is one change, transport three months later', () => {
    expect(inSteps(ahead('2026-10', '2027-10'))).toMatchObject([
      {
        programme: 'JKK+JKM',
        payer: 'self',
        beforeIdr: 8_400,
        afterIdr: 16_800,
        steps: [
          { month: '2027-01', sectors: ['other'] },
          { month: '2027-04', sectors: ['transport'] },
        ],
      },
    ]);
  });

  test('sectors that change together are one step, and each rule is named once', () => {
    const rules = [ruleOf({ validTo: '2026-12' }), ruleOf({ validFrom: '2027-01', baseIdr: 20_000 })];
    const changes = contributionChanges(rules, { segment: 'bpu', after: '2026-10', to: '2027-10' });
    expect(inSteps(changes)).toMatchObject([
      { payer: 'self', steps: [{ month: '2027-01', sectors: ['other', 'transport'] }], rules },
      { payer: 'government', steps: [{ month: '2027-01', sectors: ['other', 'transport'] }], rules },
    ]);
  });

  test('the same rise of the same sector twice is two changes', () => {
    const rise = (month: string) => ({
      ...{ month, programme: 'JKK+JKM', sector: 'other', payer: 'self', beforeIdr: 1, afterIdr: 2 },
      ...{ before: ruleOf({}), after: ruleOf({}) },
    });
    expect(inSteps([rise('2026-01'), rise('2026-07')] as never)).toHaveLength(2);
  });
});
