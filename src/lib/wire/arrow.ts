import {
  Bool,
  Dictionary,
  Field,
  Float64,
  Int32,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableFromIPC,
  tableToIPC,
  Utf8,
  vectorFromArray,
  type Data,
  type DataType,
} from 'apache-arrow';
import { textColumn, type Column, type ColumnTable } from './columns.ts';

/**
 * Arrow IPC stream of a table. Numbers are handed over as they are, without a loop over values; text stays
 * dictionary-encoded. `metadata` travels in the schema.
 */
export function encodeArrow(table: ColumnTable, metadata: Record<string, string> = {}): Uint8Array {
  const names = Object.keys(table.columns);
  const data = Object.values(table.columns).map((column, i) => toData(column, table.length, i));
  const fields = names.map((name, i) => new Field(name, data[i]!.type, true));
  const schema = new Schema(fields, new Map(Object.entries(metadata)));
  const children = makeData({ type: new Struct(fields), length: table.length, nullCount: 0, children: data });
  return tableToIPC(new Table(schema, [new RecordBatch(schema, children)]), 'stream');
}

/** @param id of the column's dictionary: its position, so that the same table always gives the same bytes */
function toData(column: Column, length: number, id: number): Data<DataType> {
  const nullBitmap = column.valid ?? undefined;
  switch (column.type) {
    case 'int':
      return makeData({ type: new Int32(), length, data: column.values, nullBitmap });
    case 'float':
      return makeData({ type: new Float64(), length, data: column.values, nullBitmap });
    case 'bool':
      return makeData({ type: new Bool(), length, data: packBits(column.values), nullBitmap });
    case 'text': {
      const dictionary = vectorFromArray(column.dictionary.length > 0 ? column.dictionary : [''], new Utf8());
      const type = new Dictionary(new Utf8(), new Int32(), id);
      return makeData({ type, length, data: column.codes, nullBitmap, dictionary });
    }
  }
}

function packBits(bytes: Uint8Array): Uint8Array {
  const bits = new Uint8Array(Math.ceil(bytes.length / 8));
  bytes.forEach((byte, i) => {
    bits[i >> 3]! |= (byte & 1) << (i & 7);
  });
  return bits;
}

/** What closes an Arrow IPC stream; without it rows may be missing, and apache-arrow would not say so. */
const END_OF_STREAM = [0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0];

/** Reads back what `encodeArrow` wrote. @throws when the bytes are not a whole Arrow IPC stream of these types */
export function decodeArrow(bytes: Uint8Array): { table: ColumnTable; metadata: Record<string, string> } {
  const end = bytes.subarray(-END_OF_STREAM.length);
  if (!END_OF_STREAM.every((byte, i) => end[i] === byte))
    throw new TypeError(`${bytes.length} bytes are not a whole Arrow stream`);
  const arrow = tableFromIPC(bytes);
  const columns = Object.fromEntries(
    arrow.schema.fields.map((field) => [field.name, fromCells(field.type, [...arrow.getChild(field.name)!])]),
  );
  return { table: { length: arrow.numRows, columns }, metadata: Object.fromEntries(arrow.schema.metadata) };
}

function fromCells(type: DataType, cells: (number | string | boolean | null)[]): Column {
  const valid = cells.includes(null)
    ? packBits(Uint8Array.from(cells, (cell) => (cell === null ? 0 : 1)))
    : null;
  // By name: types that were read are plain Int and Float, not Int32 and Float64.
  switch (String(type)) {
    case 'Int32':
      return { type: 'int', values: Int32Array.from(cells, Number), valid };
    case 'Float64':
      return { type: 'float', values: Float64Array.from(cells, Number), valid };
    case 'Bool':
      return { type: 'bool', values: Uint8Array.from(cells, Number), valid };
    case 'Dictionary<Int32, Utf8>':
      return textColumn(cells as (string | null)[]);
    default:
      throw new TypeError(`column type ${String(type)} is not one of ours`);
  }
}
