import type { Highs } from 'highs';
import type { DatedRoute } from '../assemble.ts';
import { ColumnMaker } from '../bound/column.ts';
import { integerPlan } from './integer-plan.ts';
import type { Instance, Route } from '../instance.ts';
import { scheduleOf } from '../route.ts';

/** What is small: visits, routes and days with them, and sequences of stops looked at. */
const MOST_VISITS = 31;
const MOST_COLUMNS = 3000;
const MOST_SEQUENCES = 300_000;
const NODES = 2000;
/** Sequences looked at in a step. */
const STRIDE = 20_000;

/** A route with what tells it from others of the same visits: other things being equal, less is better. */
interface Listed {
  route: Route;
  minutes: number;
  km: number;
}

/**
 * The best plan of a small case, proven: lists every route that no other with the same visits beats in minutes and
 * kilometres, on every date, and solves the set packing over all of them as a mixed-integer program. Nothing is relaxed:
 * second visits follow first ones. Invariant: once `plan` is there, no plan is worth more than `bound`.
 */
export class Exhaustive {
  /** The case turned out to be too large. */
  failed = false;
  plan: DatedRoute[] | null = null;
  bound = Infinity;
  private readonly highs: Highs;
  private readonly instance: Instance;
  /** Class of the whole case that each class is part of. */
  private readonly partOf: readonly number[];
  private readonly listing: Generator<void, void>;
  private readonly listed = new Map<string, Listed[]>();
  private count = 0;

  constructor(highs: Highs, whole: Instance) {
    this.highs = highs;
    const { instance, partOf } = byDate(whole);
    this.instance = instance;
    this.partOf = partOf;
    this.failed = whole.visits.length > MOST_VISITS;
    this.listing = this.list();
  }

  /** @returns whether there is more to do */
  step(): boolean {
    if (this.failed || this.plan !== null) return false;
    if (this.listing.next().done) this.solve();
    return !this.failed && this.plan === null;
  }

  private *list(): Generator<void, void> {
    let seen = 0;
    for (const [c, { maxStops }] of this.instance.classes.entries()) {
      const open: number[][] = [[]];
      for (let stops = open.pop(); stops !== undefined; stops = open.pop()) {
        if (++seen % STRIDE === 0) yield;
        if (seen > MOST_SEQUENCES || this.count > MOST_COLUMNS) this.failed = true;
        if (this.failed) return;
        this.note({ class: c, visits: stops });
        if (stops.length < maxStops && this.mayGoOn(c, stops))
          for (let visit = this.instance.visits.length - 1; visit >= 0; visit--)
            if (!stops.includes(visit)) open.push([...stops, visit]);
      }
    }
  }

  /** Whether stops are reached in time; a way home that is too long may be shorter after another stop. */
  private mayGoOn(c: number, stops: readonly number[]): boolean {
    const shift = this.instance.classes[c]!;
    let [at, now] = [shift.start, shift.from];
    for (const visit of stops) {
      const { place, minutes, after } = this.instance.visits[visit]!;
      if (Number.isNaN(shift.value[visit]!) || (after && stops.includes(after.visit))) return false;
      now = Math.max(now + shift.travel.minutes[at * shift.travel.size + place]!, shift.opens[visit]!);
      if (now > shift.closes[visit]! + 1e-6) return false;
      now += minutes;
      at = place;
    }
    return now <= shift.to + 1e-6;
  }

  /** Lists a route unless another one beats it. */
  private note(route: Route): void {
    const schedule = route.visits.length > 0 ? scheduleOf(this.instance, route) : null;
    if (schedule === null) return;
    const { minutes, km } = schedule;
    const key = `${route.class}: ${[...route.visits].sort((a, b) => a - b).join()}`;
    const known = this.listed.get(key) ?? [];
    if (known.some((other) => other.minutes <= minutes && other.km <= km)) return;
    const kept = known.filter((other) => other.minutes < minutes || other.km < km);
    this.listed.set(key, [...kept, { route, minutes, km }]);
    this.count += 1 + kept.length - known.length;
  }

  private solve(): void {
    const { highs, instance } = this;
    if (this.failed) return;
    const maker = new ColumnMaker(instance);
    const columns = [...this.listed.values()].flat().flatMap(({ route }) => maker.make(route) ?? []);
    const { routes, value, bound } = integerPlan(highs, instance, columns, NODES);
    this.failed = value === -Infinity;
    if (this.failed) return;
    const free = instance.classes.map(({ shifts }) => [...shifts]);
    this.plan = routes.map(({ class: c, visits }) => ({
      class: this.partOf[c]!,
      visits,
      shift: free[c]!.shift()!,
    }));
    this.bound = bound;
  }
}

/** Classes told apart by date, where second visits ask for it. */
function byDate(instance: Instance): { instance: Instance; partOf: readonly number[] } {
  if (instance.visits.every(({ after }) => after === null))
    return { instance, partOf: [...instance.classes.keys()] };
  const parts = instance.classes.flatMap((shift, c) =>
    [...new Set(shift.shifts.map(({ date }) => date))].map((date) => ({
      c,
      shift: { ...shift, shifts: shift.shifts.filter((one) => one.date === date) },
    })),
  );
  const rows = instance.rows.map((row) => ({
    ...row,
    perVisit: parts.map(({ c }) => row.perVisit[c]!),
    perShift: Float64Array.from(parts, ({ c }) => row.perShift[c]!),
  }));
  const classes = parts.map(({ shift }) => shift);
  return { instance: { ...instance, classes, rows }, partOf: parts.map(({ c }) => c) };
}
