import loadHighs, { type Highs } from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import { protectTable } from '#lib/domain/privacy/suppression/protect-counts.ts';
import type { CountTable, PublishedCount } from '#lib/domain/privacy/suppression/count-table.ts';
import { seededRandom } from '#lib/domain/random/random.ts';
import { Attacker } from './attacker.ts';
import { randomTable } from './tables.ts';

let highs: Highs;
beforeAll(async () => {
  highs = await loadHighs();
});

const TABLES = 300;

describe('random tables', () => {
  it('attack', () => {
    let [exposedCells, keptCells, tables] = [0, 0, 0];
    for (const exactCells of [60, 0])
      for (let seed = 1; seed <= TABLES; seed++) {
        const random = seededRandom(seed);
        const threshold = [3, 5, 10][seed % 3]!;
        const table = randomTable(random, threshold);
        const { published, exposed } = protectTable(table, { threshold, highs, exactCells });
        exposedCells += exposed.length;
        tables += exposed.length > 0 ? 1 : 0;
        keptCells += published.filter(({ kind }) => kind !== 'count').length;
        check(seed, table, published, threshold, exposed);
      }
    console.log({ exposedCells, keptCells, tables });
  });
});

function check(
  seed: number,
  table: CountTable,
  published: PublishedCount[],
  threshold: number,
  exposed: number[],
) {
  const attacker = new Attacker(highs, [{ table, published }], threshold);
  const blind = new Attacker(highs, [{ table, published }], threshold, { believed: false });
  const all = table.cells.map(({ count }): PublishedCount =>
    count === 0
      ? { kind: 'count', count }
      : count < threshold
        ? { kind: 'small', below: threshold }
        : { kind: 'hidden', low: threshold, high: 1e6 },
  );
  const loosest = new Attacker(highs, [{ table, published: all }], threshold, { believed: false });
  published.forEach((one, cell) => {
    const label = `seed ${seed}, cell ${cell}`;
    const { count } = table.cells[cell]!;
    if (one.kind === 'count') return expect(one.count, label).toBe(count);
    const range = attacker.range(cell);
    if (exposed.includes(cell)) {
      const most = loosest.range(cell);
      if (one.kind === 'small') expect(range, label).toEqual(most);
      else {
        expect(range.high - range.low, label).toBeGreaterThanOrEqual(
          Math.min(threshold, most.high - most.low),
        );
        expect(most.high - most.low, label).toBeLessThan(threshold);
      }
    } else if (one.kind === 'small') expect(range, label).toEqual({ low: 1, high: threshold - 1 });
    else expect(range.high - range.low, label).toBeGreaterThanOrEqual(threshold);
    if (one.kind === 'hidden') {
      expect(range, label).toEqual({ low: one.low, high: one.high });
      const alone = blind.range(cell);
      expect(alone.low, label).toBe(one.low);
      if (alone.high < Infinity) expect(alone.high, label).toBe(one.high);
      else expect(one.high, label).toBeGreaterThan(count);
    }
  });
  attacker.dispose();
  blind.dispose();
  loosest.dispose();
}
