import type { TargetLine } from './target-data.ts';

/**
 * People by which a line will miss its target: against the forecast, or where there is none against what the pace of the last
 * twelve months would give. Negative: more than the target. Null where neither is known.
 */
export function missingOf({
  pace,
  forecast,
}: TargetLine): { people: number; from: 'forecast' | 'pace' } | null {
  if (pace === null) return null;
  if (forecast !== null) return { people: pace.target - forecast.people, from: 'forecast' };
  if (pace.active === null || pace.last12 === null) return null;
  return { people: Math.round(pace.target - pace.active - pace.last12 * pace.monthsLeft), from: 'pace' };
}

/**
 * How many members are above what the course of a year expects, negative below. What is expected is rounded to whole people before, so
 * that the two numbers and their difference are told alike everywhere.
 */
export function awayFrom(active: number, expected: number): number {
  return active - Math.round(expected);
}
