import { quantileSorted } from '#lib/domain/workers/intervals.ts';

/** How long something took, ms. */
export interface Timing {
  figure: number;
  /** Absent below twenty runs, where it would be little more than the longest run. */
  p95?: number;
  runs: number;
}

export interface Rounds {
  rounds: number;
  /** Rounds before the counted ones. */
  warmUp?: number;
  /** No new round begins after this long. */
  limitMs?: number;
}

const LIMIT_MS = 45_000;
const RUNS_FOR_P95 = 20;

/** Median and 95th percentile of durations, ms (quantiles R-7). */
export function summarize(durations: readonly number[]): Timing {
  const sorted = Float64Array.from(durations).sort();
  return {
    figure: quantileSorted(sorted, 0.5),
    ...(sorted.length >= RUNS_FOR_P95 && { p95: quantileSorted(sorted, 0.95) }),
    runs: sorted.length,
  };
}

/**
 * Times tasks in turns (A B A B …), so that what slows the machine for a while slows all of them alike.
 * A task is given the number of its round, counted from 0 in the warm-up too.
 */
export async function timeInTurns<Name extends string>(
  tasks: Record<Name, (round: number) => unknown>,
  { rounds, warmUp = 1, limitMs = LIMIT_MS }: Rounds,
): Promise<Record<Name, Timing>> {
  const names = Object.keys(tasks) as Name[];
  const durations = new Map<Name, number[]>(names.map((name) => [name, []]));
  const begin = performance.now();
  for (let round = 0; round < warmUp + rounds; round++) {
    if (round > warmUp && performance.now() - begin > limitMs) break;
    for (const name of names) {
      const duration = await durationOf(() => tasks[name](round));
      if (round >= warmUp) durations.get(name)!.push(duration);
    }
  }
  const timings = names.map((name) => [name, summarize(durations.get(name)!)]);
  return Object.fromEntries(timings) as Record<Name, Timing>;
}

/** How long one call took, ms. */
export async function durationOf(task: () => unknown): Promise<number> {
  const begin = performance.now();
  await task();
  return performance.now() - begin;
}
