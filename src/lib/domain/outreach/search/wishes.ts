import type { Instance, Row } from '../instance.ts';
import type { Days } from './days.ts';

/**
 * The rows that the search keeps account of: sums so far, what a change of them is worth, whether a limit allows it.
 * Invariant: `sums[r]` is what the days counted by `add` contribute to row r.
 */
export class Wishes {
  private readonly rows: readonly Row[];
  private readonly sums: Float64Array;
  /** Rows with an upper limit, and rows to which a team-day contributes beside its visits. */
  private readonly limited: readonly number[];
  private readonly daily: readonly number[];
  /** Per visit: the rows it contributes to. */
  private readonly byVisit: readonly { row: number; position: number }[][];

  constructor(instance: Instance) {
    this.rows = instance.rows;
    this.sums = new Float64Array(this.rows.length);
    const those = (is: (row: Row) => boolean) => [...this.rows.keys()].filter((r) => is(this.rows[r]!));
    this.limited = those(({ atMost }) => atMost < Infinity);
    this.daily = those(
      ({ perShift, perMinute, perKm }) =>
        perMinute !== 0 || perKm !== 0 || perShift.some((more) => more !== 0),
    );
    this.byVisit = instance.visits.map(() => []);
    this.rows.forEach(({ positions }, row) => {
      for (const [visit, position] of positions) this.byVisit[visit]!.push({ row, position });
    });
  }

  get isEmpty(): boolean {
    return this.rows.length === 0;
  }

  get hasLimits(): boolean {
    return this.limited.length > 0;
  }

  /** Adds a whole day's contributions, or takes them away with −1. */
  add(days: Days, d: number, sign: 1 | -1): void {
    const count = days.counts[d]!;
    if (count === 0 || this.isEmpty) return;
    const c = days.classOf[d]!;
    for (const r of this.daily) {
      const { perShift, perMinute, perKm } = this.rows[r]!;
      this.sums[r]! += sign * (perShift[c]! + perMinute * days.minutes[d]! + perKm * days.km[d]!);
    }
    for (let k = 0; k < count; k++)
      for (const { row, position } of this.byVisit[days.stops[d]![k]!]!)
        this.sums[row]! += sign * this.rows[row]!.perVisit[c]![position]!;
  }

  /** Shortfalls of all rows, in units of value. */
  penalty(): number {
    let total = 0;
    for (let r = 0; r < this.rows.length; r++) {
      const { atLeast, penalty } = this.rows[r]!;
      if (this.sums[r]! < atLeast) total += penalty * (atLeast - this.sums[r]!);
    }
    return total;
  }

  /** What a visit added to a day of class c would be worth in smaller shortfalls. */
  bonus(visit: number, c: number): number {
    let total = 0;
    for (const { row, position } of this.byVisit[visit]!) {
      const { atLeast, penalty, perVisit } = this.rows[row]!;
      const missing = atLeast - this.sums[row]!;
      if (missing > 0) total += penalty * Math.min(missing, perVisit[c]![position]!);
    }
    return total;
  }

  /** Whether limits allow a visit in a day of class c. @param opens the team would otherwise stay at home */
  allows(visit: number, c: number, opens: boolean, minutes: number, km: number): boolean {
    for (const r of this.limited) {
      const { perShift, perMinute, perKm, atMost, positions, perVisit } = this.rows[r]!;
      const position = positions.get(visit);
      const ofVisit = position === undefined ? 0 : perVisit[c]![position]!;
      const more = (opens ? perShift[c]! : 0) + perMinute * minutes + perKm * km + ofVisit;
      if (this.sums[r]! + more > atMost + 1e-9 * Math.max(1, atMost)) return false;
    }
    return true;
  }

  /** Whether the sums as they are keep all limits. */
  keepsLimits(): boolean {
    return this.limited.every((r) => {
      const { atMost } = this.rows[r]!;
      return this.sums[r]! <= atMost + 1e-9 * Math.max(1, atMost);
    });
  }
}
