import type { Highs } from 'highs';
import { lossesOf } from '#lib/domain/privacy/suppression/loss.ts';
import type { CountTable, PublishedCount } from '#lib/domain/privacy/suppression/count-table.ts';
import { Attacker, severalOf, type Possible } from './attacker.ts';

/** A cell that must be kept back as well, and a set of hidden cells (bits) with which it is not safe, nor with fewer. */
interface Unsafe {
  cell: number;
  isForced: boolean;
  hidden: number;
}

/** What is said of a table with a set of its cells hidden; zero is told, and a small sum of several is hidden as well. */
export function withHidden(
  table: CountTable,
  threshold: number,
  isHidden: (cell: number) => boolean,
): PublishedCount[] {
  const { cells } = table;
  const several = severalOf(table, (cell) => cells[cell]!.count === 0);
  return cells.map(({ count }, cell): PublishedCount => {
    const isSmall = count > 0 && count < threshold;
    if (isSmall && !several(cell)) return { kind: 'small', below: threshold };
    return isSmall || (count > 0 && isHidden(cell))
      ? { kind: 'hidden', low: several(cell) ? 1 : threshold, high: Infinity }
      : { kind: 'count', count };
  });
}

export function candidatesOf({ cells }: CountTable, threshold: number): number[] {
  return [...cells.keys()].filter((cell) => cells[cell]!.count >= threshold);
}

/** Cells that cannot be as wide as they should whatever else is hidden count as much as a whole table loses. */
export const NARROW = 10_000;

/** What a choice costs: what it loses, and `NARROW` for each cell that cannot be wide enough. */
export class Price {
  readonly loosest: readonly Possible[];
  private readonly losses: readonly number[];
  private readonly threshold: number;

  constructor(highs: Highs, table: CountTable, threshold: number) {
    this.losses = lossesOf(table);
    this.threshold = threshold;
    this.loosest = attack(
      highs,
      table,
      threshold,
      () => true,
      (attacker) => table.cells.map((_, cell) => attacker.range(cell)),
    );
  }

  of(hidden: readonly number[]): number {
    return hidden.reduce((sum, cell) => sum + this.one(cell), 0);
  }

  private one(cell: number): number {
    const { low, high } = this.loosest[cell]!;
    return this.losses[cell]! + (high - low < this.threshold ? NARROW : 0);
  }
}

/** Attacks a table with a set of its cells hidden. */
function attack<T>(
  highs: Highs,
  table: CountTable,
  threshold: number,
  isHidden: (cell: number) => boolean,
  use: (attacker: Attacker, keptBack: readonly number[]) => T,
): T {
  const published = withHidden(table, threshold, isHidden);
  const attacker = new Attacker(highs, [{ table, published }], threshold, { believed: false });
  try {
    return use(
      attacker,
      [...published.keys()].filter((cell) => published[cell]!.kind !== 'count'),
    );
  } finally {
    attacker.dispose();
  }
}

/**
 * The cheapest safe choice: all choices from the cheapest on, until one withstands the attacker. Whatever is unsafe with
 * some cells hidden is unsafe with fewer, so that most choices need no attack.
 */
export function cheapestSafe(highs: Highs, table: CountTable, threshold: number, price: Price): number {
  const candidates = candidatesOf(table, threshold);
  const position = new Map(candidates.map((cell, k) => [cell, k]));
  const isIn = (bits: number, cell: number) =>
    position.has(cell) && (bits & (1 << position.get(cell)!)) !== 0;
  const prices = candidates.map((cell) => price.of([cell]));
  const choices = Array.from({ length: 1 << candidates.length }, (_, bits) => ({
    bits,
    price: prices.reduce((sum, one, k) => (bits & (1 << k) ? sum + one : sum), 0),
  })).sort((a, b) => a.price - b.price);
  const unsafe: Unsafe[] = [];
  const several = severalOf(table, (cell) => table.cells[cell]!.count === 0);
  const isSmallLeaf = (cell: number) => table.cells[cell]!.count < threshold && !several(cell);
  const firstUnsafe = (bits: number, only?: number) =>
    attack(
      highs,
      table,
      threshold,
      (cell) => isIn(bits, cell),
      (attacker, keptBack) =>
        (only === undefined ? keptBack : [only]).find(
          (cell) => !isSafe(attacker.range(cell), price.loosest[cell]!, threshold, isSmallLeaf(cell)),
        ),
    );
  for (const { bits, price: cost } of choices) {
    const known = unsafe.some(
      ({ cell, isForced, hidden }) => (bits & ~hidden) === 0 && (isForced || isIn(bits, cell)),
    );
    if (known) continue;
    const cell = firstUnsafe(bits);
    if (cell === undefined) return cost;
    let hidden = bits;
    candidates.forEach((_, k) => {
      if (firstUnsafe(hidden | (1 << k), cell) !== undefined) hidden |= 1 << k;
    });
    unsafe.push({ cell, isForced: table.cells[cell]!.count < threshold, hidden });
  }
  throw new Error('hiding everything is always safe');
}

/** As loose as it could be at all, or as it should be. */
function isSafe(range: Possible, loosest: Possible, threshold: number, isSmall: boolean): boolean {
  if (isSmall) return range.low === loosest.low && range.high === loosest.high;
  return range.high - range.low >= Math.min(threshold, loosest.high - loosest.low);
}
