import type { Highs, Model } from 'highs';
import type { CountTable, PublishedCount } from '#lib/domain/privacy/suppression/count-table.ts';

export interface Possible {
  low: number;
  high: number;
}

/** A count as somebody knows it: by the table it is in and its position. */
interface Unknown {
  table: number;
  cell: number;
}

export interface Publication {
  table: CountTable;
  published: readonly PublishedCount[];
}

const FAR = 1e6;

/**
 * Somebody who puts together everything published, in one or several tables, and computes how low and how high each
 * count can be: whole numbers, all sums, nothing below zero. What is hidden is at least the threshold, or 1 where it is a
 * sum of several counts that are not zero, and inside its `low` and `high` where `believed`. Cells of the same group in `same` are one and the same count to them.
 */
export class Attacker {
  private readonly highs: Highs;
  private readonly model: Model;
  private readonly column = new Map<string, number>();
  private columns = 0;

  constructor(
    highs: Highs,
    publications: readonly Publication[],
    threshold: number,
    { believed = true, same = [] }: { believed?: boolean; same?: readonly (readonly Unknown[])[] } = {},
  ) {
    this.highs = highs;
    this.model = highs.createModel();
    this.model.options.set({ output_flag: false, presolve: 'off' });
    for (const group of same) {
      const shared = this.columns;
      let [low, high] = [0, FAR];
      for (const { table, cell } of group) {
        const publication = publications[table]!;
        const least = leastHidden(publication, threshold)(cell);
        const bounds = boundsFor(publication.published[cell]!, least, believed);
        [low, high] = [Math.max(low, bounds.low), Math.min(high, bounds.high)];
        this.column.set(`${table} ${cell}`, shared);
      }
      this.addColumn(low, high);
    }
    publications.forEach((publication, t) => this.addTable(t, publication, threshold, believed));
  }

  private addColumn(low: number, high: number): void {
    this.model.addCol(0, low, high, { indices: [], values: [] });
    this.columns++;
  }

  private addTable(t: number, publication: Publication, threshold: number, believed: boolean): void {
    const { table, published } = publication;
    const least = leastHidden(publication, threshold);
    published.forEach((one, cell) => {
      if (this.column.has(`${t} ${cell}`)) return;
      this.column.set(`${t} ${cell}`, this.columns);
      const { low, high } = boundsFor(one, least(cell), believed);
      this.addColumn(low, high);
    });
    for (const { total, parts } of table.sums) {
      const indices = [...parts, total].map((cell) => this.column.get(`${t} ${cell}`)!);
      this.model.addRow(0, 0, { indices, values: [...parts.map(() => 1), -1] });
    }
  }

  /** How low and high a count can be; Infinity where nothing limits it. */
  range(cell: number, table = 0): Possible {
    const column = this.column.get(`${table} ${cell}`)!;
    const [low, high] = [this.end(column, 1), this.end(column, -1)];
    return { low, high: high > FAR / 2 ? Infinity : high };
  }

  private end(column: number, cost: number): number {
    this.model.changeColCost(column, cost);
    let values = this.solve();
    if (values.some((value) => Math.abs(value - Math.round(value)) > 1e-6)) {
      values = this.solveWhole();
    }
    this.model.changeColCost(column, 0);
    return Math.round(values[column]!);
  }

  private solveWhole(): Float64Array {
    const { integer, continuous } = this.highs.constants.variableType;
    for (let k = 0; k < this.columns; k++) this.model.changeColIntegrality(k, integer);
    const values = this.solve();
    for (let k = 0; k < this.columns; k++) this.model.changeColIntegrality(k, continuous);
    return values;
  }

  private solve(): Float64Array {
    const { modelStatus } = this.model.run();
    if (modelStatus !== this.highs.constants.modelStatus.optimal)
      throw new Error(`what is published cannot be: status ${modelStatus}`);
    return this.model.getSolution().colValue;
  }

  dispose(): void {
    this.model.dispose();
  }
}

/** The lowest that a hidden count can be: seen from what is published and the sums alone. */
export function leastHidden({ table, published }: Publication, threshold: number): (cell: number) => number {
  const several = severalOf(table, (cell) => {
    const one = published[cell]!;
    return one.kind === 'count' && one.count === 0;
  });
  return (cell) => (several(cell) ? 1 : threshold);
}

/** Whether a cell is a sum of two counts or more that are not zero, or the same as one. */
export function severalOf(
  { sums }: CountTable,
  isZero: (cell: number) => boolean,
): (cell: number) => boolean {
  const rest = sums.map(({ total, parts }) => ({ total, parts: parts.filter((part) => !isZero(part)) }));
  const isSeveral = (cell: number, from: ReadonlySet<number>): boolean => {
    const seen = new Set([...from, cell]);
    return rest.some(({ total, parts }) => {
      if (total === cell && parts.length > 1) return true;
      if (parts.length !== 1) return false;
      const same = total === cell ? parts[0]! : parts[0] === cell ? total : cell;
      return !seen.has(same) && isSeveral(same, seen);
    });
  };
  return (cell) => isSeveral(cell, new Set());
}

function boundsFor(published: PublishedCount, least: number, believed: boolean): Possible {
  if (published.kind === 'count') return { low: published.count, high: published.count };
  if (published.kind === 'small') return { low: 1, high: published.below - 1 };
  return believed ? published : { low: least, high: FAR };
}
