import type { Highs } from 'highs';
import { seededRandom, type RandomSource } from '../../random/random.ts';
import { assemble, type DatedRoute } from '../assemble.ts';
import { Bound } from '../bound/bound.ts';
import { plainBound } from '../bound/lagrangian.ts';
import { checkPlan } from '../checker.ts';
import { compile } from '../compile.ts';
import type { Instance, Route } from '../instance.ts';
import { withoutKept, type KeptDay, type Remainder } from '../keep-days.ts';
import type { TeamDay } from '../names.ts';
import type { OutreachRequest } from '../request.ts';
import type { OutreachPlan } from '../result.ts';
import { Exhaustive } from '../proof/exhaustive.ts';
import { Cycles } from '../search/cycles.ts';
import { Search } from '../search/search.ts';
import { Finish } from './finish.ts';
import { Incumbent } from './incumbent.ts';
import { stopsOf } from './reasons.ts';
import { earlierRoutes, settledDays } from './previous.ts';

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
/** Seconds that exchanges may take beyond the limits, for so many seconds given. */
const exchangeSeconds = (seconds: number) => Math.max(1, 0.05 * seconds);
/** Steps of search, at once, on a plan that meets all wishes. */
const RESCUE_STEPS = 4;
/** Relative gap that is none, and difference that is rounding. */
const CLOSED = 1e-7;
const ROUNDING = 1e-9;

/**
 * Plans the outreach drives of a request: a first plan by search, then column generation for a bound and better plans
 * within it, at last, where the case is small, a proof. It works in steps of some 50 ms and reads no clock but the one it
 * is given; with a limit of steps alone it repeats exactly.
 * Invariant: at any moment `result` is a plan that the checker passes, with a bound that holds; before the first step it
 * is the plan with nothing but the settled days. Dispose of it at the end.
 */
export class Engine {
  private planning: 'search' | 'bound' | 'proof' = 'search';
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
  private readonly incumbent: Incumbent;
  private lastOffer: readonly Route[] = [];
  private steps = 0;
  private exhaustive: Exhaustive | null = null;
  private proven = Infinity;
  private finish: Finish | null = null;
  private finishBegan = 0;
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
    this.incumbent = new Incumbent(this.rest.instance, this.earlier);
    this.searchIterations = Math.ceil(SEARCH_WORK / (1 + this.rest.instance.visits.length));
  }

  /** Works on for some 50 ms. @returns whether there is more to do */
  step(): boolean {
    if (this.finish !== null) return this.finishOn(this.finish);
    if (this.planning === 'search') this.searchOn();
    else if (this.planning === 'bound') this.boundOn();
    else this.proofOn();
    this.steps++;
    if (this.fraction >= 1 || this.gap <= CLOSED) this.startFinish();
    return !this.isDone;
  }

  get phase(): Phase {
    return this.finish?.phase ?? this.planning;
  }

  get isDone(): boolean {
    return this.phase === 'done';
  }

  /** The bound leaves its memory. */
  private startFinish(): void {
    const { request, instance: whole, rest, options } = this;
    this.proven = this.worthBound;
    const known = this.bound?.master.columns.map(({ route }) => route) ?? [];
    this.bound?.dispose();
    this.bound = null;
    const settled = new Set(
      this.kept.flatMap(({ visits }) => visits.map((visit) => whole.visits[visit]!.desa)),
    );
    this.finishBegan = this.seconds;
    this.finish = new Finish(this.highs, this.random, this.incumbent, {
      request,
      instance: rest.instance,
      whole,
      known,
      settled,
      explain: options.explain !== false,
      rescueIterations: RESCUE_STEPS * this.searchIterations,
    });
  }

  private finishOn(finish: Finish): boolean {
    const { seconds } = this.options;
    const isLate = seconds !== undefined && this.seconds - this.finishBegan > exchangeSeconds(seconds);
    const goesOn = finish.step(isLate);
    if (finish.phase !== 'exchange') this.planningSeconds ??= this.seconds;
    return goesOn;
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
      return this.incumbent.offerSearched(this.search);
    }
    const { search } = this;
    const done = Math.max(
      this.fraction / SEARCH_SHARE,
      this.options.seconds === undefined ? this.steps / LEAST_SEARCH_STEPS : 0,
    );
    search.step(Math.min(1, done), this.searchIterations);
    this.incumbent.offerSearched(search);
    if (done < 1) return;
    this.planning = 'bound';
  }

  private boundOn(): void {
    if (this.bound === null) {
      this.bound = new Bound(this.highs, this.rest.instance, { random: this.random });
      this.bound.offerPlan(this.incumbent.best.routes);
      this.bound.addRoutes(this.search!.pool().slice(-POOL));
      return;
    }
    const { bound } = this;
    if (this.polish !== null && this.polishSteps-- > 0) return this.polishOn(this.polish);
    if (++this.boundSteps > PATIENCE && this.boundSteps % 2 === 0 && this.gap > FAR)
      return this.searchFurther(bound);
    const { done } = bound.advance({ work: BOUND_WORK });
    this.offerBounded(bound);
    if (done && this.exhaustive === null) this.planning = 'proof';
  }

  /** Where the bound does not get anywhere, every other step is a search from the best plan. */
  private searchFurther(bound: Bound): void {
    const { instance } = this.rest;
    this.further ??= new Search(instance, this.random, stopsOf(instance, this.incumbent.best.routes));
    const before = this.incumbent.best;
    this.further.run(this.searchIterations, this.fraction, WARMTH);
    this.incumbent.offerSearched(this.further);
    if (this.incumbent.best !== before) bound.offerPlan(this.incumbent.best.routes);
  }

  /** Fills the gaps that missing second visits have left. */
  private polishOn(search: Search): void {
    search.run(this.searchIterations, 1);
    this.incumbent.offerSearched(search);
  }

  /** Once, when the bound has no more to give. */
  private proofOn(): void {
    const proof = (this.exhaustive ??= new Exhaustive(this.highs, this.rest.instance));
    if (proof.step()) return;
    this.planning = 'bound';
    if (proof.plan !== null) this.proven = Math.max(proof.bound, this.incumbent.offer(proof.plan));
  }

  /** A plan of the bound has no dates yet, and may lose second visits when it gets them. */
  private offerBounded({ plan, planValue }: Bound): void {
    if (plan === this.lastOffer || !(planValue > this.incumbent.best.worth)) return;
    this.lastOffer = plan;
    const { instance } = this.rest;
    const routes = this.incumbent.dated(plan);
    if (this.incumbent.offer(routes) > planValue - CLOSED * Math.abs(planValue)) return;
    this.polish = new Search(instance, this.random, stopsOf(instance, routes));
    this.polishSteps = POLISH_STEPS;
  }

  /** Worth that no plan of what is not settled exceeds. */
  private get worthBound(): number {
    return Math.min(this.firstBound, this.bound?.bestBound ?? Infinity, this.proven);
  }

  /** No plan that misses no more wishes than the best one has a larger value. */
  private get valueBound(): number {
    const { penalty, value } = this.incumbent.best;
    return Math.max(value, this.worthBound + penalty) + this.rest.value;
  }

  private get gap(): number {
    const { worth } = this.incumbent.best;
    const short = this.worthBound - worth;
    if (short === Infinity) return 1;
    // Sums of many numbers differ by rounding.
    if (short <= ROUNDING * Math.max(1, Math.abs(worth))) return 0;
    return short / Math.max(short, this.valueBound);
  }

  get progress(): EngineProgress {
    const { phase, valueBound: bound, gap, seconds, steps } = this;
    const { value, missed } = this.incumbent.best;
    return { phase, value: value + this.rest.value, bound, gap, missed, seconds, steps };
  }

  /** The best plan so far. @throws Error when the checker finds it wrong, which would be a defect of the engine */
  result(): OutreachPlan {
    const { request, instance, kept, rest, valueBound, gap, steps } = this;
    const planned = this.incumbent.best.routes.map((route) => ({
      ...route,
      class: rest.partOf[route.class]!,
    }));
    const work = assemble(request, instance, [...kept, ...planned]);
    const { seed = 1 } = this.options;
    const { clash = null, explanations = null } = this.finish?.reasons ?? {};
    const plan = {
      ...work,
      ...(kept.length > 0 && { keptDays: kept.length }),
      bound: Math.max(valueBound, work.value),
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
    this.finish?.dispose();
  }
}
