import { addMonths, monthIndex, type Period } from '../calendar/period.ts';
import { studentT, Z80, Z95 } from './student-t.ts';

/** Active members in a month; null where not every desa reported. */
export interface MonthlyActive {
  period: Period;
  active: number | null;
}

/** What is expected of one month, people; ends below 0 are cut to 0, which no count can fall below. */
export interface ForecastMonth {
  period: Period;
  people: number;
  low: number;
  high: number;
  low80: number;
  high80: number;
}

export interface Forecast {
  /** The last month that is used, and members then and a year before. */
  at: Period;
  active: number;
  lastYear: number;
  /** The months ahead, up to December; the same month of last year is their base. */
  months: (ForecastMonth & { base: number })[];
  /** Standard deviation of the errors of one month ahead, people, and how many there are. */
  sd: number;
  errors: number;
}

/**
 * Why there is no forecast.
 * - `not-reported`: the month itself is unknown or incomplete
 * - `too-short`: fewer than 24 months lie behind it
 * - `gaps`: a month of last year that it rests on, or too many others, are unknown
 */
export type ForecastReason = 'not-reported' | 'too-short' | 'gaps';

export type ForecastOutcome =
  { forecast: Forecast; reason: null } | { forecast: null; reason: ForecastReason };

const LEAST_MONTHS = 24;
/** Errors needed to say how large errors are. */
const LEAST_ERRORS = 10;

/**
 * Active members to the end of the year: the same month of last year plus the change over the last twelve months,
 * ŷ(t+h) = y(t+h−12) + y(t) − y(t−12). This is the forecast of the seasonal random walk (1 − B)(1 − B¹²) y = e, whose
 * error after h months has variance h σ²; σ² is the mean square of the errors e seen so far, so intervals use Student's t
 * with as many degrees of freedom.
 * Method: Box & Jenkins (1970), ch. 9; Hyndman & Athanasopoulos, Forecasting (3rd ed.), 9.9.
 *
 * @param series months in any order; later ones than `at` are not looked at
 * @param options `to` defaults to December of the year of `at`, or of the next when `at` is a December; at most 12 ahead
 * @throws RangeError when `to` is not 1 to 12 months after `at`
 */
export function forecastActive(
  series: readonly MonthlyActive[],
  at: Period,
  { to = nextDecember(at) }: { to?: Period } = {},
): ForecastOutcome {
  const ahead = monthIndex(to) - monthIndex(at);
  if (ahead < 1 || ahead > 12) throw new RangeError(`${to} is not 1 to 12 months after ${at}`);
  const known = new Map(series.flatMap(({ period, active }) => (active === null ? [] : [[period, active]])));
  const first = series.map(({ period }) => period).sort()[0] ?? at;
  const active = known.get(at);
  const lastYear = known.get(addMonths(at, -12));
  const months = Array.from({ length: ahead }, (_, i) => addMonths(at, i + 1));
  if (active === undefined) return { forecast: null, reason: 'not-reported' };
  if (monthIndex(at) - monthIndex(first) + 1 < LEAST_MONTHS) return { forecast: null, reason: 'too-short' };
  const bases = months.map((period) => known.get(addMonths(period, -12)));
  const errors = errorsUpTo(known, first, at);
  const isGappy = lastYear === undefined || bases.includes(undefined) || errors.length < LEAST_ERRORS;
  if (isGappy) return { forecast: null, reason: 'gaps' };
  const sd = Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length);
  const expected = months.map((period, i) => {
    const spread = sd * Math.sqrt(i + 1);
    const base = bases[i]!;
    return { base, ...around(period, base + active - lastYear, spread, errors.length) };
  });
  return { forecast: { at, active, lastYear, months: expected, sd, errors: errors.length }, reason: null };
}

/** December of the year of a month; of the next year for a December. */
export function nextDecember(at: Period): Period {
  return addMonths(at, 12 - (monthIndex(at) % 12) - 1 || 12);
}

/** What one month ahead would have missed: y(t) − y(t−1) − y(t−12) + y(t−13), where all four are known. */
function errorsUpTo(known: ReadonlyMap<Period, number>, first: Period, at: Period): number[] {
  const count = Math.max(0, monthIndex(at) - monthIndex(first) - 12);
  return Array.from({ length: count }, (_, i) => addMonths(at, -i)).flatMap((period) => {
    const [now, before, year, yearBefore] = [0, -1, -12, -13].map((lag) => known.get(addMonths(period, lag)));
    const isKnown =
      now !== undefined && before !== undefined && year !== undefined && yearBefore !== undefined;
    return isKnown ? [now - before - year + yearBefore] : [];
  });
}

function around(period: Period, people: number, sd: number, freedom: number): ForecastMonth {
  const [wide, narrow] = [studentT(Z95, freedom) * sd, studentT(Z80, freedom) * sd];
  const whole = (value: number) => Math.max(0, Math.round(value));
  return {
    period,
    people: whole(people),
    low: whole(people - wide),
    high: whole(people + wide),
    low80: whole(people - narrow),
    high80: whole(people + narrow),
  };
}
