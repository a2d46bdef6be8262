import type { RandomSource } from '#lib/domain/random/random.ts';
import type { CountTable, SumRule } from '#lib/domain/privacy/suppression/count-table.ts';

/** A table from its counts by id; totals are added by `sum`. */
export class TableMaker {
  readonly cells: { id: string; count: number }[] = [];
  readonly sums: SumRule[] = [];

  put(id: string, count: number): number {
    return this.cells.push({ id, count }) - 1;
  }

  sum(id: string, parts: readonly number[]): number {
    const total = this.put(
      id,
      parts.reduce((sum, part) => sum + this.cells[part]!.count, 0),
    );
    this.sums.push({ total, parts });
    return total;
  }

  /** A total that is there already, summed another way. */
  sumTo(total: number, parts: readonly number[]): void {
    this.sums.push({ total, parts });
  }

  table(): CountTable {
    return { cells: this.cells, sums: this.sums };
  }
}

/** How the counts of a table are: shares of zeros and of small ones, the rest up to `most`. */
export interface Mix {
  zeros: number;
  smalls: number;
  most: number;
  threshold: number;
}

export function randomCount(random: RandomSource, { zeros, smalls, most, threshold }: Mix): number {
  const kind = random();
  if (kind < zeros) return 0;
  if (kind < zeros + smalls) return 1 + Math.floor(random() * (threshold - 1));
  return threshold + Math.floor(random() ** 2 * most);
}

/** Parts and their total. */
export function oneWay(counts: readonly number[]): CountTable {
  const maker = new TableMaker();
  maker.sum(
    'total',
    counts.map((count, i) => maker.put(`p${i}`, count)),
  );
  return maker.table();
}

/** Rows × columns with all margins. */
export function twoWay(rows: readonly (readonly number[])[]): CountTable {
  return hierarchy([rows]);
}

/**
 * Groups of rows × columns: each column summed over the rows of a group and over all groups, each row, group and the
 * whole summed over the columns. With one group, its sums are those of the whole.
 * @param rowTotals whether rows have a total over the columns
 */
export function hierarchy(
  groups: readonly (readonly (readonly number[])[])[],
  { rowTotals = true }: { rowTotals?: boolean } = {},
): CountTable {
  const maker = new TableMaker();
  const columns = groups[0]![0]!.map((_, c) => c);
  const groupCells = groups.map((rows, g) => {
    const cells = rows.map((row, r) => row.map((count, c) => maker.put(`${g}.${r} ${c}`, count)));
    const totals = columns.map((c) =>
      maker.sum(
        `${g} ${c}`,
        cells.map((row) => row[c]!),
      ),
    );
    const whole = maker.sum(`${g} all`, totals);
    if (rowTotals)
      maker.sumTo(
        whole,
        cells.map((row, r) => maker.sum(`${g}.${r} all`, row)),
      );
    return { totals, whole };
  });
  if (groups.length > 1) {
    const tops = columns.map((c) =>
      maker.sum(
        `top ${c}`,
        groupCells.map(({ totals }) => totals[c]!),
      ),
    );
    const top = maker.sum('top all', tops);
    maker.sumTo(
      top,
      groupCells.map(({ whole }) => whole),
    );
  }
  return maker.table();
}

/** One-way, two-way and two-way tables with a level more, of 3 to about 60 cells, with many zeros and small counts. */
export function randomTable(random: RandomSource, threshold: number): CountTable {
  const mix = {
    zeros: random() * 0.5,
    smalls: random() * 0.5,
    most: [5, 40, 400][Math.floor(random() * 3)]!,
    threshold,
  };
  const many = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
  const grid = (rows: number, columns: number) =>
    Array.from({ length: rows }, () => Array.from({ length: columns }, () => randomCount(random, mix)));
  const kind = random();
  if (kind < 0.3) return oneWay(grid(1, many(2, 30))[0]!);
  if (kind < 0.65) return twoWay(grid(many(2, 6), many(2, 6)));
  const columns = many(2, 3);
  const groups = Array.from({ length: many(2, 3) }, () => grid(many(1, 5), columns));
  return hierarchy(groups, { rowTotals: random() < 0.5 });
}

/** People registered at the visits of a month: 14 kecamatan with 0 to 3 desa that had one, 0 to 12 people each, half of them 0 to 2. */
export function registrations(random: RandomSource): CountTable {
  const maker = new TableMaker();
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const visited = Array.from({ length: 14 }, () =>
    Array.from({ length: upTo(3) }, () => upTo(random() < 0.5 ? 2 : 12)),
  );
  const kecamatan = visited.flatMap((counts, k) =>
    counts.length === 0
      ? []
      : maker.sum(
          `${k}`,
          counts.map((count, d) => maker.put(`${k}.${d}`, count)),
        ),
  );
  maker.sum('whole', kecamatan);
  return maker.table();
}

/** Members of three segments, most of them none or few, in 14 kecamatan of 1 to 6 desa. */
export function sparseSegments(random: RandomSource): CountTable {
  const mix = { zeros: 0.7, smalls: 0.25, most: 12, threshold: 5 };
  const desa = () => [1, 2, 3].map(() => randomCount(random, mix));
  const kecamatan = () => Array.from({ length: 1 + Math.floor(random() * 6) }, desa);
  return hierarchy(Array.from({ length: 14 }, kecamatan), { rowTotals: false });
}

/** The same table with other counts of its parts; totals follow. */
export function revised(table: CountTable, change: (count: number, cell: number) => number): CountTable {
  const totals = new Set(table.sums.map(({ total }) => total));
  const counts = table.cells.map(({ count }, cell) => (totals.has(cell) ? 0 : change(count, cell)));
  const done = new Set<number>();
  for (const { total, parts } of table.sums) {
    if (done.has(total)) continue;
    done.add(total);
    counts[total] = parts.reduce((sum, part) => sum + counts[part]!, 0);
  }
  return { cells: table.cells.map(({ id }, cell) => ({ id, count: counts[cell]! })), sums: table.sums };
}
