import { addMonths, type Period } from '../calendar/period.ts';
import { forecastActive, type MonthlyActive } from './forecast.ts';

/** How far forecasts of the last twelve months missed what came, and what simpler ones would have missed. */
export interface BackTest {
  horizonMonths: number;
  /** Forecasts that could be made and compared. */
  tests: number;
  /** Mean absolute error, people, and that ÷ the mean of what came (0–1). */
  meanError: number;
  meanShare: number;
  /** Of them inside the 95% interval. */
  inside95: number;
  /** The same share for "as last known" and for "as the same month last year". */
  asLastKnown: number;
  asLastYear: number;
}

const MONTHS = 12;
/** Fewer say nothing about how far forecasts miss. */
const LEAST_TESTS = 6;

/**
 * Forecasts of each of the twelve months up to `at`, made from what was known `horizonMonths` before, against what came
 * (rolling origin: Tashman 2000).
 *
 * @returns null where fewer than six of the twelve could be made
 * @throws RangeError when the horizon is not 1 to 12 months
 */
export function backTest(
  series: readonly MonthlyActive[],
  at: Period,
  horizonMonths: number,
): BackTest | null {
  const known = new Map(series.map(({ period, active }) => [period, active]));
  const tests = Array.from({ length: MONTHS }, (_, i) => addMonths(at, -i)).flatMap((period) => {
    const came = known.get(period) ?? null;
    const { forecast } = forecastActive(series, addMonths(period, -horizonMonths), { to: period });
    if (came === null || forecast === null) return [];
    const last = forecast.months.at(-1)!;
    return [{ came, last, lastKnown: forecast.active, lastYear: last.base }];
  });
  if (tests.length < LEAST_TESTS) return null;
  const mean = (of: (test: (typeof tests)[number]) => number) =>
    tests.reduce((sum, test) => sum + of(test), 0) / tests.length;
  const came = mean((test) => test.came);
  const share = (error: number) => (came > 0 ? error / came : 0);
  const meanError = mean((test) => Math.abs(test.came - test.last.people));
  return {
    horizonMonths,
    tests: tests.length,
    meanError,
    meanShare: share(meanError),
    inside95: tests.filter((test) => test.came >= test.last.low && test.came <= test.last.high).length,
    asLastKnown: share(mean((test) => Math.abs(test.came - test.lastKnown))),
    asLastYear: share(mean((test) => Math.abs(test.came - test.lastYear))),
  };
}
