import type { Instance, Row } from '../instance.ts';
import type { Days } from './days.ts';

/**
 * The rows that the search keeps account of: sums so far, what a change of them is worth, whether a limit allows it.
 * The order of a second visit after a first is kept by the search itself.
 */
export class Wishes {
  private readonly rows: readonly Row[];
  private readonly sums: Float64Array;
  private readonly limited: readonly number[];
  /** Per visit: the rows it contributes to. */
  private readonly byVisit: Map<number, { row: number; position: number }[]>;

  constructor(instance: Instance) {
    this.rows = instance.rows.filter(({ wish }) => wish.kind !== 'order');
    this.sums = new Float64Array(this.rows.length);
    this.limited = [...this.rows.keys()].filter((r) => this.rows[r]!.atMost < Infinity);
    this.byVisit = new Map();
    this.rows.forEach(({ positions }, row) => {
      for (const [visit, position] of positions)
        this.byVisit.set(visit, [...(this.byVisit.get(visit) ?? []), { row, position }]);
    });
  }

  get isEmpty(): boolean {
    return this.rows.length === 0;
  }

  /** Sums of all rows over the days as they are. */
  count(days: Days): void {
    this.sums.fill(0);
    for (let d = 0; d < days.length; d++) this.add(days, d, 1);
  }

  /** Adds a whole day's contributions, or takes them away with −1. */
  add(days: Days, d: number, sign: 1 | -1): void {
    const stops = days.stops[d]!;
    if (stops.length === 0) return;
    const c = days.classOf[d]!;
    this.rows.forEach((row, r) => {
      this.sums[r]! += sign * (row.perShift[c]! + row.perMinute * days.minutes[d]! + row.perKm * days.km[d]!);
    });
    for (const visit of stops)
      for (const { row, position } of this.byVisit.get(visit) ?? [])
        this.sums[row]! += sign * this.rows[row]!.perVisit[c]![position]!;
  }

  /** Shortfalls of all rows, in units of value. */
  penalty(): number {
    let total = 0;
    this.rows.forEach(({ atLeast, penalty }, r) => {
      if (this.sums[r]! < atLeast) total += penalty * (atLeast - this.sums[r]!);
    });
    return total;
  }

  /** What a visit added to a day would be worth in fewer shortfalls. */
  bonus(visit: number, c: number): number {
    let total = 0;
    for (const { row, position } of this.byVisit.get(visit) ?? []) {
      const { atLeast, penalty, perVisit } = this.rows[row]!;
      const missing = atLeast - this.sums[row]!;
      if (missing > 0) total += penalty * Math.min(missing, perVisit[c]![position]!);
    }
    return total;
  }

  /** Whether limits allow so much more of a day. @param opens the team would otherwise stay at home */
  allows(c: number, opens: boolean, minutes: number, km: number): boolean {
    return this.limited.every((r) => {
      const { perShift, perMinute, perKm, atMost } = this.rows[r]!;
      const more = (opens ? perShift[c]! : 0) + perMinute * minutes + perKm * km;
      return this.sums[r]! + more <= atMost + 1e-9 * Math.max(1, atMost);
    });
  }
}
