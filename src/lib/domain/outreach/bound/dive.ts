import type { Highs } from 'highs';
import type { Instance, Route } from '../instance.ts';
import { classGraphs, type ClassGraph } from './class-graph.ts';
import type { CompletionMemory } from './completion.ts';
import { worthOf } from './lagrangian.ts';
import { Master } from './master.ts';
import { pricesOf, type Multipliers } from './multipliers.ts';
import { sharedNearness } from './nearness.ts';
import { Pricing } from './pricing.ts';
import { RouteSearch } from './route-search.ts';

/** A fraction at which a route is as good as chosen. */
const NEARLY_ONE = 0.9;
const FRACTION_TOLERANCE = 1e-6;
/** Routes found that are tried, for each that may be added. */
const LOOKED_AT = 10;
const SIMPLEX_STRETCH = 500;
const LP_WORK = 200_000;

export interface DiveOptions {
  /** Labels kept in pricing. */
  width: number;
  /** Rounds of pricing after each decision, and new routes in each. */
  rounds: number;
  /** Rounds while wishes are missed: a route that meets them may not be known yet. */
  patience: number;
  columns: number;
}

export const DIVE_DEFAULTS: DiveOptions = { width: 200, rounds: 1, patience: 3, columns: 60 };

/**
 * A plan from the fractional solution: chooses the route with the largest fraction, solves again, prices new routes for
 * what is left, until nothing is fractional (diving with column generation: Sadykov, Vanderbeck, Pessoa, Tahiri & Uchoa
 * 2019). Visits of chosen routes are closed to pricing. It has a master problem of its own, which knows only the routes
 * handed in and those it finds. Invariant: the routes chosen make no visit twice and break no limit.
 */
export class Dive {
  finished = false;
  /** The plan found; empty when it came to nothing. */
  routes: readonly Route[] = [];
  /** The fractional plan was worth more than `least` before anything was chosen. */
  promised = false;
  private readonly instance: Instance;
  private readonly master: Master;
  private readonly graphs: readonly ClassGraph[];
  private readonly searches: readonly RouteSearch[];
  private readonly options: DiveOptions;
  private readonly least: number;
  private readonly closed = new Set<number>();
  private readonly left: number[];
  private prices: Multipliers | null = null;
  private classPrices: Float64Array = new Float64Array(0);
  private round = 0;
  private disposed = false;
  private readonly pricing: Pricing;

  /**
   * @param known routes to begin with
   * @param beat a plan of known routes: the dive is given up once what is left promises no more
   * @param memory for completion bounds; no one else may use it until the dive is finished
   */
  constructor(
    highs: Highs,
    instance: Instance,
    known: readonly Route[],
    beat: readonly Route[] | null,
    memory: CompletionMemory,
    options: DiveOptions = DIVE_DEFAULTS,
  ) {
    this.instance = instance;
    this.master = new Master(highs, instance);
    this.master.addRoutes(known);
    this.least = beat ? this.master.planValue(beat) : -Infinity;
    this.graphs = classGraphs(instance);
    const near = sharedNearness(this.graphs);
    this.searches = this.graphs.map(
      (graph, c) => new RouteSearch(graph, this.graphs.length, near[c], memory),
    );
    this.pricing = new Pricing(this.searches, (c) => this.startClass(c));
    this.options = options;
    this.left = instance.classes.map(({ shifts }) => shifts.length);
  }

  /** Works on; returns the work done. */
  advance(work: number): number {
    let done = 0;
    while (done < work && !this.finished) done += this.step(work - done);
    return done;
  }

  private step(work: number): number {
    if (this.prices === null) {
      const state = this.master.trySolve(SIMPLEX_STRETCH);
      if (state === 'infeasible') this.finish([]);
      else if (state === 'solved') this.decide();
      return LP_WORK;
    }
    const done = this.pricing.advance(work);
    if (done > 0) return done;
    this.endRound();
    return 1;
  }

  /** After the LP is solved: price once more, or choose routes. */
  private decide(): void {
    const { least } = this;
    const { rounds, patience } = this.options;
    if (this.round < (this.master.missed > FRACTION_TOLERANCE ? patience : rounds)) {
      this.prices = this.master.multipliers();
      this.classPrices = this.master.classPrices();
      this.pricing.start();
      return;
    }
    const { fractions, columns, value } = this.master;
    if (value <= least + FRACTION_TOLERANCE * Math.abs(least)) {
      this.finish([]);
      return;
    }
    this.promised = true;
    const open: number[] = [];
    for (let j = 0; j < columns.length; j++)
      if (fractions[j]! > FRACTION_TOLERANCE && !this.isChosen(j)) open.push(j);
    const fractional = open.some((j) => fractions[j]! < 1 - FRACTION_TOLERANCE);
    if (!fractional) {
      for (const j of open) this.choose(j);
      this.finish(this.master.fixed.map((j) => columns[j]!.route));
      return;
    }
    const sure = open.filter((j) => fractions[j]! >= NEARLY_ONE);
    const largest = open.reduce((a, b) => (fractions[b]! > fractions[a]! + 1e-9 ? b : a));
    for (const j of sure.length > 0 ? sure : [largest]) this.choose(j);
    this.round = 0;
  }

  private isChosen(j: number): boolean {
    return this.closed.has(this.master.columns[j]!.route.visits[0]!);
  }

  private choose(j: number): void {
    const { route } = this.master.columns[j]!;
    for (const visit of route.visits) this.closed.add(visit);
    this.left[route.class]!--;
    this.master.fix(j);
  }

  private startClass(c: number): void {
    const graph = this.graphs[c]!;
    const prices = pricesOf(this.instance, graph, this.prices!, this.master.triples);
    graph.visit.forEach((v, i) => {
      if (this.closed.has(v) || this.left[c]! <= 0) prices.prize[i] = -Infinity;
    });
    const floor = this.classPrices[c]! + 1e-6;
    this.searches[c]!.start(prices, { floor, breadth: 0.6, width: this.options.width, grid: 0 });
  }

  private endRound(): void {
    const routes = this.searches.flatMap(({ found }, c) =>
      found.sorted().map(({ visits, worth }) => ({
        route: { class: c, visits: visits.map((v) => this.graphs[c]!.visit[v]!) },
        worth: worth - this.classPrices[c]!,
      })),
    );
    routes.sort((a, b) => b.worth - a.worth);
    const good = this.master.improving(
      routes.slice(0, LOOKED_AT * this.options.columns).map(({ route }) => route),
      (column) =>
        worthOf(column, this.prices!, this.master.triples) > this.classPrices[column.route.class]! + 1e-6,
    );
    const added = this.master.addRoutes(good.slice(0, this.options.columns));
    this.round = added > 0 ? this.round + 1 : this.options.patience;
    this.prices = null;
  }

  private finish(routes: readonly Route[]): void {
    this.routes = routes;
    this.finished = true;
    this.dispose();
  }

  /** Gives the solver's memory back, finished or not. */
  dispose(): void {
    if (!this.disposed) this.master.dispose();
    this.disposed = true;
  }
}
