import type { DatedRoute } from '../assemble.ts';
import { SwapFinder } from '../explain/best-swap.ts';
import type { Instance } from '../instance.ts';

/** Gains below this are rounding. */
const LEAST_GAIN = 1e-7;

/**
 * Puts visits into a plan for as long as one of them, beside the stops of a day or for one of them, makes it worth more:
 * nobody should be told of an exchange that is better than the plan. One visit a step.
 * Invariant: `routes` is a plan worth no less than before; at the end no such exchange gains anything.
 */
export class Exchange {
  routes: readonly DatedRoute[];
  private readonly instance: Instance;
  private readonly waiting: number[];
  private finder: SwapFinder;

  constructor(instance: Instance, routes: readonly DatedRoute[]) {
    this.instance = instance;
    this.routes = routes;
    this.finder = new SwapFinder(instance, routes);
    this.waiting = this.unplanned();
  }

  /** Visits of no route; a second visit asks for a date after the first, and is left alone. */
  private unplanned(): number[] {
    const planned = new Set(this.routes.flatMap(({ visits }) => visits));
    const { visits } = this.instance;
    return [...visits.keys()].filter((visit) => !planned.has(visit) && visits[visit]!.after === null);
  }

  /** @returns whether there is more to do */
  step(): boolean {
    const visit = this.waiting.pop();
    if (visit === undefined) return false;
    const found = this.finder.best(visit, LEAST_GAIN);
    if (found !== null) {
      this.routes = this.routes.map((route) => (route === found.route ? found.changed : route));
      this.finder = new SwapFinder(this.instance, this.routes);
      this.waiting.splice(0, Infinity, ...this.unplanned());
    }
    return this.waiting.length > 0;
  }
}
