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
  /** Of each visit: the shortest leg to it from another. */
  shortestLeg: Float64Array;
  /** No route has more stops: the class's limit, or what its hours allow. */
  stops: number;
  /** No stop takes less: the shortest leg to a visit and the visit itself. */
  shortestStep: number;
}

/** The graphs of all classes. O(visits²) for each travel table and set of visits. */
export function classGraphs(instance: Instance): ClassGraph[] {
  const known: ClassGraph[] = [];
  return instance.classes.map((_, c) => {
    const graph = classGraph(instance, c, known);
    known.push(graph);
    return graph;
  });
}

/** The graph of one class. @param known others, which it may share the shortest legs of */
export function classGraph(
  { visits, classes }: Instance,
  index: number,
  known: readonly ClassGraph[] = [],
): ClassGraph {
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
  };
  const shortestLeg = known.find((one) => isAlike(one, graph))?.shortestLeg ?? shortestLegs(graph);
  const steps = Float64Array.from(
    shortestLeg,
    (leg, w) => Math.min(leg, graph.minutes[graph.start * graph.size + graph.place[w]!]!) + graph.service[w]!,
  ).sort();
  const stops = Math.min(shift.maxStops, mostSteps(steps, graph.to - graph.from));
  return { ...graph, shortestLeg, stops, shortestStep: steps[0] ?? 0 };
}

/** Whether two classes have the same visits and travel. */
export function isAlike(a: Places, b: Places): boolean {
  return a.minutes === b.minutes && a.count === b.count && a.visit.every((v, i) => v === b.visit[i]);
}

type Places = Pick<ClassGraph, 'count' | 'visit' | 'place' | 'size' | 'minutes'>;

/** Of each visit: the shortest leg to it from another. */
function shortestLegs({ count, place, size, minutes }: Places): Float64Array {
  return Float64Array.from({ length: count }, (_, w) => {
    let least = Infinity;
    for (let v = 0; v < count; v++)
      if (v !== w) least = Math.min(least, minutes[place[v]! * size + place[w]!]!);
    return least;
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
