import loadHighs, { type Highs } from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CountTable } from '#lib/domain/privacy/suppression/count-table.ts';
import { protectCounts } from '#lib/domain/privacy/suppression/protect-counts.ts';
import { seededRandom } from '#lib/domain/random/random.ts';
import { candidatesOf, cheapestSafe, NARROW, Price } from './cheapest.ts';
import { randomTable } from './tables.ts';

let highs: Highs;
beforeAll(async () => {
  highs = await loadHighs();
});

const TABLES = 100;
const MOST_CANDIDATES = 13;
const MOST_CELLS = 24;

interface Case {
  seed: number;
  table: CountTable;
  threshold: number;
}

/** Tables small enough to try all choices, in which something has to be hidden. */
function smallTables(): Case[] {
  const cases: Case[] = [];
  for (let seed = 1001; cases.length < TABLES; seed++) {
    const threshold = [3, 5, 10][seed % 3]!;
    const table = randomTable(seededRandom(seed), threshold);
    const candidates = candidatesOf(table, threshold).length;
    if (table.cells.length > MOST_CELLS || candidates < 3 || candidates > MOST_CANDIDATES) continue;
    if (hiddenOf({ seed, table, threshold }).length > 0) cases.push({ seed, table, threshold });
  }
  return cases;
}

function hiddenOf({ table, threshold }: Case, exactCells?: number): number[] {
  const published = protectCounts(table, {
    threshold,
    highs,
    ...(exactCells !== undefined && { exactCells }),
  });
  // Small sums of several are hidden whatever is chosen.
  const isChosen = (cell: number) => table.cells[cell]!.count >= threshold;
  return [...published.keys()].filter((cell) => published[cell]!.kind === 'hidden' && isChosen(cell));
}

describe('what is hidden, against all choices there are', () => {
  it('loses as little as possible where it is exact, and at most 1.3 times that where it is not', () => {
    for (const one of smallTables()) {
      const price = new Price(highs, one.table, one.threshold);
      const least = cheapestSafe(highs, one.table, one.threshold, price);
      const [exact, heuristic] = [price.of(hiddenOf(one)), price.of(hiddenOf(one, 0))];
      const label = `seed ${one.seed}`;
      expect(exact, label).toBeCloseTo(least, 6);
      expect(Math.floor(heuristic / NARROW), label).toBe(Math.floor(least / NARROW));
      expect(heuristic % NARROW, label).toBeLessThanOrEqual(1.3 * (least % NARROW));
    }
  });
});
