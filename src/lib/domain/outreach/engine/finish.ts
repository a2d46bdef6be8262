import type { Highs } from 'highs';
import type { RandomSource } from '../../random/random.ts';
import type { Instance, Route } from '../instance.ts';
import type { OutreachRequest } from '../request.ts';
import { Search } from '../search/search.ts';
import { Exchange } from './exchange.ts';
import type { Incumbent } from './incumbent.ts';
import { Reasons, stopsOf } from './reasons.ts';

/** What is known when the limits are used up. */
export interface Finished {
  request: OutreachRequest;
  /** The request without settled days, and as it is. */
  instance: Instance;
  whole: Instance;
  /** Routes met on the way. */
  known: readonly Route[];
  /** Desa (positions in the request) of settled days. */
  settled: ReadonlySet<number>;
  /** Whether the plan is explained. */
  explain: boolean;
  /** Iterations of search on a plan that meets all wishes after all. */
  rescueIterations: number;
}

/** Visits tried in exchanges at most; months need a tenth of it. */
const EXCHANGE_STEPS = 5000;

/**
 * What comes after the limits: exchanges that still improve the plan, then the reasons. A plan that meets all wishes, met
 * while looking for a clash, is improved, and it all begins anew. Dispose of it at the end.
 */
export class Finish {
  phase: 'exchange' | 'reasons' | 'done' = 'exchange';
  reasons: Reasons | null = null;
  private readonly highs: Highs;
  private readonly random: RandomSource;
  private readonly incumbent: Incumbent;
  private readonly finished: Finished;
  private exchange: Exchange;
  private exchangeSteps = 0;

  constructor(highs: Highs, random: RandomSource, incumbent: Incumbent, finished: Finished) {
    this.highs = highs;
    this.random = random;
    this.incumbent = incumbent;
    this.finished = finished;
    this.exchange = new Exchange(finished.instance, incumbent.best.routes);
  }

  /** @param isLate no more exchanges @returns whether there is more to do */
  step(isLate: boolean): boolean {
    if (this.phase === 'exchange') this.exchangeOn(isLate);
    else if (this.phase === 'reasons') this.explainOn(this.reasons!);
    return this.phase !== 'done';
  }

  private exchangeOn(isLate: boolean): void {
    const before = this.exchange.routes;
    const goesOn = this.exchange.step();
    if (this.exchange.routes !== before) this.incumbent.offer(this.exchange.routes);
    if (goesOn && !isLate && ++this.exchangeSteps < EXCHANGE_STEPS) return;
    this.phase = this.finished.explain ? 'reasons' : 'done';
    const { routes, missed } = this.incumbent.best;
    if (this.phase === 'reasons')
      this.reasons = new Reasons(this.highs, this.random, { ...this.finished, routes, missed });
  }

  private explainOn(reasons: Reasons): void {
    if (!reasons.step()) this.phase = 'done';
    else if (reasons.meets !== null && this.incumbent.best.missed > 0) this.rescue(reasons);
  }

  /** Goes on from a plan that meets all wishes, whatever it is worth. */
  private rescue(reasons: Reasons): void {
    const { instance, rescueIterations } = this.finished;
    const start = stopsOf(instance, this.incumbent.dated(reasons.meets!));
    const search = new Search(instance, this.random, start);
    search.run(rescueIterations, 1);
    this.incumbent.offerSearched(search);
    reasons.meets = null;
    if (this.incumbent.best.missed > 0) return;
    this.dispose();
    this.exchange = new Exchange(instance, this.incumbent.best.routes);
    this.phase = 'exchange';
  }

  dispose(): void {
    this.reasons?.dispose();
    this.reasons = null;
  }
}
