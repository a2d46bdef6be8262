import loadHighs, { type Highs } from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import type {
  CountTable,
  EarlierPublication,
  PublishedCount,
} from '#lib/domain/privacy/suppression/count-table.ts';
import { protectCounts, protectTable } from '#lib/domain/privacy/suppression/protect-counts.ts';
import { seededRandom } from '#lib/domain/random/random.ts';
import { Attacker } from './attacker.ts';
import { hierarchy, oneWay, randomCount, randomTable, revised } from './tables.ts';

let highs: Highs;
let revisions: ReturnType<typeof twoRevisions>[];
beforeAll(async () => {
  highs = await loadHighs();
  revisions = Array.from({ length: TABLES }, (_, k) => twoRevisions(k + 1));
});

const TABLES = 120;

function asEarlier({ cells }: CountTable, published: readonly PublishedCount[]): EarlierPublication {
  return new Map(cells.map(({ id }, cell) => [id, published[cell]!]));
}

/** A later state of the data: some counts that were told have changed, into small ones too; none that was kept back. */
function later(
  seed: number,
  table: CountTable,
  published: readonly PublishedCount[],
  threshold: number,
): CountTable {
  const random = seededRandom(seed + 5000);
  const share = [0.1, 0.4, 0.9][seed % 3]!;
  const mix = { zeros: 0.1, smalls: 0.3, most: 60, threshold };
  return revised(table, (count, cell) =>
    published[cell]!.kind === 'count' && random() < share ? randomCount(random, mix) : count,
  );
}

/** Two publications of one month, and somebody who knows which counts have not changed. */
function twoRevisions(seed: number) {
  const threshold = [3, 5, 10][seed % 3]!;
  const first = randomTable(seededRandom(seed), threshold);
  const before = protectTable(first, { threshold, highs });
  const second = later(seed, first, before.published, threshold);
  const earlier = [asEarlier(first, before.published)];
  const after = protectTable(second, { threshold, earlier, highs });
  const unchanged = [...first.cells.keys()].filter(
    (cell) => first.cells[cell]!.count === second.cells[cell]!.count,
  );
  const same = unchanged.map((cell) => [0, 1].map((table) => ({ table, cell })));
  return { seed, threshold, first, second, before, after, unchanged, same };
}

describe('two revisions of a month', () => {
  it('by themselves and together they leave small counts open, and what is newly hidden', () => {
    let checked = 0;
    for (const { seed, threshold, first, second, before, after, same } of revisions) {
      const publications = [
        { table: first, published: before.published },
        { table: second, published: after.published },
      ];
      const alone = new Attacker(highs, [publications[1]!], threshold);
      const together = new Attacker(highs, publications, threshold, { same });
      after.published.forEach((one, cell) => {
        if (one.kind === 'count' || after.exposed.includes(cell)) return;
        const label = `seed ${seed}, cell ${cell}`;
        const isOpen = ({ low, high }: { low: number; high: number }) =>
          one.kind === 'small' ? low === 1 && high === threshold - 1 : high - low >= threshold;
        expect(isOpen(alone.range(cell)), `${label}, alone`).toBe(true);
        const isNew = before.published[cell]!.kind === 'count';
        const isOld = one.kind === 'small' && !before.exposed.includes(cell);
        if (!isNew && !isOld) return;
        expect(isOpen(together.range(cell, 1)), `${label}, together`).toBe(true);
        checked++;
      });
      alone.dispose();
      together.dispose();
    }
    expect(checked).toBeGreaterThan(TABLES * 5);
  });

  it('keeps back what was kept back, and does not hide what was told and is the same', () => {
    let hidden = 0;
    for (const { second, before, after, unchanged } of revisions) {
      after.published.forEach((one, cell) => {
        const was = before.published[cell]!;
        const { count } = second.cells[cell]!;
        if (was.kind !== 'count' && count > 0) expect(one.kind).not.toBe('count');
        if (was.kind === 'count' && unchanged.includes(cell)) expect(one).toEqual({ kind: 'count', count });
        if (was.kind === 'count' && one.kind === 'hidden') hidden++;
      });
    }
    expect(hidden).toBeGreaterThan(0);
  });

  it('says the same again of the same data', () => {
    for (const { seed, threshold, first, before } of revisions) {
      const earlier = [asEarlier(first, before.published)];
      const again = protectCounts(first, { threshold, highs, earlier });
      expect(again, `seed ${seed}`).toEqual(before.published);
    }
  });
});

describe('one desa that reports late', () => {
  const rows = [
    [
      [30, 40],
      [25, 60],
      [0, 20],
    ],
    [
      [80, 35],
      [45, 50],
    ],
  ];
  const first = hierarchy(rows, { rowTotals: false });
  const before = () => protectCounts(first, { threshold: 5, highs });

  it('is not the difference of two totals: the totals above it are kept back', () => {
    const second = hierarchy([[rows[0]![0]!, rows[0]![1]!, [3, 20]], rows[1]!], { rowTotals: false });
    const { published, exposed } = protectTable(second, {
      ...{ threshold: 5, highs },
      earlier: [asEarlier(first, before())],
    });
    const kinds = new Map(second.cells.map(({ id }, cell) => [id, published[cell]!.kind]));
    expect(kinds.get('0.2 0')).toBe('small');
    for (const id of ['0 0', '0 all', 'top 0', 'top all']) expect(kinds.get(id), id).toBe('hidden');
    expect([...kinds.values()].filter((kind) => kind !== 'count')).toHaveLength(5);
    // Each of them is the small one and numbers that were told: three wide, as the small one.
    expect(exposed.map((cell) => second.cells[cell]!.id)).toEqual(['0 0', '0 all', 'top 0', 'top all']);
  });

  it('stands beside others that have changed, so that no total has to be kept back', () => {
    const second = hierarchy(
      [
        [
          [33, 40],
          [29, 60],
          [3, 20],
        ],
        [
          [80, 35],
          [45, 50],
        ],
      ],
      { rowTotals: false },
    );
    const published = protectCounts(second, {
      ...{ threshold: 5, highs },
      earlier: [asEarlier(first, before())],
    });
    const hidden = second.cells.filter((_, cell) => published[cell]!.kind === 'hidden');
    expect(hidden.map(({ id }) => id)).toEqual(['0.0 0', '0.1 0']);
  });
});

describe('what cannot be helped', () => {
  it('says which counts are exposed: a small one told before', () => {
    const table = oneWay([3, 50, 60, 70]);
    const earlier = [asEarlier(table, protectCounts(table, { threshold: 3, highs }))];
    const { published, exposed } = protectTable(table, { threshold: 5, highs, earlier });
    expect(published[0]).toEqual({ kind: 'small', below: 5 });
    expect(published.slice(1).every(({ kind }) => kind === 'count')).toBe(true);
    expect(exposed).toEqual([0]);
  });

  it('and one whose total and other parts were told, and are the same', () => {
    const first = oneWay([7, 50, 60, 70]);
    const told = protectCounts(first, { threshold: 5, highs });
    const second = {
      ...first,
      cells: first.cells.map((cell, k) => (k === 0 ? { ...cell, count: 3 } : cell)),
    };
    second.cells[4] = { id: 'total', count: 183 };
    const again = protectTable(second, { threshold: 5, highs, earlier: [asEarlier(first, told)] });
    expect(again.published.map(({ kind }) => kind)).toEqual(['small', 'count', 'count', 'count', 'hidden']);
    expect(again.published[4]).toEqual({ kind: 'hidden', low: 181, high: 184 });
    expect(again.exposed).toEqual([4]);
    const both = [asEarlier(first, told), new Map([['total', { kind: 'count', count: 183 } as const]])];
    const last = protectTable(second, { threshold: 5, highs, earlier: both });
    expect(last.published.map(({ kind }) => kind)).toEqual(['small', 'count', 'count', 'count', 'count']);
    expect(last.exposed).toEqual([0]);
  });
});
