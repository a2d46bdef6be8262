import type { Instance } from '../instance.ts';

/**
 * The nearest other visits of each visit, nearest first, by the way there and back (granular neighbourhoods: Toth & Vigo
 * 2003). Row-major `visits × count`. O(visits² × count) at worst, by insertion into a short sorted list.
 */
export function nearestVisits({ visits, classes }: Instance, count: number): Int32Array {
  const most = Math.min(count, Math.max(0, visits.length - 1));
  const near = new Int32Array(visits.length * most);
  const travel = classes[0]?.travel;
  if (!travel) return near;
  const { size, minutes } = travel;
  const places = Int32Array.from(visits, ({ place }) => place);
  const least = new Float64Array(most);
  for (let visit = 0; visit < places.length; visit++) {
    const [i, base] = [places[visit]!, visit * most];
    let kept = 0;
    for (let other = 0; other < places.length; other++) {
      if (other === visit) continue;
      const j = places[other]!;
      const apart = minutes[i * size + j]! + minutes[j * size + i]!;
      if (kept === most && apart >= least[most - 1]!) continue;
      let at = kept < most ? kept++ : most - 1;
      for (; at > 0 && apart < least[at - 1]!; at--) {
        least[at] = least[at - 1]!;
        near[base + at] = near[base + at - 1]!;
      }
      least[at] = apart;
      near[base + at] = other;
    }
  }
  return near;
}
