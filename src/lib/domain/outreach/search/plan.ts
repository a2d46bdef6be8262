import type { Instance } from '../instance.ts';
import { Days } from './days.ts';
import { Shortener } from './improve-day.ts';
import { shortenInFull } from './improve-timed-day.ts';
import { Insertions } from './insertions.ts';
import { nearestVisits } from './neighbours.ts';
import { Wishes } from './wishes.ts';

/** How many near visits of each visit are known. */
const NEAR = 16;

/**
 * A plan that can be changed in steps and taken back. Invariant between steps: every day is feasible, no visit is in two
 * days, a repeat visit follows its first one, limits hold, insertions and sums are up to date; fixed days never change.
 */
export class Plan {
  readonly instance: Instance;
  readonly days: Days;
  insertions: Insertions;
  readonly wishes: Wishes;
  readonly near: Int32Array;
  readonly nearCount: number;
  /** Days changed in this step. */
  readonly touched: number[] = [];
  readonly isTouched: Uint8Array;
  /** Visits that have left a day in this step. */
  readonly loose: number[] = [];
  /** The visit that has to come after this one; −1 for none. */
  readonly follower: Int32Array;
  readonly fixed: Uint8Array;
  private readonly old: Int32Array[];
  private readonly oldCounts: Int32Array;
  private readonly isGone: Uint8Array;
  private readonly shortener: Shortener;

  constructor(instance: Instance, start: readonly (readonly number[])[], fixed: readonly boolean[]) {
    const count = instance.visits.length;
    this.instance = instance;
    this.days = new Days(instance);
    this.wishes = new Wishes(instance);
    this.nearCount = Math.min(NEAR, Math.max(0, count - 1));
    this.near = nearestVisits(instance, NEAR);
    this.follower = new Int32Array(count).fill(-1);
    instance.visits.forEach(({ after }, visit) => {
      if (after) this.follower[after.visit] = visit;
    });
    this.fixed = Uint8Array.from({ length: this.days.length }, (_, d) => Number(fixed[d] === true));
    this.isTouched = new Uint8Array(this.days.length);
    this.isGone = new Uint8Array(count);
    this.old = Array.from({ length: this.days.length }, () => new Int32Array(count));
    this.oldCounts = new Int32Array(this.days.length);
    this.shortener = new Shortener(this.days, this.near, this.nearCount);
    this.load(start);
    this.insertions = new Insertions(this.days);
  }

  /** Begins again from other stops; fixed days stay. */
  reset(start: readonly (readonly number[])[]): void {
    const { days, wishes, fixed } = this;
    this.begin();
    for (let d = 0; d < days.length; d++) {
      if (fixed[d] === 1) continue;
      wishes.add(days, d, -1);
      days.set(d, []);
    }
    this.load(start);
    this.insertions = new Insertions(days);
  }

  /** Begins with the fixed days, and of the others those that work. */
  private load(start: readonly (readonly number[])[]): void {
    const { days, wishes } = this;
    const inOrderOfDate = [...start.keys()].sort(
      (a, b) => this.fixed[b]! - this.fixed[a]! || days.dates[a]! - days.dates[b]!,
    );
    for (const d of inOrderOfDate) {
      if (d >= days.length) continue;
      const wanted = start[d]!;
      const { value } = days.kindOf(d).shift;
      const isNew = wanted.every((v, k) => days.dayOf[v] === -1 && wanted.indexOf(v) === k);
      if (!isNew) continue;
      const isPossible = wanted.every((v) => !Number.isNaN(value[v]!) && this.inOrder(v, d));
      if (!isPossible && this.fixed[d] === 0) continue;
      days.set(d, wanted);
      wishes.add(days, d, 1);
      if (this.fixed[d] === 1 || (days.isFeasible(d) && wishes.keepsLimits())) continue;
      wishes.add(days, d, -1);
      days.set(d, []);
    }
  }

  /** Value of the plan, less what missed wishes cost. */
  value(): number {
    const { days, instance } = this;
    let total = this.grossValue() - this.wishes.penalty();
    if (instance.kmWeight > 0) for (let d = 0; d < days.length; d++) total -= instance.kmWeight * days.km[d]!;
    return total;
  }

  private valueOfDay(d: number): number {
    const { value } = this.days.kindOf(d).shift;
    const stops = this.days.stops[d]!;
    let total = 0;
    for (let k = 0; k < this.days.counts[d]!; k++) total += value[stops[k]!]!;
    return total;
  }

  begin(): void {
    for (const d of this.touched) this.isTouched[d] = 0;
    this.touched.length = 0;
    this.loose.length = 0;
  }

  /** Keeps a day as it is, before its first change in this step. */
  touch(d: number): void {
    if (this.isTouched[d] === 1) return;
    this.isTouched[d] = 1;
    this.touched.push(d);
    this.old[d]!.set(this.days.stops[d]!.subarray(0, this.days.counts[d]!));
    this.oldCounts[d] = this.days.counts[d]!;
    this.insertions.save(d);
  }

  /** Undoes the step. */
  rollback(): void {
    const { days, wishes, insertions } = this;
    for (const d of this.touched) {
      wishes.add(days, d, -1);
      insertions.forget(d);
      days.set(d, []);
    }
    for (const d of this.touched) {
      days.set(d, this.old[d]!, this.oldCounts[d]!);
      insertions.restore(d);
      wishes.add(days, d, 1);
    }
    this.begin();
  }

  /** Whether a visit is in a day from which it may be taken. */
  isMovable(visit: number): boolean {
    const d = this.days.dayOf[visit]!;
    if (d < 0 || this.fixed[d] === 1) return false;
    return !this.isNeeded(visit) || this.isMovable(this.follower[visit]!);
  }

  /** Whether another visit of the plan needs this one before it. */
  isNeeded(visit: number): boolean {
    const follower = this.follower[visit]!;
    return follower >= 0 && this.days.dayOf[follower]! >= 0;
  }

  /** Takes movable visits out, and with them the visits that need them. */
  remove(gone: readonly number[]): void {
    const { days, follower, isGone } = this;
    const all: number[] = [];
    for (let visit of gone)
      for (; visit >= 0 && days.dayOf[visit]! >= 0 && isGone[visit] === 0; visit = follower[visit]!) {
        isGone[visit] = 1;
        all.push(visit);
      }
    const changed: number[] = [];
    for (const visit of all) {
      const d = days.dayOf[visit]!;
      if (!changed.includes(d)) changed.push(d);
    }
    const more: number[] = [];
    for (const d of changed) this.removeFromDay(d, more);
    for (const visit of all) {
      isGone[visit] = 0;
      if (days.dayOf[visit]! >= 0) continue;
      this.loose.push(visit);
      this.insertions.lookEverywhere(visit);
    }
    for (const d of changed) this.insertions.renew(d);
    if (more.length > 0) this.remove(more);
  }

  /** Where ways round are longer than direct ones, a day may fail for want of a stop: then it is cleared as well. */
  private removeFromDay(d: number, more: number[]): void {
    const { days } = this;
    this.touch(d);
    this.wishes.add(days, d, -1);
    const order = days.order(d);
    const rest = order.filter((visit) => this.isGone[visit] === 0);
    days.set(d, rest);
    if (!days.isFeasible(d)) {
      if (rest.every((visit) => this.isMovable(visit))) more.push(...rest);
      else days.set(d, order);
    }
    this.wishes.add(days, d, 1);
  }

  /** Brings insertions up to date after any change of a touched day, from which these visits have gone. */
  released(d: number, gone: readonly number[]): void {
    for (const visit of gone) {
      this.loose.push(visit);
      this.insertions.lookEverywhere(visit);
    }
    this.insertions.renew(d);
  }

  /** Puts a visit where it adds least to a day that has room for it. */
  put(visit: number, d: number): void {
    const { days, wishes, insertions } = this;
    this.touch(d);
    const position = insertions.positionIn(d, visit);
    wishes.add(days, d, -1);
    days.insert(d, position, visit, insertions.added[d * this.instance.visits.length + visit]!);
    wishes.add(days, d, 1);
    insertions.inserted(d, position);
  }

  /** Puts the stops of a day into a shorter order; true when there was one. */
  shorten(d: number): boolean {
    this.touch(d);
    if (!this.reorder(d)) return false;
    this.insertions.renew(d);
    return true;
  }

  /** The same for a touched day whose insertions are out of date anyway. */
  reorder(d: number): boolean {
    const { days, wishes } = this;
    const { isSymmetric, isTimed } = days.kindOf(d);
    const before = wishes.hasLimits && wishes.keepsLimits() ? days.order(d) : null;
    wishes.add(days, d, -1);
    const hasChanged = isSymmetric && !isTimed ? this.shortener.shorten(d) : shortenInFull(days, d);
    wishes.add(days, d, 1);
    if (!hasChanged || before === null || wishes.keepsLimits()) return hasChanged;
    // Fewer minutes, but more kilometres than a limit allows.
    wishes.add(days, d, -1);
    days.reorder(d, before);
    wishes.add(days, d, 1);
    return false;
  }

  /** Worth of all visits planned. */
  grossValue(): number {
    let total = 0;
    for (let d = 0; d < this.days.length; d++) total += this.valueOfDay(d);
    return total;
  }

  /** Whether a visit on a day keeps the gap to the visit before and after it. */
  inOrder(visit: number, d: number): boolean {
    const { days, instance } = this;
    const { after } = instance.visits[visit]!;
    if (after !== null) {
      const first = days.dayOf[after.visit]!;
      if (first < 0 || days.dates[d]! - days.dates[first]! < after.gapDays) return false;
    }
    const follower = this.follower[visit]!;
    if (follower < 0 || days.dayOf[follower]! < 0) return true;
    return days.dates[days.dayOf[follower]!]! - days.dates[d]! >= instance.visits[follower]!.after!.gapDays;
  }
}
