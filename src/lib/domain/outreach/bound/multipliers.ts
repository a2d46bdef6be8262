import type { Instance } from '../instance.ts';
import type { ClassGraph } from './class-graph.ts';

/** Three visits of which whole routes cover at most one pair: Σ ⌊visits of the three ÷ 2⌋ x ≤ 1 (Jepsen et al. 2008). */
export type Triple = readonly [number, number, number];

/**
 * Prices of the master problem's rows, all ≥ 0: what a unit more of each right-hand side would bring (`least`: cost).
 * Any such prices give a valid bound (Lagrangian relaxation), as long as `least` stays within a row's penalty.
 */
export interface Multipliers {
  visit: Float64Array;
  /** Parallel to `Instance.rows`: of `atLeast` and of `atMost`. */
  least: Float64Array;
  most: Float64Array;
  /** Parallel to the triples. */
  triple: Float64Array;
}

/** `share × a + (1 − share) × b`; rows that `a` does not know yet cost nothing in it. */
export function mix(a: Multipliers, b: Multipliers, share: number): Multipliers {
  const blend = (x: Float64Array, y: Float64Array) =>
    y.map((value, i) => share * (x[i] ?? 0) + (1 - share) * value);
  return {
    visit: blend(a.visit, b.visit),
    least: blend(a.least, b.least),
    most: blend(a.most, b.most),
    triple: blend(a.triple, b.triple),
  };
}

/** Right-hand sides at these prices: the part of the Lagrangian bound that no route has a share in. */
export function rightHandSide({ rows }: Instance, { visit, least, most, triple }: Multipliers): number {
  let sum = 0;
  for (const price of visit) sum += price;
  for (const price of triple) sum += price;
  rows.forEach(({ atLeast, atMost }, r) => {
    if (most[r]! > 0) sum += most[r]! * atMost;
    if (least[r]! > 0) sum -= least[r]! * atLeast;
  });
  return sum;
}

/** What a route of one class is worth at the multipliers: `fixed + Σ prize + perMinute × travel + perKm × km − triples`. */
export interface Prices {
  fixed: number;
  /** By local visit. */
  prize: Float64Array;
  perMinute: number;
  perKm: number;
  /** Triples with a price, and of each local visit those it is in. */
  triples: readonly { members: readonly number[]; price: number }[];
  triplesOf: readonly (readonly number[])[];
}

/** The prices that routes of a class see. */
export function pricesOf(
  { classes, rows, kmWeight }: Instance,
  { class: c, count, visit, service }: ClassGraph,
  multipliers: Multipliers,
  triples: readonly Triple[],
): Prices {
  const { value } = classes[c]!;
  const prize = Float64Array.from(visit, (v) => value[v]! - multipliers.visit[v]!);
  const local = new Map(Array.from(visit, (v, i) => [v, i] as const));
  let [fixed, perMinute, perKm] = [0, 0, -kmWeight];
  rows.forEach((row, r) => {
    const price = multipliers.least[r]! - multipliers.most[r]!;
    if (price === 0) return;
    fixed += price * row.perShift[c]!;
    perMinute += price * row.perMinute;
    perKm += price * row.perKm;
    for (const [v, position] of row.positions) {
      const i = local.get(v);
      if (i !== undefined) prize[i]! += price * row.perVisit[c]![position]!;
    }
  });
  for (let i = 0; i < count; i++) prize[i]! += perMinute * service[i]!;
  return { fixed, prize, perMinute, perKm, ...localTriples(local, count, multipliers, triples) };
}

function localTriples(
  local: ReadonlyMap<number, number>,
  count: number,
  { triple }: Multipliers,
  all: readonly Triple[],
): Pick<Prices, 'triples' | 'triplesOf'> {
  const triplesOf: number[][] = Array.from({ length: count }, () => []);
  const triples: { members: number[]; price: number }[] = [];
  all.forEach((one, t) => {
    const members = one.flatMap((v) => local.get(v) ?? []);
    if (!(triple[t]! > 0) || members.length < 2) return;
    for (const i of members) triplesOf[i]!.push(triples.length);
    triples.push({ members, price: triple[t]! });
  });
  return { triples, triplesOf };
}
