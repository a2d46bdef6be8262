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
/** Errors that became known in the last twelve months, of forecasts about as far ahead, say how wide an interval is. */
const RECENT_MONTHS = 12;
const ALIKE_AHEAD = 2;
const LEAST_ERRORS = 9;
/** How fast the share is corrected that intervals are made for, and between what. */
const STEP = 0.1;
const [LEAST_OUTSIDE, MOST_OUTSIDE] = [0.02, 0.6];

/**
 * How wide intervals must be to hold 80% of what comes. An error, made comparable by √((members + 1) × months ahead), is as likely as
 * those of all areas that became known in the twelve months before; when intervals have held too much or too little, the next ones
 * are made narrower or wider. Only what was known at the time is used, month after month, so that the tests are those of
 * forecasts as they would have been given.
 * Method: split conformal prediction (Vovk, Gammerman & Shafer 2005; Lei et al. 2018) with adaptive correction (Gibbs & Candès 2021).
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

/** By month of the forecast and months ahead: errors and scaled errors of the areas. */
type Errors = Map<number, { area: number; error: number; scaled: number }[]>;
const key = (at: number, ahead: number) => at * 100 + ahead;

function errorsOf({ areas, months, mostAhead, forecast, truth }: Compared, last: number): Errors {
  const errors: Errors = new Map();
  for (let at = 0; at < Math.min(months, last); at++) {
    for (let ahead = 1; ahead <= mostAhead && at + ahead <= last; ahead++) {
      const known = Array.from({ length: areas }, (_, area) => {
        const [said, came, members] = [forecast(area, at, ahead), truth(area, at + ahead), truth(area, at)];
        if (said === null || came === null || members === null) return null;
        return { area, error: came - said, scaled: Math.abs(came - said) / scaleOf(members, ahead) };
      }).filter((one) => one !== null);
      if (known.length > 0) errors.set(key(at, ahead), known);
    }
  }
  return errors;
}

/** The scaled error that a share of the recent ones exceeds; with room for the one to come. */
function widthFor(errors: Errors, month: number, ahead: number, outside: number): number | null {
  const recent: number[] = [];
  for (let like = Math.max(1, ahead - ALIKE_AHEAD); like <= ahead + ALIKE_AHEAD; like++) {
    for (let known = month; known > month - RECENT_MONTHS; known--) {
      for (const { scaled } of errors.get(key(known - like, like)) ?? []) recent.push(scaled);
    }
  }
  if (recent.length < LEAST_ERRORS) return null;
  const sorted = Float64Array.from(recent).sort();
  const rank = Math.min(sorted.length, Math.ceil((sorted.length + 1) * (1 - outside)));
  return sorted[rank - 1]!;
}

function testsOf(errors: Errors, at: number, ahead: number, factor: number | null): ForecastTest[] {
  if (factor === null) return [];
  return (errors.get(key(at, ahead)) ?? []).map(({ area, error, scaled }) => ({
    area,
    at,
    ahead,
    error,
    inside: scaled <= factor,
  }));
}
