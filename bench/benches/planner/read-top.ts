import { euclidean, type Orienteering } from './orienteering.ts';

/**
 * Reads a team orienteering case of Chao, Golden & Wasil (1996): `n`, `m`, `tmax`, then a line `x y score` a node; the
 * first is the start, the last the end; distances are Euclidean and not rounded.
 */
export function readTop(name: string, text: string): Orienteering {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim().split(/\s+/))
    .filter(([first]) => first !== '');
  const head = new Map(lines.slice(0, 3).map(([key, value]) => [key, Number(value)]));
  const points = lines.slice(3).map((cells) => pointOf(name, cells));
  if (points.length !== head.get('n')) throw new Error(`${name}: ${points.length} nodes, n ${head.get('n')}`);
  return {
    name,
    size: points.length,
    distances: euclidean(points),
    scores: points.map(({ score }) => score),
    start: 0,
    end: points.length - 1,
    limit: head.get('tmax')!,
    teams: head.get('m')!,
  };
}

/** A line `x y score`. */
export function pointOf(name: string, cells: readonly string[]): { x: number; y: number; score: number } {
  const [x, y, score] = cells.map(Number);
  if (![x, y, score].every(Number.isFinite)) throw new Error(`${name}: "${cells.join(' ')}" is not a node`);
  return { x: x!, y: y!, score: score! };
}
