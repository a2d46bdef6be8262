import type { Highs } from 'highs';
import { seededRandom, type RandomSource } from '../../random/random.ts';
import type { Instance, Route } from '../instance.ts';
import { classGraphs, type ClassGraph } from './class-graph.ts';
import type { Column } from './column.ts';
import { ColumnGeneration, GENERATION_DEFAULTS, type GenerationOptions } from './column-generation.ts';
import { CompletionMemory } from './completion.ts';
import { Dive } from './dive.ts';
import { worthOf } from './lagrangian.ts';
import { Master } from './master.ts';
import { Mending } from './mending.ts';
import type { Multipliers } from './multipliers.ts';
import { sharedNearness } from './nearness.ts';
import { isLeft, keptRoutes, withoutRoutes } from './neighbourhood.ts';
import { RouteSearch } from './route-search.ts';

export interface BoundOptions extends GenerationOptions {
  /** Chooses what to plan again. */
  random: RandomSource;
}

export interface BoundProgress {
  /** No plan is worth more; worth = value less what missed wishes cost. */
  bound: number;
  /** Worth of the best fractional plan of the routes known; the bound closes in on it. */
  lpValue: number;
  /** Nothing more to gain by iterating. */
  done: boolean;
  /** Routes added by this call. */
  newRoutes: number;
}

/** Routes that a dive begins with. */
const DIVE_COLUMNS = 1500;
/** Visits that may be planned again. */
const OPEN_VISITS = 400;
/** Routes planned again, at first and at least. */
const NEIGHBOURHOOD = 8;
const SMALLEST = 3;
const WHOLE_DIVE_EVERY = 30;
/**
 * Plans are sought after so many rounds or so much work, or once the bound is as near as this to the fractional plan; then
 * they get as much work as the bound does, before it a third.
 */
const EARLY_ROUNDS = 20;
const EARLY_WORK = 1e9;
const NEAR_ENOUGH = 0.003;

/**
 * The bound of an outreach plan, and plans made on the way to it. Everything goes in steps of so much work (about a unit
 * a comparison: 10⁷ take a tenth of a second), reads no clock, and repeats exactly. The bound is valid at any moment.
 * `advance` does it all; the other methods are its parts. Dispose of it at the end: it holds memory of the solver.
 */
export class Bound {
  /** Worth of the best plan handed in or made. */
  planValue = -Infinity;
  plan: readonly Route[] = [];
  readonly master: Master;
  readonly generation: ColumnGeneration;
  private readonly highs: Highs;
  private readonly instance: Instance;
  private readonly random: RandomSource;
  private readonly graphs: readonly ClassGraph[];
  private readonly searches: readonly RouteSearch[];
  /** A dive under way, and the routes of the best plan that it leaves as they are. */
  private dive: Dive | null = null;
  private kept: readonly Route[] = [];
  private readonly diveMemory = new CompletionMemory();
  /** After a dive for a whole plan. */
  private mending: Mending | null = null;
  private dives = 0;
  /** Routes planned again: more when nothing better is promised, fewer when a promise is not kept. */
  private neighbourhood = NEIGHBOURHOOD;
  /** Work on the bound before there was any on plans. */
  private early = 0;
  /** Since then, work on the bound less work on plans. */
  private balance = 0;

  constructor(highs: Highs, instance: Instance, options: Partial<BoundOptions> = {}) {
    const { random = seededRandom(1), ...generation } = options;
    this.highs = highs;
    this.instance = instance;
    this.random = random;
    this.master = new Master(highs, instance);
    this.graphs = classGraphs(instance);
    const memory = new CompletionMemory();
    const near = sharedNearness(this.graphs);
    this.searches = this.graphs.map(
      (graph, c) => new RouteSearch(graph, this.graphs.length, near[c], memory),
    );
    this.generation = new ColumnGeneration(instance, this.master, this.graphs, this.searches, {
      ...GENERATION_DEFAULTS,
      ...generation,
    });
  }

  /** No plan is worth more. */
  get bestBound(): number {
    return this.generation.bound;
  }

  /** Multipliers of the best bound: what a unit of each wish, a visit, a minute costs or would bring. */
  duals(): Multipliers | null {
    return this.generation.best?.multipliers ?? null;
  }

  /** Adds routes; those that are not feasible are left out. @returns how many are new */
  addRoutes(routes: readonly Route[]): number {
    return this.master.addRoutes(routes);
  }

  /** Hands in a plan: feasible routes, no visit twice, no limit broken. @returns whether it is the best so far */
  offerPlan(routes: readonly Route[]): boolean {
    this.addRoutes(routes);
    const value = this.master.planValue(routes);
    if (!(value > this.planValue)) return false;
    this.planValue = value;
    this.plan = routes;
    return true;
  }

  /** Works on the bound at first, then by turns on plans and on the bound. */
  advance({ work }: { work: number }): BoundProgress {
    const before = this.master.columns.length;
    const { bound, lpValue, done } = this.generation;
    const far = !(bound - lpValue <= NEAR_ENOUGH * Math.abs(bound));
    const early = far && this.generation.rounds < EARLY_ROUNDS && this.early < EARLY_WORK;
    if (!done && (early || this.balance <= 0)) {
      if (early) this.early += work;
      else this.balance += far ? work / 3 : work;
      this.iterate({ work });
    } else {
      this.balance -= work;
      this.improve({ work });
    }
    return this.progress(before);
  }

  /** Works on the bound. */
  iterate({ work }: { work: number }): BoundProgress {
    const before = this.master.columns.length;
    this.generation.advance(work);
    return this.progress(before);
  }

  private progress(before: number): BoundProgress {
    const { lpValue, done } = this.generation;
    return { bound: this.bestBound, lpValue, done, newRoutes: this.master.columns.length - before };
  }

  /**
   * Works on a better plan: dives through the fractional solution, at first for a whole plan, which is then mended; later
   * for a neighbourhood of the best one. @returns whether an attempt came to its end
   */
  improve({ work }: { work: number }): boolean {
    let left = work;
    while (left > 0) {
      if (this.mending) left -= this.mending.advance(left) + 1;
      else {
        if (!this.dive) left -= this.startWork;
        this.dive ??= this.startDive();
        left -= this.dive.advance(left) + 1;
      }
      if (this.takePlan()) return true;
    }
    return false;
  }

  /** Takes over what a dive or a mending has come to. @returns whether the attempt is over */
  private takePlan(): boolean {
    const { dive, mending } = this;
    if (mending?.finished) {
      this.mending = null;
      this.offerPlan(mending.routes);
      return true;
    }
    if (!dive?.finished) return false;
    const { kept } = this;
    this.dive = null;
    if (dive.routes.length === 0) this.resize(dive.promised);
    else this.offerPlan([...kept, ...dive.routes]);
    if (kept.length > 0 || dive.routes.length === 0) return true;
    this.mending = new Mending(this.instance, this.random, dive.routes);
    return false;
  }

  /** What beginning a dive counts for. */
  private get startWork(): number {
    return 3e6 + 500 * this.graphs.reduce((sum, { count }) => sum + count, 0);
  }

  /** After a dive that came to nothing. */
  private resize(promised: boolean): void {
    this.neighbourhood = Math.max(SMALLEST, this.neighbourhood + (promised ? -1 : 1));
  }

  private startDive(): Dive {
    const { highs, instance, plan, random, diveMemory } = this;
    const whole = this.dives++ % WHOLE_DIVE_EVERY === 0;
    this.kept = whole ? [] : keptRoutes(instance, plan, this.neighbourhood, random);
    const known = this.promising().map(({ route }) => route);
    if (this.kept.length === 0)
      return new Dive(highs, instance, known.slice(0, DIVE_COLUMNS), null, diveMemory);
    const again = plan.filter((route) => !this.kept.includes(route));
    const rest = withoutRoutes(instance, this.kept, again, OPEN_VISITS);
    const free = known.filter((route) => isLeft(rest, route)).slice(0, DIVE_COLUMNS);
    return new Dive(highs, rest, [...again, ...free], again, diveMemory);
  }

  /**
   * Columns that can be in a better plan, the most promising first. One that falls short of its class's best, at the
   * multipliers of a bound, by more than that bound is above the best plan, can not (reduced-cost fixing).
   */
  private promising(): Column[] {
    const { best } = this.generation;
    if (!best) return this.master.columns.slice();
    const gap = this.gapTo(best.bound);
    const ranked = this.master.columns.map((column) => ({
      column,
      short: best.upper[column.route.class]! - worthOf(column, best.multipliers, best.triples),
    }));
    ranked.sort((a, b) => a.short - b.short);
    return ranked.flatMap(({ column, short }) => (short <= gap ? [column] : []));
  }

  private gapTo(bound: number): number {
    return bound - this.planValue + 1e-6 * Math.max(1, Math.abs(bound));
  }

  dispose(): void {
    this.dive?.dispose();
    this.master.dispose();
  }
}
