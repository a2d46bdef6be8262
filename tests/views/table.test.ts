import { describe, expect, test } from 'vitest';
import { sortRows } from '#lib/views/table.ts';

describe('sortRows', () => {
  const rows = [{ v: 2 }, { v: null }, { v: 10 }, { v: -1 }];
  const value = (row: { v: number | null }) => row.v;

  test('unknown comes last in both directions', () => {
    expect(sortRows(rows, value, 'ascending').map(value)).toEqual([-1, 2, 10, null]);
    expect(sortRows(rows, value, 'descending').map(value)).toEqual([10, 2, -1, null]);
  });

  test('is stable and leaves its input alone', () => {
    const same = [
      { v: 1, n: 'a' },
      { v: 1, n: 'b' },
    ];
    expect(sortRows(same, (row) => row.v, 'descending').map(({ n }) => n)).toEqual(['a', 'b']);
    expect(rows[0]).toEqual({ v: 2 });
  });

  test('names are ordered as people read them', () => {
    const names = ['Sale 10', 'sale 2', 'Bulu'];
    expect(sortRows(names, (name) => name, 'ascending')).toEqual(['Bulu', 'sale 2', 'Sale 10']);
  });
});
