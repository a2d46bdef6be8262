import type { ClassGraph } from './class-graph.ts';

/** From quick and loose to slow and tight: comparisons of one round, all classes together, and the finest minutes. */
const GRIDS = [
  { work: 3e7, finest: 6 },
  { work: 6e7, finest: 2 },
  { work: 3e8, finest: 0.5 },
] as const;
/** Position in the grids: 0 coarse, 2 fine. */
export type Grid = 0 | 1 | 2;

const FEWEST_BUCKETS = 48;

/**
 * Minutes between the grid times of completion bounds. Every stop is rounded down by half of it or so: with eight stops
 * on a grid of two minutes the bounds are some eight minutes of a day too high.
 */
export function gridStep({ count, stops, from, to }: ClassGraph, classes: number, grid: Grid): number {
  const { work, finest } = GRIDS[grid];
  const perBucket = Math.max(1, (count * count * stops) / 4);
  const buckets = Math.max(FEWEST_BUCKETS, work / classes / perBucket);
  return Math.max(finest, (to - from) / buckets);
}
