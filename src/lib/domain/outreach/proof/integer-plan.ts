import type { Highs, ModelData } from 'highs';
import type { Column } from '../bound/column.ts';
import type { Instance, Route } from '../instance.ts';

export interface IntegerPlan {
  routes: Route[];
  /** Value less what missed wishes cost; −Infinity where no plan was found. */
  value: number;
  /** No plan of these columns alone is worth more. */
  bound: number;
}

/** A linear program being written by rows. */
class Rows {
  readonly lower: number[] = [];
  readonly upper: number[] = [];
  readonly starts: number[] = [0];
  readonly indices: number[] = [];
  readonly values: number[] = [];

  add(lower: number, upper: number, entries: readonly (readonly [number, number])[]): void {
    for (const [column, value] of entries) {
      this.indices.push(column);
      this.values.push(value);
    }
    this.starts.push(this.indices.length);
    this.lower.push(lower);
    this.upper.push(upper);
  }
}

/**
 * The best plan made of given columns, by branch and bound of at most so many nodes: set packing with all wishes as a
 * mixed-integer program, solved to a relative gap of 0 by HiGHS (Huangfu & Hall 2018). Every class has one date, where
 * there are second visits. Invariant: `bound` holds for the plans of these columns, whether the nodes suffice or not.
 */
export function integerPlan(
  highs: Highs,
  instance: Instance,
  columns: readonly Column[],
  nodes: number,
): IntegerPlan {
  if (columns.length === 0)
    return { routes: [], value: -missedByNothing(instance), bound: -missedByNothing(instance) };
  const elastic = [...instance.rows.keys()].filter((r) => instance.rows[r]!.atLeast > -Infinity);
  const { data, offset } = modelOf(highs, instance, columns, elastic);
  return highs.withModel(data, (model) => {
    model.options.set({ output_flag: false, mip_rel_gap: 0, mip_max_nodes: nodes });
    const status = model.run().modelStatus;
    const { optimal, infeasible } = highs.constants.modelStatus;
    // Nothing chosen is a plan: only rounding can say otherwise, and then it proves nothing.
    if (status === infeasible) return { routes: [], value: -Infinity, bound: Infinity };
    const bound = -Number(model.info.get('mip_dual_bound'));
    const value = -model.getObjectiveValue();
    const { colValue } = model.getSolution();
    const used = columns.filter((_, j) => colValue[offset + j]! > 0.5);
    const found = status === optimal || Number(model.info.get('primal_solution_status')) === 2;
    return found
      ? { routes: used.map(({ route }) => route), value, bound }
      : { routes: [], value: -Infinity, bound };
  });
}

/** What the wishes that nobody works for would cost. */
function missedByNothing({ rows }: Instance): number {
  return rows.reduce((sum, { atLeast, penalty }) => sum + penalty * Math.max(0, atLeast), 0);
}

/** Columns: a shortfall for each wish, then the routes. */
function modelOf(
  highs: Highs,
  instance: Instance,
  columns: readonly Column[],
  elastic: readonly number[],
): { data: ModelData; offset: number } {
  const { visits, classes, rows } = instance;
  const offset = elastic.length;
  const matrix = new Rows();
  const ofVisit: [number, number][][] = visits.map(() => []);
  const ofClass: [number, number][][] = classes.map(() => []);
  const ofRow: [number, number][][] = rows.map(() => []);
  columns.forEach(({ route, rows: own, amounts }, j) => {
    for (const visit of route.visits) ofVisit[visit]!.push([offset + j, 1]);
    ofClass[route.class]!.push([offset + j, 1]);
    own.forEach((r, k) => ofRow[r]!.push([offset + j, amounts[k]!]));
  });
  for (const entries of ofVisit) if (entries.length > 1) matrix.add(-Infinity, 1, entries);
  classes.forEach(({ shifts }, c) => matrix.add(-Infinity, shifts.length, ofClass[c]!));
  elastic.forEach((r, k) => matrix.add(rows[r]!.atLeast, Infinity, [[k, 1], ...ofRow[r]!]));
  rows.forEach(({ atMost }, r) => {
    if (atMost < Infinity && ofRow[r]!.length > 0) matrix.add(-Infinity, atMost, ofRow[r]!);
  });
  for (const entries of orderRows(instance, ofVisit, columns, offset)) matrix.add(-Infinity, 0, entries);
  const { continuous, integer } = highs.constants.variableType;
  const fill = (shortfall: number, route: number) => [
    ...elastic.map(() => shortfall),
    ...columns.map(() => route),
  ];
  const data: ModelData = {
    numCols: offset + columns.length,
    numRows: matrix.lower.length,
    colCost: [...elastic.map((r) => rows[r]!.penalty), ...columns.map(({ value }) => -value)],
    colLower: fill(0, 0),
    colUpper: fill(Infinity, 1),
    rowLower: matrix.lower,
    rowUpper: matrix.upper,
    matrix: {
      format: 'csr',
      numRows: matrix.lower.length,
      numCols: offset + columns.length,
      starts: matrix.starts,
      indices: matrix.indices,
      values: matrix.values,
    },
    integrality: [...elastic.map(() => continuous), ...columns.map(() => integer)],
  };
  return { data, offset };
}

/** Up to any day, no more second visits than first ones `gapDays` before. */
function orderRows(
  { visits, classes }: Instance,
  ofVisit: readonly (readonly [number, number][])[],
  columns: readonly Column[],
  offset: number,
): [number, number][][] {
  const dates = classes.map(({ shifts }) => shifts[0]?.date ?? 0);
  const dateOf = (j: number) => dates[columns[j - offset]!.route.class]!;
  const until = (visit: number, last: number, sign: number) =>
    ofVisit[visit]!.filter(([j]) => dateOf(j) <= last).map(([j]): [number, number] => [j, sign]);
  const days = [...new Set(dates)];
  return visits.flatMap(({ after }, second) =>
    after === null
      ? []
      : days
          .map((day) => [...until(second, day, 1), ...until(after.visit, day - after.gapDays, -1)])
          .filter((entries) => entries.some(([, sign]) => sign > 0)),
  );
}
