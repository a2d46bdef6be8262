import type { Instance, ShiftClass } from '#lib/domain/outreach/instance.ts';

/** A team orienteering case as its file gives it: nodes, distances (row-major), one limit for every team. */
export interface Orienteering {
  name: string;
  size: number;
  distances: Float64Array;
  scores: number[];
  start: number;
  end: number;
  limit: number;
  teams: number;
}

/** Longer than the limit by no more than this is rounding. */
const TOLERANCE = 1e-6;

/** The nodes that can be visited for a score; a route of the instance names positions among these. */
export function stopsOf({ size, start, end }: Orienteering): number[] {
  return Array.from({ length: size }, (_, node) => node).filter((node) => node !== start && node !== end);
}

/** Teams become team-days, distances minutes, scores values. */
export function instanceOf(one: Orienteering): Instance {
  const nodes = stopsOf(one);
  const shift: ShiftClass = {
    shifts: Array.from({ length: one.teams }, (_, team) => ({ team, day: 0, date: 0 })),
    start: one.start,
    end: one.end,
    from: 0,
    to: one.limit,
    maxStops: Math.max(1, nodes.length),
    costIdr: 0,
    travel: { size: one.size, minutes: one.distances, km: one.distances },
    value: Float64Array.from(nodes, (node) => one.scores[node]!),
    opens: new Float64Array(nodes.length),
    closes: new Float64Array(nodes.length).fill(one.limit),
  };
  const visits = nodes.map((place, desa) => ({
    kind: 'first' as const,
    desa,
    place,
    minutes: 0,
    after: null,
  }));
  return { visits, classes: [shift], rows: [], kmWeight: 0 };
}

/** Score that every solution has: that of the nodes where routes begin and end. */
export function scoreOfEnds({ scores, start, end }: Orienteering): number {
  return scores[start]! + (end === start ? 0 : scores[end]!);
}

/**
 * Works routes (nodes between start and end) out again from the file alone.
 *
 * @returns their score
 * @throws Error when there are too many routes, one is too long, or a node is visited twice
 */
export function recheck(one: Orienteering, routes: readonly (readonly number[])[]): number {
  const seen = new Set<number>();
  if (routes.length > one.teams)
    throw new Error(`${one.name}: ${routes.length} routes for ${one.teams} teams`);
  for (const route of routes) {
    let [at, length] = [one.start, 0];
    for (const node of [...route, one.end]) {
      length += one.distances[at * one.size + node]!;
      at = node;
    }
    if (length > one.limit + TOLERANCE)
      throw new Error(`${one.name}: a route of ${length}, limit ${one.limit}`);
    for (const node of route) {
      if (seen.has(node) || node === one.start || node === one.end)
        throw new Error(`${one.name}: node ${node + 1} is visited twice`);
      seen.add(node);
    }
  }
  return [...seen].reduce((sum, node) => sum + one.scores[node]!, scoreOfEnds(one));
}

/** Real Euclidean distances. */
export function euclidean(points: readonly { x: number; y: number }[]): Float64Array {
  return distancesBy(points, (a, b) => Math.hypot(a.x - b.x, a.y - b.y));
}

export function distancesBy(
  points: readonly { x: number; y: number }[],
  apart: (a: { x: number; y: number }, b: { x: number; y: number }) => number,
): Float64Array {
  const size = points.length;
  const distances = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) if (i !== j) distances[i * size + j] = apart(points[i]!, points[j]!);
  return distances;
}
