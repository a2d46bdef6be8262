import type { Highs, HighsCallbackMap, ModelData } from 'highs';
import type { Instance, Route } from '../instance.ts';
import type { Column } from './column.ts';
import type { Triple } from './multipliers.ts';

export interface IntegerLimits {
  /** Wall-clock seconds, as the solver counts them. */
  seconds?: number;
  /** Nodes of branch and bound, for runs that must repeat exactly. */
  nodes?: number;
  /** Relative gap at which to stop; asking for much less than 0.001 often does not finish. */
  gap?: number;
  /** Whether second visits must follow first ones; every class needs a date of its own. */
  inOrder?: boolean;
  /** Asked now and then with the best value and bound so far; true ends the search. */
  stop?: (value: number, bound: number) => boolean;
}

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
 * The best plan made of given columns: set packing with all wishes as a mixed-integer program (restricted master
 * heuristic), solved by HiGHS. `start` are columns that together make a plan already.
 */
export function integerPlan(
  highs: Highs,
  instance: Instance,
  columns: readonly Column[],
  triples: readonly Triple[],
  start: readonly Column[],
  limits: IntegerLimits,
): IntegerPlan {
  if (columns.length === 0)
    return { routes: [], value: -missedByNothing(instance), bound: -missedByNothing(instance) };
  const elastic = [...instance.rows.keys()].filter((r) => instance.rows[r]!.atLeast > -Infinity);
  const { data, offset } = modelOf(highs, instance, columns, triples, elastic, limits.inOrder === true);
  return highs.withModel(data, (model) => {
    model.options.set({ output_flag: false, mip_rel_gap: limits.gap ?? 0.001 });
    if (limits.seconds !== undefined) model.options.set('time_limit', limits.seconds);
    if (limits.nodes !== undefined) model.options.set('mip_max_nodes', limits.nodes);
    const known = new Map(columns.map((column, j) => [column, j]));
    const chosen = start.flatMap((column) => known.get(column) ?? []);
    if (chosen.length > 0 && chosen.length === start.length)
      model.setSolution({ colValue: startVector(instance, columns, elastic, chosen) });
    const status = model.run(callbacks(highs, limits)).modelStatus;
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

function callbacks(highs: Highs, { stop }: IntegerLimits): HighsCallbackMap {
  if (!stop) return {};
  return {
    [highs.constants.callbackType.mipInterrupt](event) {
      const { mip_primal_bound: value = Infinity, mip_dual_bound: bound = -Infinity } = event.data;
      if (stop(-value, -bound)) event.interrupt();
      return undefined;
    },
  };
}

/** Columns: a shortfall for each wish, then the routes. */
function modelOf(
  highs: Highs,
  instance: Instance,
  columns: readonly Column[],
  triples: readonly Triple[],
  elastic: readonly number[],
  inOrder: boolean,
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
  for (const triple of triples) {
    const inside = columns.flatMap(({ route }, j) =>
      route.visits.filter((visit) => triple.includes(visit)).length >= 2 ? [[offset + j, 1] as const] : [],
    );
    if (inside.length > 1) matrix.add(-Infinity, 1, inside);
  }
  if (inOrder)
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

function startVector(
  { rows }: Instance,
  columns: readonly Column[],
  elastic: readonly number[],
  chosen: readonly number[],
): Float64Array {
  const vector = new Float64Array(elastic.length + columns.length);
  const sums = new Float64Array(rows.length);
  for (const j of chosen) {
    vector[elastic.length + j] = 1;
    columns[j]!.rows.forEach((r, k) => (sums[r]! += columns[j]!.amounts[k]!));
  }
  elastic.forEach((r, k) => (vector[k] = Math.max(0, rows[r]!.atLeast - sums[r]!)));
  return vector;
}
