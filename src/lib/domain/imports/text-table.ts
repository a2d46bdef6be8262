import { identityOf, type DropPlan, type PersonalHeader } from '../privacy/personal-data.ts';

// What a file says, before anybody has understood it: rows of cells, kept as dictionary-coded columns so that a million
// rows fit in memory and every different cell is looked at once.

/**
 * A cell as it was read. Text is untouched except for outer white space (non-breaking included); `null` is blank.
 * A number comes only from formats with typed numbers (XLSX, XLS, ODS, Parquet): text of digits stays text, because its
 * locale is not known yet. Dates are text `YYYY-MM-DD`; percent-formatted numbers are text such as `12.5%`.
 */
export type Cell = string | number | null;

/** One column: the cell of row `r` is `values[codes[r]]`. `values[0]` is always `null`. */
export interface TextColumn {
  values: readonly Cell[];
  codes: Int32Array;
}

/**
 * A sheet (or a whole CSV) with every row it has: titles, header, data, footnotes. Row `r` is line `r + 1` of the file
 * as a spreadsheet numbers it.
 */
export interface TextTable {
  /** Sheet name; empty for formats without sheets. */
  name: string;
  rowCount: number;
  columns: readonly TextColumn[];
  /** Columns whose content was thrown away while reading because it identifies people, by position. */
  personal: readonly PersonalColumn[];
  /** Set where the rows of people were counted while reading: a row then stands for all people with the same cells. */
  counted?: CountedRows;
}

/** How the rows of a file about single people were counted. Lines of the file are then not known. */
export interface CountedRows {
  /** People a row stands for, each counted once per combination of the columns in `once`; 0 for title and header rows. */
  people: Int32Array;
  /** Rows of the file it stands for. */
  rows: Int32Array;
  /** Columns (month, segment) within which a person counts once. */
  once: readonly number[];
  /** Columns that were kept; the others are blank. */
  kept: readonly number[];
  /** Rows about a person already counted, and those of them whose other cells differ. */
  repeated: { rows: number; differing: number };
  /** Rows whose cell tells nobody apart; each counts as a person. */
  unknown: number;
}

/** A column that was dropped while reading. */
export interface PersonalColumn extends PersonalHeader {
  /**
   * For the column that tells people apart (NIK, KPJ): same number in two rows, same person. 0 where the cell tells
   * nobody apart (`identityOf`). The numbers count up in order of appearance and say nothing about whom they stand for.
   */
  persons: Int32Array | null;
}

/** The cell of a row and column; `null` beyond the table. */
export function cellOf(table: TextTable, row: number, column: number): Cell {
  const found = table.columns[column];
  return found?.values[found.codes[row] ?? 0] ?? null;
}

/** A row's cells in column order. */
export function rowOf(table: TextTable, row: number): Cell[] {
  return table.columns.map((_, column) => cellOf(table, row, column));
}

const DROP_NOTHING: DropPlan = { personal: [], personColumn: null, dataFrom: 0 };

/** Collects rows into a table. Rows may differ in length: what is missing is blank. */
export class TableBuilder {
  readonly #name: string;
  readonly #columns: GrowingColumn[] = [];
  readonly #personal: Map<number, PersonalHeader>;
  readonly #plan: DropPlan;
  readonly #persons = new GrowingColumn();
  #rows = 0;

  constructor(name: string, plan: DropPlan = DROP_NOTHING) {
    this.#name = name;
    this.#plan = plan;
    this.#personal = new Map(plan.personal.map((column) => [column.column, column]));
  }

  get rowCount(): number {
    return this.#rows;
  }

  /** Different cells a column has had so far, from the place `from` on: what a look at the content still has to see. */
  valuesFrom(column: number, from: number): readonly Cell[] {
    return this.#columns[column]?.values.slice(from) ?? [];
  }

  get columnCount(): number {
    return this.#columns.length;
  }

  /** Adds a row. */
  add(cells: readonly Cell[]): void {
    const row = this.#rows++;
    while (this.#columns.length < cells.length) this.#columns.push(new GrowingColumn());
    const isData = row >= this.#plan.dataFrom;
    for (let i = 0; i < cells.length; i++) {
      if (isData && this.#personal.has(i)) continue;
      this.#columns[i]!.set(row, cells[i] ?? null);
    }
    const { personColumn } = this.#plan;
    if (isData && personColumn !== null) this.#persons.set(row, identityOf(cells[personColumn] ?? null));
  }

  /** Throws away a column whose content turns out to identify people. */
  drop(column: PersonalHeader): void {
    this.#personal.set(column.column, column);
    this.#columns[column.column] = new GrowingColumn();
  }

  /** The table. What told people apart is left behind with the builder. */
  finish(): TextTable {
    const rows = this.#rows;
    const columns = this.#columns.map((column) => ({ values: column.values, codes: column.codesOf(rows) }));
    const personal = [...this.#personal.values()].map((column) => ({
      ...column,
      persons: column.column === this.#plan.personColumn ? this.#persons.codesOf(rows) : null,
    }));
    return { name: this.#name, rowCount: rows, columns, personal };
  }
}

class GrowingColumn {
  readonly values: Cell[] = [null];
  readonly #codeOf = new Map<Cell, number>([[null, 0]]);
  #codes = new Int32Array(1024);

  set(row: number, cell: Cell): void {
    let code = this.#codeOf.get(cell);
    if (code === undefined) {
      code = this.values.length;
      this.values.push(cell);
      this.#codeOf.set(cell, code);
    }
    if (row >= this.#codes.length) {
      const grown = new Int32Array(Math.max(row + 1, this.#codes.length * 2));
      grown.set(this.#codes);
      this.#codes = grown;
    }
    this.#codes[row] = code;
  }

  codesOf(rows: number): Int32Array {
    const codes = new Int32Array(rows);
    codes.set(this.#codes.subarray(0, rows));
    return codes;
  }
}
