import type { Highs } from 'highs';
import type { RandomSource } from '../../random/random.ts';
import { Bound } from '../bound/bound.ts';
import type { Instance, Route } from '../instance.ts';
import { dated } from '../dating.ts';
import { worthOfPlan } from '../plan-worth.ts';
import { Exhaustive } from '../proof/exhaustive.ts';
import { Search } from '../search/search.ts';
import { MET, phaseOne, WHOLE_WISH } from './phase-one.ts';

/** What is known of a problem before: stops per team-day of a good plan, and routes worth knowing, whatever they are for. */
export interface Known {
  stops: readonly (readonly number[])[];
  routes: readonly Route[];
}

/** Whether wishes can all be met: a plan that meets them (or most), or those that suffice for the proof that none does. */
export type Outcome = Known &
  ({ kind: 'possible' | 'unknown'; plan: readonly Route[] } | { kind: 'impossible'; rows: number[] });

/** Turns of search and of the bound, and how much each does in one: some tens of milliseconds. */
const SEARCH_TURNS = 60;
const BOUND_TURNS = 400;
const SEARCH_ITERATIONS = 40;
const BOUND_WORK = 1_500_000;
/** Missed so much less than this counts as met, twice as much as missed; between them nothing is said. */
const TOLERANCE = MET * WHOLE_WISH;

/**
 * Tries to meet some wishes together, and to prove that it is impossible, by turns: in slices, one a `next()`. A proof by
 * the Lagrangian bound needs only the rows that have a price in it: the others are left out (Gleeson & Ryan 1990).
 */
export function* attempt(
  highs: Highs,
  instance: Instance,
  rows: readonly number[],
  random: RandomSource,
  known: Known,
): Generator<void, Outcome> {
  const one = phaseOne(instance, rows);
  const search = new Search(one, random, known.stops);
  const isMet = () => search.bestValue >= -TOLERANCE;
  const stops = () => search.bestStops;
  if (isMet()) return { kind: 'possible', plan: search.routes(), routes: known.routes, stops: stops() };
  yield;
  const bound = new Bound(highs, one, { random });
  const outcome = (kind: 'possible' | 'unknown', plan: readonly Route[]): Outcome => {
    return { kind, plan, routes: routesOf(bound), stops: stops() };
  };
  const impossible = (which: number[]): Outcome => {
    return { kind: 'impossible', rows: which, routes: routesOf(bound), stops: stops() };
  };
  try {
    bound.addRoutes(known.routes);
    for (let turn = 0; turn < BOUND_TURNS; turn++) {
      yield;
      if (turn < SEARCH_TURNS) search.run(SEARCH_ITERATIONS, turn / SEARCH_TURNS);
      if (isMet()) return outcome('possible', search.routes());
      yield;
      const { done } = bound.advance({ work: BOUND_WORK });
      if (isDated(bound, one)) return outcome('possible', dated(one, bound.plan, []));
      if (bound.bestBound < -2 * TOLERANCE) return impossible(pricedRows(bound, rows));
      if (done && turn >= SEARCH_TURNS) break;
    }
    const proof = new Exhaustive(highs, one);
    while (proof.step()) yield;
    if (proof.plan === null) return outcome('unknown', search.routes());
    const { worth } = worthOfPlan(one, proof.plan);
    if (worth >= -TOLERANCE) return outcome('possible', proof.plan);
    return proof.bound < -2 * TOLERANCE ? impossible([...rows]) : outcome('unknown', proof.plan);
  } finally {
    bound.dispose();
  }
}

/** Whether the plan of the bound meets everything, on dates that keep second visits in order. */
function isDated({ plan, planValue }: Bound, instance: Instance): boolean {
  return planValue >= -TOLERANCE && worthOfPlan(instance, dated(instance, plan, [])).worth >= -TOLERANCE;
}

function routesOf(bound: Bound): Route[] {
  return bound.master.columns.map(({ route }) => route);
}

/** The rows without which the bound would be the same. */
function pricedRows(bound: Bound, rows: readonly number[]): number[] {
  const { least, most } = bound.duals()!;
  return rows.filter((_, k) => least[k]! > 0 || most[k]! > 0);
}
