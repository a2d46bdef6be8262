import type { Instance } from '../instance.ts';
import type { ClassGraph } from './class-graph.ts';
import { lagrangianBound, plainBound, worthOf } from './lagrangian.ts';
import type { Grid } from './grid-step.ts';
import type { Master } from './master.ts';
import { mix, pricesOf, type Multipliers, type Triple } from './multipliers.ts';
import { Pricing } from './pricing.ts';
import type { RouteSearch } from './route-search.ts';
import { separateTriples } from './separate-triples.ts';

export interface GenerationOptions {
  /** Share of the best multipliers so far in those priced at. */
  smoothing: number;
  /** Pricing from the first attempt to the last: labels kept, grid of the completion bounds. */
  levels: readonly { width: number; grid: Grid }[];
  /** New routes a round, all classes together. */
  columns: number;
  /** How much worse than the best a new route may be: see `SearchAim`. */
  breadth: number;
  /** Triples added at once, rounds of them, and how far one must be broken. */
  triples: number;
  tripleRounds: number;
  tripleExcess: number;
}

export const GENERATION_DEFAULTS: GenerationOptions = {
  smoothing: 0.6,
  levels: [
    { width: 500, grid: 1 },
    { width: 5_000, grid: 2 },
    { width: 100_000, grid: 2 },
  ],
  columns: 150,
  breadth: 0.6,
  triples: 40,
  tripleRounds: 30,
  tripleExcess: 0.02,
};

/** Multipliers with the bound they give, and what the best route of each class is worth at them. */
export interface PricedBound {
  multipliers: Multipliers;
  triples: readonly Triple[];
  upper: Float64Array;
  bound: number;
}

/** Simplex iterations at a stretch; the work that the last one counts for, and one that does not come to the end. */
const SIMPLEX_STRETCH = 300;
const LP_WORK = 1_000_000;
const STRETCH_WORK = 5_000_000;
/** A narrow search that finds no more than this is not worth its while. */
const FEW_COLUMNS = 20;
const PATIENCE = 5;
/** Routes found that are tried, for each that may be added. */
const LOOKED_AT = 10;
const TOLERANCE = 1e-7;

/**
 * Column generation: solves the master problem over the routes known, prices every class at its multipliers for routes
 * that are missing, and so on (Desaulniers, Desrosiers & Solomon 2005). Multipliers are smoothed towards those of the
 * best bound (Wentges 1997; Pessoa, Sadykov, Uchoa & Vanderbeck 2018). When nothing is missing, rows of triples that the
 * fractional solution breaks are added (Jepsen et al. 2008), and it goes on.
 * Invariant: `bound` holds for every plan at any moment; it falls when the last class of a round is priced.
 */
export class ColumnGeneration {
  bound: number;
  /** Worth of the best fractional plan of the routes known, when the master was last solved. */
  lpValue = -Infinity;
  rounds = 0;
  done = false;
  best: PricedBound | null = null;
  private readonly instance: Instance;
  private readonly master: Master;
  private readonly graphs: readonly ClassGraph[];
  private readonly searches: readonly RouteSearch[];
  private readonly options: GenerationOptions;
  /** The round under way: the multipliers of the LP, those priced at, the class being priced. */
  private lp: Multipliers | null = null;
  private at: Multipliers | null = null;
  private readonly pricing: Pricing;
  private smoothing: number;
  private level = 0;
  private reuse = false;
  private tripleRounds = 0;
  /** Rounds in a row that found little, while the width limited the bound. */
  private slow = 0;

  constructor(
    instance: Instance,
    master: Master,
    graphs: readonly ClassGraph[],
    searches: readonly RouteSearch[],
    options: GenerationOptions,
  ) {
    this.instance = instance;
    this.master = master;
    this.graphs = graphs;
    this.searches = searches;
    this.options = options;
    this.pricing = new Pricing(searches, (c) => this.startClass(c));
    this.smoothing = options.smoothing;
    this.bound = plainBound(instance);
  }

  private endRound(): void {
    this.at = null;
    this.reuse = false;
  }

  advance(work: number): void {
    let left = work;
    while (left > 0 && !this.done) left -= this.step(left);
  }

  private step(work: number): number {
    if (this.at === null) {
      return this.solveMaster() ? LP_WORK : STRETCH_WORK;
    }
    const done = this.pricing.advance(work);
    if (done > 0) return done;
    this.finishRound();
    return 1;
  }

  /** @returns whether it came to the end, so that pricing can begin */
  private solveMaster(): boolean {
    if (!this.master.solve(SIMPLEX_STRETCH)) return false;
    this.rounds++;
    this.lpValue = this.master.value;
    this.lp = this.master.multipliers();
    this.at = this.best ? mix(this.best.multipliers, this.lp, this.smoothing) : this.lp;
    this.pricing.start();
    return true;
  }

  private startClass(c: number): void {
    const graph = this.graphs[c]!;
    const { levels, breadth } = this.options;
    const prices = pricesOf(this.instance, graph, this.at!, this.master.triples);
    const share = this.best ? this.smoothing : 0;
    const classPrice = share * (this.best?.upper[c] ?? 0) + (1 - share) * this.master.classPrices()[c]!;
    const aim = { floor: classPrice + TOLERANCE, breadth, ...levels[this.level]! };
    this.searches[c]!.start(prices, aim, this.reuse);
  }

  private finishRound(): void {
    this.takeBound();
    const added = this.addFound();
    const cutShort = this.searches.some((one) => one.missed > Math.max(one.best, one.floor));
    const smoothed = this.at !== this.lp && this.smoothing > 0;
    this.endRound();
    this.slow = added < FEW_COLUMNS && cutShort ? this.slow + 1 : 0;
    if (added > 0) {
      this.smoothing = this.options.smoothing;
      this.changeLevel();
    } else if (smoothed) this.smoothing = 0;
    else this.lookFurther();
  }

  /** Wider when a narrow search is slow and its bound is loose; the widest takes long, so once only. */
  private changeLevel(): void {
    const widest = this.options.levels.length - 1;
    if (this.level > 1) this.level = 1;
    else if (this.slow > (this.level === 0 ? 0 : PATIENCE)) this.level = Math.min(widest, this.level + 1);
    else return;
    this.slow = 0;
  }

  private takeBound(): void {
    const upper = Float64Array.from(this.searches, (one) => Math.max(0, one.upper));
    const bound = lagrangianBound(this.instance, this.at!, upper);
    this.bound = Math.min(this.bound, bound);
    if (this.best && bound >= this.best.bound) return;
    this.best = { multipliers: this.at!, triples: [...this.master.triples], upper, bound };
  }

  /** Adds the routes found that the LP lacks, those first that are worth most at the multipliers priced at. */
  private addFound(): number {
    const { triples } = this.master;
    const classPrices = this.master.classPrices();
    const routes = this.searches.flatMap(({ found }, c) => {
      const { visit } = this.graphs[c]!;
      return found.sorted().map(({ visits, worth }) => ({
        route: { class: c, visits: visits.map((v) => visit[v]!) },
        worth: worth - this.best!.upper[c]!,
      }));
    });
    routes.sort((a, b) => b.worth - a.worth);
    const good = this.master.improving(
      routes.slice(0, LOOKED_AT * this.options.columns).map(({ route }) => route),
      (column) => worthOf(column, this.lp!, triples) > classPrices[column.route.class]! + TOLERANCE,
    );
    return this.master.addRoutes(good.slice(0, this.options.columns));
  }

  /** Nothing was found at the LP's own multipliers: price wider, or else the LP is solved and triples come next. */
  private lookFurther(): void {
    const { levels, triples, tripleRounds, tripleExcess, smoothing } = this.options;
    const missed = this.searches.some((one) => one.missed > one.floor);
    if (missed && this.level + 1 < levels.length) {
      const { grid } = levels[this.level]!;
      this.level++;
      // The next round prices at the same multipliers; the bounds of a single class are still there.
      this.reuse = this.searches.length === 1 && grid === levels[this.level]!.grid;
      return;
    }
    this.level = Math.max(0, this.level - 1);
    this.smoothing = smoothing;
    const cuts =
      this.tripleRounds < tripleRounds
        ? separateTriples(
            this.master.columns,
            this.master.fractions,
            this.master.triples,
            triples,
            tripleExcess,
          )
        : [];
    this.done = cuts.length === 0;
    this.master.addTriples(cuts);
    this.tripleRounds++;
  }
}
