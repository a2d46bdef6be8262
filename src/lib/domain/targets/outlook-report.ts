import { expectAhead, type AreaHistory } from './area-history.ts';
import type { Calibration, ForecastTest } from './calibrate.ts';

/** Months ahead that are told together. */
export const HORIZONS = [
  { from: 1, to: 3 },
  { from: 4, to: 6 },
  { from: 7, to: 12 },
  { from: 13, to: 14 },
] as const;

/** How forecasts of one group have done; errors are mean absolute ones, people. */
export interface ReportLine {
  from: number;
  to: number;
  tests: number;
  /** Of them inside their 80% interval. */
  inside: number;
  error: number;
  /** The error ÷ the mean of what came, 0–1. */
  share: number;
  /** Errors of "as last known", "as the same month last year", and of the same method without end months; null where impossible. */
  asLastKnown: number;
  asLastYear: number | null;
  withoutEnds: number | null;
}

/** The report of a level and segment: all tests together, and by how far ahead. */
export interface OutlookReport {
  all: ReportLine;
  byHorizon: ReportLine[];
}

/** How forecasts as they would have been given have done against what came. */
export function outlookReport(areas: readonly AreaHistory[], { tests }: Calibration): OutlookReport {
  const lines = HORIZONS.map(({ from, to }) =>
    lineOf(
      areas,
      tests.filter(({ ahead }) => ahead >= from && ahead <= to),
      { from, to },
    ),
  ).filter(({ tests: made }) => made > 0);
  return { all: lineOf(areas, tests, { from: 1, to: HORIZONS.at(-1)!.to }), byHorizon: lines };
}

/** Months back to the last such month of the year that is known: more than twelve ahead, last year's has not come yet. */
function lastYear(ahead: number): number {
  return ahead <= 12 ? 12 : 24;
}

function lineOf(
  areas: readonly AreaHistory[],
  tests: readonly ForecastTest[],
  { from, to }: { from: number; to: number },
): ReportLine {
  const came = tests.map(({ area, at, ahead }) => areas[area]!.active[at + ahead]!);
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const error = mean(tests.map((test) => Math.abs(test.error)));
  const against = (said: (test: ForecastTest) => number | null) => {
    const errors = tests.map((test, i) => {
      const value = said(test);
      return value === null ? null : Math.abs(came[i]! - value);
    });
    return errors.includes(null) ? null : mean(errors as number[]);
  };
  return {
    from,
    to,
    tests: tests.length,
    inside: tests.filter(({ inside }) => inside).length,
    error,
    share: mean(came) > 0 ? error / mean(came) : 0,
    asLastKnown: against(({ area, at }) => areas[area]!.active[at] ?? null) ?? 0,
    asLastYear: against(({ area, at, ahead }) => areas[area]!.active[at + ahead - lastYear(ahead)] ?? null),
    withoutEnds: against(
      ({ area, at, ahead }) => expectAhead({ ...areas[area]!, sponsored: [] }, at, ahead)?.people ?? null,
    ),
  };
}
