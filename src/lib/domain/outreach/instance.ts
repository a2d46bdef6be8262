/**
 * A request compiled for the algorithms: positions instead of names, minutes from midnight, people as value. All arrays
 * are parallel to `visits` unless they say otherwise. Immutable once made.
 */
export interface Instance {
  visits: readonly Visit[];
  /** Team-days, grouped where they are interchangeable. */
  classes: readonly ShiftClass[];
  rows: readonly Row[];
  /** Subtracted from the value per kilometre driven. */
  kmWeight: number;
}

/** One thing that can be done on a stop: a first visit, a second one, or a follow-up, of one desa. Each at most once. */
export interface Visit {
  kind: 'first' | 'repeat' | 'follow-up';
  /** Position of its desa in the request. */
  desa: number;
  /** Position of its place in the travel tables. */
  place: number;
  /** Minutes on the spot. */
  minutes: number;
  /** Only with this other visit made at least so many days before. */
  after: { visit: number; gapDays: number } | null;
}

/** Minutes and kilometres between places, row-major `size × size`. */
export interface TravelTable {
  size: number;
  minutes: Float64Array;
  km: Float64Array;
}

/**
 * Team-days that are alike in everything but the date: same hours, bases, speed, cost, month, and worth of every visit.
 * Only `after` asks which date it is; see `dated`.
 */
export interface ShiftClass {
  shifts: readonly Shift[];
  start: number;
  end: number;
  /** Working hours, minutes after midnight. */
  from: number;
  to: number;
  maxStops: number;
  costIdr: number;
  travel: TravelTable;
  /** Objective value of a visit by such a team-day, ≥ 0; NaN where the visit is not allowed. */
  value: Float64Array;
  /** When a visit may begin. */
  opens: Float64Array;
  closes: Float64Array;
}

/** One team on one day: positions in the request and among the working days, and the date as a day number. */
export interface Shift {
  team: number;
  day: number;
  date: number;
}

/**
 * A linear wish over the chosen routes: `atLeast ≤ Σ contribution ≤ atMost`, where a route of class c contributes
 * `perShift[c] + perMinute × minutes + perKm × km + Σ perVisit[c][position of the visit]`; a team-day at home nothing.
 */
export interface Row {
  wish: Wish;
  atLeast: number;
  atMost: number;
  /** Taken from the value for each unit below `atLeast`, so that an impossible wish is named; nothing may exceed `atMost`. */
  penalty: number;
  /** Visits that contribute, and their position in each array of `perVisit`, one array a class. */
  positions: ReadonlyMap<number, number>;
  perVisit: readonly Float64Array[];
  perShift: Float64Array;
  perMinute: number;
  perKm: number;
}

/** Which wish of the request a row stands for. */
export type Wish =
  | { kind: 'pinned'; desa: number }
  | { kind: 'floor-visits'; kecamatan: string }
  | { kind: 'floor-share'; kecamatan: string }
  | { kind: 'target'; month: string }
  | { kind: 'budget-idr' }
  | { kind: 'budget-minutes' };

/** A day's work of one team: a class and visits in order. */
export interface Route {
  class: number;
  visits: readonly number[];
}
