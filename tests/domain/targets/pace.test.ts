import { describe, expect, test } from 'vitest';
import { addMonths } from '#lib/domain/calendar/period.ts';
import { expectedAt, seasonalProfile, type MonthlyProfile } from '#lib/domain/targets/monthly-profile.ts';
import { paceOf } from '#lib/domain/targets/pace.ts';

const FLAT: MonthlyProfile = { kind: 'flat' };
/** 1,000 in January 2024 and ten more each month. */
const series = Array.from({ length: 34 }, (_, i) => ({
  period: addMonths('2024-01', i),
  active: 1000 + 10 * i,
}));

describe('expected', () => {
  const way = { start: 100, target: 220, year: 2027 };
  test.each([
    ['2026-12', null],
    ['2027-01', 110],
    ['2027-06', 160],
    ['2027-12', 220],
    ['2028-03', 220],
  ])('flat, %s: %s', (month, people) => expect(expectedAt(way, FLAT, month)).toBe(people));

  test('by hand: all of it in the first two months', () => {
    const shares = [0.5, 0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    expect(expectedAt(way, { kind: 'by-hand', shares }, '2027-01')).toBe(160);
    expect(expectedAt(way, { kind: 'by-hand', shares }, '2027-12')).toBe(220);
  });
});

describe('as last year', () => {
  test('each month has its share of all growth, a month that fell has none', () => {
    const active = [100, 110, 105, 135, 135, 135, 135, 135, 135, 135, 135, 135, 195];
    const year = active.map((people, i) => ({ period: addMonths('2025-12', i), active: people }));
    const { profile } = seasonalProfile(year, 2026);
    expect(profile).toEqual({
      kind: 'seasonal',
      year: 2026,
      shares: [0.1, 0, 0.3, 0, 0, 0, 0, 0, 0, 0, 0, 0.6],
    });
  });

  test('an unknown month gives no profile, and neither does a year without growth', () => {
    const flat = Array.from({ length: 13 }, (_, i) => ({ period: addMonths('2025-12', i), active: 5 }));
    expect(seasonalProfile(flat, 2026)).toEqual({ profile: null, reason: 'no-growth' });
    const gappy = flat.map((one, i) => (i === 4 ? { ...one, active: null } : one));
    expect(seasonalProfile(gappy, 2026)).toEqual({ profile: null, reason: 'gaps' });
    expect(seasonalProfile(flat.slice(0, 11), 2026)).toEqual({ profile: null, reason: 'gaps' });
  });
});

describe('pace', () => {
  const asked = { series, year: 2026, target: 1410, profile: FLAT, at: '2026-10', startForecast: null };

  test('in the year: expected from the December before, what is missing over the months left', () => {
    // December 2025: 1,230. Ten twelfths of 180 more: 1,380. October: 1,330.
    expect(paceOf(asked)).toEqual({
      at: '2026-10',
      target: 1410,
      active: 1330,
      start: { period: '2025-12', people: 1230, kind: 'counted' },
      expected: 1380,
      monthsLeft: 2,
      needed: 40,
      last3: 10,
      last12: 10,
    });
  });

  test('before the year begins nothing is expected yet, and its start is what is forecast', () => {
    expect(paceOf({ ...asked, year: 2027, target: 1470, startForecast: 1350 })).toMatchObject({
      start: { period: '2026-12', people: 1350, kind: 'forecast' },
      expected: null,
      monthsLeft: 14,
      needed: 10,
    });
  });

  test('a target that is reached needs nothing more', () => {
    expect(paceOf({ ...asked, target: 1300 })).toMatchObject({ needed: 0 });
  });

  test('in December itself no month is left', () => {
    expect(paceOf({ ...asked, year: 2025, at: '2025-12' })).toMatchObject({ monthsLeft: 0, needed: null });
  });

  test('an unknown month stays unknown', () => {
    const gappy = series.map((one) => (one.period === '2026-10' ? { ...one, active: null } : one));
    expect(paceOf({ ...asked, series: gappy })).toMatchObject({
      active: null,
      needed: null,
      last3: null,
      expected: 1380,
    });
  });

  test('an unknown December before gives no start, so nothing is expected', () => {
    const gappy = series.map((one) => (one.period === '2025-12' ? { ...one, active: null } : one));
    expect(paceOf({ ...asked, series: gappy })).toMatchObject({ start: null, expected: null, needed: 40 });
  });
});
