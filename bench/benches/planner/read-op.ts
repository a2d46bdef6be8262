import { euclidean, type Orienteering } from './orienteering.ts';
import { pointOf } from './read-top.ts';

/**
 * Reads an orienteering case of Tsiligirides (1984) or Chao et al. (1996): `tmax teams`, then a line `x y score` a node;
 * the first is the start, the second the end; distances are Euclidean and not rounded.
 */
export function readOp(name: string, text: string): Orienteering {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim().split(/\s+/))
    .filter(([first]) => first !== '');
  const [limit, teams] = lines[0]!.map(Number);
  const points = lines.slice(1).map((cells) => pointOf(name, cells));
  if (!(limit! >= 0) || !(teams! >= 1))
    throw new Error(`${name}: "${lines[0]!.join(' ')}" is not tmax and teams`);
  return {
    name,
    size: points.length,
    distances: euclidean(points),
    scores: points.map(({ score }) => score),
    start: 0,
    end: 1,
    limit: limit!,
    teams: teams!,
  };
}
