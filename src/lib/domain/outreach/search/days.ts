import type { Instance, Route, ShiftClass } from '../instance.ts';

/** Slack for sums of floating-point minutes. */
const EPSILON = 1e-9;

/**
 * Team-days being planned: the stops of each, with the times that make an insertion a question of constant time.
 * Invariant: `begin[d][k]` is the earliest begin of stop k of day d, `latest[d][k]` the latest at which the rest of the
 * day still works (forward slack: Savelsbergh 1992), position `stops.length` being the end of the day.
 */
export class Days {
  readonly instance: Instance;
  /** Class and date (a day number) of each team-day. */
  readonly classOf: Int32Array;
  private readonly dates: Int32Array;
  readonly stops: number[][];
  readonly minutes: Float64Array;
  readonly km: Float64Array;
  /** Team-day and position of each visit; −1 where it is in none. */
  readonly dayOf: Int32Array;
  readonly positionOf: Int32Array;
  /** Changes whenever the day does. */
  readonly version: Int32Array;
  private readonly begin: Float64Array[];
  private readonly latest: Float64Array[];

  constructor(instance: Instance) {
    const shifts = instance.classes.flatMap(({ shifts }, c) => shifts.map(({ date }) => ({ c, date })));
    this.instance = instance;
    this.classOf = Int32Array.from(shifts, ({ c }) => c);
    this.dates = Int32Array.from(shifts, ({ date }) => date);
    this.stops = shifts.map(() => []);
    this.minutes = new Float64Array(shifts.length);
    this.km = new Float64Array(shifts.length);
    this.dayOf = new Int32Array(instance.visits.length).fill(-1);
    this.positionOf = new Int32Array(instance.visits.length);
    this.version = new Int32Array(shifts.length);
    this.begin = shifts.map(() => new Float64Array(8));
    this.latest = shifts.map(() => new Float64Array(8));
    for (let d = 0; d < shifts.length; d++) this.refresh(d);
  }

  get length(): number {
    return this.stops.length;
  }

  dateOf(d: number): number {
    return this.dates[d]!;
  }

  shift(d: number): ShiftClass {
    return this.instance.classes[this.classOf[d]!]!;
  }

  /** Replaces the stops of a day by feasible ones. */
  set(d: number, stops: readonly number[]): void {
    for (const visit of this.stops[d]!) if (this.dayOf[visit] === d) this.dayOf[visit] = -1;
    this.stops[d] = [...stops];
    for (const visit of stops) this.dayOf[visit] = d;
    this.refresh(d);
  }

  insert(d: number, position: number, visit: number): void {
    this.stops[d]!.splice(position, 0, visit);
    this.dayOf[visit] = d;
    this.refresh(d);
  }

  /** Minutes (travel and visit) that a visit adds at a position; `Infinity` where it does not fit. */
  addedMinutes(d: number, position: number, visit: number): number {
    const { visits } = this.instance;
    const shift = this.shift(d);
    const stops = this.stops[d]!;
    const { size, minutes: leg } = shift.travel;
    const { place, minutes } = visits[visit]!;
    const before = position === 0 ? -1 : stops[position - 1]!;
    const from = before < 0 ? shift.start : visits[before]!.place;
    const to = position === stops.length ? shift.end : visits[stops[position]!]!.place;
    const left = before < 0 ? shift.from : this.begin[d]![position - 1]! + visits[before]!.minutes;
    const begin = Math.max(left + leg[from * size + place]!, shift.opens[visit]!);
    if (begin > shift.closes[visit]! + EPSILON) return Infinity;
    const onward = leg[place * size + to]!;
    if (begin + minutes + onward > this.latest[d]![position]! + EPSILON) return Infinity;
    const direct = stops.length === 0 ? 0 : leg[from * size + to]!;
    return leg[from * size + place]! + minutes + onward - direct;
  }

  addedKm(d: number, position: number, visit: number): number {
    const { visits } = this.instance;
    const shift = this.shift(d);
    const stops = this.stops[d]!;
    const { size, km } = shift.travel;
    const place = visits[visit]!.place;
    const from = position === 0 ? shift.start : visits[stops[position - 1]!]!.place;
    const to = position === stops.length ? shift.end : visits[stops[position]!]!.place;
    return (
      km[from * size + place]! + km[place * size + to]! - (stops.length === 0 ? 0 : km[from * size + to]!)
    );
  }

  /** Works out the times of a day anew. */
  refresh(d: number): void {
    this.version[d]!++;
    const { visits } = this.instance;
    const shift = this.shift(d);
    const stops = this.stops[d]!;
    const { size, minutes: leg, km } = shift.travel;
    if (this.begin[d]!.length < stops.length + 1) {
      this.begin[d] = new Float64Array(2 * stops.length + 2);
      this.latest[d] = new Float64Array(2 * stops.length + 2);
    }
    const begin = this.begin[d]!;
    const latest = this.latest[d]!;
    let [at, now, minutes, driven] = [shift.start, shift.from, 0, 0];
    for (let k = 0; k < stops.length; k++) {
      const { place, minutes: spent } = visits[stops[k]!]!;
      const way = at * size + place;
      begin[k] = Math.max(now + leg[way]!, shift.opens[stops[k]!]!);
      this.positionOf[stops[k]!] = k;
      minutes += leg[way]! + spent;
      driven += km[way]!;
      now = begin[k]! + spent;
      at = place;
    }
    if (stops.length > 0) {
      minutes += leg[at * size + shift.end]!;
      driven += km[at * size + shift.end]!;
    }
    this.minutes[d] = minutes;
    this.km[d] = driven;
    latest[stops.length] = shift.to;
    let next = shift.end;
    for (let k = stops.length - 1; k >= 0; k--) {
      const { place, minutes: spent } = visits[stops[k]!]!;
      const free = latest[k + 1]! - leg[place * size + next]! - spent;
      latest[k] = Math.min(free, shift.closes[stops[k]!]!);
      next = place;
    }
  }

  /** Whether the stops of a day are reached within windows and working hours. */
  isFeasible(d: number): boolean {
    const stops = this.stops[d]!;
    const first = this.begin[d]![0]!;
    // The latest begin of the first stop allows the whole day.
    return stops.length === 0 || first <= this.latest[d]![0]! + EPSILON;
  }

  routes(): Route[] {
    return this.stops.flatMap((visits, d) =>
      visits.length > 0 ? [{ class: this.classOf[d]!, visits: [...visits] }] : [],
    );
  }
}
