import * as XLSX from '@e965/xlsx';
import type { Cell } from '#lib/domain/imports/text-table.ts';
import { cleanCell } from './csv.ts';

/** A sheet's rows; blank rows are there, so that row numbers are those of the sheet. */
export interface ParsedSheet {
  name: string;
  hidden: boolean;
  rows: Cell[][];
}

/** Merged regions larger than this are decoration, not headers or groups. */
const MOST_MERGED = { rows: 5000, columns: 200 };

/**
 * Parses a workbook (XLSX, XLS, ODS, or an HTML table saved as one). Numbers stay numbers; dates become `YYYY-MM-DD`,
 * shares shown in percent `12.5%`; every cell of a merged region gets its text.
 * @throws whatever the parser throws for a damaged file
 */
export function parseWorkbook(content: Uint8Array): ParsedSheet[] {
  const book = XLSX.read(content, {
    type: 'array',
    dense: true,
    cellNF: true,
    cellText: false,
    cellHTML: false,
    cellFormula: false,
    sheetRows: 1_048_577,
  });
  const is1904 = book.Workbook?.WBProps?.date1904 === true;
  return book.SheetNames.map((name, i) => ({
    name,
    hidden: (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0,
    rows: rowsOf(book.Sheets[name], is1904),
  }));
}

function rowsOf(sheet: XLSX.WorkSheet | undefined, is1904: boolean): Cell[][] {
  const data = ((sheet as { '!data'?: (XLSX.CellObject | undefined)[][] } | undefined)?.['!data'] ?? []) as (
    XLSX.CellObject | undefined
  )[][];
  const rows = Array.from(data, (cells) => Array.from(cells ?? [], (cell) => cellValue(cell, is1904)));
  for (const merge of sheet?.['!merges'] ?? []) fillMerge(rows, merge);
  return rows.map(trimmed);
}

function fillMerge(rows: Cell[][], { s, e }: XLSX.Range): void {
  if (e.r - s.r >= MOST_MERGED.rows || e.c - s.c >= MOST_MERGED.columns) return;
  const value = rows[s.r]?.[s.c] ?? null;
  if (value === null) return;
  for (let r = s.r; r <= Math.min(e.r, rows.length - 1); r++) {
    for (let c = s.c; c <= e.c; c++) {
      const row = rows[r]!;
      while (row.length <= c) row.push(null);
      row[c] ??= value;
    }
  }
}

function trimmed(row: Cell[]): Cell[] {
  let end = row.length;
  while (end > 0 && row[end - 1] === null) end--;
  return row.slice(0, end);
}

function cellValue(cell: XLSX.CellObject | undefined, is1904: boolean): Cell {
  if (!cell || cell.v === undefined || cell.v === null || cell.t === 'z') return null;
  if (cell.t === 'n') return numberValue(Number(cell.v), String(cell.z ?? ''), is1904);
  if (cell.t === 'b') return cell.v ? 'TRUE' : 'FALSE';
  if (cell.t === 'e') return '#N/A';
  if (cell.v instanceof Date) return cell.v.toISOString().slice(0, 10);
  return cleanCell(String(cell.v));
}

function numberValue(value: number, format: string, is1904: boolean): Cell {
  if (!Number.isFinite(value)) return null;
  if (format.includes('%')) return `${Number((value * 100).toPrecision(12))}%`;
  if (format !== '' && XLSX.SSF.is_date(format) && value > 0 && value < 2_958_466)
    return dateText(value, is1904);
  return value;
}

/** A date is the day it shows, whatever the time zone of this machine. */
function dateText(serial: number, is1904: boolean): Cell {
  const { y, m, d } = XLSX.SSF.parse_date_code(serial, { date1904: is1904 });
  return y > 0 ? `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}` : serial;
}
