import type { RandomSource } from '../../random/random.ts';
import { EPSILON } from './days.ts';
import type { Plan } from './plan.ts';

/** How much more a worthy visit counts than a near one; one of these a time. */
const POWERS = [0.75, 1, 1.5, 2.5];
/** Noise multiplies a score by 1 ± half of this at most, in a few steps by anything from 0 to 2. */
const MOST_NOISE = 0.8;
const WILD_SHARE = 0.03;
const NOISES = 4096;
/** Minutes below which an addition counts as this much. */
const LEAST_MINUTES = 1e-3;

/**
 * Fills a plan up: the visit worth most for the time it takes goes in first, until none fits; the usual insertion in
 * orienteering (Vansteenwegen et al. 2011), with noise. Invariant: every insertion keeps the plan's own.
 * Days that have not changed in this step were full before it, so that only visits which have left a day are tried
 * there, and every other visit in the days that have.
 */
export class Filler {
  private readonly plan: Plan;
  private readonly random: RandomSource;
  /** Per power and class: worth of each visit to that power; 0 where it is not allowed or worth nothing. */
  private weights: Float64Array[][] = [];
  private worth: Float64Array[] = [];
  private readonly noises: Float64Array;
  private readonly isPlain: boolean;
  // The way of counting in this step.
  private power = 0;
  private offset = 0;
  private amplitude = 0;
  private stopShare = 0;
  /** Per day: what it offers at most, the visit, and when it was last looked at. */
  private readonly scores: Float64Array;
  private readonly offers: Int32Array;
  private readonly seen: Int32Array;
  private round = 0;
  // The best pair found so far.
  private bestVisit = -1;
  private bestDay = -1;
  private bestWeight = 0;
  private bestMinutes = 1;

  constructor(plan: Plan, random: RandomSource) {
    const { instance, wishes, follower } = plan;
    this.plan = plan;
    this.random = random;
    this.scores = new Float64Array(plan.days.length);
    this.offers = new Int32Array(plan.days.length);
    this.seen = new Int32Array(plan.days.length);
    this.noises = Float64Array.from({ length: NOISES }, () => random() - 0.5);
    this.isPlain = wishes.isEmpty && instance.kmWeight === 0 && follower.every((visit) => visit < 0);
    this.guide(() => 0);
  }

  /** Counts visits as if they were worth so much more (or less). */
  guide(bonus: (c: number, visit: number) => number): void {
    const { classes } = this.plan.instance;
    this.worth = classes.map(({ value }, c) =>
      value.map((worth, visit) => (worth >= 0 ? Math.max(0, worth + bonus(c, visit)) : 0)),
    );
    this.weights = POWERS.map((power) => this.worth.map((all) => all.map((worth) => worth ** power)));
  }

  /** A new way of counting, at random. */
  vary(): void {
    const { random } = this;
    this.power = Math.floor(random() * POWERS.length);
    this.offset = Math.floor(random() * NOISES);
    this.amplitude = random() < 0.3 ? 0 : random() < WILD_SHARE ? 2 : MOST_NOISE * random();
    this.stopShare = random() < 0.5 ? 0 : random();
  }

  /** @param everywhere tries all visits on all days */
  fill(everywhere: boolean): void {
    const { plan, scores } = this;
    scores.fill(Infinity);
    while (this.pick(everywhere || plan.wishes.hasLimits)) {
      plan.put(this.bestVisit, this.bestDay);
      scores[this.bestDay] = Infinity;
    }
  }

  /**
   * Finds the best pair. While a plan is filled, what a day offers only gets less (fewer visits are left, wishes are met,
   * limits are nearer), unless it is the day that has changed: what it offered before is a bound, and only the day with
   * the largest one is looked at again (lazy evaluation: Minoux 1978).
   */
  private pick(everywhere: boolean): boolean {
    const { scores, seen } = this;
    this.round++;
    for (;;) {
      const d = this.mostPromising();
      if (d < 0) return false;
      if (seen[d] === this.round) {
        this.bestDay = d;
        this.bestVisit = this.offers[d]!;
        return true;
      }
      seen[d] = this.round;
      scores[d] = this.lookAt(d, everywhere);
      this.offers[d] = this.bestVisit;
    }
  }

  /** The day with the largest score; −1 where none offers anything. */
  private mostPromising(): number {
    const { plan, scores } = this;
    const { days } = plan;
    let best = -1;
    let empty = -1;
    for (let d = 0; d < days.length; d++) {
      if (days.counts[d] === 0) {
        // Days without stops are alike within a class; one of them is enough.
        if (empty === days.classOf[d]) continue;
        empty = days.classOf[d]!;
      }
      if (scores[d]! > (best < 0 ? 0 : scores[best]!)) best = d;
    }
    return best;
  }

  /** The best visit for a day as `bestVisit`; its worth for the time it takes, 0 for none. */
  private lookAt(d: number, everywhere: boolean): number {
    const { days, fixed, isTouched, loose } = this.plan;
    this.bestVisit = -1;
    this.bestWeight = 0;
    this.bestMinutes = 1;
    if (fixed[d] === 1 || days.counts[d]! >= days.kindOf(d).shift.maxStops) return 0;
    if (days.counts[d] === 0 || everywhere || isTouched[d] === 1)
      this.tryDay(d, days.outside, days.outsideCount);
    else this.tryDay(d, loose, loose.length);
    return this.bestWeight / this.bestMinutes;
  }

  private tryDay(d: number, visits: ArrayLike<number>, count: number): void {
    const { plan, noises, offset, amplitude, isPlain } = this;
    const { days, insertions } = plan;
    const { shift, capacity } = days.kindOf(d);
    const { added } = insertions;
    const base = d * plan.instance.visits.length;
    const room = days.kindOf(d).isTimed ? capacity : capacity - days.minutes[d]! + EPSILON;
    const weights = this.weights[this.power]![days.classOf[d]!]!;
    const perStop = LEAST_MINUTES + (this.stopShare * capacity) / shift.maxStops;
    for (let k = 0; k < count; k++) {
      const visit = visits[k]!;
      const minutes = added[base + visit]!;
      if (minutes > room || days.dayOf[visit]! >= 0) continue;
      const weight =
        (isPlain ? weights[visit]! : this.weightOf(visit, d, minutes)) *
        (1 + amplitude * noises[(offset + visit + 61 * d) & (NOISES - 1)]!);
      const time = (minutes > 0 ? minutes : 0) + perStop;
      if (weight * this.bestMinutes <= this.bestWeight * time) continue;
      this.bestVisit = visit;
      this.bestWeight = weight;
      this.bestMinutes = time;
    }
  }

  /** Worth with wishes, kilometres, limits and the order of visits; 0 where the visit should not or cannot be there. */
  private weightOf(visit: number, d: number, minutes: number): number {
    const { plan } = this;
    const { days, wishes, instance } = plan;
    const c = days.classOf[d]!;
    if (Number.isNaN(days.kindOf(d).shift.value[visit]!) || !plan.inOrder(visit, d)) return 0;
    let worth = this.worth[c]![visit]! + wishes.bonus(visit, c);
    if (wishes.hasLimits || instance.kmWeight > 0) {
      const km = days.addedKm(d, plan.insertions.positionIn(d, visit), visit);
      worth -= instance.kmWeight * km;
      if (worth > 0 && !wishes.allows(visit, c, days.counts[d] === 0, minutes, km)) return 0;
    }
    return worth <= 0 ? 0 : worth ** POWERS[this.power]!;
  }
}
