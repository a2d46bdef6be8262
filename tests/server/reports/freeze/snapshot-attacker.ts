import type { Highs, Model } from 'highs';
import type { CountTable, PublishedCount } from '#lib/domain/privacy/suppression/count-table.ts';
import { cellId } from '#lib/server/reports/freeze/count-tables.ts';
import { SEGMENTS_AND_TOTAL, type SegmentOrTotal } from '#lib/domain/workers/segments.ts';

/** Something said of a count: of which month, in which issue of it, of which cell. */
export interface SaidSomewhere {
  month: string;
  cell: string;
  said: PublishedCount;
  /** Where in the snapshot. */
  path: string;
}

/** What a walk through a snapshot has met on the way down. */
interface Around {
  code: string | null;
  segment: SegmentOrTotal;
  month: string;
  topic: string;
}

/**
 * All that the JSON of a snapshot says of counts, whatever block it stands in: the nearest code, segment and month around it say of which.
 * `registered` are people at visits, a table of their own.
 */
export function saidIn(json: string): SaidSomewhere[] {
  const snapshot = JSON.parse(json) as { period: string; place: { code: string } };
  const found: SaidSomewhere[] = [];
  const around = { code: snapshot.place.code, month: snapshot.period, segment: 'total', topic: '' } as const;
  walk(snapshot, around, 'snapshot', found);
  return found;
}

function walk(value: unknown, around: Around, path: string, found: SaidSomewhere[]): void {
  if (value === null || typeof value !== 'object') return;
  const of = { ...around, ...named(value) };
  if (isSaid(value)) {
    const { code, segment, month, topic } = of;
    found.push({ month: `${topic}${month}`, cell: cellId({ segment, code: code! }), said: value, path });
    return;
  }
  for (const [key, part] of Object.entries(value)) {
    const isSegment = (SEGMENTS_AND_TOTAL as readonly string[]).includes(key);
    const inside = isSegment ? { ...of, segment: key as SegmentOrTotal } : of;
    const registered = key === 'registered';
    const next: Around = registered ? { ...inside, segment: 'total', topic: 'visits ' } : inside;
    walk(part, next, `${path}.${key}`, found);
  }
}

function named(value: object): Partial<Around> {
  const { code, segment, period } = value as Record<string, unknown>;
  return {
    ...(typeof code === 'string' && { code }),
    ...(typeof segment === 'string' && { segment: segment as SegmentOrTotal }),
    ...(typeof period === 'string' && { month: period }),
  };
}

function isSaid(value: object): value is PublishedCount {
  const { kind } = value as { kind?: unknown };
  return kind === 'count' || kind === 'small' || (kind === 'hidden' && 'low' in value);
}

const FAR = 1e6;

/**
 * Somebody who has read several snapshots, knows every sum of a month and, of a month that was issued twice, which counts have stayed the
 * same; computes how low and how high each count can be.
 */
export class SnapshotAttacker {
  private readonly highs: Highs;
  private readonly model: Model;
  private readonly columns = new Map<string, number>();
  private readonly bounds: { low: number; high: number }[] = [];
  private readonly rows: { indices: number[]; values: number[] }[] = [];

  constructor(highs: Highs) {
    this.highs = highs;
    this.model = highs.createModel();
    this.model.options.set({ output_flag: false });
  }

  /** All counts of an issue of a month, and what is said of some. @param sameAs an earlier issue, and the cells that stayed */
  add(
    issue: string,
    { cells, sums }: CountTable,
    said: readonly SaidSomewhere[],
    sameAs: { issue: string; cells: ReadonlySet<string> } = { issue, cells: new Set() },
  ): void {
    for (const { id } of cells) {
      const shared = sameAs.cells.has(id) ? this.columns.get(`${sameAs.issue} ${id}`)! : this.bounds.length;
      if (shared === this.bounds.length) this.bounds.push({ low: 0, high: FAR });
      this.columns.set(`${issue} ${id}`, shared);
    }
    for (const one of said) {
      const bound = this.bounds[this.columns.get(`${issue} ${one.cell}`)!]!;
      const { low, high } = rangeOf(one.said);
      Object.assign(bound, { low: Math.max(bound.low, low), high: Math.min(bound.high, high) });
    }
    for (const { total, parts } of sums)
      this.rows.push({
        indices: [...parts, total].map((cell) => this.columns.get(`${issue} ${cells[cell]!.id}`)!),
        values: [...parts.map(() => 1), -1],
      });
  }

  /** Ends the adding. */
  private ready(): void {
    for (const { low, high } of this.bounds.splice(0))
      this.model.addCol(0, low, high, { indices: [], values: [] });
    for (const row of this.rows.splice(0)) this.model.addRow(0, 0, row);
  }

  /** How low and how high a count can be, everything taken together; whole numbers. */
  range(issue: string, cell: string): { low: number; high: number } {
    this.ready();
    const column = this.columns.get(`${issue} ${cell}`)!;
    return { low: this.end(column, 1), high: this.end(column, -1) };
  }

  private end(column: number, cost: number): number {
    this.model.changeColCost(column, cost);
    const values = this.solve();
    this.model.changeColCost(column, 0);
    return values[column]!;
  }

  /** Counts that would have led to the same: those that make a sum of costs least; by cell of an issue. */
  others(issue: string, costOf: (cell: string) => number): Map<string, number> {
    this.ready();
    const own = [...this.columns].filter(([name]) => name.startsWith(`${issue} `));
    const cells = own.map(([name, column]) => [name.slice(issue.length + 1), column] as const);
    for (const [cell, column] of cells) this.model.changeColCost(column, costOf(cell));
    const values = this.solve();
    for (const [, column] of cells) this.model.changeColCost(column, 0);
    return new Map(cells.map(([cell, column]) => [cell, values[column]!]));
  }

  /** Whole counts at an optimum; an optimum that is not whole is looked for again as such. */
  private solve(): number[] {
    const { integer, continuous } = this.highs.constants.variableType;
    const all = () => [...this.run()];
    const isWhole = (values: readonly number[]) =>
      values.every((value) => Math.abs(value - Math.round(value)) < 1e-6);
    let values = all();
    if (!isWhole(values)) {
      values.forEach((_, column) => this.model.changeColIntegrality(column, integer));
      values = all();
      values.forEach((_, column) => this.model.changeColIntegrality(column, continuous));
    }
    return values.map(Math.round);
  }

  private run(): Float64Array {
    const { modelStatus } = this.model.run();
    if (modelStatus !== this.highs.constants.modelStatus.optimal)
      throw new Error(`what the snapshots say cannot be: status ${modelStatus}`);
    return this.model.getSolution().colValue;
  }

  dispose(): void {
    this.model.dispose();
  }
}

function rangeOf(said: PublishedCount): { low: number; high: number } {
  switch (said.kind) {
    case 'count':
      return { low: said.count, high: said.count };
    case 'small':
      return { low: 1, high: said.below - 1 };
    case 'hidden':
      return said;
  }
}
