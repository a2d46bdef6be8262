import { addMonths, monthIndex, type Period } from '../calendar/period.ts';
import type { MonthlyActive } from '../coverage/forecast.ts';
import { expectedAt, type MonthlyProfile } from './monthly-profile.ts';

/** Members in December before the year: counted, or where that month is still to come, forecast. */
export interface YearStart {
  period: Period;
  people: number;
  kind: 'counted' | 'forecast';
}

/** Where one area and segment stands on its way to a target; people. */
export interface Pace {
  at: Period;
  target: number;
  /** Null where not reported, or by part of the desa only. */
  active: number | null;
  start: YearStart | null;
  /** What the profile expects of the month asked; null before the year begins, or without a start. */
  expected: number | null;
  /** Months from the one asked to December of the year; 0 in that December and after. */
  monthsLeft: number;
  /** People a month until December; 0 where the target is reached; null without members or months. */
  needed: number | null;
  /** People a month over the last 3 and 12 months; null where one of their ends is unknown. */
  last3: number | null;
  last12: number | null;
}

export interface PaceAsked {
  series: readonly MonthlyActive[];
  year: number;
  target: number;
  profile: MonthlyProfile;
  at: Period;
  /** Members expected in the December before the year, where that is still to come; null where unknown. */
  startForecast: number | null;
}

/** The pace of a series towards a target of a year, as one sees it in a month: later months are not looked at. */
export function paceOf({ series, year, target, profile, at, startForecast }: PaceAsked): Pace {
  const known = new Map(series.map(({ period, active }) => [period, active]));
  const active = known.get(at) ?? null;
  const start = yearStart(series, { year, at, startForecast });
  const expected = start && expectedAt({ start: start.people, target, year }, profile, at);
  const monthsLeft = Math.max(0, monthIndex(`${year}-12`) - monthIndex(at));
  const perMonth = (months: number) => {
    const before = known.get(addMonths(at, -months)) ?? null;
    return active === null || before === null ? null : (active - before) / months;
  };
  return {
    at,
    target,
    active,
    start,
    expected,
    monthsLeft,
    needed: active === null ? null : neededPerMonth(target - active, monthsLeft),
    last3: perMonth(3),
    last12: perMonth(12),
  };
}

function neededPerMonth(missing: number, monthsLeft: number): number | null {
  if (missing <= 0) return 0;
  return monthsLeft === 0 ? null : missing / monthsLeft;
}

/**
 * The pace of all segments together: members and what is needed from the series of the total, what is expected from the segments,
 * each of which goes its own way; unknown where one of them is.
 */
export function paceOfAll(
  segments: readonly Pace[],
  { series, year, at }: Pick<PaceAsked, 'series' | 'year' | 'at'>,
): Pace {
  const sum = (of: (pace: Pace) => number | null) =>
    segments.reduce<number | null>((total, pace) => {
      const value = of(pace);
      return total === null || value === null ? null : total + value;
    }, 0);
  const target = segments.reduce((total, pace) => total + pace.target, 0);
  const pace = paceOf({ series, year, target, profile: { kind: 'flat' }, at, startForecast: null });
  const people = sum(({ start }) => start?.people ?? null);
  const [first] = segments;
  const start = people === null || !first?.start ? null : { ...first.start, people };
  return { ...pace, start, expected: sum((one) => one.expected) };
}

/** Members in December before the year, as far as one can know in a month. */
function yearStart(
  series: readonly MonthlyActive[],
  { year, at, startForecast }: Pick<PaceAsked, 'year' | 'at' | 'startForecast'>,
): YearStart | null {
  const period = `${year - 1}-12`;
  const isCounted = at >= period;
  const counted = series.find((one) => one.period === period)?.active ?? null;
  const people = isCounted ? counted : startForecast;
  return people === null ? null : { period, people, kind: isCounted ? 'counted' : 'forecast' };
}
