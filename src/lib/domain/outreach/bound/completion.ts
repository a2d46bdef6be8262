import { MINUTE_TOLERANCE } from '../route.ts';
import type { ClassGraph } from './class-graph.ts';
import type { Nearness } from './nearness.ts';
import type { Prices } from './multipliers.ts';

/** Wider than the tolerance of a route, so that rounding errors never make the bound too low. */
const SLACK = 2 * MINUTE_TOLERANCE;
/** Grid times considered together. */
const STRETCH = 16;
/** Work of sorting neighbours, for each of them. */
const SORT_WORK = 20;

/** Numbers that completion bounds are worked out in; one after another may use the same. */
export class CompletionMemory {
  private readonly layers: Float64Array[] = [];

  layer(index: number, cells: number): Float64Array {
    if ((this.layers[index]?.length ?? 0) < cells) this.layers[index] = new Float64Array(cells);
    return this.layers[index]!;
  }
}

/**
 * Completion bounds: what the rest of a day is worth at most after leaving a visit at a time, with so many stops left.
 * A relaxation (ng-routes: Baldacci, Mingozzi & Roberti 2011): visits may be made again, but not while they are
 * remembered, and a visit remembers only neighbours of its own; times are rounded down to a grid after each stop.
 * Invariant: once layer s is done, row (v, m) at grid time b bounds every continuation after leaving v no sooner than b,
 * with at most s more stops, of which the memory of v says m (bits: its neighbours); row (v, ALL) is the largest of
 * these. All rows fall as b grows.
 */
export class Completion {
  private readonly graph: ClassGraph;
  private readonly near: Nearness;
  private readonly memory: CompletionMemory;
  private readonly step: number;
  private readonly buckets: number;
  /** Grid times that a stop takes at least. */
  private readonly sooner: number;
  /** Rows of a visit: one a memory, and one for the largest. */
  private readonly rows: number;
  private readonly all: number;
  private prices: Prices | null = null;
  private layer = 0;
  private visit = 0;
  // Of the pair of visits at hand: what each memory of the later becomes in the earlier; −1 where it forbids it.
  private readonly becomes: Int32Array;

  /** @param step minutes between grid times */
  constructor(graph: ClassGraph, near: Nearness, memory: CompletionMemory, step: number) {
    this.graph = graph;
    this.near = near;
    this.memory = memory;
    this.step = step;
    this.buckets = Math.floor((graph.to - graph.from + SLACK) / step) + 1;
    this.sooner = Math.max(0, Math.floor((graph.shortestStep - SLACK) / step));
    this.all = 1 << near.size;
    this.rows = this.all + 1;
    this.becomes = new Int32Array(this.all);
  }

  start(prices: Prices): void {
    this.prices = prices;
    this.layer = 0;
    this.visit = 0;
  }

  /** Works on; returns the work done, about one unit a comparison, 0 when there is none left. */
  advance(work: number): number {
    let done = 0;
    while (this.layer < this.graph.stops && done < work) {
      if (this.visit === this.graph.count) {
        this.layer++;
        this.visit = 0;
        continue;
      }
      this.goHome(this.layer, this.visit);
      done += this.buckets;
      const open = this.prices!.prize[this.visit] !== -Infinity;
      if (this.layer > 0 && open) done += this.goOn(this.layer, this.visit);
      this.visit++;
    }
    return done;
  }

  /** Bound of what follows after leaving a visit at a time, whatever was before. */
  afterAny(visit: number, time: number, stopsLeft: number): number {
    const bucket = Math.floor((time - this.graph.from) / this.step);
    return this.cells(stopsLeft)[(visit * this.rows + this.all) * this.buckets + bucket]!;
  }

  /** The same, tighter, when visits with `marked[visit] === mark` have been made. */
  after(visit: number, time: number, stopsLeft: number, marked: Int32Array, mark: number): number {
    const { size, remembered } = this.near;
    let made = 0;
    for (let i = 0; i < size; i++) if (marked[remembered[visit * size + i]!] === mark) made |= 1 << i;
    if (made === 0) return this.afterAny(visit, time, stopsLeft);
    const cells = this.cells(stopsLeft);
    const bucket = Math.floor((time - this.graph.from) / this.step);
    let best = -Infinity;
    for (let m = 0; m < this.all; m++)
      if ((m & made) === 0) best = Math.max(best, cells[(visit * this.rows + m) * this.buckets + bucket]!);
    return best;
  }

  private cells(layer: number): Float64Array {
    return this.memory.layer(layer, this.graph.count * this.rows * this.buckets);
  }

  /** Grid times before this one never come up with so many stops left: the stops before took their time. */
  private earliest(layer: number): number {
    return Math.min(this.buckets - 1, (this.graph.stops - layer) * this.sooner);
  }

  /** From this grid time on the last stop of a layer does not fit any more: the layer below it holds. */
  private settled(layer: number): number {
    if (layer === 0) return this.buckets;
    const room = this.buckets - layer * this.sooner;
    return Math.min(this.buckets, Math.max(room, this.earliest(layer - 1)));
  }

  private goHome(layer: number, v: number): void {
    const { size, minutes, km, place, end, from, to } = this.graph;
    const { perMinute, perKm } = this.prices!;
    const { buckets, rows } = this;
    const leg = place[v]! * size + end;
    const until = this.settled(layer);
    const last = Math.floor((to + SLACK - from - minutes[leg]!) / this.step);
    const home = Math.max(0, Math.min(until, last + 1));
    const worth = perMinute * minutes[leg]! + perKm * km[leg]!;
    const cells = this.cells(layer);
    for (let m = 0; m < rows; m++) {
      const row = (v * rows + m) * buckets;
      cells.fill(-Infinity, row, row + until);
      if (m === 0 || m === this.all) cells.fill(worth, row, row + home);
      if (until === buckets) continue;
      cells.set(this.cells(layer - 1).subarray(row + until, row + buckets), row + until);
    }
  }

  private goOn(layer: number, v: number): number {
    const { count, size, minutes, km, place, service, opens, closes, from } = this.graph;
    const { prize, perMinute, perKm } = this.prices!;
    const lo = this.earliest(layer);
    const latest = this.settled(layer) - 1;
    let work = this.near.isSorted(v) ? 0 : SORT_WORK * count;
    const order = this.near.order(v);
    for (let k = 0; k < count - 1; k++) {
      const w = order[k]!;
      const leg = place[v]! * size + place[w]!;
      const travel = minutes[leg]!;
      const shift = Math.floor((travel + service[w]!) / this.step);
      const hi = Math.min(
        latest,
        this.buckets - 1 - shift,
        Math.floor((closes[w]! + SLACK - from - travel) / this.step),
      );
      const leaves = Math.floor((opens[w]! + service[w]! - from) / this.step);
      work += 4;
      if (prize[w] === -Infinity || hi < lo || leaves >= this.buckets) continue;
      const gain = prize[w]! + perMinute * travel + perKm * km[leg]!;
      if (this.near.related[v * count + w] === 0)
        work += this.offer(layer, v, 0, w, this.all, gain, lo, hi, shift, leaves);
      else work += this.offerMemories(layer, v, w, gain, lo, hi, shift, leaves);
    }
    this.takeLargest(layer, v, lo, latest);
    return work + this.all * (latest - lo + 1);
  }

  /** Offers going on to a neighbour, by what is remembered there. */
  private offerMemories(
    layer: number,
    v: number,
    w: number,
    gain: number,
    lo: number,
    hi: number,
    shift: number,
    leaves: number,
  ): number {
    this.memoriesOf(v, w);
    let work = 0;
    for (let m = 0; m < this.all; m++) {
      const becomes = this.becomes[m]!;
      if (becomes >= 0) work += this.offer(layer, v, becomes, w, m, gain, lo, hi, shift, leaves);
    }
    return work;
  }

  /** Works out `becomes` for going from v to w: what w remembers and w itself, as far as v knows them. */
  private memoriesOf(v: number, w: number): void {
    const { size, remembered } = this.near;
    const bitIn = (visit: number, of: number) => {
      for (let i = 0; i < size; i++) if (remembered[of * size + i] === visit) return 1 << i;
      return 0;
    };
    const forbidden = bitIn(v, w);
    const self = bitIn(w, v);
    this.becomes[0] = self;
    for (let i = 0; i < size; i++) {
      const bit = 1 << i;
      const known = bitIn(remembered[w * size + i]!, v);
      for (let m = 0; m < bit; m++) this.becomes[m | bit] = this.becomes[m]! | known;
    }
    if (forbidden === 0) return;
    for (let m = 0; m < this.all; m++) if (m & forbidden) this.becomes[m] = -1;
  }

  /**
   * Offers row (w, n) of the layer below to row (v, m): grid time b leads to b + shift, or to `leaves` where w is not open
   * yet. A stretch is left out when its best is no better than the worst there is already, with m or with no memory.
   */
  private offer(
    layer: number,
    v: number,
    m: number,
    w: number,
    n: number,
    gain: number,
    lo: number,
    hi: number,
    shift: number,
    leaves: number,
  ): number {
    const { buckets } = this;
    const here = this.cells(layer);
    const below = this.cells(layer - 1);
    const none = v * this.rows * buckets;
    const row = none + m * buckets;
    const source = (w * this.rows + n) * buckets;
    let work = 0;
    for (let from = lo; from <= hi; from += STRETCH) {
      const to = Math.min(hi, from + STRETCH - 1);
      const most = gain + below[source + Math.max(from + shift, leaves)]!;
      work += 2;
      if (most <= here[row + to]! || most <= here[none + to]!) continue;
      work += to - from + 1;
      for (let b = from; b <= to; b++) {
        const value = gain + below[source + (b + shift < leaves ? leaves : b + shift)]!;
        if (value > here[row + b]!) here[row + b] = value;
      }
    }
    return work;
  }

  private takeLargest(layer: number, v: number, lo: number, hi: number): void {
    const cells = this.cells(layer);
    const first = v * this.rows * this.buckets;
    const largest = first + this.all * this.buckets;
    for (let m = 0; m < this.all; m++) {
      const row = first + m * this.buckets;
      for (let b = lo; b <= hi; b++)
        if (cells[row + b]! > cells[largest + b]!) cells[largest + b] = cells[row + b]!;
    }
  }
}
