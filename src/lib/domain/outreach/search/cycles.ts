import type { RandomSource } from '../../random/random.ts';
import type { Instance, Route } from '../instance.ts';
import { Search } from './search.ts';

/** Share of the time for plans from nothing; the rest goes on from the best of them. */
const FRESH_SHARE = 0.6;
/** A fresh cycle is as long in iterations as there are visits, times this, times the number of cycles. */
const CYCLE_LENGTH = 1.8;
/** How warm the last cycle begins: see `Search.run`. */
const WARMTH = 0.5;
/** Iterations of a step. */
const ITERATIONS = 50;

/**
 * Uses the time given for several annealings from nothing, then one from the best plan: short ones seldom end in the same
 * place, and the best of them is better than a long one (restarts: Lourenço, Martin & Stützle 2003). Their number grows
 * with the root of the iterations that the time allows, so that they get longer as well. Pure and without a clock: the
 * caller says how far the time is used up. The same seed and the same calls give the same plan.
 * Invariant: the best plan never gets worse.
 */
export class Cycles {
  private readonly search: Search;
  private readonly visits: number;
  private iterations = 0;
  /** How many fresh cycles, settled at the end of the first, and how many are over. */
  private cycles = 1;
  private done = 0;

  /** Arguments as those of `Search`. */
  constructor(
    instance: Instance,
    random: RandomSource,
    start: readonly (readonly number[])[] = [],
    fixed: readonly boolean[] = [],
  ) {
    this.visits = Math.max(1, instance.visits.length);
    this.search = new Search(instance, random, start, fixed);
  }

  /** @param fraction how far the time is used up, 0–1 */
  step(fraction: number, iterations = ITERATIONS): void {
    const { search } = this;
    if (this.done === 0 && fraction > 0) this.cycles = this.cyclesFor(this.iterations / fraction);
    const at = (fraction / FRESH_SHARE) * this.cycles;
    if (this.done < this.cycles && at >= this.done + 1) {
      this.done++;
      search.restart(this.done < this.cycles ? [] : search.bestStops);
    }
    if (this.done < this.cycles) search.run(iterations, at - this.done);
    else search.run(iterations, (fraction - FRESH_SHARE) / (1 - FRESH_SHARE), WARMTH);
    this.iterations += iterations;
  }

  private cyclesFor(iterations: number): number {
    return Math.max(1, Math.round(Math.sqrt((FRESH_SHARE * iterations) / (CYCLE_LENGTH * this.visits))));
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
