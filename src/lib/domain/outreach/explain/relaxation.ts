import type { Highs } from 'highs';
import type { Column } from '../bound/column.ts';
import { worthOf } from '../bound/lagrangian.ts';
import { Master } from '../bound/master.ts';
import type { Multipliers } from '../bound/multipliers.ts';
import type { Instance, Route } from '../instance.ts';

/** Simplex iterations and routes at a stretch: some tens of milliseconds. */
const ITERATIONS = 100;
const ROUTES = 2000;

/** A fractional plan: its value, what it is short of each row, and the prices that prove it best. */
export interface Fractional {
  value: number;
  /** Parallel to the instance's rows. */
  short: Float64Array;
  prices: Multipliers;
  /** Price of a team-day of each class. */
  classPrices: Float64Array;
}

/**
 * The linear relaxation over the routes known, to be solved again with a wish left out or a team-day more or fewer.
 * Without the triples of the bound: only rows of the request. Every method works in slices, one a `next()`.
 */
export class Relaxation {
  private readonly instance: Instance;
  private readonly master: Master;

  constructor(highs: Highs, instance: Instance) {
    this.instance = instance;
    this.master = new Master(highs, instance);
  }

  get columns(): readonly Column[] {
    return this.master.columns;
  }

  *add(routes: readonly Route[]): Generator<void, void> {
    for (let from = 0; from < routes.length; from += ROUTES) {
      this.master.addRoutes(routes.slice(from, from + ROUTES));
      yield;
    }
  }

  *solve(): Generator<void, Fractional> {
    const { master, instance } = this;
    while (!master.solve(ITERATIONS)) yield;
    const sums = new Float64Array(instance.rows.length);
    let value = 0;
    master.columns.forEach((column, j) => {
      const fraction = master.fractions[j]!;
      if (fraction === 0) return;
      value += fraction * column.value;
      column.rows.forEach((r, k) => (sums[r]! += fraction * column.amounts[k]!));
    });
    const short = Float64Array.from(instance.rows, ({ atLeast }, r) => Math.max(0, atLeast - sums[r]!));
    return { value, short, prices: master.multipliers(), classPrices: master.classPrices() };
  }

  /** Solves without a wish's lower bound. */
  *withoutLeast(r: number): Generator<void, Fractional> {
    this.master.changeLeast(r, -Infinity);
    const solved = yield* this.solve();
    this.master.changeLeast(r, this.instance.rows[r]!.atLeast);
    return solved;
  }

  /** Solves with more (or fewer) team-days of a class. */
  *withShifts(c: number, more: number): Generator<void, Fractional> {
    const { length } = this.instance.classes[c]!.shifts;
    this.master.changeShifts(c, length + more);
    const solved = yield* this.solve();
    this.master.changeShifts(c, length);
    return solved;
  }

  /** What choosing a whole route of the relaxation would lose at least (its reduced cost), ≥ 0. */
  lossOf(column: Column, { prices, classPrices }: Fractional): number {
    return Math.max(0, classPrices[column.route.class]! - worthOf(column, prices, []));
  }

  dispose(): void {
    this.master.dispose();
  }
}
