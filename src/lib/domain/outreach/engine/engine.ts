import type { Highs } from 'highs';
import { seededRandom, type RandomSource } from '../../random/random.ts';
import { assemble, type DatedRoute } from '../assemble.ts';
import { Bound } from '../bound/bound.ts';
import { plainBound } from '../bound/lagrangian.ts';
import { checkPlan } from '../checker.ts';
import { compile } from '../compile.ts';
import { dated } from '../dating.ts';
import type { Instance, Route } from '../instance.ts';
import { withoutKept, type KeptDay, type Remainder } from '../keep-days.ts';
import type { OutreachRequest } from '../request.ts';
import type { OutreachPlan } from '../result.ts';
import { worthOfPlan, type PlanWorth } from '../plan-worth.ts';
import { Exhaustive } from '../proof/exhaustive.ts';
import { Cycles } from '../search/cycles.ts';
import { Search } from '../search/search.ts';
import { Exchange } from './exchange.ts';
import { Reasons, stopsOf } from './reasons.ts';
import { earlierRoutes, settledDays, type TeamDay } from './previous.ts';

export interface EngineOptions {
  /** Chooses among equals: the same seed and the same number of steps give the same plan. */
  seed?: number;
  /** Seconds since any fixed moment. */
  clock: () => number;
  /** Limits; the engine is done with whichever comes first. With neither, 30 seconds. */
  seconds?: number;
  steps?: number;
  /** An earlier plan to begin with. */
  previous?: Pick<OutreachPlan, 'days'>;
  /** Its team-days that stay as they are. */
  keep?: readonly TeamDay[];
  /** Whether the plan is explained at the end, which is beyond the limits; true unless told. */
  explain?: boolean;
}

/**
 * What the engine is doing: looking for a plan; for a bound and, led by it, for better plans; for a proof; when the limits
 * are used up, for exchanges that still improve the plan, and for the reasons.
 */
export type Phase = 'search' | 'bound' | 'proof' | 'exchange' | 'reasons' | 'done';

export interface EngineProgress {
  phase: Phase;
  /** See `OutreachPlan`. */
  value: number;
  bound: number;
  gap: number;
  /** Wishes the plan misses. */
  missed: number;
  seconds: number;
  steps: number;
}

/** Of the limits, what goes into the first search. */
const SEARCH_SHARE = 0.05;
const DEFAULT_SECONDS = 30;
/** Steps of search when only steps are limited. */
const LEAST_SEARCH_STEPS = 10;
/** A step: so many visits put in or taken out, or so much work on the bound; some 50 ms. */
const SEARCH_WORK = 12_000;
const BOUND_WORK = 5e6;
/** Routes of the search that the bound begins with: the last ones seen. */
const POOL = 3000;
/** A gap that is far from closed, steps of the bound until it counts, and how warm the search goes on. */
const FAR = 0.03;
const PATIENCE = 100;
const WARMTH = 0.3;
/** Steps of search on a plan of the bound that has lost second visits to the calendar. */
const POLISH_STEPS = 20;
/** What exchanges may take beyond the limits: visits tried, and seconds for so many given. Months need a tenth of it. */
const EXCHANGE_STEPS = 5000;
const exchangeSeconds = (seconds: number) => Math.max(1, 0.05 * seconds);
/** Steps of search, at once, on a plan that meets all wishes. */
const RESCUE_STEPS = 4;
/** Relative gap that is none, and difference that is rounding. */
const CLOSED = 1e-7;
const ROUNDING = 1e-9;

/** The best plan so far: what is planned beside the settled days. */
interface Best extends PlanWorth {
  routes: readonly DatedRoute[];
}

/**
 * Plans the outreach drives of a request: a first plan by search, then column generation for a bound and better plans
 * within it, at last, where the case is small, a proof. It works in steps of some 50 ms and reads no clock but the one it
 * is given; with a limit of steps alone it repeats exactly.
 * Invariant: at any moment `result` is a plan that the checker passes, with a bound that holds; before the first step it
 * is the plan with nothing but the settled days. Dispose of it at the end.
 */
export class Engine {
  phase: Phase = 'search';
  private readonly highs: Highs;
  private readonly request: OutreachRequest;
  private readonly options: EngineOptions;
  private readonly begun: number;
  private readonly random: RandomSource;
  private readonly instance: Instance;
  private readonly kept: readonly KeptDay[];
  private readonly earlier: readonly DatedRoute[];
  private readonly rest: Remainder;
  private search: Cycles | null = null;
  private bound: Bound | null = null;
  private readonly searchIterations: number;
  private readonly firstBound: number;
  private boundSteps = 0;
  private further: Search | null = null;
  private polish: Search | null = null;
  private polishSteps = 0;
  private best: Best;
  private lastOffer: readonly Route[] = [];
  private steps = 0;
  private exhaustive: Exhaustive | null = null;
  private proven = Infinity;
  private exchange: Exchange | null = null;
  private exchangeBegan = 0;
  private exchangeSteps = 0;
  private known: readonly Route[] = [];
  private reasons: Reasons | null = null;
  private planningSeconds: number | null = null;

  /** @throws RequestError when days to keep do not work any more */
  constructor(highs: Highs, request: OutreachRequest, options: EngineOptions) {
    const { seed = 1, previous = { days: [] }, keep = [], clock } = options;
    this.begun = clock();
    this.highs = highs;
    this.request = request;
    this.options = options;
    this.random = seededRandom(seed);
    this.instance = compile(request);
    this.kept = settledDays(request, this.instance, previous, keep);
    this.rest = withoutKept(this.instance, this.kept);
    this.earlier = earlierRoutes(request, this.rest.instance, previous.days);
    this.firstBound = plainBound(this.rest.instance);
    this.best = { routes: [], ...worthOfPlan(this.rest.instance, []) };
    this.searchIterations = Math.ceil(SEARCH_WORK / (1 + this.rest.instance.visits.length));
  }

  /** Works on for some 50 ms. @returns whether there is more to do */
  step(): boolean {
    if (this.phase === 'done') return false;
    if (this.phase === 'search') this.searchOn();
    else if (this.phase === 'bound') this.boundOn();
    else if (this.phase === 'proof') this.proofOn();
    else return this.finishOn();
    this.steps++;
    if (this.fraction >= 1 || this.gapOf(this.best) <= CLOSED) this.startExchange();
    return !this.isDone;
  }

  /** What comes after the limits. */
  private finishOn(): boolean {
    if (this.phase === 'exchange') this.exchangeOn();
    else if (!this.reasons!.step()) this.phase = 'done';
    else if (this.reasons!.meets !== null && this.best.missed > 0) this.rescue(this.reasons!.meets);
    return !this.isDone;
  }

  /** Goes on from a plan that meets all wishes, whatever it is worth: found while looking for a clash. */
  private rescue(routes: readonly Route[]): void {
    const { instance } = this.rest;
    const search = new Search(
      instance,
      this.random,
      stopsOf(instance, dated(instance, routes, this.earlier)),
    );
    search.run(RESCUE_STEPS * this.searchIterations, 1);
    this.offerSearched(search);
    this.reasons!.meets = null;
    if (this.best.missed > 0) return;
    this.reasons!.dispose();
    this.reasons = null;
    this.startExchange();
  }

  /** The bound leaves its memory. */
  private startExchange(): void {
    this.proven = this.worthBound;
    this.known = this.bound?.master.columns.map(({ route }) => route) ?? this.known;
    this.bound?.dispose();
    this.bound = null;
    this.exchange = new Exchange(this.rest.instance, this.best.routes);
    this.exchangeBegan = this.seconds;
    this.phase = 'exchange';
  }

  private exchangeOn(): void {
    const exchange = this.exchange!;
    const before = exchange.routes;
    const goesOn = exchange.step();
    if (exchange.routes !== before) this.offer(exchange.routes);
    const { seconds } = this.options;
    const late = seconds !== undefined && this.seconds - this.exchangeBegan > exchangeSeconds(seconds);
    if (!goesOn || late || ++this.exchangeSteps >= EXCHANGE_STEPS) this.startReasons();
  }

  get isDone(): boolean {
    return this.phase === 'done';
  }

  /** How far the limits are used up, 0–1. */
  private get fraction(): number {
    const { steps, seconds = steps === undefined ? DEFAULT_SECONDS : Infinity } = this.options;
    return Math.min(1, Math.max(this.steps / (steps ?? Infinity), this.seconds / seconds));
  }

  private get seconds(): number {
    return this.options.clock() - this.begun;
  }

  private searchOn(): void {
    const { instance } = this.rest;
    if (this.search === null) {
      this.search = new Cycles(instance, this.random, stopsOf(instance, this.earlier));
      return this.offerSearched(this.search);
    }
    const { search } = this;
    const done = Math.max(
      this.fraction / SEARCH_SHARE,
      this.options.seconds === undefined ? this.steps / LEAST_SEARCH_STEPS : 0,
    );
    search.step(Math.min(1, done), this.searchIterations);
    this.offerSearched(search);
    if (done < 1) return;
    this.phase = 'bound';
  }

  private boundOn(): void {
    if (this.bound === null) {
      this.bound = new Bound(this.highs, this.rest.instance, { random: this.random });
      this.bound.offerPlan(this.best.routes);
      this.bound.addRoutes(this.search!.pool().slice(-POOL));
      return;
    }
    const { bound } = this;
    if (this.polish !== null && this.polishSteps-- > 0) return this.polishOn(this.polish);
    if (++this.boundSteps > PATIENCE && this.boundSteps % 2 === 0 && this.gapOf(this.best) > FAR)
      return this.searchFurther(bound);
    const { done } = bound.advance({ work: BOUND_WORK });
    this.offerBounded(bound);
    if (done && this.exhaustive === null) this.phase = 'proof';
  }

  /** Where the bound does not get anywhere, every other step is a search from the best plan. */
  private searchFurther(bound: Bound): void {
    const { instance } = this.rest;
    this.further ??= new Search(instance, this.random, stopsOf(instance, this.best.routes));
    const before = this.best;
    this.further.run(this.searchIterations, this.fraction, WARMTH);
    this.offerSearched(this.further);
    if (this.best !== before) bound.offerPlan(this.best.routes);
  }

  /** Fills the gaps that missing second visits have left. */
  private polishOn(search: Search): void {
    search.run(this.searchIterations, 1);
    this.offerSearched(search);
  }

  /** Once, when the bound has no more to give. */
  private proofOn(): void {
    const proof = (this.exhaustive ??= new Exhaustive(this.highs, this.rest.instance));
    if (proof.step()) return;
    this.phase = 'bound';
    if (proof.plan !== null) this.proven = Math.max(proof.bound, this.offer(proof.plan));
  }

  private startReasons(): void {
    const { highs, random, request, best, rest, known, options } = this;
    this.planningSeconds = this.seconds;
    this.phase = options.explain === false ? 'done' : 'reasons';
    if (this.phase === 'done') return;
    const settled = new Set(
      this.kept.flatMap(({ visits }) => visits.map((visit) => this.instance.visits[visit]!.desa)),
    );
    const { routes, missed } = best;
    const { instance } = rest;
    this.reasons = new Reasons(highs, random, {
      request,
      instance,
      whole: this.instance,
      routes,
      missed,
      known,
      settled,
    });
  }

  private offerSearched({ bestValue, bestStops }: Search | Cycles): void {
    const { instance } = this.rest;
    if (!(bestValue > this.best.worth)) return;
    const routes = datedAsSearched(instance, bestStops);
    const isFree = instance.visits.every(({ after }) => after === null);
    this.offer(isFree ? dated(instance, routes, this.earlier) : routes);
  }

  /** A plan of the bound has no dates yet, and may lose second visits when it gets them. */
  private offerBounded({ plan, planValue }: Bound): void {
    if (plan === this.lastOffer || !(planValue > this.best.worth)) return;
    this.lastOffer = plan;
    const { instance } = this.rest;
    const routes = dated(instance, plan, this.earlier);
    if (this.offer(routes) > planValue - CLOSED * Math.abs(planValue)) return;
    this.polish = new Search(instance, this.random, stopsOf(instance, routes));
    this.polishSteps = POLISH_STEPS;
  }

  private offer(routes: readonly DatedRoute[]): number {
    const found = worthOfPlan(this.rest.instance, routes);
    if (found.worth > this.best.worth) this.best = { routes, ...found };
    return found.worth;
  }

  /** Worth that no plan of what is not settled exceeds. */
  private get worthBound(): number {
    return Math.min(this.firstBound, this.bound?.bestBound ?? Infinity, this.proven);
  }

  /** No plan that misses no more wishes than this one has a larger value. */
  private boundOf({ penalty }: Best): number {
    return this.worthBound + penalty + this.rest.value;
  }

  private gapOf(best: Best): number {
    const short = this.worthBound - best.worth;
    if (short === Infinity) return 1;
    // Sums of many numbers differ by rounding.
    if (short <= ROUNDING * Math.max(1, Math.abs(best.worth))) return 0;
    return short / Math.max(short, this.boundOf(best));
  }

  get progress(): EngineProgress {
    const { best, phase, seconds, steps } = this;
    const value = best.value + this.rest.value;
    return {
      phase,
      value,
      bound: Math.max(value, this.boundOf(best)),
      gap: this.gapOf(best),
      missed: best.missed,
      seconds,
      steps,
    };
  }

  /** The best plan so far. @throws Error when the checker finds it wrong, which would be a defect of the engine */
  result(): OutreachPlan {
    const { request, instance, kept, rest, best } = this;
    const { bound, gap, steps } = this.progress;
    const planned = best.routes.map((route) => ({ ...route, class: rest.partOf[route.class]! }));
    const work = assemble(request, instance, [...kept, ...planned]);
    const { seed = 1 } = this.options;
    const { clash = null, explanations = null } = this.reasons ?? {};
    const plan = {
      ...work,
      bound: Math.max(bound, work.value),
      gap,
      clash,
      explanations,
      seed,
      seconds: this.planningSeconds ?? this.seconds,
      iterations: steps,
    };
    const { problems } = checkPlan(request, plan);
    if (problems.length > 0) throw new Error(`the plan is wrong: ${problems.join('; ')}`);
    return plan;
  }

  dispose(): void {
    this.bound?.dispose();
    this.bound = null;
    this.reasons?.dispose();
    this.reasons = null;
  }
}

/** The search's plan with its dates. */
function datedAsSearched({ classes }: Instance, stops: readonly (readonly number[])[]): DatedRoute[] {
  const places = classes.flatMap(({ shifts }, c) => shifts.map((shift) => ({ class: c, shift })));
  return places.flatMap((place, d) => (stops[d]!.length > 0 ? [{ ...place, visits: stops[d]! }] : []));
}
