import { normaliseName } from '../wilayah/codes.ts';
import type { TotalComparison } from './findings.ts';
import { ROW, type ClassifiedRows } from './rows.ts';
import type { ValueColumn } from './value-columns.ts';

/**
 * Compares sums in the file with what they sum: rows of sums and headings with numbers, over all rows that have a number
 * (also those that are rejected or in review), and columns of sums. Equal columns are not listed.
 */
export function compareSums(
  values: readonly ValueColumn[],
  sums: readonly ValueColumn[],
  rows: ClassifiedRows,
): TotalComparison[] {
  return [...values, ...sums]
    .flatMap((column) => rowSums(column, rows))
    .concat(columnSums(values, sums, rows));
}

function numberAt({ parsed, codes }: ValueColumn, row: number): number | null {
  return parsed[codes[row] ?? 0] ?? null;
}

function rowSums(column: ValueColumn, rows: ClassifiedRows): TotalComparison[] {
  const found: TotalComparison[] = [];
  const byKecamatan = kecamatanSums(column, rows);
  const all = [...byKecamatan.values()].reduce((sum, one) => sum + one, 0);
  for (const [i, label] of rows.labels) {
    const given = numberAt(column, rows.first + i);
    if (given === null) continue;
    const ofKecamatan = byKecamatan.get(normaliseName(label));
    const isAll = label === '' || ofKecamatan === undefined;
    found.push({
      line: rows.first + i + 1,
      column: column.use.header,
      scope: isAll ? 'all' : 'kecamatan',
      label: isAll ? '' : label,
      given,
      sum: isAll ? all : ofKecamatan,
    });
  }
  return found;
}

/** Sums by the kecamatan a row belongs to: the one it resolved to, or the one it gives. */
function kecamatanSums(column: ValueColumn, rows: ClassifiedRows): Map<string, number> {
  const sums = new Map<string, number>();
  for (let i = 0; i < rows.length; i++) {
    if (rows.kind[i] !== ROW.data) continue;
    const key = normaliseName(rows.places[rows.place[i]!]!.kecamatan);
    sums.set(key, (sums.get(key) ?? 0) + (numberAt(column, rows.first + i) ?? 0));
  }
  return sums;
}

function columnSums(
  values: readonly ValueColumn[],
  sums: readonly ValueColumn[],
  rows: ClassifiedRows,
): TotalComparison[] {
  const found: TotalComparison[] = [];
  for (const sum of sums) {
    const parts = values.filter((value) => isPart(value, sum));
    if (parts.length < 2) continue;
    for (let i = 0; i < rows.length; i++) {
      if (rows.kind[i] !== ROW.data) continue;
      const row = rows.first + i;
      const given = numberAt(sum, row);
      const numbers = parts.map((part) => numberAt(part, row));
      // A part that is not known cannot be summed.
      if (given === null || numbers.some((number) => number === null)) continue;
      const added = numbers.reduce<number>((total, number) => total + number!, 0);
      if (added === given) continue;
      const { desa, code } = rows.places[rows.place[i]!]!.given;
      found.push({
        line: row + 1,
        column: sum.use.header,
        scope: 'row',
        label: String(desa ?? code ?? ''),
        given,
        sum: added,
      });
    }
  }
  return found;
}

/** A column belongs to the sum that shares what the sum says: `PU L` to `PU Jumlah`. */
function isPart({ use }: ValueColumn, { use: sum }: ValueColumn): boolean {
  const fixed: Record<string, string | undefined> = use.fixed ?? {};
  return Object.entries(sum.fixed ?? {}).every(([name, value]) => fixed[name] === value);
}
