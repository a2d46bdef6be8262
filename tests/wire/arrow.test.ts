import { Table, tableFromIPC, tableToIPC, Utf8, vectorFromArray } from 'apache-arrow';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeArrow, encodeArrow } from '#lib/wire/arrow.ts';
import { floatColumn, intColumn, rowsOf, textColumn } from '#lib/wire/columns.ts';
import type { Column, ColumnTable } from '#lib/wire/columns.ts';

function boolColumn(cells: readonly (boolean | null)[]): Column {
  const { valid } = intColumn(cells.map((cell) => (cell === null ? null : 1)));
  return { type: 'bool', values: Uint8Array.from(cells, (cell) => (cell ? 1 : 0)), valid };
}

type Record4 = { code: string | null; active: number | null; rate: number | null; simulated: boolean | null };

function tableOf(rows: readonly Record4[]): ColumnTable {
  return {
    length: rows.length,
    columns: {
      code: textColumn(rows.map((row) => row.code)),
      active: intColumn(rows.map((row) => row.active)),
      rate: floatColumn(rows.map((row) => row.rate)),
      simulated: boolColumn(rows.map((row) => row.simulated)),
    },
  };
}

const NOTHING: Record4 = { code: null, active: null, rate: null, simulated: null };
const SOME: Record4[] = [
  { code: '33.17.10.2030', active: 0, rate: 0, simulated: false },
  NOTHING,
  { code: 'Gandrirejo, "Sluke"', active: -40, rate: 1.4, simulated: true },
  { code: '33.17.10.2030', active: 2_147_483_647, rate: Number.MIN_VALUE, simulated: true },
];

describe('encodeArrow and decodeArrow', () => {
  it.each([
    { what: 'values and nulls of every type', rows: SOME },
    { what: 'no null at all', rows: [SOME[0]!, SOME[2]!] },
    { what: 'nothing but nulls', rows: [NOTHING, NOTHING, NOTHING] },
    { what: 'no rows', rows: [] },
    {
      what: 'more rows than a byte of validity holds',
      rows: Array.from({ length: 1001 }, (_, i) => SOME[i % 4]!),
    },
  ])('bring back $what', ({ rows }) => {
    const { table } = decodeArrow(encodeArrow(tableOf(rows)));
    expect(table.length).toBe(rows.length);
    expect(Object.values(table.columns).map((column) => column.type)).toEqual([
      'text',
      'int',
      'float',
      'bool',
    ]);
    expect(rowsOf(table)).toEqual(rows);
  });

  it('bring back any table', () => {
    const row = fc.record<Record4>({
      code: fc.option(fc.string({ unit: 'grapheme', maxLength: 6 })),
      active: fc.option(fc.integer()),
      rate: fc.option(fc.double()),
      simulated: fc.option(fc.boolean()),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
        expect(rowsOf(decodeArrow(encodeArrow(tableOf(rows))).table)).toEqual(rows);
      }),
      { seed: 3317, numRuns: 150 },
    );
  });

  it('bring back what only the schema says: metadata, columns without rows, no columns', () => {
    const metadata = { build: '0123abcd', note: 'SIMULASI: angka simulasi – bukan data resmi', empty: '' };
    expect(decodeArrow(encodeArrow(tableOf(SOME), metadata)).metadata).toEqual(metadata);
    expect(decodeArrow(encodeArrow(tableOf([]), metadata)).metadata).toEqual(metadata);
    expect(decodeArrow(encodeArrow(tableOf([]))).metadata).toEqual({});
    expect(decodeArrow(encodeArrow({ length: 0, columns: {} })).table.columns).toEqual({});
  });

  it('take a validity bitmap that has bits to spare', () => {
    const values = Int32Array.of(7, 8, 9);
    const table: ColumnTable = {
      length: 3,
      columns: { active: { type: 'int', values, valid: Uint8Array.of(0b1111_1101) } },
    };
    expect(rowsOf(decodeArrow(encodeArrow(table)).table)).toEqual([
      { active: 7 },
      { active: null },
      { active: 9 },
    ]);
  });
});

describe('encodeArrow writes', () => {
  it('Int32, Float64, Bool and dictionary-encoded Utf8, all nullable, that plain apache-arrow reads', () => {
    const arrow = tableFromIPC(encodeArrow(tableOf(SOME), { build: '0123abcd' }));
    const [code, active, rate, simulated] = arrow.schema.fields;
    expect(arrow.schema.fields.map((field) => field.name)).toEqual(['code', 'active', 'rate', 'simulated']);
    expect(arrow.schema.fields.every((field) => field.nullable)).toBe(true);
    expect(String(code!.type)).toBe('Dictionary<Int32, Utf8>');
    expect([active, rate, simulated].map((field) => String(field!.type))).toEqual([
      'Int32',
      'Float64',
      'Bool',
    ]);
    expect(arrow.schema.metadata.get('build')).toBe('0123abcd');
    expect(arrow.toArray().map((row) => ({ ...row }))).toEqual(SOME);
  });

  it('how many values are missing', () => {
    const arrow = tableFromIPC(encodeArrow(tableOf(SOME)));
    expect(arrow.schema.fields.map((field) => arrow.getChild(field.name)!.nullCount)).toEqual([1, 1, 1, 1]);
    const full = tableFromIPC(encodeArrow(tableOf([SOME[0]!])));
    expect(full.schema.fields.map((field) => full.getChild(field.name)!.nullCount)).toEqual([0, 0, 0, 0]);
  });

  it('the types of a column without a single value', () => {
    for (const rows of [[], [NOTHING]]) {
      const { fields } = tableFromIPC(encodeArrow(tableOf(rows))).schema;
      expect(fields.map((field) => String(field.type))).toEqual([
        'Dictionary<Int32, Utf8>',
        'Int32',
        'Float64',
        'Bool',
      ]);
    }
  });

  it('codes that point into the dictionary, also where the value is missing', () => {
    const { data } = tableFromIPC(encodeArrow(tableOf([NOTHING, NOTHING]))).getChild('code')!;
    expect([...data[0]!.values]).toEqual([0, 0]);
    expect(data[0]!.dictionary!.length).toBe(1);
  });

  it('several text columns, each with its own dictionary', () => {
    const columns = { level: textColumn(['desa', 'desa']), name: textColumn(['Pandean', 'Padaran']) };
    const bytes = encodeArrow({ length: 2, columns });
    expect(rowsOf(decodeArrow(bytes).table)).toEqual([
      { level: 'desa', name: 'Pandean' },
      { level: 'desa', name: 'Padaran' },
    ]);
  });

  it('the same bytes for the same table, as a strong ETag promises', () => {
    expect(encodeArrow(tableOf(SOME), { build: 'a' })).toEqual(encodeArrow(tableOf(SOME), { build: 'a' }));
  });
});

describe('decodeArrow refuses', () => {
  it('a type that is not one of ours', () => {
    const plain = tableToIPC(new Table({ name: vectorFromArray(['Pandean'], new Utf8()) }), 'stream');
    expect(() => decodeArrow(plain)).toThrow('column type Utf8 is not one of ours');
  });

  it('a stream cut short anywhere, also between its parts', () => {
    const bytes = encodeArrow(tableOf(SOME));
    for (let length = 0; length < bytes.length; length++) {
      expect(() => decodeArrow(bytes.slice(0, length))).toThrow();
    }
  });

  it('bytes that are not Arrow', () => {
    const page = new TextEncoder().encode('<!doctype html><title>502</title>');
    expect(() => decodeArrow(page)).toThrow(`${page.length} bytes are not a whole Arrow stream`);
  });
});
