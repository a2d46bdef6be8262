import type { RandomSource } from '../../random/random.ts';
import type { Instance, Route } from '../instance.ts';
import { Packing } from './packing.ts';
import { Search } from './search.ts';

/** Share of the time for plans from nothing, if there is time for two; the rest goes on from the best of them. */
const FRESH_SHARE = 0.6;
/** Iterations of a fresh cycle: its visits × team-days times this times the number of cycles, but at least the second. */
const CYCLE_LENGTH = 0.07;
const LEAST_LENGTH = 1;
/** How warm each later cycle begins (see `Search.run`); the time left is theirs in equal parts. */
const WARMTHS = [0.5, 0.3];
/** Where there are few team-days, and no rows, routes are packed before every later cycle and at this share of the time. */
const FEW_DAYS = 8;
const LAST_PACKING = 0.88;
const PACKING_NODES = 3_000_000;
/** Iterations of a step. */
const ITERATIONS = 50;

/**
 * Uses the time given for several annealings from nothing, then a few from the best plan: short ones seldom end in the
 * same place, and the best of them is better than a long one (restarts: Lourenço, Martin & Stützle 2003). Their number
 * grows with the root of the iterations that the time allows, so that they get longer as well. Before each later one the
 * routes of all plans seen are put together anew (Rochat & Taillard 1995). Pure and without a clock: the caller says how
 * far the time is used up. The same seed and the same calls give the same plan.
 * Invariant: the best plan never gets worse.
 */
export class Cycles {
  private readonly search: Search;
  private readonly instance: Instance;
  private readonly packing: Packing | null;
  /** Visits × team-days. */
  private readonly size: number;
  private iterations = 0;
  /** How many fresh cycles, settled at the end of the first; and how many of all cycles, and packings, are over. */
  private fresh = 1;
  private done = 0;
  private isPackedLast = false;

  /** Arguments as those of `Search`. */
  constructor(
    instance: Instance,
    random: RandomSource,
    start: readonly (readonly number[])[] = [],
    fixed: readonly boolean[] = [],
  ) {
    const days = instance.classes.reduce((sum, { shifts }) => sum + shifts.length, 0);
    const isPlain = instance.rows.length === 0 && instance.kmWeight === 0 && !fixed.includes(true);
    this.instance = instance;
    this.size = Math.max(1, instance.visits.length * days);
    this.packing = isPlain && days > 1 && days <= FEW_DAYS ? new Packing(instance) : null;
    this.search = new Search(instance, random, start, fixed);
  }

  /** @param fraction how far the time is used up, 0–1 */
  step(fraction: number, iterations = ITERATIONS): void {
    if (this.done === 0 && fraction > 0) this.fresh = this.freshFor(this.iterations / fraction);
    const at = this.cyclesAt(fraction);
    if (at >= this.done + 1 && this.done + 1 < this.fresh + WARMTHS.length) this.next();
    if (fraction >= LAST_PACKING && !this.isPackedLast) {
      this.isPackedLast = true;
      this.pack();
    }
    this.search.run(iterations, at - this.done, this.done < this.fresh ? 1 : WARMTHS[this.done - this.fresh]);
    this.iterations += iterations;
  }

  /** How many cycles should be over. */
  private cyclesAt(fraction: number): number {
    const { fresh } = this;
    if (fresh === 1) return fraction;
    if (fraction < FRESH_SHARE) return (fraction / FRESH_SHARE) * fresh;
    return fresh + ((fraction - FRESH_SHARE) / (1 - FRESH_SHARE)) * WARMTHS.length;
  }

  private next(): void {
    const { search } = this;
    this.done++;
    if (this.done < this.fresh) return search.restart();
    if (!this.pack()) search.restart(search.bestStops);
  }

  /** Puts the routes seen together anew and goes on from there; false when nothing better came of it. */
  private pack(): boolean {
    const { search, instance } = this;
    const routes = this.packing?.solve(search.pool(), search.bestValue, PACKING_NODES);
    if (!routes) return false;
    search.restart(
      instance.classes.flatMap(({ shifts }, c) => {
        const own = routes.filter((route) => route.class === c);
        return shifts.map((_, k) => [...(own[k]?.visits ?? [])]);
      }),
    );
    return true;
  }

  private freshFor(iterations: number): number {
    const sizes = (FRESH_SHARE * iterations) / this.size;
    return Math.max(1, Math.floor(Math.min(sizes / LEAST_LENGTH, Math.sqrt(sizes / CYCLE_LENGTH))));
  }

  /** Objective value less what missed wishes cost. */
  get bestValue(): number {
    return this.search.bestValue;
  }

  /** The best plan, as visits in order per team-day. */
  get bestStops(): number[][] {
    return this.search.bestStops;
  }

  routes(): Route[] {
    return this.search.routes();
  }

  /** Distinct routes of good plans seen, for a set packing over them. */
  pool(): Route[] {
    return this.search.pool();
  }

  /** See `Search.guide`. */
  guide(bonus: (c: number, visit: number) => number): void {
    this.search.guide(bonus);
  }
}
