import type { NumberReading } from './findings.ts';
import type { ColumnUse, Mapping } from './mapping.ts';
import { isMissing, parseNumber, readLocale, type LocaleReading } from './numbers.ts';
import { ROW, type ClassifiedRows } from './rows.ts';
import type { Cell, TextTable } from './text-table.ts';

/** A column of numbers with every different cell parsed: `null` missing, `undefined` no number. */
export interface ValueColumn {
  column: number;
  use: ColumnUse;
  reading: LocaleReading;
  parsed: readonly (number | null | undefined)[];
  codes: Int32Array;
}

const NO_CODES = new Int32Array(0);

/** Parses the columns of the given role, each in the locale its own cells tell. */
export function valueColumns(
  table: TextTable,
  mapping: Mapping,
  rows: ClassifiedRows,
  role: 'value' | 'sum',
): ValueColumn[] {
  return mapping.columns.flatMap((use, column) => {
    if (use.role !== role) return [];
    const { values, codes } = table.columns[column] ?? { values: [null], codes: NO_CODES };
    const reading = {
      ...readLocale(cellsOf(values, codes, rows)),
      ...(use.numbers && { locale: use.numbers, certainty: 'certain' as const }),
    };
    return [{ column, use, reading, codes, parsed: values.map((cell) => parseNumber(cell, reading.locale)) }];
  });
}

/** Different cells of the data rows. */
function cellsOf(values: readonly Cell[], codes: Int32Array, rows: ClassifiedRows): Cell[] {
  const seen = new Uint8Array(values.length);
  for (let i = 0; i < rows.length; i++) if (rows.kind[i] === ROW.data) seen[codes[rows.first + i] ?? 0] = 1;
  return values.filter((_, code) => seen[code] === 1);
}

/** How the columns were read, for people. */
export function numberReadings(
  columns: readonly ValueColumn[],
  table: TextTable,
  rows: ClassifiedRows,
): NumberReading[] {
  return columns.map(({ use, reading, column, codes, parsed }) => {
    const missing = (table.columns[column]?.values ?? [null]).map((cell) => isMissing(cell));
    let [gone, numbers] = [0, 0];
    for (let i = 0; i < rows.length; i++) {
      if (rows.kind[i] !== ROW.data) continue;
      const code = codes[rows.first + i] ?? 0;
      if (missing[code]) gone++;
      else if (typeof parsed[code] === 'number') numbers++;
    }
    return { header: use.header, ...reading, missing: gone, numbers };
  });
}
