import type { Instance } from '../instance.ts';

/**
 * The nearest other visits of each visit, nearest first, by the way there and back (granular neighbourhoods: Toth & Vigo
 * 2003). Row-major `visits × count`.
 */
export function nearestVisits({ visits, classes }: Instance, count: number): Int32Array {
  const most = Math.min(count, Math.max(0, visits.length - 1));
  const near = new Int32Array(visits.length * most);
  const travel = classes[0]?.travel;
  if (!travel) return near;
  const { size, minutes } = travel;
  const apart = (a: number, b: number) => {
    const [i, j] = [visits[a]!.place, visits[b]!.place];
    return minutes[i * size + j]! + minutes[j * size + i]!;
  };
  const all = visits.map((_, at) => at);
  for (const visit of all) {
    const distance = Float64Array.from(all, (other) => apart(visit, other));
    const sorted = all
      .filter((other) => other !== visit)
      .sort((a, b) => distance[a]! - distance[b]! || a - b);
    near.set(sorted.slice(0, most), visit * most);
  }
  return near;
}
