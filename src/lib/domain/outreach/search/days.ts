import type { Instance, Route } from '../instance.ts';
import { kindsOf, type Kind } from './kinds.ts';

/** Slack for sums of floating-point minutes; well below the schedule's own tolerance. */
export const EPSILON = 1e-9;

/** Stands for the place where a day begins (before its first stop) or ends (after its last). */
export const BASE = -1;

/**
 * Team-days being planned. Invariant: stops `0 … counts[d] − 1` of `stops[d]` are the visits of day d in order, each in
 * no other day; `minutes[d]`, `km[d]` and the positions belong to them; `outside` lists the visits of no day.
 * Where windows matter, `begin[k]` is the earliest begin of stop k, `latest[k]` the latest at which the rest of the day
 * still works (forward slack: Savelsbergh 1992), position `counts[d]` being the end of the day.
 */
export class Days {
  readonly instance: Instance;
  readonly length: number;
  readonly kinds: readonly Kind[];
  readonly classOf: Int32Array;
  /** Day numbers. */
  readonly dates: Int32Array;
  readonly stops: readonly Int32Array[];
  readonly counts: Int32Array;
  /** Ways and visits, without waiting; a day without stops takes none. */
  readonly minutes: Float64Array;
  readonly km: Float64Array;
  /** Team-day of each visit, −1 for none, and its position there. */
  readonly dayOf: Int32Array;
  readonly positionOf: Int32Array;
  /** Place and minutes on the spot of each visit. */
  readonly placeOf: Int32Array;
  readonly spent: Float64Array;
  /** Visits of no day: the first `outsideCount`. */
  readonly outside: Int32Array;
  outsideCount: number;
  private readonly outsideAt: Int32Array;
  private readonly begin: readonly Float64Array[];
  private readonly latest: readonly Float64Array[];

  constructor(instance: Instance) {
    const { classes, visits } = instance;
    const shifts = classes.flatMap(({ shifts }, c) => shifts.map(({ date }) => ({ c, date })));
    this.instance = instance;
    this.length = shifts.length;
    this.kinds = kindsOf(instance);
    this.classOf = Int32Array.from(shifts, ({ c }) => c);
    this.dates = Int32Array.from(shifts, ({ date }) => date);
    this.stops = shifts.map(() => new Int32Array(visits.length));
    this.counts = new Int32Array(shifts.length);
    this.minutes = new Float64Array(shifts.length);
    this.km = new Float64Array(shifts.length);
    this.dayOf = new Int32Array(visits.length).fill(-1);
    this.positionOf = new Int32Array(visits.length);
    this.placeOf = Int32Array.from(visits, ({ place }) => place);
    this.spent = Float64Array.from(visits, ({ minutes }) => minutes);
    this.outside = Int32Array.from(visits, (_, v) => v);
    this.outsideAt = Int32Array.from(visits, (_, v) => v);
    this.outsideCount = visits.length;
    const timed = (c: number) => new Float64Array(this.kinds[c]!.isTimed ? visits.length + 1 : 0);
    this.begin = shifts.map(({ c }) => timed(c));
    this.latest = shifts.map(({ c }) => timed(c));
    for (let d = 0; d < this.length; d++) this.refresh(d);
  }

  kindOf(d: number): Kind {
    return this.kinds[this.classOf[d]!]!;
  }

  /** The visits of a day in order. */
  order(d: number): number[] {
    return [...this.stops[d]!.subarray(0, this.counts[d]!)];
  }

  /** Replaces the stops of a day by the first `count` of `visits`, which are in no other day. */
  set(d: number, visits: ArrayLike<number>, count = visits.length): void {
    const stops = this.stops[d]!;
    for (let k = 0; k < this.counts[d]!; k++) this.leave(stops[k]!);
    for (let k = 0; k < count; k++) {
      stops[k] = visits[k]!;
      this.enter(stops[k]!, d);
    }
    this.counts[d] = count;
    this.refresh(d);
  }

  /** Puts the stops of a day in another order. */
  reorder(d: number, visits: readonly number[]): void {
    this.stops[d]!.set(visits);
    this.refresh(d);
  }

  /** Puts a visit in at a position, adding so many minutes. */
  insert(d: number, position: number, visit: number, added: number): void {
    const stops = this.stops[d]!;
    const km = this.addedKm(d, position, visit);
    stops.copyWithin(position + 1, position, this.counts[d]!);
    stops[position] = visit;
    this.counts[d]!++;
    this.enter(visit, d);
    if (this.kindOf(d).isTimed) return this.refresh(d);
    this.minutes[d]! += added;
    this.km[d]! += km;
    for (let k = position; k < this.counts[d]!; k++) this.positionOf[stops[k]!] = k;
  }

  /** Takes out the stop at a position. */
  removeAt(d: number, position: number): void {
    const stops = this.stops[d]!;
    this.leave(stops[position]!);
    stops.copyWithin(position, position + 1, this.counts[d]!);
    this.counts[d]!--;
    this.refresh(d);
  }

  private enter(visit: number, d: number): void {
    this.dayOf[visit] = d;
    const at = this.outsideAt[visit]!;
    if (at < 0) return;
    const last = this.outside[--this.outsideCount]!;
    this.outside[at] = last;
    this.outsideAt[last] = at;
    this.outsideAt[visit] = -1;
  }

  private leave(visit: number): void {
    this.dayOf[visit] = -1;
    this.outsideAt[visit] = this.outsideCount;
    this.outside[this.outsideCount++] = visit;
  }

  /** Place of the stop at a position, of the day's beginning at −1, of its end at `counts[d]`. */
  placeAt(d: number, position: number): number {
    if (position < 0) return this.kindOf(d).shift.start;
    if (position >= this.counts[d]!) return this.kindOf(d).shift.end;
    return this.placeOf[this.stops[d]![position]!]!;
  }

  /** Minutes (ways and visit) that a visit adds at a position; `Infinity` where it misses windows or working hours. */
  addedMinutes(d: number, position: number, visit: number): number {
    const { shift, way, isTimed, capacity } = this.kindOf(d);
    const { size } = shift.travel;
    const place = this.placeOf[visit]!;
    const from = this.placeAt(d, position - 1);
    const to = this.placeAt(d, position);
    const there = way[from * size + place]!;
    const onward = way[place * size + to]!;
    const direct = this.counts[d] === 0 ? 0 : way[from * size + to]!;
    const added = there + this.spent[visit]! + onward - direct;
    if (!isTimed) return this.minutes[d]! + added <= capacity + EPSILON ? added : Infinity;
    const before = position === 0 ? BASE : this.stops[d]![position - 1]!;
    const left = before === BASE ? shift.from : this.begin[d]![position - 1]! + this.spent[before]!;
    const begin = Math.max(left + there, shift.opens[visit]!);
    if (begin > shift.closes[visit]! + EPSILON) return Infinity;
    return begin + this.spent[visit]! + onward <= this.latest[d]![position]! + EPSILON ? added : Infinity;
  }

  addedKm(d: number, position: number, visit: number): number {
    const { size, km } = this.kindOf(d).shift.travel;
    const place = this.placeOf[visit]!;
    const from = this.placeAt(d, position - 1);
    const to = this.placeAt(d, position);
    const direct = this.counts[d] === 0 ? 0 : km[from * size + to]!;
    return km[from * size + place]! + km[place * size + to]! - direct;
  }

  /** Works a day's sums, positions and times out from its stops. */
  refresh(d: number): void {
    const { shift, way, isTimed } = this.kindOf(d);
    const { size, km } = shift.travel;
    const stops = this.stops[d]!;
    const count = this.counts[d]!;
    let [at, minutes, driven] = [shift.start, 0, 0];
    for (let k = 0; k < count; k++) {
      const visit = stops[k]!;
      const place = this.placeOf[visit]!;
      this.positionOf[visit] = k;
      minutes += way[at * size + place]! + this.spent[visit]!;
      driven += km[at * size + place]!;
      at = place;
    }
    const home = at * size + shift.end;
    this.minutes[d] = count === 0 ? 0 : minutes + way[home]!;
    this.km[d] = count === 0 ? 0 : driven + km[home]!;
    if (isTimed) this.refreshTimes(d);
  }

  private refreshTimes(d: number): void {
    const { shift, way } = this.kindOf(d);
    const { size } = shift.travel;
    const [stops, count] = [this.stops[d]!, this.counts[d]!];
    const [begin, latest] = [this.begin[d]!, this.latest[d]!];
    let [at, now] = [shift.start, shift.from];
    for (let k = 0; k < count; k++) {
      const visit = stops[k]!;
      const place = this.placeOf[visit]!;
      begin[k] = Math.max(now + way[at * size + place]!, shift.opens[visit]!);
      now = begin[k]! + this.spent[visit]!;
      at = place;
    }
    latest[count] = shift.to;
    let next = shift.end;
    for (let k = count - 1; k >= 0; k--) {
      const visit = stops[k]!;
      const place = this.placeOf[visit]!;
      const free = latest[k + 1]! - way[place * size + next]! - this.spent[visit]!;
      latest[k] = Math.min(free, shift.closes[visit]!);
      next = place;
    }
  }

  /** Whether a day keeps its working hours, windows and number of stops. */
  isFeasible(d: number): boolean {
    const { shift, isTimed, capacity } = this.kindOf(d);
    const count = this.counts[d]!;
    if (count === 0) return true;
    if (count > shift.maxStops) return false;
    if (!isTimed) return this.minutes[d]! <= capacity + EPSILON;
    for (let k = 0; k < count; k++) if (this.begin[d]![k]! > this.latest[d]![k]! + EPSILON) return false;
    return true;
  }

  routes(): Route[] {
    return Array.from({ length: this.length }, (_, d) => ({
      class: this.classOf[d]!,
      visits: this.order(d),
    })).filter(({ visits }) => visits.length > 0);
  }
}
