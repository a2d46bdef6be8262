import type { Highs } from 'highs';
import type { RandomSource } from '../../random/random.ts';
import { Bound, type ProofState } from '../bound/bound.ts';
import type { Instance, Route } from '../instance.ts';
import { Search } from '../search/search.ts';
import { everyRoute } from './every-route.ts';
import { MET, phaseOne, WHOLE_WISH } from './phase-one.ts';

/** Whether wishes can all be met: a plan that meets them (or most), or those that suffice for the proof that none does. */
export type Outcome =
  | { kind: 'possible' | 'unknown'; routes: readonly Route[]; stops: number[][] }
  | { kind: 'impossible'; rows: number[] };

/** Turns of search and bound, and how much each does in one: some tens of milliseconds. */
const TURNS = 40;
const SEARCH_ITERATIONS = 50;
const BOUND_WORK = 2e6;
/** Routes at most, and nodes of branch and bound, of the last attempt at a proof. */
const MOST_ROUTES = 3000;
const MOST_BEGINNINGS = 20_000;
const MOST_NODES = 2000;
/** Missed so much less than this counts as met, so much more as missed; between them nothing is said. */
const TOLERANCE = MET * WHOLE_WISH;

/**
 * Tries to meet some wishes together, and to prove that it is impossible, by turns: in slices, one a `next()`. A proof by
 * the Lagrangian bound needs only the rows that have a price in it: the others are left out (Gleeson & Ryan 1990).
 *
 * @param start stops per team-day to begin with
 */
export function* attempt(
  highs: Highs,
  instance: Instance,
  rows: readonly number[],
  random: RandomSource,
  start: readonly (readonly number[])[],
): Generator<void, Outcome> {
  const one = phaseOne(instance, rows);
  const search = new Search(one, random, start);
  const possible = (routes: readonly Route[]): Outcome => ({
    kind: 'possible',
    routes,
    stops: search.bestStops,
  });
  if (search.bestValue >= -TOLERANCE) return possible(search.routes());
  yield;
  const bound = new Bound(highs, one, { random });
  try {
    for (let turn = 0; turn < TURNS; turn++) {
      search.run(SEARCH_ITERATIONS, turn / TURNS);
      if (search.bestValue >= -TOLERANCE) return possible(search.routes());
      yield;
      bound.advance({ work: BOUND_WORK });
      if (bound.planValue >= -TOLERANCE) return possible(bound.plan);
      if (bound.bestBound < -2 * TOLERANCE) return { kind: 'impossible', rows: pricedRows(bound, rows) };
      yield;
    }
    bound.offerPlan(search.routes());
    const most = yield* proof(bound, one);
    if (bound.planValue >= -TOLERANCE) return possible(bound.plan);
    if (most < -2 * TOLERANCE) return { kind: 'impossible', rows: [...rows] };
    return { kind: 'unknown', routes: search.routes(), stops: search.bestStops };
  } finally {
    bound.dispose();
  }
}

/**
 * Proves the best plan best where that is quick: over all routes that can be in a better one, or where rows count minutes
 * or kilometres over all there are. @returns no plan is worth more
 */
function* proof(bound: Bound, instance: Instance): Generator<void, number> {
  const limits = { nodes: MOST_NODES, gap: 0 };
  let state: ProofState;
  while ((state = bound.prove({ ...limits, work: BOUND_WORK, most: MOST_ROUTES })) === 'unfinished') yield;
  if (state === 'proven') return bound.bestBound;
  const routes = everyRoute(instance, MOST_BEGINNINGS);
  if (routes === null || routes.length > MOST_ROUTES) return bound.bestBound;
  bound.addRoutes(routes);
  const { bound: most } = bound.solveInteger({ ...limits, columns: Infinity });
  return Math.max(bound.planValue, most);
}

/** The rows without which the bound would be the same. */
function pricedRows(bound: Bound, rows: readonly number[]): number[] {
  const { least, most } = bound.duals()!;
  return rows.filter((_, k) => least[k]! > 0 || most[k]! > 0);
}
