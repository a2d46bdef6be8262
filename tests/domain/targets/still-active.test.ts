import { describe, expect, test } from 'vitest';
import type { RetentionRow } from '#lib/domain/coverage/retention.ts';
import { stillActive, type StayEvidence } from '#lib/domain/targets/still-active.ts';
import { sideBySide } from '#lib/domain/targets/with-added.ts';

const stayed = (horizonMonths: number, rate: number): RetentionRow => ({
  ...{ payer: 'mandiri', horizonMonths, rate, active: rate * 200, arrears: 0, began: 200 },
  ...{ withoutFirstMonth: 0, reason: null },
});
const RETENTION: StayEvidence = {
  retention: [stayed(12, 0.64), stayed(3, 0.9), stayed(6, 0.8)],
  monthly: [],
};
const by = (payer: 'mandiri' | 'apbd', months = 6) => ({ payer, from: '2027-01', months });

describe('who is still active in a month', () => {
  test('of a sponsor: everybody while it pays, a few afterwards, nobody before', () => {
    const inMonth = (month: string) => stillActive(month, by('apbd'), RETENTION);
    expect(inMonth('2026-12')).toMatchObject({ basis: 'not-begun', low: 0, mid: 0, high: 0, months: 0 });
    expect(inMonth('2027-01')).toMatchObject({ basis: 'paid', low: 1, high: 1 });
    expect(inMonth('2027-06')).toMatchObject({ basis: 'paid', mid: 1 });
    expect(inMonth('2027-07')).toMatchObject({ basis: 'after-sponsor', low: 0, mid: 0.1, high: 0.25 });
  });

  test('of those who pay themselves: as their like have stayed, ±10 points', () => {
    const mid = (month: string) => stillActive(month, by('mandiri'), RETENTION).mid;
    expect(stillActive('2027-01', by('mandiri'), RETENTION)).toMatchObject({ low: 1, mid: 1, high: 1 });
    expect(stillActive('2027-04', by('mandiri'), RETENTION)).toEqual({
      ...{ basis: 'retention', months: 3, began: 200 },
      ...{ low: expect.closeTo(0.8), mid: 0.9, high: 1 },
    });
    expect([mid('2027-03'), mid('2027-10')]).toEqual([expect.closeTo(1 - 0.2 / 3), expect.closeTo(0.72)]);
    expect(mid('2029-01')).toBeCloseTo(0.64 ** 2);
  });

  test('from monthly counts where cohorts are unknown: who has not ended, and of those who is not in arrears', () => {
    const monthly = [{ payer: 'mandiri' as const, rate: 0.98, memberMonths: 5000, active: 0.9 }];
    const share = 0.98 ** 6 * 0.9;
    expect(stillActive('2027-07', by('mandiri'), { retention: [], monthly })).toEqual({
      ...{ basis: 'stay-rate', months: 6, began: 5000 },
      ...{ low: expect.closeTo(share - 0.1), mid: expect.closeTo(share), high: expect.closeTo(share + 0.1) },
    });
    expect(stillActive('2027-01', by('mandiri'), { retention: [], monthly }).low).toBe(1);
    expect(stillActive('2027-07', by('mandiri'), { ...RETENTION, monthly }).basis).toBe('retention');
  });

  test('where nothing is known a quarter lapses a year', () => {
    const unknown = { ...stayed(12, 0), rate: null, began: null };
    const assumed = { basis: 'lapse', low: 0.6, mid: 0.75, high: 0.85, began: null };
    expect(stillActive('2028-01', by('mandiri'), { retention: [unknown], monthly: [] })).toMatchObject(
      assumed,
    );
    expect(stillActive('2029-01', by('mandiri'), { retention: [], monthly: [] }).mid).toBeCloseTo(0.5625);
  });
});

describe('December with and without', () => {
  const forecast = { people: 1000, low80: 900, high80: 1150 };
  const shares = { low: 0.5, mid: 0.755, high: 1 };
  /** Even between 800 and 1,200. */
  const chanceOf = (target: number) => Math.min(1, Math.max(0, (1200 - target) / 400));

  test('adds those still active to the forecast and its interval; the target is that much nearer', () => {
    const both = sideBySide(forecast, { people: 200, shares, target: 1100 }, chanceOf);
    expect(both.without).toEqual({ ...forecast, added: 0, chance: 0.25 });
    expect(both.with.low).toEqual({ people: 1100, low80: 1000, high80: 1250, added: 100, chance: 0.5 });
    expect(both.with.mid).toMatchObject({ people: 1151, added: 151 });
    expect(both.with.high).toMatchObject({ added: 200, chance: 0.75 });
  });

  test('without a target there is no chance of it', () => {
    const both = sideBySide(forecast, { people: 0, shares, target: null }, chanceOf);
    expect([both.without.chance, both.with.mid.chance]).toEqual([null, null]);
  });
});
