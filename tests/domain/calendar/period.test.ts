import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  isPeriod,
  monthIndex,
  periodsBetween,
  sameMonthLastYear,
} from '#lib/domain/calendar/period.ts';

describe('isPeriod', () => {
  it.each(['2023-01', '2026-12', '0001-09'])('takes %s', (text) => {
    expect(isPeriod(text)).toBe(true);
  });

  it.each(['2026-00', '2026-13', '2026-1', '26-01', '202610', '2026-10-01', ' 2026-10', '2026-10\n', ''])(
    'refuses "%s"',
    (text) => {
      expect(isPeriod(text)).toBe(false);
    },
  );
});

describe('addMonths', () => {
  it.each([
    { from: '2026-10', months: 3, to: '2027-01' },
    { from: '2026-01', months: -1, to: '2025-12' },
    { from: '2026-12', months: 1, to: '2027-01' },
    { from: '2026-12', months: 0, to: '2026-12' },
    { from: '2023-05', months: 41, to: '2026-10' },
    { from: '2024-02', months: -24, to: '2022-02' },
  ])('$from and $months months is $to', ({ from, months, to }) => {
    expect(addMonths(from, months)).toBe(to);
    expect(monthIndex(to) - monthIndex(from)).toBe(months);
  });

  it('goes there and back, in calendar order', () => {
    const months = fc.integer({ min: 12 * 1000, max: 12 * 9000 });
    fc.assert(
      fc.property(months, fc.integer({ min: -5000, max: 5000 }), (index, by) => {
        const period = addMonths('0000-01', index);
        expect(isPeriod(period)).toBe(true);
        expect(addMonths(addMonths(period, by), -by)).toBe(period);
        expect(addMonths(period, by) > period).toBe(by > 0);
      }),
      { seed: 3317 },
    );
  });

  it('refuses what is not a month, and quotes it', () => {
    expect(() => addMonths('2026-13', 1)).toThrow(RangeError);
    expect(() => monthIndex('Oktober 2026')).toThrow('"Oktober 2026" is not a month written YYYY-MM');
  });
});

it('sameMonthLastYear keeps the season', () => {
  expect(sameMonthLastYear('2026-01')).toBe('2025-01');
});

describe('periodsBetween', () => {
  it('names every month, both ends included', () => {
    expect(periodsBetween('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect(periodsBetween('2026-02', '2026-02')).toEqual(['2026-02']);
    expect(periodsBetween('2023-01', '2026-10')).toHaveLength(46);
  });

  it('is empty when the last month is before the first', () => {
    expect(periodsBetween('2026-03', '2026-02')).toEqual([]);
  });
});
