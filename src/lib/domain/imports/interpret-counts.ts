import { monthIndex } from '../calendar/period.ts';

import { defaultPayer, dimensionReaders, type DimensionReader } from './count-dimensions.ts';
import { CountCollector } from './count-collector.ts';
import {
  nothingRead,
  type Interpretation,
  type RejectedRow,
  type ReviewItem,
  type RowProblem,
} from './findings.ts';
import type { InterpretContext } from './interpret.ts';
import { COUNT_SPECS, type CountKind, type Dimension } from './kinds.ts';
import type { Mapping } from './mapping.ts';
import { choosePersons } from './persons.ts';
import { classifyRows, ROW, type ClassifiedRows } from './rows.ts';
import { compareSums } from './sums.ts';
import { cellOf, type Cell, type TextTable } from './text-table.ts';
import { numberReadings, valueColumns, type ValueColumn } from './value-columns.ts';

export type CountMapping = Mapping & { kind: CountKind };

/** Months before this are slips. */
const OLDEST = '2000-01';
export const MOST_REJECTED = 10_000;

/** Reads a table of counts, long or wide, or of single people. */
export function interpretCounts(
  table: TextTable,
  mapping: CountMapping,
  context: InterpretContext,
): Interpretation {
  const missingRoles = lacking(mapping);
  if (missingRoles.length > 0) return { ...nothingRead(mapping.kind), missingRoles };
  const rows = classifyRows(table, mapping, context);
  const values = valueColumns(table, mapping, rows, 'value');
  const reading = new CountReading(table, mapping, context, rows, values);
  reading.readAll();
  const sums = valueColumns(table, mapping, rows, 'sum');
  return {
    ...reading.result(),
    totals: compareSums(values, sums, rows),
    numbers: numberReadings(values, table, rows),
  };
}

/** What must be said before anything can be read. */
function lacking({ kind, columns, fixed }: CountMapping): string[] {
  const has = (role: string) => columns.some((column) => column.role === role);
  const missing: string[] = [];
  if (!has('desa_code') && !has('desa_name')) missing.push('place');
  if (kind !== 'participants' && !has('value')) missing.push('value');
  for (const dimension of COUNT_SPECS[kind].all) {
    const isDerived = dimension === 'payer' || (dimension === 'status' && has('paid_through'));
    const values = columns.filter(({ role }) => role === 'value');
    const inHeaders = values.length > 0 && values.every((column) => column.fixed?.[dimension] !== undefined);
    if (!isDerived && !has(dimension) && !inHeaders && fixed[dimension] === undefined)
      missing.push(dimension);
  }
  return missing;
}

/** One column that gives numbers; for single people there is one without a column, every row counts as one. */
interface Measure {
  value: ValueColumn | null;
  readers: readonly DimensionReader[];
}

class CountReading {
  readonly #table: TextTable;
  readonly #mapping: CountMapping;
  readonly #context: InterpretContext;
  readonly #rows: ClassifiedRows;
  readonly #measures: readonly Measure[];
  readonly #collector: CountCollector;
  readonly #names: readonly Dimension[];
  readonly #isLong: boolean;
  readonly #review = new Map<number, ReviewItem>();
  readonly #result: Interpretation;

  constructor(
    table: TextTable,
    mapping: CountMapping,
    context: InterpretContext,
    rows: ClassifiedRows,
    values: readonly ValueColumn[],
  ) {
    this.#table = table;
    this.#mapping = mapping;
    this.#context = context;
    this.#rows = rows;
    const spec = COUNT_SPECS[mapping.kind];
    this.#names = [...spec.all, ...spec.optional];
    const people = mapping.kind === 'participants' && values.length === 0;
    const columns = people ? [null] : values;
    this.#measures = columns.map((value) => ({
      value,
      readers: dimensionReaders(this.#names, value, table, mapping, context),
    }));
    this.#isLong =
      values.length === 1 && mapping.columns.some(({ role }) => role === 'segment' || role === 'status');
    this.#collector = new CountCollector(this.#names, people || mapping.duplicates === 'sum');
    this.#result = nothingRead(mapping.kind);
  }

  readAll(): void {
    const persons =
      this.#mapping.kind === 'participants' ? choosePersons(this.#table, this.#mapping, this.#rows) : null;
    const { skipped } = this.#result;
    for (let i = 0; i < this.#rows.length; i++) {
      const kind = this.#rows.kind[i];
      if (kind === ROW.data) {
        if (persons === null || persons.counts[i] === 1) this.#readRow(i);
      } else if (kind === ROW.blank) skipped.blank++;
      else if (kind === ROW.sum) skipped.sums++;
      else if (kind === ROW.heading) skipped.headings++;
      else skipped.footnotes++;
    }
    const { counted } = this.#table;
    this.#result.duplicates = counted
      ? { ...counted.repeated, unknown: counted.unknown }
      : (persons?.duplicates ?? this.#result.duplicates);
    if (this.#mapping.absent === 'zero') this.#addAbsent();
  }

  #readRow(i: number): void {
    const { given, match } = this.#rows.places[this.#rows.place[i]!]!;
    const row = this.#rows.first + i;
    if ('review' in match) return this.#addReview(i);
    if ('problem' in match) {
      const text = [given.code, given.kecamatan, given.desa].filter((part) => part !== null).join(' / ');
      return this.#reject(row, match.problem, this.#placeHeader(), text);
    }
    const records: [string[], number][] = [];
    for (const measure of this.#measures) {
      const record = this.#readMeasure(measure, row);
      if (record === 'rejected') return;
      if (record) records.push(record);
    }
    this.#take(match.code, match.by, records, row);
  }

  #take(
    desa: string,
    by: keyof Interpretation['placesBy'],
    records: readonly [string[], number][],
    row: number,
  ): void {
    for (const [texts] of records) {
      const other = this.#collector.lineOf(desa, texts);
      if (other !== null) return this.#reject(row, 'duplicate', '', null, other);
    }
    for (const [texts, value] of records) this.#collector.add(desa, texts, value, row + 1);
    if (records.length === 0) return;
    const rows = this.#table.counted?.rows[row] ?? 1;
    this.#result.placesBy[by] += rows;
    this.#result.accepted.rows += rows;
  }

  /** Dimensions and number of one measure in a row; `null` where the number is missing. */
  #readMeasure({ value, readers }: Measure, row: number): [string[], number] | 'rejected' | null {
    const number = value === null ? (this.#table.counted?.people[row] ?? 1) : this.#number(value, row);
    if (number === null || number === 'rejected') return number;
    const texts: string[] = [];
    for (const [at, reader] of readers.entries()) {
      const text = reader.read(row, texts);
      if (text === undefined) {
        this.#reject(row, reader.problem(row), reader.header, reader.cell(row));
        return 'rejected';
      }
      texts[at] = text;
    }
    const period = texts[0]!;
    if (period > this.#context.newest || period < OLDEST) {
      this.#reject(row, period < OLDEST ? 'bad-period' : 'future-period', readers[0]!.header, period);
      return 'rejected';
    }
    return [texts, number];
  }

  #number({ codes, parsed, use, column }: ValueColumn, row: number): number | null | 'rejected' {
    const code = codes[row] ?? 0;
    const number = parsed[code];
    if (number === null) {
      // In a long table a row is one number: without it (a file cut off) the row says nothing. `-` says "not known".
      if (code !== 0 || !this.#isLong) return null;
      this.#reject(row, 'no-number', use.header, null);
      return 'rejected';
    }
    const problem = numberProblem(number, COUNT_SPECS[this.#mapping.kind].most);
    if (problem === null) return number!;
    this.#reject(row, problem, use.header, cellOf(this.#table, row, column));
    return 'rejected';
  }

  #addReview(i: number): void {
    const index = this.#rows.place[i]!;
    const rows = this.#table.counted?.rows[this.#rows.first + i] ?? 1;
    const item = this.#review.get(index);
    if (item) item.rows += rows;
    else {
      const { given, match } = this.#rows.places[index]!;
      if (!('review' in match)) return;
      const { review: reason, candidates } = match;
      const text = (cell: Cell) => (cell === null ? '' : String(cell));
      this.#review.set(index, {
        line: this.#rows.first + i + 1,
        rows,
        given: { code: text(given.code), kecamatan: text(given.kecamatan), desa: text(given.desa) },
        reason,
        candidates,
      });
    }
  }

  #placeHeader(): string {
    return (
      this.#mapping.columns.find(({ role }) => role === 'desa_code' || role === 'desa_name')?.header ?? ''
    );
  }

  #reject(row: number, problem: RowProblem, column: string, given: Cell, other: number | null = null): void {
    this.#result.rejectedCount += this.#table.counted?.rows[row] ?? 1;
    if (this.#result.rejected.length >= MOST_REJECTED) return;
    (this.#result.rejected as RejectedRow[]).push({ line: row + 1, problem, column, given, other });
  }

  /** Desa that a table does not have at all have nobody, where the user says so. */
  #addAbsent(): void {
    const payerOf = this.#names.includes('payer') ? defaultPayer : () => '';
    for (const group of this.#collector.groups()) {
      for (const { code } of this.#context.desa) {
        if (!group.desa.has(code)) {
          const texts = this.#names.map((name) =>
            name === 'period'
              ? group.period
              : name === 'segment'
                ? group.segment
                : name === 'payer'
                  ? payerOf(group.segment)
                  : name === 'status'
                    ? 'aktif'
                    : '',
          );
          this.#collector.add(code, texts, 0, 0);
        }
      }
    }
  }

  #statusFollows(): boolean {
    const { columns, fixed } = this.#mapping;
    const has = (role: string) => columns.some((column) => column.role === role || column.fixed?.status);
    return has('paid_through') && !has('status') && fixed.status === undefined;
  }

  result(): Interpretation {
    const counts = this.#collector.finish(this.#statusFollows());
    const periods = [...new Set(counts.dimensions.period?.values)].sort(
      (a, b) => monthIndex(a) - monthIndex(b),
    );
    const people = this.#collector.people();
    return {
      ...this.#result,
      counts,
      periods,
      accepted: { ...this.#result.accepted, people },
      review: [...this.#review.values()],
    };
  }
}

function numberProblem(number: number | undefined, most: number): RowProblem | null {
  if (number === undefined) return 'bad-number';
  if (number < 0) return 'negative';
  if (!Number.isInteger(number)) return 'not-whole';
  return number > most ? 'too-large' : null;
}
