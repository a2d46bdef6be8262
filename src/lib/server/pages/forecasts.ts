import { monthIndex, type Period } from '#lib/domain/calendar/period.ts';
import { backTest } from '#lib/domain/coverage/back-test.ts';
import { forecastActive, nextDecember } from '#lib/domain/coverage/forecast.ts';
import { SEGMENTS_AND_TOTAL } from '#lib/domain/workers/segments.ts';
import type { SegmentForecast } from '#lib/views/forecast-data.ts';
import type { TrendPoint } from '#lib/views/page-data.ts';

/**
 * Active members of each segment to the end of the year, as one would say in a month: later months are not looked at.
 * A month in which a desa did not report that segment counts as unknown: its sum is not that of all desa.
 */
export function forecastsAt(trend: readonly TrendPoint[], at: Period): SegmentForecast[] {
  const ahead = monthIndex(nextDecember(at)) - monthIndex(at);
  return SEGMENTS_AND_TOTAL.map((segment) => {
    const series = trend.map(({ period, active, incompleteSegments }) => ({
      period,
      active: incompleteSegments.includes(segment) ? null : active[segment],
    }));
    return {
      segment,
      at,
      outcome: forecastActive(series, at),
      tested: [...new Set([1, ahead])].map((horizonMonths) => ({
        horizonMonths,
        backTest: backTest(series, at, horizonMonths),
      })),
    };
  });
}
