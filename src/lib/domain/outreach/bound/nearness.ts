import type { ClassGraph } from './class-graph.ts';

/** Neighbours that a visit remembers: more is tighter, and takes more time and memory. */
export const REMEMBERED = 3;

const KEY_ROOM = 65_536;

/** Which visits are near which; shared by classes with the same visits and travel. */
export interface Nearness {
  /** Of each visit all others, nearest first by travel and the visit there; row-major `count × (count − 1)`. */
  order: Uint16Array;
  /** Of each visit its nearest by travel there and back; row-major `count × size`. */
  remembered: Int32Array;
  size: number;
  /** 1 where memories of two visits have to do with each other; row-major `count × count`. */
  related: Uint8Array;
}

/** Of each graph; the same one where visits and travel are the same. */
export function sharedNearness(graphs: readonly ClassGraph[]): Nearness[] {
  const known: { graph: ClassGraph; near: Nearness }[] = [];
  return graphs.map((graph) => {
    const same = known.find(
      (one) => one.graph.minutes === graph.minutes && String(one.graph.visit) === String(graph.visit),
    );
    if (same) return same.near;
    const near = nearness(graph);
    known.push({ graph, near });
    return near;
  });
}

/** What is near what. O(visits² log visits). */
export function nearness({ count, size, minutes, place, service }: Places): Nearness {
  const kept = Math.min(REMEMBERED, Math.max(0, count - 1));
  const order = new Uint16Array(count * Math.max(0, count - 1));
  const remembered = new Int32Array(count * kept);
  const way = (v: number, w: number) => minutes[place[v]! * size + place[w]!]!;
  const keys = new Float64Array(count);
  const sorted = new Float64Array(count);
  for (let v = 0; v < count; v++) {
    for (let w = 0; w < count; w++) keys[w] = keyOf(way(v, w) + service[w]!, w);
    order.set(sortedExcept(v, keys, count - 1, sorted), v * (count - 1));
    for (let w = 0; w < count; w++) keys[w] = keyOf(way(v, w) + way(w, v), w);
    remembered.set(sortedExcept(v, keys, kept, sorted), v * kept);
  }
  return { order, remembered, size: kept, related: related(count, remembered, kept) };
}

/** A visit's distance (to a thousandth of a minute) and position in one number, which sorts as both do. */
function keyOf(distance: number, visit: number): number {
  return Math.round(distance * 1000) * KEY_ROOM + visit;
}

/** All visits but one, those of the least keys first; no more than `most`. */
function sortedExcept(v: number, keys: Float64Array, most: number, sorted: Float64Array): Uint16Array {
  sorted.set(keys);
  sorted.sort();
  const order = new Uint16Array(most);
  for (let k = 0, at = 0; at < most; k++) {
    const w = sorted[k]! - Math.floor(sorted[k]! / KEY_ROOM) * KEY_ROOM;
    if (w !== v) order[at++] = w;
  }
  return order;
}

type Places = Pick<ClassGraph, 'count' | 'size' | 'minutes' | 'place' | 'service'>;

function related(count: number, remembered: Int32Array, size: number): Uint8Array {
  const matrix = new Uint8Array(count * count);
  const rememberedBy: number[][] = Array.from({ length: count }, () => []);
  for (let v = 0; v < count; v++)
    for (let i = 0; i < size; i++) rememberedBy[remembered[v * size + i]!]!.push(v);
  rememberedBy.forEach((visits, x) => {
    for (const v of [...visits, x]) for (const w of [...visits, x]) matrix[v * count + w] = 1;
  });
  return matrix;
}
