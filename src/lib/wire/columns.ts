/**
 * Typed columns: the shape tables have between the warehouse, the API and Arrow. Validity is a bitmap, least
 * significant bit first (as in DuckDB and Arrow); null means every value is valid.
 */
export type Column =
  | { type: 'int'; values: Int32Array; valid: Uint8Array | null }
  | { type: 'float'; values: Float64Array; valid: Uint8Array | null }
  /** One byte each, 0 or 1. */
  | { type: 'bool'; values: Uint8Array; valid: Uint8Array | null }
  /** Dictionary-encoded text: `dictionary[codes[i]]`. */
  | { type: 'text'; codes: Int32Array; dictionary: string[]; valid: Uint8Array | null };

export type Cell = number | string | boolean | null;

export interface ColumnTable {
  length: number;
  columns: Record<string, Column>;
}

/** Whether row `i` has a value. */
export function isValid(valid: Uint8Array | null, i: number): boolean {
  return valid === null || (valid[i >> 3]! & (1 << (i & 7))) !== 0;
}

/** The value in row `i`; null is unknown. */
export function cellAt(column: Column, i: number): Cell {
  if (!isValid(column.valid, i)) return null;
  if (column.type === 'text') return column.dictionary[column.codes[i]!]!;
  return column.type === 'bool' ? column.values[i] === 1 : column.values[i]!;
}

/** All rows as objects, for small tables. */
export function rowsOf(table: ColumnTable): Record<string, Cell>[] {
  const columns = Object.entries(table.columns);
  return Array.from({ length: table.length }, (_, i) =>
    Object.fromEntries(columns.map(([name, column]) => [name, cellAt(column, i)])),
  );
}

/** A float column from numbers and nulls. */
export function floatColumn(cells: readonly (number | null)[]): Column {
  return { type: 'float', values: Float64Array.from(cells, (cell) => cell ?? 0), valid: validity(cells) };
}

/** An int column from whole numbers and nulls. */
export function intColumn(cells: readonly (number | null)[]): Column {
  return { type: 'int', values: Int32Array.from(cells, (cell) => cell ?? 0), valid: validity(cells) };
}

/** A dictionary-encoded text column from texts and nulls. */
export function textColumn(cells: readonly (string | null)[]): Column {
  const positions = new Map<string, number>();
  const codes = Int32Array.from(cells, (cell) => {
    if (cell === null) return 0;
    const known = positions.get(cell);
    if (known === undefined) positions.set(cell, positions.size);
    return known ?? positions.size - 1;
  });
  return { type: 'text', codes, dictionary: [...positions.keys()], valid: validity(cells) };
}

function validity(cells: readonly Cell[]): Uint8Array | null {
  if (!cells.includes(null)) return null;
  const valid = new Uint8Array(Math.ceil(cells.length / 8));
  cells.forEach((cell, i) => {
    if (cell !== null) valid[i >> 3]! |= 1 << (i & 7);
  });
  return valid;
}
