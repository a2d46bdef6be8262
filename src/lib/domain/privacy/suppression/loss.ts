import type { CountTable } from './count-table.ts';

/**
 * What is lost when a count is hidden: log₂(1 + people), about the digits it takes to tell it, times its level: 1, or one
 * more than the highest of its parts. So totals, which more people read and others are judged by, go last. (Hundepool et
 * al. 2012, Statistical Disclosure Control, 4.4: weights are the owner's to choose; τ-ARGUS takes log as its λ = 0.)
 * @throws RangeError when a total is a part of itself
 */
export function lossesOf({ cells, sums }: CountTable): number[] {
  const sumsOf = new Map<number, number[][]>();
  for (const { total, parts } of sums) sumsOf.set(total, [...(sumsOf.get(total) ?? []), [...parts]]);
  const levels = new Int32Array(cells.length);
  const levelOf = (cell: number): number => {
    if (levels[cell]! < 0) throw new RangeError(`${cells[cell]!.id} is a part of itself`);
    if (levels[cell] === 0) {
      levels[cell] = -1;
      const below = (sumsOf.get(cell) ?? []).flat().map(levelOf);
      levels[cell] = 1 + below.reduce((most, level) => Math.max(most, level), 0);
    }
    return levels[cell]!;
  };
  return cells.map(({ count }, cell) => levelOf(cell) * Math.log2(1 + count));
}
