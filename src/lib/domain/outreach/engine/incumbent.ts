import type { DatedRoute } from '../assemble.ts';
import { dated } from '../dating.ts';
import type { Instance, Route } from '../instance.ts';
import { worthOfPlan, type PlanWorth } from '../plan-worth.ts';

/** A plan of what is not settled, and what it is worth. */
export interface RatedPlan extends PlanWorth {
  routes: readonly DatedRoute[];
}

/** A search, as far as its best plan goes. */
interface Searched {
  bestValue: number;
  bestStops: readonly (readonly number[])[];
}

/** The best plan so far. Invariant: `best` never gets worse; its routes have dates that keep second visits in order. */
export class Incumbent {
  best: RatedPlan;
  private readonly instance: Instance;
  private readonly earlier: readonly DatedRoute[];
  /** Whether no visit asks for a date. */
  private readonly isFree: boolean;

  /** Begins with nothing planned. @param earlier routes of an earlier plan, whose dates are kept where that is possible */
  constructor(instance: Instance, earlier: readonly DatedRoute[]) {
    this.instance = instance;
    this.earlier = earlier;
    this.isFree = instance.visits.every(({ after }) => after === null);
    this.best = { routes: [], ...worthOfPlan(instance, []) };
  }

  /** @returns what the plan is worth */
  offer(routes: readonly DatedRoute[]): number {
    const found = worthOfPlan(this.instance, routes);
    if (found.worth > this.best.worth) this.best = { routes, ...found };
    return found.worth;
  }

  offerSearched({ bestValue, bestStops }: Searched): void {
    if (!(bestValue > this.best.worth)) return;
    const places = this.instance.classes.flatMap(({ shifts }, c) =>
      shifts.map((shift) => ({ class: c, shift })),
    );
    const routes = places.flatMap((place, d) =>
      bestStops[d]!.length > 0 ? [{ ...place, visits: bestStops[d]! }] : [],
    );
    this.offer(this.isFree ? this.dated(routes) : routes);
  }

  /** Routes with dates; some second visits may be left out. */
  dated(routes: readonly Route[]): DatedRoute[] {
    return dated(this.instance, routes, this.earlier);
  }
}
