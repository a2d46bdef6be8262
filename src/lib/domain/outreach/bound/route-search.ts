import { MINUTE_TOLERANCE } from '../route.ts';
import type { ClassGraph } from './class-graph.ts';
import { Completion, CompletionMemory } from './completion.ts';
import { Dominance, WORTH_TOLERANCE } from './dominance.ts';
import { FoundRoutes } from './found-routes.ts';
import { gridStep, type Grid } from './grid-step.ts';
import { Labels } from './labels.ts';
import type { Prices } from './multipliers.ts';
import { Nearness } from './nearness.ts';
import { nthLargest } from './nth-largest.ts';

/** What to look for. */
export interface SearchAim {
  /** Routes worth no more than this are of no interest. */
  floor: number;
  /** 0: only the best matter. 1: all above the floor. Between: those in the upper part of the range found. */
  breadth: number;
  /** Labels kept of each number of stops; the least promising are dropped, and said so in `missed`. */
  width: number;
  /** Of the completion bounds: coarser is looser, and sooner there. */
  grid: Grid;
}

/**
 * Routes of one class worth most at given prices. Labels are extended by one stop at a time, all of equal length
 * together; a label goes when its completion bound is too low, or when another with the same visits and the same last
 * one is as good. Elementary by construction, so prices on sets of visits (triples) cost nothing extra. A narrow width
 * makes it a beam search; what it drops still has a bound, so that the answer is always bounded.
 * Invariant: no route is worth more than `max(floor, best, missed)` once `advance` has returned 0.
 */
export class RouteSearch {
  /** Worth of the best route found; −Infinity when none is above the floor. */
  best = -Infinity;
  /** Nothing dropped for width was worth more. */
  missed = -Infinity;
  readonly found: FoundRoutes;
  private readonly graph: ClassGraph;
  private readonly completions: readonly Completion[];
  private completion: Completion;
  private readonly labels = new Labels();
  private readonly dominance = new Dominance();
  private prices!: Prices;
  private aim!: SearchAim;
  private bounding = true;
  private finished = false;
  /** Labels now extended: from the cursor to `children`; their stops; where what comes of them begins. */
  private cursor = 0;
  private children = 0;
  private stops = 0;
  private firstChild = 0;
  /** Children bounded no better than this are dropped. */
  private cutoff = -Infinity;
  private readonly marked: Int32Array;
  private mark = 0;
  private readonly loss: Float64Array;
  /** Random-looking bits of each visit. */
  private readonly code: Int32Array;

  /** @param classes how many there are: they share the time of a round */
  constructor(
    graph: ClassGraph,
    classes = 1,
    near: Nearness = new Nearness(graph),
    memory: CompletionMemory = new CompletionMemory(),
  ) {
    this.graph = graph;
    this.completions = ([0, 1, 2] as const).map(
      (grid) => new Completion(graph, near, memory, gridStep(graph, classes, grid)),
    );
    this.completion = this.completions[0]!;
    this.found = new FoundRoutes(graph.count);
    this.marked = new Int32Array(graph.count);
    this.loss = new Float64Array(graph.count);
    this.code = Int32Array.from({ length: graph.count }, (_, w) => scrambled(w + 1));
  }

  /** @param reuse the prices are those of the search before: its completion bounds still hold */
  start(prices: Prices, aim: SearchAim, reuse = false): void {
    this.prices = prices;
    this.aim = aim;
    this.best = this.missed = -Infinity;
    this.found.clear(aim.breadth === 1);
    this.completion = this.completions[aim.grid]!;
    this.bounding = !reuse;
    if (!reuse) this.completion.start(prices);
    this.labels.size = 0;
    // The start of the day stands for the one label without stops.
    [this.cursor, this.children, this.stops, this.firstChild] = [0, 1, 0, 0];
    this.cutoff = -Infinity;
    this.dominance.clear();
    this.finished = this.graph.stops === 0;
  }

  /** Works on; returns the work done, about one unit a comparison, 0 when there is none left. */
  advance(work: number): number {
    if (this.bounding) {
      const done = this.completion.advance(work);
      if (done > 0) return done;
      this.bounding = false;
    }
    let done = 0;
    while (done < work && !this.finished) {
      if (this.cursor === this.children) this.nextGeneration();
      else {
        this.extend(this.stops === 0 ? -1 : this.cursor);
        this.cursor++;
        done += 2 * this.graph.count;
      }
    }
    return done;
  }

  get floor(): number {
    return this.aim.floor;
  }

  /** What no route is worth more than, once done. */
  get upper(): number {
    // Each stop may have lost a label to one that is worth as much but for rounding.
    return Math.max(this.aim.floor, this.best, this.missed) + this.graph.stops * WORTH_TOLERANCE;
  }

  /** Worth below which nothing is kept now. */
  private get threshold(): number {
    const { floor, breadth } = this.aim;
    return this.best > floor ? this.best - breadth * (this.best - floor) : floor;
  }

  private nextGeneration(): void {
    const { labels, graph } = this;
    if (labels.size - this.firstChild > this.aim.width) this.narrow();
    this.stops++;
    this.cursor = this.firstChild;
    this.children = this.firstChild = labels.size;
    this.cutoff = -Infinity;
    this.dominance.clear();
    this.finished = this.stops >= graph.stops || this.cursor === this.children;
  }

  /** Keeps the most promising of the children. */
  private narrow(): void {
    const { labels, firstChild: from } = this;
    const { width } = this.aim;
    const limit = nthLargest(labels.bound.subarray(from, labels.size), width);
    let kept = from;
    for (let label = from; label < labels.size; label++) {
      const bound = labels.bound[label]!;
      if (bound >= limit && kept < from + width) labels.move(label, kept++);
      else this.missed = Math.max(this.missed, bound);
    }
    labels.size = kept;
    this.cutoff = limit;
    this.dominance.rebuild(labels, from);
  }

  /** All ways to go on from a label by one stop. @param label −1: the start of the day */
  private extend(label: number): void {
    const { graph, labels, prices, marked, loss } = this;
    const { count, place, size, minutes, km, service, partner, opens, closes, to, start, from } = graph;
    const threshold = this.threshold;
    if (label >= 0 && !(labels.bound[label]! > threshold)) return;
    const now = label < 0 ? from : labels.time[label]!;
    const value = label < 0 ? prices.fixed : labels.value[label]!;
    const hash = label < 0 ? 0 : labels.hash[label]!;
    const row = (label < 0 ? start : place[labels.last[label]!]!) * size;
    const stopsLeft = graph.stops - this.stops - 1;
    this.markSet(label);
    for (let w = 0; w < count; w++) {
      if (marked[w] === this.mark || marked[partner[w]!] === this.mark) continue;
      const travel = minutes[row + place[w]!]!;
      const begin = Math.max(now + travel, opens[w]!);
      const leave = begin + service[w]!;
      if (begin > closes[w]! + MINUTE_TOLERANCE || leave > to + MINUTE_TOLERANCE) continue;
      const ways = prices.perMinute * travel + prices.perKm * km[row + place[w]!]!;
      const worth = value + prices.prize[w]! + ways - loss[w]!;
      if (!(worth + this.completion.afterAny(w, leave, stopsLeft) > threshold)) continue;
      const bound = worth + this.completion.after(w, leave, stopsLeft, marked, this.mark);
      if (!(bound > threshold)) continue;
      if (bound <= this.cutoff) this.missed = Math.max(this.missed, bound);
      else this.keep(label, w, leave, worth, bound, hash ^ this.code[w]!);
    }
    this.unmarkLosses(label);
  }

  private keep(parent: number, w: number, leave: number, worth: number, bound: number, hash: number): void {
    const { labels, aim } = this;
    const probe = labels.add(parent, w, leave, worth, bound, hash);
    const verdict = this.dominance.judge(labels, probe);
    if (verdict !== 'useless') this.finish(probe);
    const isLast = this.stops + 1 >= this.graph.stops;
    if (verdict !== 'new' || (isLast && aim.breadth < 1)) labels.size--;
    else this.dominance.insert(labels, probe);
    if (labels.size - this.firstChild > Math.max(4096, 4 * aim.width)) this.narrow();
  }

  /** Offers the route that goes home after a label. */
  private finish(label: number): void {
    const { labels, graph, prices } = this;
    const leg = graph.place[labels.last[label]!]! * graph.size + graph.end;
    if (labels.time[label]! + graph.minutes[leg]! > graph.to + MINUTE_TOLERANCE) return;
    const worth =
      labels.value[label]! + prices.perMinute * graph.minutes[leg]! + prices.perKm * graph.km[leg]!;
    if (!(worth > this.threshold)) return;
    this.best = Math.max(this.best, worth);
    this.found.offer(labels, label, worth);
  }

  /** Marks the visits of a label, and what triples take from a visit that would be their second. */
  private markSet(label: number): void {
    const { labels, prices, marked } = this;
    this.mark++;
    for (let at = label; at >= 0; at = labels.parent[at]!) marked[labels.last[at]!] = this.mark;
    if (prices.triples.length > 0) this.addLosses(label, 1);
  }

  private unmarkLosses(label: number): void {
    if (this.prices.triples.length > 0) this.addLosses(label, 0);
  }

  private addLosses(label: number, sign: 0 | 1): void {
    const { labels, prices, marked, loss, mark } = this;
    for (let at = label; at >= 0; at = labels.parent[at]!) {
      for (const t of prices.triplesOf[labels.last[at]!]!) {
        const { members, price } = prices.triples[t]!;
        let inside = 0;
        for (const member of members) if (marked[member] === mark) inside++;
        if (inside !== 1) continue;
        for (const member of members) {
          if (marked[member] === mark) continue;
          loss[member] = sign === 0 ? 0 : loss[member]! + price;
        }
      }
    }
  }
}

/** Bits of a number mixed (finalizer of MurmurHash3, Appleby 2011). */
function scrambled(number: number): number {
  let bits = Math.imul(number, 0x9e3779b1);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
