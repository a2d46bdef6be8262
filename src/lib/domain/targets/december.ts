import { monthIndex, type Period } from '../calendar/period.ts';
import { forecastActive, type ForecastReason, type MonthlyActive } from '../coverage/forecast.ts';

/** What December of a year will bring, people, with the interval that holds it in 80 of 100 such forecasts. */
export interface December {
  people: number;
  low80: number;
  high80: number;
  /** Chance (0–1) of reaching the target. */
  chance: number;
}

/** `past`: December has come; `too-far`: it is more than 12 months ahead. */
export type NoDecemberReason = ForecastReason | 'too-far' | 'past';

export type DecemberOutcome =
  { forecast: December; reason: null } | { forecast: null; reason: NoDecemberReason };

/**
 * December of a year as forecast in a month (`forecastActive`), and the chance that it reaches a target.
 * The chance is that of a normal error of h σ² after h months.
 */
export function decemberOf(
  series: readonly MonthlyActive[],
  { year, at, target }: { year: number; at: Period; target: number },
): DecemberOutcome {
  const to = `${year}-12`;
  const ahead = monthIndex(to) - monthIndex(at);
  if (ahead <= 0) return { forecast: null, reason: 'past' };
  if (ahead > 12) return { forecast: null, reason: 'too-far' };
  const { forecast, reason } = forecastActive(series, at, { to });
  if (forecast === null) return { forecast: null, reason };
  const { people, low80, high80 } = forecast.months.at(-1)!;
  const spread = forecast.sd * Math.sqrt(ahead);
  return {
    forecast: { people, low80, high80, chance: chanceAbove(target, people, spread) },
    reason: null,
  };
}

/** Chance that a normal value is at least `target`, counted in whole people. */
function chanceAbove(target: number, mean: number, sd: number): number {
  if (sd === 0) return mean >= target ? 1 : 0;
  return 1 - normalBelow((target - 0.5 - mean) / sd);
}

/** Distribution function of the standard normal; error below 7.5 × 10⁻⁸. Abramowitz & Stegun (1964), 26.2.17. */
function normalBelow(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const series =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const above = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series;
  return z > 0 ? 1 - above : above;
}
