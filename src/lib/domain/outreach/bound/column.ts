import type { Instance, Route } from '../instance.ts';
import { contributionOf, scheduleOf, valueOf } from '../route.ts';

/** A route as a column of the master problem. */
export interface Column {
  route: Route;
  value: number;
  /** What it contributes to the instance's rows: positions and amounts, zeros left out. */
  rows: readonly number[];
  amounts: readonly number[];
}

/** Makes columns of routes. */
export class ColumnMaker {
  private readonly instance: Instance;
  /** Rows in which every route may have a share, and those of each visit. */
  private readonly general: readonly number[];
  private readonly ofVisit: ReadonlyMap<number, readonly number[]>;

  constructor(instance: Instance) {
    this.instance = instance;
    this.general = [...instance.rows.keys()].filter((r) => {
      const { perKm, perMinute, perShift } = instance.rows[r]!;
      return perKm !== 0 || perMinute !== 0 || perShift.some((amount) => amount !== 0);
    });
    const ofVisit = new Map<number, number[]>();
    instance.rows.forEach(({ positions }, r) => {
      for (const visit of positions.keys()) ofVisit.set(visit, [...(ofVisit.get(visit) ?? []), r]);
    });
    this.ofVisit = ofVisit;
  }

  /** @returns `null` for a route that is not feasible, is empty, or makes a visit twice */
  make(route: Route): Column | null {
    const { visits } = route;
    if (visits.length === 0 || new Set(visits).size < visits.length) return null;
    const schedule = scheduleOf(this.instance, route);
    if (schedule === null) return null;
    const concerned = new Set([...this.general, ...visits.flatMap((visit) => this.ofVisit.get(visit) ?? [])]);
    const rows: number[] = [];
    const amounts: number[] = [];
    for (const r of [...concerned].sort((a, b) => a - b)) {
      const amount = contributionOf(this.instance.rows[r]!, route, schedule);
      if (amount === 0) continue;
      rows.push(r);
      amounts.push(amount);
    }
    return { route, value: valueOf(this.instance, route, schedule), rows, amounts };
  }
}
