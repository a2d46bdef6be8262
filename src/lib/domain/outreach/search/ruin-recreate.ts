import type { RandomSource } from '../../random/random.ts';
import type { Instance } from '../instance.ts';
import { Days } from './days.ts';
import { improveDay } from './improve-day.ts';
import { nearestVisits } from './neighbours.ts';
import { Wishes } from './wishes.ts';

const NEAR = 16;
/** Days longer than this are tried near neighbours only. */
const FULL_SCAN = 12;

/**
 * Large-neighbourhood search over team-days: takes out a few visits near each other, puts in what is worth most for the
 * time it takes, keeps the result by simulated annealing. Invariant: after every step each day is feasible and every
 * visit is in at most one.
 * Method: ruin and recreate (Schrimpf et al. 2000); strings of adjacent stops are taken out as in SISR (Christiaens &
 * Vanden Berghe 2020); insertion by worth per minute as usual in orienteering (Vansteenwegen et al. 2011).
 */
export class RuinRecreate {
  readonly days: Days;
  bestValue = -Infinity;
  value: number;
  private readonly instance: Instance;
  private readonly random: RandomSource;
  private readonly wishes: Wishes;
  private readonly near: Int32Array;
  private readonly nearCount: number;
  private readonly touched = new Map<number, number[]>();
  private readonly follower: Int32Array;
  // Best insertion of a visit into a day, valid while the day's version is the stamped one.
  private readonly added: Float64Array;
  private readonly place: Int32Array;
  private readonly stamp: Int32Array;
  // During recreate: best score and day of each candidate, what its noise is.
  private readonly score: Float64Array;
  private readonly choice: Int32Array;
  private readonly noise: Float64Array;
  private timeWeight = 1;
  private stopWeight = 1;
  private power = 1;
  bestStops: number[][] = [];

  constructor(instance: Instance, random: RandomSource, start: readonly (readonly number[])[] = []) {
    const count = instance.visits.length;
    this.instance = instance;
    this.random = random;
    this.days = new Days(instance);
    this.wishes = new Wishes(instance);
    this.nearCount = Math.min(NEAR, Math.max(0, count - 1));
    this.near = nearestVisits(instance, NEAR);
    const cells = count * this.days.length;
    this.added = new Float64Array(cells);
    this.place = new Int32Array(cells);
    this.stamp = new Int32Array(cells).fill(-1);
    this.score = new Float64Array(count);
    this.choice = new Int32Array(count);
    this.noise = new Float64Array(count);
    this.follower = new Int32Array(count).fill(-1);
    instance.visits.forEach(({ after }, visit) => {
      if (after) this.follower[after.visit] = visit;
    });
    start.forEach((stops, d) => this.days.set(d, stops));
    this.wishes.count(this.days);
    this.value = this.measure();
    this.keep();
    this.step(0);
  }

  /** Value of the plan as it is, less what missed wishes cost. */
  measure(): number {
    const { days, instance } = this;
    let total = -this.wishes.penalty();
    for (let d = 0; d < days.length; d++) {
      const { value } = days.shift(d);
      for (const visit of days.stops[d]!) total += value[visit]!;
      total -= instance.kmWeight * days.km[d]!;
    }
    return total;
  }

  /** One ruin and recreate. @param temperature in units of value; 0 accepts what is no worse only */
  step(temperature: number): void {
    this.touched.clear();
    this.ruin();
    this.recreate();
    let shortened = false;
    for (const d of this.touched.keys()) {
      const before = this.days.minutes[d]!;
      this.wishes.add(this.days, d, -1);
      improveDay(this.days, d);
      this.wishes.add(this.days, d, 1);
      shortened ||= this.days.minutes[d]! < before - 1e-6;
    }
    if (shortened) this.recreate();
    const value = this.measure();
    const threshold = this.value + temperature * Math.log(Math.max(1e-12, this.random()));
    if (value >= threshold - 1e-9) {
      this.value = value;
      if (value > this.bestValue + 1e-9) this.keep();
    } else {
      for (const d of this.touched.keys()) this.replace(d, []);
      for (const [d, stops] of this.touched) this.replace(d, stops);
    }
  }

  /** Goes back to the best plan so far. */
  restart(): void {
    for (let d = 0; d < this.days.length; d++) this.replace(d, []);
    this.bestStops.forEach((stops, d) => this.replace(d, stops));
    this.value = this.measure();
  }

  private keep(): void {
    this.bestValue = this.value;
    this.bestStops = this.days.stops.map((stops) => [...stops]);
  }

  private replace(d: number, stops: readonly number[]): void {
    this.wishes.add(this.days, d, -1);
    this.days.set(d, stops);
    this.wishes.add(this.days, d, 1);
  }

  private touch(d: number): void {
    if (!this.touched.has(d)) this.touched.set(d, [...this.days.stops[d]!]);
  }

  private remove(gone: ReadonlySet<number>): void {
    const hit = new Set<number>();
    for (const visit of gone) if (this.days.dayOf[visit]! >= 0) hit.add(this.days.dayOf[visit]!);
    for (const d of hit) {
      this.touch(d);
      this.replace(
        d,
        this.days.stops[d]!.filter((visit) => !gone.has(visit)),
      );
    }
  }

  /** Takes out strings of stops around a random visit, or single stops near it. */
  private ruin(): void {
    const { days, random } = this;
    const count = this.instance.visits.length;
    const served: number[] = [];
    for (let v = 0; v < count; v++) if (days.dayOf[v]! >= 0) served.push(v);
    if (served.length === 0) return;
    const seed = Math.floor(random() * count);
    const most = 1 + Math.floor(random() * Math.min(10, Math.max(2, served.length * 0.35)));
    const gone = new Set<number>();
    if (days.dayOf[seed]! >= 0) this.takeString(seed, most, gone);
    for (let k = 0; k < this.nearCount && gone.size < most; k++) {
      const visit = this.near[seed * this.nearCount + k]!;
      if (days.dayOf[visit]! < 0 || gone.has(visit)) continue;
      if (random() < 0.5) gone.add(visit);
      else this.takeString(visit, Math.min(most - gone.size, 1 + Math.floor(random() * 4)), gone);
    }
    if (gone.size === 0) gone.add(served[Math.floor(random() * served.length)]!);
    for (const visit of [...gone]) {
      const follower = this.follower[visit]!;
      if (follower >= 0 && days.dayOf[follower]! >= 0) gone.add(follower);
    }
    this.remove(gone);
  }

  private takeString(visit: number, length: number, gone: Set<number>): void {
    const stops = this.days.stops[this.days.dayOf[visit]!]!;
    const from = Math.max(0, this.days.positionOf[visit]! - Math.floor(this.random() * length));
    for (let k = from; k < Math.min(stops.length, from + length); k++) gone.add(stops[k]!);
  }

  /** Puts in visits, the best for its time first, until none fits. */
  private recreate(): void {
    const { days, random, instance } = this;
    const count = instance.visits.length;
    const mode = random();
    this.timeWeight = 1;
    this.stopWeight = mode < 0.5 ? 0 : mode;
    this.power = 0.5 + 1.5 * random();
    const amplitude = random() < 0.3 ? 0 : 0.6 * random();
    const open = this.openDays();
    const waiting: number[] = [];
    for (let visit = 0; visit < count; visit++) {
      if (days.dayOf[visit]! >= 0 || random() < 0.02) continue;
      this.noise[visit] = 1 + amplitude * (random() - 0.5);
      this.consider(visit, open);
      if (this.score[visit]! > 0) waiting.push(visit);
    }
    while (waiting.length > 0) {
      let at = 0;
      for (let k = 1; k < waiting.length; k++)
        if (this.score[waiting[k]!]! > this.score[waiting[at]!]!) at = k;
      const visit = waiting[at]!;
      waiting[at] = waiting.at(-1)!;
      waiting.pop();
      const d = this.choice[visit]!;
      if (!(this.scoreOf(visit, d) > 0)) {
        this.consider(visit, open);
        if (this.score[visit]! > 0) waiting.push(visit);
        continue;
      }
      this.put(visit, d);
      if (days.stops[d]!.length === 1) this.openNext(d, open);
      for (let k = waiting.length - 1; k >= 0; k--) {
        const other = waiting[k]!;
        if (this.choice[other] === d) this.consider(other, open);
        else {
          const score = this.scoreOf(other, d);
          if (score > this.score[other]!) {
            this.score[other] = score;
            this.choice[other] = d;
          }
        }
        if (!(this.score[other]! > 0)) {
          waiting[k] = waiting.at(-1)!;
          waiting.pop();
        }
      }
    }
  }

  private put(visit: number, d: number): void {
    this.touch(d);
    this.wishes.add(this.days, d, -1);
    this.days.insert(d, this.place[visit * this.days.length + d]!, visit);
    this.wishes.add(this.days, d, 1);
  }

  /** Days worth trying: those in use, and one unused of each kind. */
  private openDays(): number[] {
    const seen = new Set<number>();
    const open: number[] = [];
    for (let d = 0; d < this.days.length; d++) {
      if (this.days.stops[d]!.length === 0) {
        if (seen.has(this.days.classOf[d]!)) continue;
        seen.add(this.days.classOf[d]!);
      }
      open.push(d);
    }
    return open;
  }

  private openNext(d: number, open: number[]): void {
    const { days } = this;
    for (let other = d + 1; other < days.length && days.classOf[other] === days.classOf[d]; other++) {
      if (days.stops[other]!.length > 0) continue;
      if (!open.includes(other)) open.push(other);
      return;
    }
  }

  private consider(visit: number, open: readonly number[]): void {
    let [best, choice] = [0, -1];
    for (const d of open) {
      const score = this.scoreOf(visit, d);
      if (score > best) [best, choice] = [score, d];
    }
    this.score[visit] = best;
    this.choice[visit] = choice;
  }

  /** Worth of a visit on a day for what it takes of the day; 0 or less where it should not or cannot be there. */
  private scoreOf(visit: number, d: number): number {
    const { days, wishes, instance } = this;
    const shift = days.shift(d);
    const value = shift.value[visit]!;
    if (!(value >= 0) || days.stops[d]!.length >= shift.maxStops || !this.inOrder(visit, d)) return -1;
    const cell = visit * days.length + d;
    if (this.stamp[cell] !== days.version[d]) this.evaluate(visit, d, cell);
    const minutes = this.added[cell]!;
    if (minutes === Infinity) return -1;
    let worth = value;
    if (!wishes.isEmpty || instance.kmWeight > 0) {
      const km = days.addedKm(d, this.place[cell]!, visit);
      if (!wishes.allows(this.days.classOf[d]!, days.stops[d]!.length === 0, minutes, km)) return -1;
      worth += wishes.bonus(visit, days.classOf[d]!) - instance.kmWeight * km;
    }
    if (worth <= 0) return -1;
    const share = Math.max(minutes, 1e-3) / (shift.to - shift.from) + this.stopWeight / shift.maxStops;
    return (worth ** this.power / share) * this.noise[visit]!;
  }

  private evaluate(visit: number, d: number, cell: number): void {
    const { days } = this;
    const stops = days.stops[d]!;
    let [least, place] = [Infinity, -1];
    const attempt = (position: number) => {
      const minutes = days.addedMinutes(d, position, visit);
      if (minutes < least) [least, place] = [minutes, position];
    };
    if (stops.length <= FULL_SCAN) for (let k = 0; k <= stops.length; k++) attempt(k);
    else {
      attempt(0);
      attempt(stops.length);
      for (let k = 0; k < this.nearCount; k++) {
        const other = this.near[visit * this.nearCount + k]!;
        if (days.dayOf[other] !== d) continue;
        attempt(days.positionOf[other]!);
        attempt(days.positionOf[other]! + 1);
      }
    }
    this.added[cell] = least;
    this.place[cell] = place;
    this.stamp[cell] = days.version[d]!;
  }

  private inOrder(visit: number, d: number): boolean {
    const { days, instance } = this;
    const { after } = instance.visits[visit]!;
    const follower = this.follower[visit]!;
    if (after !== null) {
      const first = days.dayOf[after.visit]!;
      if (first < 0 || days.dateOf(d) - days.dateOf(first) < after.gapDays) return false;
    }
    if (follower < 0 || days.dayOf[follower]! < 0) return true;
    const gap = instance.visits[follower]!.after!.gapDays;
    return days.dateOf(days.dayOf[follower]!) - days.dateOf(d) >= gap;
  }
}
