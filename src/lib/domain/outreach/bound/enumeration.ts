import type { Instance, Route } from '../instance.ts';
import type { ClassGraph } from './class-graph.ts';
import type { PricedBound } from './column-generation.ts';
import { pricesOf } from './multipliers.ts';
import { RouteSearch } from './route-search.ts';

/** Labels of a length beyond which an enumeration gives up. */
const MOST_LABELS = 1_000_000;

/**
 * All routes that can be in a plan better than the best one known: those worth no less than the best route of their class
 * by more than the gap (route enumeration: Baldacci, Christofides & Mingozzi 2008). Of routes with the same visits the
 * best stands for all, so it proves nothing where wishes count minutes or kilometres.
 */
export class Enumeration {
  routes: Route[] = [];
  /** All such routes are here; only then the best plan of them is the best of all. */
  complete: boolean;
  finished = false;
  private next = 0;
  private search: RouteSearch | null = null;
  private readonly instance: Instance;
  private readonly graphs: readonly ClassGraph[];
  private readonly basis: PricedBound;
  private readonly gap: number;
  private readonly most: number;

  constructor(
    instance: Instance,
    graphs: readonly ClassGraph[],
    basis: PricedBound,
    gap: number,
    most: number,
  ) {
    this.instance = instance;
    this.graphs = graphs;
    this.basis = basis;
    this.gap = gap;
    this.most = most;
    this.complete = instance.rows.every(({ perKm, perMinute }) => perKm === 0 && perMinute === 0);
    this.finished = !this.complete;
  }

  advance(work: number): number {
    let done = 0;
    while (done < work && !this.finished) {
      if (this.next === this.graphs.length) {
        this.finished = true;
        break;
      }
      this.search ??= this.startClass();
      const search = this.search;
      const more = search.advance(work - done);
      done += more + 1;
      if (search.missed > -Infinity || this.routes.length + search.found.count > 4 * this.most) this.giveUp();
      else if (more === 0) this.takeRoutes(search);
    }
    return done;
  }

  private startClass(): RouteSearch {
    const { multipliers, upper, triples } = this.basis;
    const c = this.next;
    const graph = this.graphs[c]!;
    const prices = pricesOf(this.instance, graph, multipliers, triples);
    const floor = Math.max(0, upper[c]!) - this.gap;
    const search = new RouteSearch(graph, this.graphs.length);
    search.start(prices, { floor, breadth: 1, width: MOST_LABELS, grid: 2 });
    return search;
  }

  private takeRoutes({ found }: RouteSearch): void {
    const { visit } = this.graphs[this.next]!;
    const sets = new Set<string>();
    for (const { visits } of found.sorted()) {
      const key = [...visits].sort((a, b) => a - b).join(' ');
      if (sets.has(key)) continue;
      sets.add(key);
      this.routes.push({ class: this.next, visits: visits.map((v) => visit[v]!) });
    }
    this.search = null;
    this.next++;
    if (this.routes.length > this.most) this.giveUp();
  }

  private giveUp(): void {
    this.search = null;
    this.complete = false;
    this.finished = true;
  }
}
