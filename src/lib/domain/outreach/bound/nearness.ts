import { isAlike, type ClassGraph } from './class-graph.ts';

/** Neighbours that a visit remembers: more is tighter, and takes more time and memory. */
export const REMEMBERED = 3;

const KEY_ROOM = 65_536;

/** Which visits are near which; shared by classes with the same visits and travel. */
export class Nearness {
  /** Of each visit its nearest by travel there and back; row-major `count × size`. */
  readonly remembered: Int32Array;
  readonly size: number;
  /** 1 where memories of two visits have to do with each other; row-major `count × count`. */
  readonly related: Uint8Array;
  private readonly places: Places;
  private readonly rows: (Uint16Array | null)[];
  private readonly keys: Float64Array;

  /** O(visits²). */
  constructor(places: Places) {
    const { count } = places;
    this.places = places;
    this.size = Math.min(REMEMBERED, Math.max(0, count - 1));
    this.rows = Array.from({ length: count }, () => null);
    this.keys = new Float64Array(count);
    this.remembered = rememberedOf(places, this.size);
    this.related = related(count, this.remembered, this.size);
  }

  /** All other visits, nearest first by travel and the visit there. Sorted when first asked for. */
  order(v: number): Uint16Array {
    return (this.rows[v] ??= this.sorted(v));
  }

  isSorted(v: number): boolean {
    return this.rows[v] !== null;
  }

  private sorted(v: number): Uint16Array {
    const { count, size, minutes, place, service } = this.places;
    const { keys } = this;
    const row = place[v]! * size;
    for (let w = 0; w < count; w++)
      keys[w] = w === v ? Infinity : keyOf(minutes[row + place[w]!]! + service[w]!, w);
    keys.sort();
    const order = new Uint16Array(count - 1);
    for (let k = 0; k < count - 1; k++) order[k] = keys[k]! % KEY_ROOM;
    return order;
  }
}

/** Of each graph; the same one where visits and travel are the same. */
export function sharedNearness(graphs: readonly ClassGraph[]): Nearness[] {
  const known: { graph: ClassGraph; near: Nearness }[] = [];
  return graphs.map((graph) => {
    const same = known.find((one) => isAlike(one.graph, graph));
    if (same) return same.near;
    const near = new Nearness(graph);
    known.push({ graph, near });
    return near;
  });
}

/** A visit's distance (to a thousandth of a minute) and position in one number, which sorts as both do. */
function keyOf(distance: number, visit: number): number {
  return Math.round(distance * 1000) * KEY_ROOM + visit;
}

type Places = Pick<ClassGraph, 'count' | 'size' | 'minutes' | 'place' | 'service'>;

/** The `kept` nearest of each visit, by insertion into a short sorted list. */
function rememberedOf({ count, size, minutes, place }: Places, kept: number): Int32Array {
  const remembered = new Int32Array(count * kept);
  const least = new Float64Array(kept);
  for (let v = 0; v < count; v++) {
    least.fill(Infinity);
    for (let w = 0; w < count; w++) {
      if (w === v) continue;
      const way = minutes[place[v]! * size + place[w]!]! + minutes[place[w]! * size + place[v]!]!;
      let at = kept;
      for (; at > 0 && way < least[at - 1]!; at--) {
        if (at === kept) continue;
        least[at] = least[at - 1]!;
        remembered[v * kept + at] = remembered[v * kept + at - 1]!;
      }
      if (at === kept) continue;
      least[at] = way;
      remembered[v * kept + at] = w;
    }
  }
  return remembered;
}

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
