import type { Instance, Route } from '../instance.ts';
import type { RandomSource } from '../../random/random.ts';
import type { Days } from './days.ts';

/** Keys are sums of numbers below this, so that they are exact. */
const KEY_SPAN = 2 ** 40;

/**
 * Distinct routes of good plans, for a set packing over them. Two routes are the same when they are of one class and
 * have the same visits; the shorter order is kept. Invariant: at most `most` routes, the longest unseen are forgotten.
 * Visits are told apart by sums of random numbers (Zobrist 1970); two sets alike by chance would only cost a route.
 */
export class Pool {
  private readonly most: number;
  private readonly keys: Float64Array;
  private readonly classKeys: Float64Array;
  private readonly routes = new Map<number, Route & { minutes: number }>();

  constructor({ visits, classes }: Instance, random: RandomSource, most: number) {
    this.most = most;
    this.keys = Float64Array.from(visits, () => Math.floor(random() * KEY_SPAN));
    this.classKeys = Float64Array.from(classes, () => Math.floor(random() * KEY_SPAN));
  }

  add(days: Days, d: number): void {
    const count = days.counts[d]!;
    if (count === 0) return;
    let key = this.classKeys[days.classOf[d]!]!;
    for (let k = 0; k < count; k++) key += this.keys[days.stops[d]![k]!]!;
    const known = this.routes.get(key);
    if (known !== undefined && known.minutes <= days.minutes[d]!) return;
    this.routes.set(key, { class: days.classOf[d]!, visits: days.order(d), minutes: days.minutes[d]! });
    if (this.routes.size > this.most) this.routes.delete(this.routes.keys().next().value!);
  }

  all(): Route[] {
    return [...this.routes.values()].map(({ class: c, visits }) => ({ class: c, visits }));
  }
}
