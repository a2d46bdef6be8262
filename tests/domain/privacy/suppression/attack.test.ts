import loadHighs, { type Highs } from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CountTable, PublishedCount } from '#lib/domain/privacy/suppression/count-table.ts';
import { protectCounts, protectTable } from '#lib/domain/privacy/suppression/protect-counts.ts';
import { seededRandom, type RandomSource } from '#lib/domain/random/random.ts';
import { Attacker, leastHidden, severalOf } from './attacker.ts';
import { withHidden } from './cheapest.ts';
import {
  hierarchy,
  oneWay,
  randomTable,
  registrations,
  sparseSegments,
  TableMaker,
  twoWay,
} from './tables.ts';

let highs: Highs;
beforeAll(async () => {
  highs = await loadHighs();
});

const TABLES = 300;
const HEURISTIC_TABLES = 60;
const THRESHOLDS = [3, 5, 10];

/** Everything that is wrong with what is published: one line each. */
function wrongs(
  table: CountTable,
  published: readonly PublishedCount[],
  threshold: number,
  exposed: readonly number[] = [],
): string[] {
  const attackers = [true, false].map(
    (believed) => new Attacker(highs, [{ table, published }], threshold, { believed }),
  );
  const loosest = new Attacker(
    highs,
    [{ table, published: withHidden(table, threshold, () => true) }],
    threshold,
    { believed: false },
  );
  const of = (cell: number) => ({
    believed: attackers[0]!.range(cell),
    alone: attackers[1]!.range(cell),
    // Cells that are called exposed have to be so with everything hidden.
    loosest: exposed.includes(cell) ? loosest.range(cell) : { low: 1, high: Infinity },
  });
  const several = severalOf(table, (cell) => table.cells[cell]!.count === 0);
  const found = published.flatMap((one, cell) => {
    const { id, count } = table.cells[cell]!;
    const say = (what: string) => [`${id} (${count}): ${what}`];
    if (one.kind === 'count') {
      if (one.count !== count) return say(`told as ${one.count}`);
      return count > 0 && count < threshold ? say('told') : [];
    }
    if (count === 0) return say('zero kept back');
    const { believed, alone, loosest: most } = of(cell);
    if (one.kind === 'small') {
      if (several(cell)) return say('a sum of several, called small');
      const isOpen = believed.low === 1 && believed.high === threshold - 1 && count < threshold;
      return isOpen && !exposed.includes(cell) ? [] : say(`${believed.low} to ${believed.high}`);
    }
    const need = Math.min(threshold, most.high - most.low);
    if (count < threshold && !several(cell)) return say('small, called hidden');
    if (exposed.includes(cell) && most.high - most.low >= threshold) return say('exposed without need');
    if (believed.high - believed.low < need) return say(`${believed.low} to ${believed.high}`);
    if (believed.high < threshold) return say('hidden, seen to be small');
    if (one.low !== alone.low || one.low !== believed.low) return say(`low ${one.low}, is ${alone.low}`);
    // Where nothing limits a count, what is told as its high is the limit.
    const isHigh = alone.high === Infinity ? one.high >= count + threshold : one.high === alone.high;
    return isHigh && one.high === believed.high ? [] : say(`high ${one.high}, is ${alone.high}`);
  });
  for (const attacker of [...attackers, loosest]) attacker.dispose();
  return found;
}

function randomCase(seed: number): { table: CountTable; threshold: number } {
  const threshold = THRESHOLDS[seed % THRESHOLDS.length]!;
  return { table: randomTable(seededRandom(seed), threshold), threshold };
}

describe('an attacker who solves everything published', () => {
  it.each([
    ['exact', TABLES, {}],
    ['heuristic', HEURISTIC_TABLES, { exactCells: 0 }],
  ])('finds out nothing, %s: %i random tables', (_, tables, options) => {
    let [hidden, exposedCells, keptBack] = [0, 0, 0];
    for (let seed = 1; seed <= tables; seed++) {
      const { table, threshold } = randomCase(seed);
      const { published, exposed } = protectTable(table, { threshold, highs, ...options });
      expect(wrongs(table, published, threshold, exposed), `seed ${seed}`).toEqual([]);
      // Nothing helps a sum of two small counts where those can only be 1 or 2: it is 2 to 4.
      const isPair = (cell: number) => [2, 4].join() === rangeSaid(published[cell]!).join();
      expect(threshold === 3 ? exposed.filter((cell) => !isPair(cell)) : exposed, `seed ${seed}`).toEqual([]);
      hidden += published.filter(({ kind }) => kind === 'hidden').length;
      keptBack += published.filter(({ kind }) => kind !== 'count').length;
      exposedCells += exposed.length;
    }
    expect(hidden).toBeGreaterThan(tables);
    expect(exposedCells).toBeLessThan(keptBack / 100);
  });

  it.each([
    ['people registered at visits', 100, (random: RandomSource) => registrations(random)],
    ['few members in three segments', 15, (random: RandomSource) => sparseSegments(random)],
  ])('finds out nothing of tables of small counts: %s, %i', (_, tables, tableOf) => {
    let [sums, told] = [0, 0];
    for (let seed = 1; seed <= tables; seed++) {
      const table = tableOf(seededRandom(seed));
      const { published, exposed } = protectTable(table, { threshold: 5, highs });
      expect(exposed, `seed ${seed}`).toEqual([]);
      expect(wrongs(table, published, 5), `seed ${seed}`).toEqual([]);
      sums += published.filter(({ kind }, cell) => kind === 'hidden' && table.cells[cell]!.count < 5).length;
      told += published.filter((one) => one.kind === 'count' && one.count > 0).length;
    }
    expect(sums).toBeGreaterThan(tables);
    expect(told).toBeGreaterThan(tables);
  });

  it('would see it if one of the cells hidden had been told', () => {
    let seen = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const { table, threshold } = randomCase(seed);
      const { published, exposed } = protectTable(table, { threshold, highs });
      if (exposed.length > 0) continue;
      const least = leastHidden({ table, published }, threshold);
      published.forEach((one, cell) => {
        if (one.kind !== 'hidden' || table.cells[cell]!.count < threshold) return;
        const told = published.map((other, k): PublishedCount => {
          if (k === cell) return { kind: 'count', count: table.cells[k]!.count };
          return other.kind === 'hidden' ? { ...other, low: least(k), high: 1e6 } : other;
        });
        expect(
          wrongs(table, told, threshold).some((wrong) => /to \d+$/.test(wrong)),
          `seed ${seed}, cell ${cell}`,
        ).toBe(true);
        seen++;
      });
    }
    expect(seen).toBeGreaterThan(50);
  });
});

function rangeSaid(one: PublishedCount): number[] {
  return one.kind === 'hidden' ? [one.low, one.high] : [];
}

/** What is said, in short: numbers, `<5`, and `low–high`. */
function said(table: CountTable, threshold = 5): Record<string, string> {
  const { published, exposed } = protectTable(table, { threshold, highs });
  expect(wrongs(table, published, threshold, exposed)).toEqual([]);
  return Object.fromEntries(
    published.map((one, cell) => {
      const { id } = table.cells[cell]!;
      if (one.kind === 'count') return [id, String(one.count)];
      return [id, one.kind === 'small' ? `<${one.below}` : `${one.low}–${one.high}`];
    }),
  );
}

describe('cases that are easily wrong', () => {
  it('no small count: nothing is hidden', () => {
    const table = hierarchy([
      [
        [5, 0],
        [70, 9],
      ],
      [[40, 12]],
    ]);
    const published = protectCounts(table, { threshold: 5, highs });
    expect(published).toEqual(table.cells.map(({ count }) => ({ kind: 'count', count })));
  });

  it('one small part: two others, of few people, are hidden beside it', () => {
    expect(said(oneWay([2, 90, 30, 8, 60, 0]))).toEqual({
      ...{ p0: '<5', p1: '90', p2: '5–34', p3: '5–34', p4: '60', p5: '0', total: '190' },
    });
  });

  it('several small parts may protect each other', () => {
    expect(said(oneWay([1, 4, 3, 50]))).toMatchObject({ p0: '<5', p2: '<5', p3: '50', total: '58' });
  });

  it('a part alone in its sum: the sum is small as well, and others beside it are hidden, not what is above', () => {
    const rest = [20, 30, 40].map((count) => [
      [count, 90],
      [count + 5, 70],
      [count + 7, 80],
    ]);
    const of = said(hierarchy([[[3, 50]], ...rest], { rowTotals: false }));
    expect(of).toMatchObject({
      '0.0 0': '<5',
      '0 0': '<5',
      'top 0': '309',
      'top 1': '770',
      'top all': '1079',
    });
  });

  it('one small part and zeros: what is above is kept back too', () => {
    const rest = [20, 30, 40].map((count) => [
      [count, 90],
      [count + 5, 70],
    ]);
    const zeros = [
      [0, 60],
      [2, 80],
      [0, 0],
    ];
    const of = said(hierarchy([zeros, ...rest], { rowTotals: false }));
    expect(of).toMatchObject({ '0.0 0': '0', '0.1 0': '<5', '0.2 0': '0', '0 0': '<5', 'top 0': '197' });
  });

  it('the whole is small: of a sum of several that is not said', () => {
    expect(said(oneWay([1, 0, 2]))).toEqual({ p0: '<5', p1: '0', p2: '<5', total: '2–8' });
    expect(said(oneWay([0, 0, 2]))).toEqual({ p0: '0', p1: '0', p2: '<5', total: '<5' });
  });

  it('a small sum and a larger one look the same', () => {
    expect(said(oneWay([1, 1, 1, 1]))).toEqual(said(oneWay([4, 4, 4, 4])));
    const of = (counts: number[]) => said(hierarchy([counts.map((count) => [count, 90]), [[7, 80]]]));
    expect(of([1, 2])['0 0']).toBe('2–8');
    expect(of([4, 4])['0 0']).toBe('2–8');
  });

  it('the same number as a small sum of several, a level above: it is hidden with it', () => {
    const of = said(hierarchy([[[1], [1]], [[0]]], { rowTotals: false }));
    expect(of).toMatchObject({ '0.0 0': '<5', '0 0': '2–8', 'top 0': '2–8', 'top all': '2–8' });
  });

  it('a small count that its sums determine whatever is hidden: every sum above it is kept back', () => {
    const maker = new TableMaker();
    const parts = [2, 2, 1, 1, 1, 1].map((count, k) => maker.put(`p${k}`, count));
    const total = maker.sum('total', parts.slice(0, 2));
    maker.sumTo(total, parts.slice(2));
    const rest = [40, 50, 60].map((count, k) => maker.put(`rest ${k}`, count));
    maker.sum('whole', [total, ...rest]);
    const { published, exposed } = protectTable(maker.table(), { threshold: 3, highs });
    expect(exposed).toEqual(expect.arrayContaining(parts));
    expect(published[total]).toEqual({ kind: 'hidden', low: 4, high: 4 });
    expect(published[published.length - 1]!.kind).toBe('hidden');
  });

  it('all parts small: their total is told where it leaves them open, and kept back where it does not', () => {
    expect(said(oneWay([1, 4, 2, 3])).total).toBe('10');
    expect(said(oneWay([4, 4]))).toEqual({ p0: '<5', p1: '<5', total: '2–8' });
    expect(said(oneWay([4, 4, 4, 4])).total).toBe('4–16');
  });

  it('sums over columns do not give away what sums over rows hide', () => {
    const rows = [
      [3, 40, 50],
      [60, 70, 80],
      [90, 10, 20],
    ];
    const hidden = Object.values(said(twoWay(rows))).filter((one) => one.includes('–'));
    expect(hidden.length).toBeGreaterThanOrEqual(3);
  });

  it('a whole that nothing limits has a ceiling that is well above', () => {
    const table = oneWay([4, 4, 9]);
    const keptBack = (...ids: string[]) =>
      protectCounts(table, {
        ...{ threshold: 5, highs },
        earlier: [new Map(ids.map((id) => [id, { kind: 'hidden', low: 5, high: 50 } as const]))],
      });
    expect(keptBack('p0', 'p1', 'total').slice(2)).toEqual([
      { kind: 'count', count: 9 },
      { kind: 'hidden', low: 11, high: 17 },
    ]);
    expect(keptBack('p0', 'p1', 'p2', 'total').slice(2)).toEqual([
      { kind: 'hidden', low: 5, high: 45 },
      { kind: 'hidden', low: 7, high: 53 },
    ]);
  });

  it('answers the same to the same', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const { table, threshold } = randomCase(seed);
      expect(protectTable(table, { threshold, highs })).toEqual(protectTable(table, { threshold, highs }));
    }
  });

  it('refuses what is no table, and a threshold below 3', () => {
    const table = oneWay([2, 90]);
    expect(() => protectCounts(table, { threshold: 2, highs })).toThrow(/at least 3/);
    const wrong = { ...table, cells: table.cells.map((cell) => ({ ...cell, count: cell.count + 1 })) };
    expect(() => protectCounts(wrong, { threshold: 5, highs })).toThrow(/not the sum/);
    const twice = { ...table, cells: table.cells.map((cell) => ({ ...cell, id: 'a' })) };
    expect(() => protectCounts(twice, { threshold: 5, highs })).toThrow(/twice/);
    const half = { cells: [{ id: 'a', count: 1.5 }], sums: [] };
    expect(() => protectCounts(half, { threshold: 5, highs })).toThrow(/no count/);
  });
});
