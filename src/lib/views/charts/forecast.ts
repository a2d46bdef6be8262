import type { LineSeriesOption } from 'echarts';
import type { Period } from '../../domain/calendar/period.ts';
import type { SegmentForecast } from '../forecast-data.ts';
import { formatFor } from '../format.ts';
import type { Lang } from '../page-data.ts';
import { wordsFor } from '../words/index.ts';
import { SEGMENT_COLOURS } from './colours.ts';

/** The months of a trend and of the forecasts that go on after it. */
export function periodsWithForecast(
  periods: readonly Period[],
  forecasts: readonly SegmentForecast[],
): Period[] {
  const ahead = forecasts.flatMap(
    ({ outcome }) => outcome.forecast?.months.map(({ period }) => period) ?? [],
  );
  return [...new Set([...periods, ...ahead])].sort();
}

/** Dashed lines from the month a forecast begins, and its 95% interval as a band. */
export function forecastLines(
  periods: readonly Period[],
  forecasts: readonly SegmentForecast[],
  lang: Lang,
): LineSeriesOption[] {
  const { segment: segments } = wordsFor(lang);
  return forecasts.flatMap(({ segment, outcome: { forecast } }) => {
    if (forecast === null) return [];
    const months = new Map(forecast.months.map((month) => [month.period, month]));
    const own = (of: (month: { people: number; low: number; high: number }) => number) =>
      periods.map((period) => {
        const month = months.get(period);
        if (month) return of(month);
        const start = { people: forecast.active, low: forecast.active, high: forecast.active };
        return period === forecast.at ? of(start) : null;
      });
    const color = SEGMENT_COLOURS[segment];
    const quiet = { type: 'line' as const, symbol: 'none', silent: true, emphasis: { disabled: true } };
    const stack = `${segment}-band`;
    return [
      {
        ...quiet,
        id: `${segment}-forecast`,
        name: segments[segment],
        endLabel: { show: true, formatter: '{a}', color, distance: 6 },
        labelLayout: { moveOverlap: 'shiftY' },
        lineStyle: { color, width: 2, type: 'dashed' },
        data: own(({ people }) => people),
      },
      { ...quiet, id: `${segment}-low`, stack, lineStyle: { opacity: 0 }, data: own(({ low }) => low) },
      {
        ...quiet,
        id: `${segment}-high`,
        stack,
        lineStyle: { opacity: 0 },
        areaStyle: { color, opacity: 0.16 },
        data: own(({ low, high }) => high - low),
      },
    ];
  });
}

/** What the tooltip of a month says of the forecasts: `BPU, perkiraan: 18.100 orang (95%: 15.900–20.300)`. */
export function forecastTooltip(period: Period, forecasts: readonly SegmentForecast[], lang: Lang): string[] {
  const { segment: segments, forecast: said, units } = wordsFor(lang);
  const format = formatFor(lang);
  return forecasts.flatMap(({ segment, outcome }) => {
    const month = outcome.forecast?.months.find((one) => one.period === period);
    if (!month) return [];
    const interval = format.interval(month.low, month.high);
    return [
      `${segments[segment]}, ${said.expected}: ${units.peopleOf(format.count(month.people))} (95%: ${interval})`,
    ];
  });
}
