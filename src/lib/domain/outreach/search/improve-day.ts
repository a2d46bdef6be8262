import type { Days } from './days.ts';
import type { Kind } from './kinds.ts';

/** Stops moved at once. */
export const LONGEST_STRETCH = 3;
/** A gain smaller than this is rounding. */
export const LEAST_GAIN = 1e-7;

/**
 * Shortens days without windows and with symmetric ways by turning stretches round (2-opt: Croes 1958) and moving
 * stretches of one to three stops, either way round (Or-opt: Or 1976), until none helps at all.
 * A stop is joined to near neighbours only, and looked at again only when a way at it has changed (don't-look bits:
 * Bentley 1992). Invariant: the visits of the day stay the same, its minutes never grow.
 */
export class Shortener {
  private readonly days: Days;
  private readonly near: Int32Array;
  private readonly nearCount: number;
  /** The day at hand. */
  private stops: Int32Array = new Int32Array(0);
  private count = 0;
  private day = 0;
  private kind!: Kind;
  private readonly stretch = new Int32Array(LONGEST_STRETCH);
  private readonly queue: Int32Array;
  private readonly isQueued: Uint8Array;
  private queued = 0;

  constructor(days: Days, near: Int32Array, nearCount: number) {
    this.days = days;
    this.near = near;
    this.nearCount = nearCount;
    this.queue = new Int32Array(days.instance.visits.length);
    this.isQueued = new Uint8Array(days.instance.visits.length);
  }

  /** Shortens a day; true when its order changed. */
  shorten(d: number): boolean {
    const { days } = this;
    this.day = d;
    this.stops = days.stops[d]!;
    this.count = days.counts[d]!;
    this.kind = days.kindOf(d);
    if (this.count < 2) return false;
    for (let k = this.count - 1; k >= 0; k--) this.enqueue(this.stops[k]!);
    let hasChanged = false;
    while (this.queued > 0) {
      const visit = this.queue[--this.queued]!;
      this.isQueued[visit] = 0;
      while (this.turn(visit) || this.move(visit)) hasChanged = true;
    }
    if (hasChanged) days.refresh(d);
    return hasChanged;
  }

  private enqueue(visit: number): void {
    if (this.isQueued[visit] === 1) return;
    this.isQueued[visit] = 1;
    this.queue[this.queued++] = visit;
  }

  /** Queues the stop at a position, if it is one. */
  private wake(position: number): void {
    if (position >= 0 && position < this.count) this.enqueue(this.stops[position]!);
  }

  private placeAt(position: number): number {
    if (position < 0) return this.kind.shift.start;
    return position >= this.count ? this.kind.shift.end : this.days.placeOf[this.stops[position]!]!;
  }

  /** Joins a stop to a near one by turning the stretch between round; true when that was shorter. */
  private turn(visit: number): boolean {
    const { days, kind } = this;
    const { way } = kind;
    const { size } = kind.shift.travel;
    const i = days.positionOf[visit]!;
    const a = days.placeOf[visit]! * size;
    const [after, before] = [this.placeAt(i + 1), this.placeAt(i - 1)];
    const [toAfter, toBefore] = [way[a + after]!, way[a + before]!];
    const longest = Math.max(toAfter, toBefore);
    for (let k = 0; k < this.nearCount; k++) {
      const other = this.near[visit * this.nearCount + k]!;
      if (days.dayOf[other] !== this.day) continue;
      const j = days.positionOf[other]!;
      const c = days.placeOf[other]!;
      const joined = way[a + c]!;
      if (joined >= longest) return false;
      const next = this.placeAt(j + 1);
      if (toAfter + way[c * size + next]! - joined - way[after * size + next]! > LEAST_GAIN)
        return this.reverse(Math.min(i, j) + 1, Math.max(i, j));
      const previous = this.placeAt(j - 1);
      if (toBefore + way[c * size + previous]! - joined - way[before * size + previous]! > LEAST_GAIN)
        return this.reverse(Math.min(i, j), Math.max(i, j) - 1);
    }
    return false;
  }

  private reverse(from: number, to: number): true {
    const { stops, days } = this;
    for (let [i, j] = [from, to]; i < j; i++, j--) {
      const visit = stops[i]!;
      stops[i] = stops[j]!;
      stops[j] = visit;
    }
    for (let k = from; k <= to; k++) days.positionOf[stops[k]!] = k;
    for (const position of [from - 1, from, to, to + 1]) this.wake(position);
    return true;
  }

  /** Moves a stretch that begins or ends with a stop next to a near one; true when that was shorter. */
  private move(visit: number): boolean {
    const i = this.days.positionOf[visit]!;
    for (let length = 1; length <= LONGEST_STRETCH; length++) {
      if (i + length <= this.count && this.moveStretch(visit, i, i + length - 1)) return true;
      if (length > 1 && i - length + 1 >= 0 && this.moveStretch(visit, i - length + 1, i)) return true;
    }
    return false;
  }

  /** Moves stops first … last so that `visit`, one of the two, stands beside a near stop. */
  private moveStretch(visit: number, first: number, last: number): boolean {
    const { days, kind, stops } = this;
    const { way } = kind;
    const { size } = kind.shift.travel;
    const isFirst = stops[first] === visit;
    const near = days.placeOf[visit]! * size;
    const far = this.placeAt(isFirst ? last : first) * size;
    const [before, after] = [this.placeAt(first - 1), this.placeAt(last + 1)];
    const saved =
      way[this.placeAt(first) * size + before]! +
      way[this.placeAt(last) * size + after]! -
      (this.count === last - first + 1 ? 0 : way[before * size + after]!);
    if (saved <= LEAST_GAIN) return false;
    for (let k = 0; k < this.nearCount; k++) {
      const other = this.near[visit * this.nearCount + k]!;
      if (days.dayOf[other] !== this.day) continue;
      const j = days.positionOf[other]!;
      if (j >= first && j <= last) continue;
      const c = days.placeOf[other]!;
      const joined = way[near + c]!;
      if (joined >= saved) return false;
      // Between `other` and the stop after it, or the one before it; not where the stretch already is.
      const next = this.placeAt(j + 1);
      if (j + 1 !== first && joined + way[far + next]! - way[c * size + next]! < saved - LEAST_GAIN)
        return this.place(first, last, j + 1, !isFirst);
      const previous = this.placeAt(j - 1);
      if (j - 1 !== last && joined + way[far + previous]! - way[c * size + previous]! < saved - LEAST_GAIN)
        return this.place(first, last, j, isFirst);
    }
    return false;
  }

  /** Puts stops first … last before the stop now at `target`, turned round or not. */
  private place(first: number, last: number, target: number, turned: boolean): true {
    const { stops, stretch, days } = this;
    const length = last - first + 1;
    for (let k = 0; k < length; k++) stretch[k] = stops[turned ? last - k : first + k]!;
    const at = target > last ? target - length : target;
    if (at > first) stops.copyWithin(first, last + 1, target);
    else stops.copyWithin(target + length, target, first);
    for (let k = 0; k < length; k++) stops[at + k] = stretch[k]!;
    const [from, to] = [Math.min(first, at), Math.max(last, at + length - 1)];
    for (let k = from; k <= to; k++) days.positionOf[stops[k]!] = k;
    for (const position of [at - 1, at, at + length - 1, at + length]) this.wake(position);
    this.wake(at > first ? first - 1 : last);
    this.wake(at > first ? first : last + 1);
    return true;
  }
}
