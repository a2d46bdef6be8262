import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellAt, floatColumn, intColumn, isValid, rowsOf, textColumn } from '#lib/wire/columns.ts';
import type { Column } from '#lib/wire/columns.ts';

const run = { seed: 3317, numRuns: 200 };
const cellsOf = (column: Column, length: number) => Array.from({ length }, (_, i) => cellAt(column, i));

describe('isValid', () => {
  it('reads bits from the least significant one on, as DuckDB and Arrow write them', () => {
    const valid = Uint8Array.of(0b0000_0101, 0b1000_0000);
    const rows = Array.from({ length: 16 }, (_, i) => i).filter((i) => isValid(valid, i));
    expect(rows).toEqual([0, 2, 15]);
  });

  it('without a bitmap every row has a value', () => {
    expect(isValid(null, 4711)).toBe(true);
  });
});

describe('columns give back their cells', () => {
  it('floats', () => {
    const floats = fc.array(fc.option(fc.double()));
    fc.assert(
      fc.property(floats, (cells) => {
        expect(cellsOf(floatColumn(cells), cells.length)).toEqual(cells);
      }),
      run,
    );
  });

  it('whole numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer())), (cells) => {
        expect(cellsOf(intColumn(cells), cells.length)).toEqual(cells);
      }),
      run,
    );
  });

  it('texts, each once in the dictionary', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.string({ unit: 'grapheme', maxLength: 2 }))), (cells) => {
        const column = textColumn(cells);
        expect(cellsOf(column, cells.length)).toEqual(cells);
        const dictionary = column.type === 'text' ? column.dictionary : [];
        expect(new Set(dictionary).size).toBe(dictionary.length);
        expect(new Set(dictionary)).toEqual(new Set(cells.filter((cell) => cell !== null)));
      }),
      run,
    );
  });

  it('truth values, one byte each', () => {
    const column: Column = {
      type: 'bool',
      values: Uint8Array.of(1, 0, 1),
      valid: Uint8Array.of(0b011),
    };
    expect(cellsOf(column, 3)).toEqual([true, false, null]);
  });
});

describe('a missing value', () => {
  it('is null in every type, and 0, false and the empty text are values', () => {
    expect(cellsOf(intColumn([0, null]), 2)).toEqual([0, null]);
    expect(cellsOf(floatColumn([0, null]), 2)).toEqual([0, null]);
    expect(cellsOf(textColumn(['', null]), 2)).toEqual(['', null]);
  });

  it('costs a bitmap only where there is one', () => {
    expect(intColumn([1, 2]).valid).toBeNull();
    expect(textColumn([]).valid).toBeNull();
    expect(intColumn([1, null, 3, 4, 5, 6, 7, 8, null]).valid).toEqual(Uint8Array.of(0b1111_1101, 0));
  });

  it('may be all there is', () => {
    const column = textColumn([null, null]);
    expect(column).toMatchObject({ codes: Int32Array.of(0, 0), dictionary: [] });
    expect(cellsOf(column, 2)).toEqual([null, null]);
  });
});

describe('rowsOf', () => {
  it('gives one object a row, columns in order', () => {
    const columns = {
      code: textColumn(['a', 'b']),
      active: intColumn([3, null]),
      rate: floatColumn([0.5, 1.2]),
    };
    const rows = rowsOf({ length: 2, columns });
    expect(rows).toEqual([
      { code: 'a', active: 3, rate: 0.5 },
      { code: 'b', active: null, rate: 1.2 },
    ]);
    expect(Object.keys(rows[0]!)).toEqual(['code', 'active', 'rate']);
  });

  it('of an empty table is empty', () => {
    expect(rowsOf({ length: 0, columns: { code: textColumn([]) } })).toEqual([]);
  });
});
