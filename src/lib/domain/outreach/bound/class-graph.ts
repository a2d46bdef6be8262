import type { Instance } from '../instance.ts';
import { MINUTE_TOLERANCE } from '../route.ts';

/** The visits that a class of team-days may make, with what a search over its routes needs; arrays are by local position. */
export interface ClassGraph {
  class: number;
  count: number;
  /** Position in the instance of each local visit. */
  visit: Int32Array;
  place: Int32Array;
  /** Minutes on the spot, and when a visit may begin. */
  service: Float64Array;
  /** The visit that may not be on the same day; −1 for none. */
  partner: Int32Array;
  opens: Float64Array;
  closes: Float64Array;
  /** The travel table, row-major `size × size` by place. */
  size: number;
  minutes: Float64Array;
  km: Float64Array;
  start: number;
  end: number;
  from: number;
  to: number;
  /** No route has more stops: the class's limit, or what its hours allow. */
  stops: number;
  /** No stop takes less: the shortest leg to a visit and the visit itself. */
  shortestStep: number;
}

/** The graph of one class. O(visits²). */
export function classGraph({ visits, classes }: Instance, index: number): ClassGraph {
  const shift = classes[index]!;
  const allowed = [...visits.keys()].filter((v) => !Number.isNaN(shift.value[v]!));
  const pick = (of: (v: number) => number) => Float64Array.from(allowed, of);
  const graph = {
    class: index,
    count: allowed.length,
    visit: Int32Array.from(allowed),
    place: Int32Array.from(allowed, (v) => visits[v]!.place),
    service: pick((v) => visits[v]!.minutes),
    partner: partners(visits, allowed),
    opens: pick((v) => shift.opens[v]!),
    closes: pick((v) => shift.closes[v]!),
    ...shift.travel,
    start: shift.start,
    end: shift.end,
    from: shift.from,
    to: shift.to,
    stops: 0,
    shortestStep: 0,
  };
  const steps = shortestSteps(graph).sort();
  graph.shortestStep = steps[0] ?? 0;
  graph.stops = Math.min(shift.maxStops, mostSteps(steps, graph.to - graph.from));
  return graph;
}

/** Of each visit: its minutes and the shortest leg to it. */
function shortestSteps({ count, place, service, size, minutes, start }: ClassGraph): Float64Array {
  return Float64Array.from({ length: count }, (_, w) => {
    let least = minutes[start * size + place[w]!]!;
    for (let v = 0; v < count; v++)
      if (v !== w) least = Math.min(least, minutes[place[v]! * size + place[w]!]!);
    return least + service[w]!;
  });
}

/** How many different visits fit at most. */
function mostSteps(sorted: Float64Array, available: number): number {
  let [count, sum] = [0, 0];
  while (count < sorted.length && sum + sorted[count]! <= available + 2 * MINUTE_TOLERANCE)
    sum += sorted[count++]!;
  return count;
}

/** A second visit and the first it follows. */
function partners(visits: Instance['visits'], allowed: readonly number[]): Int32Array {
  const local = new Map(allowed.map((v, i) => [v, i]));
  const partner = new Int32Array(allowed.length).fill(-1);
  allowed.forEach((v, i) => {
    const first = local.get(visits[v]!.after?.visit ?? -1);
    if (first === undefined) return;
    partner[i] = first;
    partner[first] = i;
  });
  return partner;
}
