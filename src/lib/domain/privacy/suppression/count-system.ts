import type { CountTable } from './count-table.ts';
import { sumsOfSeveral } from './several.ts';

/** An equation between counts: Σ factor × count = 0; cells by position, each once. */
export interface Equation {
  cells: number[];
  factors: number[];
}

/** A table as equations. */
export interface CountSystem {
  counts: readonly number[];
  threshold: number;
  /** By cell: see `sumsOfSeveral`. */
  several: readonly boolean[];
  equations: readonly Equation[];
  /** Positions of the equations of each cell. */
  equationsOf: readonly (readonly number[])[];
}

const LEAST_THRESHOLD = 3;

/** @throws RangeError when the threshold is below 3, a count is no whole number, an id is there twice or a sum is wrong */
export function countSystem(table: CountTable, threshold: number): CountSystem {
  const { cells, sums } = table;
  if (!Number.isInteger(threshold) || threshold < LEAST_THRESHOLD)
    throw new RangeError(`a threshold of ${threshold}: at least ${LEAST_THRESHOLD}`);
  if (new Set(cells.map(({ id }) => id)).size < cells.length) throw new RangeError('a cell is there twice');
  for (const { id, count } of cells)
    if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`${id}: ${count} is no count`);
  const counts = cells.map(({ count }) => count);
  const equations = sums.map(({ total, parts }) => {
    const of = parts.reduce((sum, part) => sum + counts[part]!, 0);
    if (of !== counts[total]) throw new RangeError(`${cells[total]!.id} is not the sum of its parts`);
    return { cells: [...parts, total], factors: [...parts.map(() => 1), -1] };
  });
  const equationsOf: number[][] = counts.map(() => []);
  equations.forEach((equation, e) => equation.cells.forEach((cell) => equationsOf[cell]!.push(e)));
  return { counts, threshold, several: sumsOfSeveral(table), equations, equationsOf };
}

/** Whether a count may not be told, whatever else is. */
export function isKeptBack({ counts, threshold }: CountSystem, cell: number): boolean {
  return counts[cell]! > 0 && counts[cell]! < threshold;
}

/**
 * Whether a count is said to be small. A sum of several never is: its parts would be known to be at least 1 and together
 * below the threshold, that is less than any of 1 to threshold − 1.
 */
export function isSmall(system: CountSystem, cell: number): boolean {
  return isKeptBack(system, cell) && !system.several[cell]!;
}

/** The lowest that a hidden count can be by itself: of sums of several, small ones are hidden with the others. */
export function lowestHidden({ several, threshold }: CountSystem, cell: number): number {
  return several[cell] ? 1 : threshold;
}

/** Cells that depend on each other, with all equations that have one of them. */
export interface Part {
  cells: number[];
  equations: number[];
}

/** The parts that open cells fall into: two are in the same part when an equation has both. Everything in rising order. */
export function connectedParts(
  { equations, equationsOf, counts }: CountSystem,
  isOpen: (cell: number) => boolean,
): Part[] {
  const parts: Part[] = [];
  const seen = new Uint8Array(counts.length);
  const seenEquation = new Uint8Array(equations.length);
  for (let first = 0; first < counts.length; first++) {
    if (seen[first] || !isOpen(first)) continue;
    seen[first] = 1;
    const part: Part = { cells: [first], equations: [] };
    for (const cell of part.cells)
      for (const e of equationsOf[cell]!) {
        if (seenEquation[e]) continue;
        seenEquation[e] = 1;
        part.equations.push(e);
        for (const other of equations[e]!.cells) {
          if (seen[other] || !isOpen(other)) continue;
          seen[other] = 1;
          part.cells.push(other);
        }
      }
    part.cells.sort((a, b) => a - b);
    part.equations.sort((a, b) => a - b);
    parts.push(part);
  }
  return parts;
}
