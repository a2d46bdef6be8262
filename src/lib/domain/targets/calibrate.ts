/** Forecasts of one group of areas that can be compared with what came; months and areas by index. */
export interface Compared {
  areas: number;
  months: number;
  mostAhead: number;
  /** What month `at` says of the month `ahead` later, and what came; null where either is unknown. */
  forecast: (area: number, at: number, ahead: number) => number | null;
  truth: (area: number, month: number) => number | null;
}

/** How one forecast did, as it would have been given. */
export interface ForecastTest {
  area: number;
  at: number;
  ahead: number;
  error: number;
  inside: boolean;
}

export interface Calibration {
  /** Half the width of the interval ÷ √((members + 1) × months ahead), by months ahead; null where too little is known. */
  factor: (number | null)[];
  tests: ForecastTest[];
}

/** The share of what comes that intervals are to hold. */
export const INSIDE = 0.8;
/** Errors that became known in the last two years, of forecasts about as far ahead, say how wide an interval is. */
const RECENT_MONTHS = 24;
const ALIKE_AHEAD = 2;
/** Months after which an error that became known counts half. */
const HALF_LIFE_MONTHS = 5;
const LEAST_ERRORS = 9;
/** How fast the share is corrected that intervals are made for, and between what. */
const STEP = 0.2;
const [LEAST_OUTSIDE, MOST_OUTSIDE] = [0.02, 0.6];

/**
 * How wide intervals must be to hold 80% of what comes. An error, made comparable by √((members + 1) × months ahead), is as likely as
 * those of all areas that are known, the newer the more; when intervals have held too much or too little, the next ones are made
 * narrower or wider. Only what was known at the time is used, month after month, so that the tests are those of forecasts as
 * they would have been given.
 * Method: split conformal prediction (Vovk, Gammerman & Shafer 2005; Lei et al. 2018) with weights for what changes in time (Barber,
 * Candès, Ramdas & Tibshirani 2023) and adaptive correction (Gibbs & Candès 2021).
 *
 * @param from the first month in which intervals are tested
 * @param at the month for which the factors are
 */
export function calibrate(compared: Compared, { from, at }: { from: number; at: number }): Calibration {
  const errors = errorsOf(compared, at);
  const outside = new Array<number>(compared.mostAhead + 1).fill(1 - INSIDE);
  const tests: ForecastTest[] = [];
  const pending: { at: number; ahead: number; missed: number }[] = [];
  let factor: Calibration['factor'] = [];
  for (let month = from; month <= at; month++) {
    for (const { ahead, missed } of pending.filter((one) => one.at + one.ahead === month)) {
      const corrected = outside[ahead]! + STEP * (1 - INSIDE - missed);
      outside[ahead] = Math.min(MOST_OUTSIDE, Math.max(LEAST_OUTSIDE, corrected));
    }
    factor = outside.map((share, ahead) => (ahead === 0 ? null : widthFor(errors, month, ahead, share)));
    for (let ahead = 1; ahead <= compared.mostAhead; ahead++) {
      const made = testsOf(errors, month, ahead, factor[ahead]!);
      if (made.length === 0) continue;
      tests.push(...made);
      pending.push({ at: month, ahead, missed: made.filter(({ inside }) => !inside).length / made.length });
    }
  }
  return { factor, tests };
}

/** What makes errors of large and small areas, and of near and far months, comparable. */
export function scaleOf(members: number, ahead: number): number {
  return Math.sqrt((members + 1) * ahead);
}

/** By month of the forecast and months ahead: the errors of the areas, and all scaled ones in order. */
type Errors = Map<number, { all: { area: number; error: number; scaled: number }[]; sorted: Float64Array }>;
const key = (at: number, ahead: number) => at * 100 + ahead;

function errorsOf({ areas, months, mostAhead, forecast, truth }: Compared, last: number): Errors {
  const errors: Errors = new Map();
  for (let at = 0; at < Math.min(months, last); at++) {
    for (let ahead = 1; ahead <= mostAhead && at + ahead <= last; ahead++) {
      const all = Array.from({ length: areas }, (_, area) => {
        const [said, came, members] = [forecast(area, at, ahead), truth(area, at + ahead), truth(area, at)];
        if (said === null || came === null || members === null) return null;
        return { area, error: came - said, scaled: Math.abs(came - said) / scaleOf(members, ahead) };
      }).filter((one) => one !== null);
      if (all.length === 0) continue;
      errors.set(key(at, ahead), { all, sorted: Float64Array.from(all, ({ scaled }) => scaled).sort() });
    }
  }
  return errors;
}

/** Errors that became known in the same month; each counts `weight`. */
interface Known {
  sorted: Float64Array;
  weight: number;
}

/** The scaled error that a share of the known ones exceeds; the one to come counts 1 among them. */
function widthFor(errors: Errors, month: number, ahead: number, outside: number): number | null {
  const known: Known[] = [];
  for (let like = Math.max(1, ahead - ALIKE_AHEAD); like <= ahead + ALIKE_AHEAD; like++) {
    for (let age = 0; age < RECENT_MONTHS; age++) {
      const found = errors.get(key(month - age - like, like));
      if (found) known.push({ sorted: found.sorted, weight: 0.5 ** (age / HALF_LIFE_MONTHS) });
    }
  }
  const count = known.reduce((sum, { sorted }) => sum + sorted.length, 0);
  return count < LEAST_ERRORS ? null : weightedQuantile(known, 1 - outside);
}

/** The smallest value (to a billionth) below or at which a share of all weight lies, 1 more counted above; else the largest. */
function weightedQuantile(known: readonly Known[], share: number): number {
  const most = Math.max(...known.map(({ sorted }) => sorted.at(-1)!));
  const total = known.reduce((sum, { sorted, weight }) => sum + weight * sorted.length, 1);
  const upTo = (value: number) =>
    known.reduce((sum, { sorted, weight }) => sum + weight * countUpTo(sorted, value), 0) / total;
  // Invariant: less than the share lies up to `below`, at least as much up to `above`, or `above` is the largest.
  let [below, above] = [-1, most];
  while (above - below > 1e-9 * (1 + most)) {
    const middle = (below + above) / 2;
    if (upTo(middle) < share) below = middle;
    else above = middle;
  }
  return above;
}

/** How many of ascending values are at most `value`. */
function countUpTo(sorted: Float64Array, value: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sorted[middle]! <= value) from = middle + 1;
    else to = middle;
  }
  return from;
}

function testsOf(errors: Errors, at: number, ahead: number, factor: number | null): ForecastTest[] {
  if (factor === null) return [];
  return (errors.get(key(at, ahead))?.all ?? []).map(({ area, error, scaled }) => ({
    area,
    at,
    ahead,
    error,
    inside: scaled <= factor,
  }));
}
