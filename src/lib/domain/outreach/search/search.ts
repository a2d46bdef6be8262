import type { RandomSource } from '../../random/random.ts';
import type { Instance, Route } from '../instance.ts';
import { overfill } from './overfill.ts';
import { Plan } from './plan.ts';
import { Pool } from './pool.ts';
import { Filler } from './recreate.ts';
import { ruin } from './ruin.ts';

/** Temperature at the beginning and at the end, in units of the mean value of a visit. */
const HOT = 1.5;
const COLD = 0.1;
/** What a minute saved counts, as a share of the value a minute brings: room is worth something before it is used. */
const ROOM_SHARE = 0.3;
/** Share of steps that put in too much and take out the least, rather than take out and put in. */
const OVERFILL_SHARE = 0.4;
/** Routes remembered, and how far below the best a plan may be whose routes are. */
const POOL_SIZE = 20_000;
const POOL_SHARE = 0.05;

/**
 * Searches for the plan worth most by simulated annealing over large steps: some visits out, the best for their time in,
 * days put into a shorter order, all taken back when the result is not accepted. Pure and without a clock: the caller
 * asks for iterations and says how far the time is used up. The same seed, and the same calls, give the same plan.
 * Invariant: after every iteration the plan is feasible, and `bestStops` is the best of all plans so far.
 *
 * Method: ruin and recreate (Schrimpf et al. 2000) with strings of stops (Christiaens & Vanden Berghe 2020), the insert,
 * improve, drop cycle of orienteering (Kobeaga, Merino & Lozano 2018), annealing (Kirkpatrick et al. 1983).
 */
export class Search {
  /** Objective value less what missed wishes cost. */
  bestValue = -Infinity;
  /** Visits in order, per team-day: the shifts of the first class, then of the second … */
  bestStops: number[][] = [];
  private readonly plan: Plan;
  private readonly random: RandomSource;
  private readonly filler: Filler;
  private readonly seen: Pool;
  /** Worth of the plan at hand: value, and a little for room. */
  private current: number;
  private readonly meanValue: number;
  private readonly minuteValue: number;

  /**
   * @param start stops per team-day to begin with; a day that does not work begins empty
   * @param fixed team-days whose stops stay as in `start`; their visits are not used elsewhere
   */
  constructor(
    instance: Instance,
    random: RandomSource,
    start: readonly (readonly number[])[] = [],
    fixed: readonly boolean[] = [],
  ) {
    this.random = random;
    this.plan = new Plan(instance, start, fixed);
    this.filler = new Filler(this.plan, random);
    this.seen = new Pool(instance, random, POOL_SIZE);
    this.meanValue = meanValueOf(instance);
    this.first();
    const minutes = this.plan.days.minutes.reduce((sum, more) => sum + more, 0);
    this.minuteValue = (ROOM_SHARE * this.plan.grossValue()) / Math.max(1e-9, minutes);
    this.current = this.worth();
    this.keep();
  }

  /** The first plan: filled up, put into shorter orders, filled up again. */
  private first(): void {
    const { plan, filler } = this;
    plan.begin();
    for (let d = 0; d < plan.days.length; d++) if (plan.fixed[d] === 0) plan.touch(d);
    filler.fill(true);
    this.shorten();
    filler.fill(true);
  }

  /**
   * @param fraction how far the time, or the number of iterations, is used up, 0–1
   * @param warmth of the beginning, as a share of that which makes a plan forget where it came from
   */
  run(iterations: number, fraction: number, warmth = 1): void {
    const cooled = Math.min(1, Math.max(0, fraction));
    const hot = Math.max(COLD, HOT * warmth);
    const temperature = this.meanValue * hot * (COLD / hot) ** cooled;
    for (let i = 0; i < iterations; i++) this.step(temperature);
  }

  /** Goes on from another plan, e.g. an empty one: a day that does not work begins empty. The best plan is kept. */
  restart(start: readonly (readonly number[])[] = []): void {
    this.plan.reset(start);
    this.filler.vary();
    this.first();
    this.current = this.worth();
    this.keep();
  }

  private step(temperature: number): void {
    const { plan, filler, random } = this;
    plan.begin();
    filler.vary();
    if (!(random() < OVERFILL_SHARE && overfill(plan, random))) ruin(plan, random);
    filler.fill(false);
    if (this.shorten()) filler.fill(false);
    const worth = this.worth();
    // Where ways round are shorter than direct ones, fewer stops can be more kilometres than a limit allows.
    const isOver = !plan.wishes.keepsLimits();
    if (isOver || worth < this.current + temperature * Math.log(Math.max(1e-12, random())) - 1e-9)
      plan.rollback();
    else {
      this.current = worth;
      this.keep();
    }
  }

  /** Shortens the days touched; true when one became shorter. */
  private shorten(): boolean {
    let isShorter = false;
    for (const d of this.plan.touched) isShorter = this.plan.shorten(d) || isShorter;
    return isShorter;
  }

  private worth(): number {
    const { days } = this.plan;
    let minutes = 0;
    for (let d = 0; d < days.length; d++) minutes += days.minutes[d]!;
    return this.plan.value() - this.minuteValue * minutes;
  }

  private keep(): void {
    const { plan, seen } = this;
    const value = plan.value();
    if (value > this.bestValue - POOL_SHARE * Math.abs(this.bestValue))
      for (const d of plan.touched) seen.add(plan.days, d);
    if (value <= this.bestValue + 1e-9) return;
    this.bestValue = value;
    this.bestStops = Array.from({ length: plan.days.length }, (_, d) => plan.days.order(d));
  }

  /** The best plan. */
  routes(): Route[] {
    return this.bestStops
      .map((visits, d) => ({ class: this.plan.days.classOf[d]!, visits: [...visits] }))
      .filter(({ visits }) => visits.length > 0);
  }

  /** Distinct routes of good plans seen, at most 20,000. */
  pool(): Route[] {
    return this.seen.all();
  }

  /** Lets insertion count visits as worth so much more or less, e.g. by the duals of a relaxation. */
  guide(bonus: (c: number, visit: number) => number): void {
    this.filler.guide(bonus);
  }
}

function meanValueOf({ classes }: Instance): number {
  let [sum, count] = [0, 0];
  for (const { value } of classes)
    for (const worth of value) if (worth > 0) [sum, count] = [sum + worth, count + 1];
  return count === 0 ? 1 : sum / count;
}
