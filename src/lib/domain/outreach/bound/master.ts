import type { Highs, Model } from 'highs';
import type { Instance, Route } from '../instance.ts';
import { ColumnMaker, type Column } from './column.ts';
import type { Multipliers, Triple } from './multipliers.ts';

/** Visits shared with a triple. */
function shared(route: Route, triple: Triple): number {
  let count = 0;
  for (const visit of route.visits) if (triple.includes(visit)) count++;
  return count;
}

function keyOf(route: Route): string {
  return `${route.class}:${route.visits.join(' ')}`;
}

/** Simplex strategies of HiGHS. */
const DUAL = 1;
const PRIMAL = 4;
const MOST_ITERATIONS = 1_000_000;

/** A matrix by columns, being written. */
class Packed {
  readonly starts: number[] = [0];
  readonly indices: number[] = [];
  readonly values: number[] = [];

  put(row: number, value: number): void {
    this.indices.push(row);
    this.values.push(value);
  }

  close(): void {
    this.starts.push(this.indices.length);
  }
}

/**
 * The master problem: which fractions of the routes known so far are worth most (set packing relaxed to a linear program,
 * Dantzig-Wolfe; Desaulniers, Desrosiers & Solomon 2005). Written as a minimisation. Rows: visits at most once, classes
 * at most their number of shifts, wishes (short of `atLeast` at its penalty), triples. That a second visit follows the
 * first is left to the calendar: without it the bound holds all the more. All-zero is always feasible.
 */
export class Master {
  readonly columns: Column[] = [];
  readonly triples: Triple[] = [];
  /** Fraction of each column in the last solution, parallel to `columns`. */
  fractions: Float64Array = new Float64Array(0);
  value = 0;
  /** Units of wishes that the last solution is short of. */
  missed = 0;
  /** Whether the last solution still is one of the problem as it stands. */
  solved = false;
  private readonly highs: Highs;
  private readonly instance: Instance;
  private readonly model: Model;
  private readonly maker: ColumnMaker;
  private readonly keys = new Map<string, Column | null>();
  /** LP row of each wish; −1 where it has none. */
  private readonly least: Int32Array;
  private readonly most: Int32Array;
  private readonly tripleRow: number[] = [];
  /** Whether bounds or rows have changed since: then the last basis is a start for the dual simplex. */
  private bounded = false;
  private slacks = 0;
  private rows = 0;
  private duals: Float64Array = new Float64Array(0);

  constructor(highs: Highs, instance: Instance) {
    this.highs = highs;
    this.instance = instance;
    this.maker = new ColumnMaker(instance);
    this.model = highs.createModel();
    this.model.options.set({ output_flag: false, solver: 'simplex', presolve: 'off' });
    for (let v = 0; v < instance.visits.length; v++) this.addRow(-Infinity, 1);
    for (const { shifts } of instance.classes) this.addRow(-Infinity, shifts.length);
    // One column that is always 0: HiGHS gives no prices to a problem without columns.
    this.model.addCol(0, 0, 0, { indices: [], values: [] });
    this.slacks = 1;
    this.least = new Int32Array(instance.rows.length).fill(-1);
    this.most = new Int32Array(instance.rows.length).fill(-1);
    instance.rows.forEach((row, r) => {
      if (row.atLeast > -Infinity) this.addElastic(r);
      if (row.atMost < Infinity) this.most[r] = this.addRow(-Infinity, row.atMost);
    });
  }

  private addRow(lower: number, upper: number, indices: number[] = [], values: number[] = []): number {
    this.model.addRow(lower, upper, { indices, values });
    this.solved = false;
    this.bounded = true;
    return this.rows++;
  }

  private addElastic(r: number): void {
    const { atLeast, penalty } = this.instance.rows[r]!;
    const row = this.addRow(atLeast, Infinity);
    this.least[r] = row;
    this.model.addCol(penalty, 0, Infinity, { indices: [row], values: [1] });
    this.slacks++;
  }

  /** Adds routes that are feasible and new; returns how many were. */
  addRoutes(routes: readonly Route[]): number {
    const fresh: Column[] = [];
    for (const route of routes) {
      const key = keyOf(route);
      if (this.keys.has(key)) continue;
      const column = this.maker.make(route);
      this.keys.set(key, column);
      if (column) fresh.push(column);
    }
    if (fresh.length > 0) this.append(fresh);
    return fresh.length;
  }

  find(route: Route): Column | null {
    return this.keys.get(keyOf(route)) ?? null;
  }

  /** Worth of a plan of known routes; −Infinity when it is none: a visit twice, too many team-days, a limit broken. */
  planValue(routes: readonly Route[]): number {
    const { rows, classes } = this.instance;
    const sums = new Float64Array(rows.length);
    const days = new Int32Array(classes.length);
    const visits = routes.flatMap((route) => route.visits);
    let value = new Set(visits).size === visits.length ? 0 : -Infinity;
    for (const route of routes) {
      const column = this.find(route);
      if (!column || ++days[route.class]! > classes[route.class]!.shifts.length) return -Infinity;
      value += column.value;
      column.rows.forEach((r, k) => (sums[r]! += column.amounts[k]!));
    }
    rows.forEach(({ atLeast, atMost, penalty }, r) => {
      if (sums[r]! < atLeast) value -= penalty * (atLeast - sums[r]!);
      if (sums[r]! > atMost + 1e-6 * Math.max(1, atMost)) value = -Infinity;
    });
    return value;
  }

  /** Those of the routes that are new and pass a test as columns. */
  improving(routes: readonly Route[], passes: (column: Column) => boolean): Route[] {
    return routes.filter((route) => {
      if (this.keys.has(keyOf(route))) return false;
      const column = this.maker.make(route);
      return column !== null && passes(column);
    });
  }

  private append(fresh: readonly Column[]): void {
    const matrix = new Packed();
    for (const column of fresh) {
      this.entries(column, matrix);
      matrix.close();
    }
    const { starts, indices, values } = matrix;
    this.model.addCols({
      cost: Float64Array.from(fresh, ({ value }) => -value),
      lower: new Float64Array(fresh.length),
      upper: new Float64Array(fresh.length).fill(Infinity),
      matrix: {
        format: 'csc',
        numRows: this.rows,
        numCols: fresh.length,
        starts: Int32Array.from(starts),
        indices: Int32Array.from(indices),
        values: Float64Array.from(values),
      },
    });
    this.columns.push(...fresh);
    this.solved = false;
  }

  private entries({ route, rows, amounts }: Column, matrix: Packed): void {
    for (const visit of route.visits) matrix.put(visit, 1);
    matrix.put(this.instance.visits.length + route.class, 1);
    rows.forEach((r, k) => {
      if (this.least[r]! >= 0) matrix.put(this.least[r]!, amounts[k]!);
      if (this.most[r]! >= 0) matrix.put(this.most[r]!, amounts[k]!);
    });
    this.triples.forEach((triple, t) => {
      if (shared(route, triple) >= 2) matrix.put(this.tripleRow[t]!, 1);
    });
  }

  /** Adds rows for triples. */
  addTriples(triples: readonly Triple[]): void {
    for (const triple of triples) {
      const inside = [...this.columns.keys()].filter((j) => shared(this.columns[j]!.route, triple) >= 2);
      const indices = inside.map((j) => this.columnOf(j));
      this.tripleRow.push(
        this.addRow(
          -Infinity,
          1,
          indices,
          indices.map(() => 1),
        ),
      );
      this.triples.push(triple);
    }
  }

  /** Position in the LP of a column: each slack was there before it. */
  private columnOf(j: number): number {
    return this.slacks + j;
  }

  /** Columns that must be chosen whole. */
  readonly fixed: number[] = [];

  fix(j: number): void {
    this.model.changeColBounds(this.columnOf(j), 1, Infinity);
    this.fixed.push(j);
    this.solved = false;
    this.bounded = true;
  }

  /** Sets what a wish asks for; −Infinity drops it. Only for rows made with an `atLeast`. */
  changeLeast(r: number, atLeast: number): void {
    this.changeRow(this.least[r]!, atLeast, Infinity);
  }

  /** Sets the number of team-days of a class. */
  changeShifts(c: number, count: number): void {
    this.changeRow(this.instance.visits.length + c, -Infinity, count);
  }

  private changeRow(row: number, lower: number, upper: number): void {
    this.model.changeRowBounds(row, lower, upper);
    this.solved = false;
    this.bounded = true;
  }

  /** Solves on from the last basis. @returns whether it came to the end within so many simplex iterations */
  solve(iterations: number): boolean {
    const state = this.trySolve(iterations);
    if (state === 'infeasible') throw new Error('the master problem has no solution');
    return state === 'solved';
  }

  /** The same where fixed columns may leave no solution. */
  trySolve(iterations: number): 'solved' | 'unfinished' | 'infeasible' {
    const { optimal, iterationLimit, infeasible } = this.highs.constants.modelStatus;
    this.model.options.set({
      simplex_iteration_limit: iterations,
      simplex_strategy: this.bounded ? DUAL : PRIMAL,
    });
    let status = this.model.run().modelStatus;
    if (![optimal, infeasible, iterationLimit].some((known) => known === status)) {
      // Numerical trouble: once more, from no basis and with no limit.
      this.model.clearSolver();
      this.model.options.set({ simplex_iteration_limit: MOST_ITERATIONS, simplex_strategy: DUAL });
      status = this.model.run().modelStatus;
    }
    if (status === infeasible) return 'infeasible';
    if (status === iterationLimit) return 'unfinished';
    if (status !== optimal) throw new Error(`the master problem ended with status ${status}`);
    const { colValue, rowDual } = this.model.getSolution();
    this.missed = colValue.slice(0, this.slacks).reduce((sum, one) => sum + one, 0);
    this.fractions = colValue.slice(this.slacks);
    this.duals = rowDual;
    this.value = -this.model.getObjectiveValue();
    this.solved = true;
    this.bounded = false;
    return 'solved';
  }

  /** Prices of the last solution, made valid for a bound where rounding has left them just outside. */
  multipliers(): Multipliers {
    const { visits, rows } = this.instance;
    const price = (row: number) => (row < 0 ? 0 : Math.max(0, -this.duals[row]!));
    return {
      visit: Float64Array.from(visits, (_, v) => price(v)),
      least: Float64Array.from(rows, ({ penalty }, r) =>
        this.least[r]! < 0 ? 0 : Math.min(penalty, Math.max(0, this.duals[this.least[r]!]!)),
      ),
      most: Float64Array.from(rows, (_, r) => price(this.most[r]!)),
      triple: Float64Array.from(this.tripleRow, price),
    };
  }

  /** Price of a team-day of each class. */
  classPrices(): Float64Array {
    const first = this.instance.visits.length;
    return Float64Array.from(this.instance.classes, (_, c) => Math.max(0, -this.duals[first + c]!));
  }

  dispose(): void {
    this.model.dispose();
  }
}
