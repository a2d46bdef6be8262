import type { DuckDBDataChunk, DuckDBVector } from '@duckdb/node-api';
import type { Column, ColumnTable } from '#lib/wire/columns.ts';
import type { ColumnType } from './contracts.ts';

/** What a fixed-width DuckDB vector holds: views on DuckDB's own memory, gone when the chunk is freed. */
interface VectorMemory {
  items: Int32Array | Float64Array;
  validity: { data: BigUint64Array | null; offset: number };
}

/**
 * Columns from result chunks. Buffers of numbers are copied whole (the originals are views on DuckDB's memory);
 * only text is read value by value, into a dictionary.
 */
export function columnsFromChunks(
  names: readonly string[],
  types: readonly ColumnType[],
  chunks: readonly DuckDBDataChunk[],
): ColumnTable {
  const length = chunks.reduce((total, chunk) => total + chunk.rowCount, 0);
  const columns = names.map((name, i): [string, Column] => {
    const vectors = chunks.map((chunk) => chunk.getColumnVector(i));
    return [name, readColumn(types[i]!, vectors, length)];
  });
  return { length, columns: Object.fromEntries(columns) };
}

function readColumn(type: ColumnType, vectors: readonly DuckDBVector[], length: number): Column {
  switch (type) {
    case 'INTEGER': {
      const values = new Int32Array(length);
      return { type: 'int', values, valid: copyNumbers(vectors, values) };
    }
    case 'DOUBLE': {
      const values = new Float64Array(length);
      return { type: 'float', values, valid: copyNumbers(vectors, values) };
    }
    case 'BOOLEAN':
      return readBooleans(vectors, length);
    case 'VARCHAR':
      return readText(vectors, length);
    default:
      throw new TypeError(`column type ${String(type)} is not one of ours: cast it in the query`);
  }
}

function copyNumbers(vectors: readonly DuckDBVector[], into: Int32Array | Float64Array): Uint8Array | null {
  let at = 0;
  let valid: Uint8Array | null = null;
  for (const vector of vectors) {
    // `items` and `validity` are private in the type but stable in the pinned version; tests read every type back.
    const { items, validity } = vector as unknown as VectorMemory;
    into.set(items, at);
    if (validity.data) valid = copyValidity(validity.data, at, items.length, valid ?? allValid(into.length));
    at += items.length;
  }
  return valid;
}

function allValid(length: number): Uint8Array {
  return new Uint8Array(Math.ceil(length / 8)).fill(0xff);
}

/** Chunks need not end on a byte; whole bytes are copied when they do, bits otherwise. */
function copyValidity(bits: BigUint64Array, at: number, length: number, into: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(bits.buffer, bits.byteOffset, Math.ceil(length / 8));
  if (at % 8 === 0 && length % 8 === 0) {
    into.set(bytes, at / 8);
    return into;
  }
  for (let i = 0; i < length; i++) {
    if ((bytes[i >> 3]! & (1 << (i & 7))) === 0) into[(at + i) >> 3]! &= ~(1 << ((at + i) & 7));
  }
  return into;
}

function readBooleans(vectors: readonly DuckDBVector[], length: number): Column {
  const values = new Uint8Array(length);
  let valid: Uint8Array | null = null;
  let at = 0;
  for (const vector of vectors) {
    for (let i = 0; i < vector.itemCount; i++, at++) {
      const item = vector.getItem(i);
      if (item === null) valid = invalidate(valid ?? allValid(length), at);
      else values[at] = item ? 1 : 0;
    }
  }
  return { type: 'bool', values, valid };
}

function readText(vectors: readonly DuckDBVector[], length: number): Column {
  const positions = new Map<string, number>();
  const codes = new Int32Array(length);
  let valid: Uint8Array | null = null;
  let at = 0;
  for (const vector of vectors) {
    for (let i = 0; i < vector.itemCount; i++, at++) {
      const item = vector.getItem(i);
      if (item === null) valid = invalidate(valid ?? allValid(length), at);
      else codes[at] = positionOf(positions, String(item));
    }
  }
  return { type: 'text', codes, dictionary: [...positions.keys()], valid };
}

function positionOf(positions: Map<string, number>, text: string): number {
  const known = positions.get(text);
  if (known !== undefined) return known;
  positions.set(text, positions.size);
  return positions.size - 1;
}

function invalidate(valid: Uint8Array, at: number): Uint8Array {
  valid[at >> 3]! &= ~(1 << (at & 7));
  return valid;
}
