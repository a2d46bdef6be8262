import type { Column } from './column.ts';
import type { Triple } from './multipliers.ts';

/** A visit is in at most so many new triples of one round, so that the cuts spread. */
const PER_VISIT = 4;

/**
 * Triples of visits of which the fractions of routes cover more than one pair, the most broken first (subset-row cuts:
 * Jepsen, Petersen, Spoorendonk & Pisinger 2008). Only triples whose three pairs all are in some route can be broken.
 */
export function separateTriples(
  columns: readonly Column[],
  fractions: ArrayLike<number>,
  known: readonly Triple[],
  most: number,
  least: number,
): Triple[] {
  const used = columns.flatMap(({ route }, j) =>
    fractions[j]! > 1e-6 && fractions[j]! < 1 - 1e-6 && route.visits.length > 1
      ? [{ visits: [...route.visits].sort((a, b) => a - b), fraction: fractions[j]! }]
      : [],
  );
  const pairs = pairWeights(used);
  const whole = tripleWeights(used);
  const seen = new Set(known.map(String));
  const broken: { triple: Triple; excess: number }[] = [];
  for (const [a, ofA] of pairs) {
    for (const [b, ab] of ofA) {
      for (const [c, bc] of pairs.get(b) ?? []) {
        const ac = ofA.get(c);
        if (ac === undefined) continue;
        const triple = [a, b, c] as const;
        const excess = ab + bc + ac - 2 * (whole.get(String(triple)) ?? 0) - 1;
        if (excess > least && !seen.has(String(triple))) broken.push({ triple, excess });
      }
    }
  }
  broken.sort((x, y) => y.excess - x.excess || compare(x.triple, y.triple));
  return spread(broken, most);
}

interface Used {
  visits: readonly number[];
  fraction: number;
}

/** Σ fractions of routes with both visits, a < b. */
function pairWeights(used: readonly Used[]): Map<number, Map<number, number>> {
  const pairs = new Map<number, Map<number, number>>();
  for (const { visits, fraction } of used) {
    visits.forEach((a, i) => {
      const ofA = pairs.get(a) ?? new Map<number, number>();
      pairs.set(a, ofA);
      for (const b of visits.slice(i + 1)) ofA.set(b, (ofA.get(b) ?? 0) + fraction);
    });
  }
  return pairs;
}

function tripleWeights(used: readonly Used[]): Map<string, number> {
  const whole = new Map<string, number>();
  for (const { visits, fraction } of used) {
    for (let i = 0; i < visits.length; i++)
      for (let j = i + 1; j < visits.length; j++)
        for (let k = j + 1; k < visits.length; k++) {
          const key = String([visits[i], visits[j], visits[k]]);
          whole.set(key, (whole.get(key) ?? 0) + fraction);
        }
  }
  return whole;
}

function compare(a: Triple, b: Triple): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

function spread(broken: readonly { triple: Triple }[], most: number): Triple[] {
  const uses = new Map<number, number>();
  const chosen: Triple[] = [];
  for (const { triple } of broken) {
    if (chosen.length === most) break;
    if (triple.some((visit) => (uses.get(visit) ?? 0) >= PER_VISIT)) continue;
    for (const visit of triple) uses.set(visit, (uses.get(visit) ?? 0) + 1);
    chosen.push(triple);
  }
  return chosen;
}
