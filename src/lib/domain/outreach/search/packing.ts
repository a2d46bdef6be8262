import type { Instance, Route } from '../instance.ts';

/** Rounds of bettering the prices, fewer where all rounds would look at more stops than this; share of the Polyak step, and what becomes of it after a round in vain. */
const ROUNDS = 400;
const MOST_STOPS = 100_000_000;
const STEP = 1.5;
const SHORTER = 0.98;
/** A gain smaller than this is rounding. */
const LEAST_GAIN = 1e-7;

/** A route with its visits as bits, and how much less than the best of its class it is worth at the prices. */
interface Choice {
  route: Route;
  value: number;
  bits: Int32Array;
  short: number;
}

/** What a team-day can do, the most promising first, and how much it falls short when it stays at home. */
interface Slot {
  choices: readonly Choice[];
  home: number;
}

const HOME: Choice = { route: { class: 0, visits: [] }, value: 0, bits: new Int32Array(0), short: 0 };

/**
 * The best plan made of given routes: set packing by depth-first search, exact unless its nodes run out; for plans
 * without rows and kilometres that cost. Prices on visits (Lagrangian relaxation of "each visit once", bettered by
 * subgradients: Held, Wolfe & Crowder 1974) bound every plan. Invariant: a plan whose routes fall short of the best of
 * their classes, at these prices, by more than `gap` together is not better than the best known, so it is passed over
 * (reduced-cost fixing).
 */
export class Packing {
  private readonly instance: Instance;
  private readonly prices: Float64Array;
  private readonly words: number;

  constructor(instance: Instance) {
    this.instance = instance;
    this.prices = new Float64Array(instance.visits.length);
    this.words = (instance.visits.length + 31) >> 5;
  }

  /**
   * @param least what the plan has to be worth more than
   * @param nodes at most so many choices are tried
   * @returns feasible routes that share no visit; null when there is nothing better, or it was not found
   */
  solve(routes: readonly Route[], least: number, nodes: number): Route[] | null {
    const { classes } = this.instance;
    const perClass = classes.map((_, c) => routes.filter((route) => route.class === c));
    const gap = this.betterPrices(perClass, least);
    if (gap <= LEAST_GAIN) return null;
    const slots = classes.flatMap(({ shifts }, c) => {
      const slot = this.slot(perClass[c]!, gap);
      return shifts.map(() => slot);
    });
    return new Descent(slots, this.words, gap).search(least, nodes);
  }

  /** @returns how much the bound of the best prices is above `least` */
  private betterPrices(perClass: readonly (readonly Route[])[], least: number): number {
    const { prices } = this;
    const best = Float64Array.from(prices);
    const stops = perClass.flat().reduce((sum, { visits }) => sum + visits.length, 1);
    const rounds = Math.min(ROUNDS, Math.ceil(MOST_STOPS / stops));
    let [gap, step] = [Infinity, STEP];
    for (let round = 0; round < rounds && gap > LEAST_GAIN; round++) {
      const { bound, used } = this.relaxed(perClass);
      if (bound - least < gap) {
        gap = bound - least;
        best.set(prices);
      } else step *= SHORTER;
      const square = used.reduce(
        (sum, times, v) => sum + (times > 1 || prices[v]! > 0 ? (times - 1) ** 2 : 0),
        0,
      );
      if (square === 0) break;
      const stride = (step * (bound - least)) / square;
      for (let v = 0; v < used.length; v++) prices[v] = Math.max(0, prices[v]! + stride * (used[v]! - 1));
    }
    prices.set(best);
    return gap;
  }

  /** Every team-day drives the best route of its class; how often each visit is made then. */
  private relaxed(perClass: readonly (readonly Route[])[]): { bound: number; used: Float64Array } {
    const { prices, instance } = this;
    const used = new Float64Array(prices.length);
    let bound = prices.reduce((sum, price) => sum + price, 0);
    perClass.forEach((routes, c) => {
      let [most, top]: [number, Route | null] = [0, null];
      for (const route of routes) {
        const worth = this.worthOf(route);
        if (worth > most) [most, top] = [worth, route];
      }
      const count = instance.classes[c]!.shifts.length;
      bound += count * most;
      for (const visit of top?.visits ?? []) used[visit]! += count;
    });
    return { bound, used };
  }

  /** Value of a route less the prices of its visits. */
  private worthOf({ class: c, visits }: Route): number {
    const { value } = this.instance.classes[c]!;
    let worth = 0;
    for (const visit of visits) worth += value[visit]! - this.prices[visit]!;
    return worth;
  }

  /** Routes that can be in a better plan. */
  private slot(routes: readonly Route[], gap: number): Slot {
    const worth = routes.map((route) => this.worthOf(route));
    const most = worth.reduce((top, one) => Math.max(top, one), 0);
    const choices = routes.flatMap((route, r) => {
      const short = most - worth[r]!;
      if (short >= gap) return [];
      const bits = new Int32Array(this.words);
      for (const visit of route.visits) bits[visit >> 5]! |= 1 << (visit & 31);
      const value = route.visits.reduce((sum, visit) => sum + this.prices[visit]!, worth[r]!);
      return [{ route, value, bits, short }];
    });
    return { choices: choices.sort((a, b) => a.short - b.short), home: most };
  }
}

/** Depth-first search over team-days; those of one class take choices in the order of their list, which they share. */
class Descent {
  private best: Route[] | null = null;
  private most = 0;
  private nodes = 0;
  private readonly slots: readonly Slot[];
  private readonly gap: number;
  /** Team-days of a class from each on. */
  private readonly alike: readonly number[];
  private readonly taken: readonly Int32Array[];
  private readonly chosen: Choice[] = [];

  constructor(slots: readonly Slot[], words: number, gap: number) {
    this.slots = slots;
    this.gap = gap;
    this.alike = slots.map((slot, k) => slots.slice(k).filter((other) => other === slot).length);
    this.taken = Array.from({ length: slots.length + 1 }, () => new Int32Array(words));
  }

  search(least: number, nodes: number): Route[] | null {
    this.most = least + LEAST_GAIN;
    this.nodes = nodes;
    this.descend(0, 0, 0, 0);
    return this.best;
  }

  private descend(k: number, from: number, short: number, value: number): void {
    if (value > this.most) {
      this.most = value;
      this.best = this.chosen.slice(0, k).flatMap(({ route }) => (route.visits.length === 0 ? [] : [route]));
    }
    if (k === this.slots.length) return;
    const slot = this.slots[k]!;
    const alike = this.alike[k]!;
    for (let i = from; i < slot.choices.length; i++) {
      const one = slot.choices[i]!;
      if (this.nodes-- <= 0) return;
      if (short + alike * one.short >= this.gap) break;
      if (!this.take(k, one.bits)) continue;
      this.chosen[k] = one;
      this.descend(k + 1, this.slots[k + 1] === slot ? i + 1 : 0, short + one.short, value + one.value);
    }
    this.stayAtHome(k, short, value);
  }

  /** Leaves the class of a team-day and goes on with the next. */
  private stayAtHome(k: number, short: number, value: number): void {
    const next = k + this.alike[k]!;
    const shortNow = short + this.alike[k]! * this.slots[k]!.home;
    if (next === this.slots.length || shortNow >= this.gap) return;
    for (let at = k; at < next; at++) {
      this.chosen[at] = HOME;
      this.taken[at + 1]!.set(this.taken[at]!);
    }
    this.descend(next, 0, shortNow, value);
  }

  /** Adds visits to those taken by the first k team-days; false when one is among them. */
  private take(k: number, bits: Int32Array): boolean {
    const [before, after] = [this.taken[k]!, this.taken[k + 1]!];
    for (let w = 0; w < bits.length; w++) {
      if ((before[w]! & bits[w]!) !== 0) return false;
      after[w] = before[w]! | bits[w]!;
    }
    return true;
  }
}
