import type { WeighedDesa } from './split-weights.ts';
import type { Bounds } from './split-wishes.ts';
import { waterLevel, type Rising, type WaterLevel } from './water-level.ts';

/**
 * Desa that share in proportion to their weights: those of the branch, or of one kecamatan held at its bound. A desa of the pool
 * between its own bounds gets `shared` × its weight ÷ `weights`.
 */
export interface SplitPool {
  /** Kecamatan that its bound holds; null: the branch, without such kecamatan. */
  kecamatan: string | null;
  bound: 'min' | 'max' | null;
  /** What the desa between their bounds share, people: what is added (negative: given up); under `equal-rate` all members. */
  shared: number;
  /** Sum of their weights; 0 where there is none. */
  weights: number;
  /** How many they are, and how many others of the pool have a number that was given or is held by a bound. */
  sharing: number;
  held: number;
  /** Whether members are given up instead of added. */
  isShrinking: boolean;
}

/** What the pools give to each desa, in their order. */
export interface PooledDesa {
  pool: SplitPool;
  /** Rising part, to floating point; whole where it does not move. */
  value: number;
  /** Between its bounds. */
  moves: boolean;
}

/**
 * Nested water filling: the sum of a kecamatan is f(λ) = clamp(Σ of its desa at λ, min, max), the branch's is Σ f(λ). λ is found for the
 * branch; a kecamatan that λ finds below its minimum or above its maximum fills its own pool to exactly that bound, and the
 * rest share what is left.
 */
export function pooled(
  desa: readonly WeighedDesa[],
  total: number,
  bounds: ReadonlyMap<string, Bounds>,
): PooledDesa[] {
  const groups = boundGroups(desa, bounds);
  const cuts = new Map([...groups].map(([code, own]) => [code, cutOf(own, desa, bounds.get(code)!)]));
  const cut = desa.map(({ bound, rising }): Rising => {
    const levels = cuts.get(bound.desa.kecamatan);
    if (levels === undefined) return rising;
    const { low, high, down, up } = rising;
    return { low, high, down, up, ...levels };
  });
  const { level } = waterLevel(cut, total - sumOfStarts(desa));

  const found = new Array<PooledDesa>(desa.length);
  let left = total;
  for (const [code, own] of groups) {
    const { from, to } = cuts.get(code)!;
    const bound = level <= from ? 'min' : level >= to ? 'max' : null;
    if (bound === null) continue;
    const sum = bounds.get(code)![bound]!;
    fill(found, own, desa, sum, { kecamatan: code, bound });
    left -= sum;
  }
  const rest = Array.from(desa.keys()).filter((i) => found[i] === undefined);
  fill(found, rest, desa, left, { kecamatan: null, bound: null });
  return found;
}

function boundGroups(
  desa: readonly WeighedDesa[],
  bounds: ReadonlyMap<string, Bounds>,
): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  desa.forEach(({ bound }, i) => {
    const { kecamatan } = bound.desa;
    if (!bounds.has(kecamatan)) return;
    const own = groups.get(kecamatan);
    if (own) own.push(i);
    else groups.set(kecamatan, [i]);
  });
  return groups;
}

/** Levels at which a kecamatan reaches its bounds; a bound that its desa always meet has none. */
function cutOf(
  own: readonly number[],
  desa: readonly WeighedDesa[],
  { min = -Infinity, max = Infinity }: Bounds,
): Pick<Rising, 'from' | 'to'> {
  const risings = own.map((i) => desa[i]!.rising);
  const start = sumOfStarts(own.map((i) => desa[i]!));
  const sum = (key: 'low' | 'high') => risings.reduce((all, one) => all + one[key], start);
  return {
    from: min > sum('low') ? waterLevel(risings, min - start).level : -Infinity,
    to: max < sum('high') ? waterLevel(risings, max - start).level : Infinity,
  };
}

function fill(
  found: PooledDesa[],
  own: readonly number[],
  desa: readonly WeighedDesa[],
  sum: number,
  place: Pick<SplitPool, 'kecamatan' | 'bound'>,
): void {
  const members = own.map((i) => desa[i]!);
  const filled = waterLevel(
    members.map(({ rising }) => rising),
    sum - sumOfStarts(members),
  );
  const pool = { ...place, ...described(filled, members) };
  own.forEach((i, at) => {
    found[i] = { pool, value: filled.values[at]!, moves: filled.moves[at] === 1 };
  });
}

function described({ level, rises, shared, moves }: WaterLevel, members: readonly WeighedDesa[]) {
  const sharing = moves.reduce((count, one) => count + one, 0);
  const held = members.filter(({ rising, bound }, at) => {
    const weight = level < 0 ? rising.down : rising.up;
    return moves[at] === 0 && (bound.given !== null || weight > 0);
  }).length;
  return { shared, weights: rises, sharing, held, isShrinking: level < 0 };
}

function sumOfStarts(desa: readonly WeighedDesa[]): number {
  return desa.reduce((sum, { start }) => sum + start, 0);
}
