import fc from 'fast-check';
import { randomNormal } from 'd3-random';
import { describe, expect, test } from 'vitest';
import { addMonths, periodsBetween, type Period } from '#lib/domain/calendar/period.ts';
import { backTest } from '#lib/domain/coverage/back-test.ts';
import { forecastActive, nextDecember, type MonthlyActive } from '#lib/domain/coverage/forecast.ts';
import { studentT, Z80, Z95 } from '#lib/domain/coverage/student-t.ts';
import { seededRandom } from '#lib/domain/random/random.ts';

const series = (first: Period, values: readonly (number | null)[]): MonthlyActive[] =>
  values.map((active, i) => ({ period: addMonths(first, i), active }));

/** 34 months from January 2024 to October 2026: 1000 in 2024, a step of 100 each July, 10 more from year to year. */
const STEPS = series(
  '2024-01',
  periodsBetween('2024-01', '2026-10').map((period) => {
    const [year, month] = [Number(period.slice(0, 4)), Number(period.slice(5))];
    return 1000 + 10 * (year - 2024) + (month >= 7 ? 100 : 0);
  }),
);

describe('Student t', () => {
  test.each([
    [6, 2.4469, 1.4398],
    [10, 2.2281, 1.3722],
    [20, 2.086, 1.3253],
    [32, 2.0369, 1.3086],
  ])('with %i degrees of freedom is that of the tables', (freedom, wide, narrow) => {
    expect(studentT(Z95, freedom) / wide).toBeCloseTo(1, 2);
    expect(studentT(Z80, freedom) / narrow).toBeCloseTo(1, 2);
  });

  test('is refused for fewer than 6', () => {
    expect(() => studentT(Z95, 5)).toThrow('fewer than 6');
  });
});

describe('the forecast', () => {
  test('ends in December: of the year, or of the next one from a December', () => {
    expect(['2026-10', '2026-01', '2026-11', '2026-12'].map(nextDecember)).toEqual([
      '2026-12',
      '2026-12',
      '2026-12',
      '2027-12',
    ]);
  });

  test('is the same month of last year plus the change over twelve months, worked out by hand', () => {
    const { forecast } = forecastActive(STEPS, '2026-10');
    // 2026-10 has 1120, 2025-10 has 1110; November and December 2025 have 1110: 1110 + 10 = 1120.
    expect(forecast).toMatchObject({ at: '2026-10', active: 1120, lastYear: 1110 });
    expect(forecast!.months.map(({ period, base, people }) => [period, base, people])).toEqual([
      ['2026-11', 1110, 1120],
      ['2026-12', 1110, 1120],
    ]);
    // Every step up (July) and down (January) is that of the year before: all 21 errors from February 2025 on are 0.
    expect(forecast!.errors).toBe(21);
    expect(forecast!.sd).toBe(0);
    expect(forecast!.months[1]).toMatchObject({ low: 1120, high: 1120 });
  });

  test('its interval follows the errors: t × σ × √h, by hand', () => {
    const bumpy = STEPS.map((month, i) => ({ ...month, active: month.active! + (i === 30 ? 60 : 0) }));
    const { forecast } = forecastActive(bumpy, '2026-10');
    // July 2026 is 60 too high: e(July) = 60, e(August) = −60, the other 19 are 0.
    const sd = Math.sqrt((60 ** 2 + 60 ** 2) / 21);
    expect(forecast!.sd).toBeCloseTo(sd, 9);
    const half = studentT(Z95, 21) * sd * Math.SQRT2;
    expect(forecast!.months[1]).toMatchObject({
      low: Math.round(1120 - half),
      high: Math.round(1120 + half),
    });
    const { low, low80, people, high80, high } = forecast!.months[1]!;
    expect([low, low80, people, high80, high]).toEqual(
      [low, low80, people, high80, high].sort((a, b) => a - b),
    );
  });

  test('is refused with a reason: unknown month, short series, a gap where it rests on', () => {
    const without = (...periods: Period[]) =>
      STEPS.map((month) => (periods.includes(month.period) ? { ...month, active: null } : month));
    expect(forecastActive(without('2026-10'), '2026-10').reason).toBe('not-reported');
    expect(forecastActive(STEPS, '2025-11').reason).toBe('too-short');
    expect(forecastActive(without('2025-10'), '2026-10').reason).toBe('gaps');
    expect(forecastActive(without('2025-12'), '2026-10').reason).toBe('gaps');
    expect(forecastActive(without('2026-02', '2025-06'), '2026-10').reason).toBeNull();
    expect(forecastActive(without(...periodsBetween('2025-01', '2025-09')), '2026-10').reason).toBe('gaps');
    expect(forecastActive([], '2026-10').reason).toBe('not-reported');
    expect(() => forecastActive(STEPS, '2026-10', { to: '2028-01' })).toThrow('12 months');
  });

  test('looks at nothing after its month, and does not mind the order of the months', () => {
    const later = [...STEPS, { period: '2026-11', active: 5 }, { period: '2026-12', active: 9000 }];
    expect(forecastActive(later.toReversed(), '2026-10')).toEqual(forecastActive(STEPS, '2026-10'));
  });

  test('never falls below 0 and says so by an end of 0', () => {
    const falling = STEPS.map((month, i) => ({ ...month, active: Math.max(0, 340 - 10 * i) + (i % 3) }));
    const { forecast } = forecastActive(falling, '2026-10');
    expect(forecast!.months.every(({ low, people }) => low >= 0 && people >= 0)).toBe(true);
    expect(forecast!.months[1]!.low).toBe(0);
  });

  test('its intervals hold what comes in about 95 and 80 of 100 cases, on seasonal random walks', () => {
    const normal = randomNormal.source(seededRandom(3317))(0, 40);
    let [inside95, inside80, all] = [0, 0, 0];
    for (let run = 0; run < 1500; run++) {
      const y: number[] = [];
      for (let t = 0; t < 48; t++) {
        const [before, year, yearBefore] = [y[t - 1] ?? 9000, y[t - 12] ?? 9000, y[t - 13] ?? 9000];
        y.push(t < 13 ? 9000 + normal() : before + year - yearBefore + normal());
      }
      const walk = series('2023-01', y);
      const { forecast } = forecastActive(walk, '2026-06');
      for (const { period, low, high, low80, high80 } of forecast!.months) {
        const came = walk.find((month) => month.period === period)!.active!;
        all++;
        inside95 += Number(came >= low && came <= high);
        inside80 += Number(came >= low80 && came <= high80);
      }
    }
    expect(inside95 / all).toBeGreaterThan(0.93);
    expect(inside95 / all).toBeLessThan(0.97);
    expect(inside80 / all).toBeGreaterThan(0.77);
    expect(inside80 / all).toBeLessThan(0.83);
  });
});

describe('the back-test', () => {
  test('compares twelve forecasts with what came and with simpler ones, by hand', () => {
    // 58 months, the yearly step of 10: forecasts miss nothing; the same month last year misses 10 each time.
    const long = series(
      '2022-01',
      periodsBetween('2022-01', '2026-10').map((period) => {
        const [year, month] = [Number(period.slice(0, 4)), Number(period.slice(5))];
        return 1000 + 10 * (year - 2022) + (month >= 7 ? 100 : 0);
      }),
    );
    const tested = backTest(long, '2026-10', 2)!;
    const came = (2 * 1130 + 6 * 1040 + 4 * 1140) / 12;
    // November and December 2025: 1130; January to June 2026: 1040; July to October: 1140; each 10 more than a year before.
    expect(tested).toMatchObject({ horizonMonths: 2, tests: 12, meanError: 0, inside95: 12 });
    expect(tested.asLastYear).toBeCloseTo(10 / came, 9);
    // As last known: the months two after 1130, 1130, 1040 …: wrong by 90 in January and February, by 100 in July and August.
    expect(tested.asLastKnown).toBeCloseTo((2 * 90 + 2 * 100) / 12 / came, 9);
  });

  test('is not given where fewer than six forecasts could be made', () => {
    expect(backTest(STEPS, '2026-10', 1)).not.toBeNull();
    expect(backTest(STEPS.slice(0, 28), '2026-04', 1)).toBeNull();
  });

  test('uses no later month: what comes after never changes it', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5000), { minLength: 60, maxLength: 60 }), fc.nat(5000), (values, other) => {
        const all = series('2022-01', values);
        const at = addMonths('2022-01', 50);
        const changed = all.map((month) => (month.period > at ? { ...month, active: other } : month));
        expect(backTest(changed, at, 3)).toEqual(backTest(all, at, 3));
      }),
      { seed: 3317, numRuns: 50 },
    );
  });
});
