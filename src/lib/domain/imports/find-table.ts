import { levelOf, parseDesaCode } from '../wilayah/codes.ts';
import { isMissing, parseNumber } from './numbers.ts';
import { parsePeriod } from './period-labels.ts';
import type { Cell } from './text-table.ts';

/** Where the table is inside a sheet. Rows count from 0. */
export interface TableShape {
  /** Texts above the header. */
  titles: string[];
  /** First and last header row; `null` for a table without header. */
  headerRows: [number, number] | null;
  /** First row of data. */
  firstRow: number;
  /** One header per column, the rows of a two-row header joined by a space, a merged upper cell repeated over its columns. */
  headers: string[];
}

type Row = readonly Cell[];
const MOST_HEADER_ROWS = 3;

/**
 * Finds the table in the first rows of a sheet: the first row that looks like data and has others like it below, the
 * texts right above it as its header, everything further up as titles.
 */
export function findTable(rows: readonly Row[]): TableShape {
  const data = belowHeader(rows, firstDataRow(rows));
  const above = data < 0 ? lastWideRow(rows) + 1 : data;
  const last = lastHeaderRow(rows, above);
  if (last < 0) return { titles: titlesOf(rows, above), headerRows: null, firstRow: above, headers: [] };
  const first = firstHeaderRow(rows, last);
  const headers = headersOf(rows.slice(first, last + 1));
  return { titles: titlesOf(rows, first), headerRows: [first, last], firstRow: above, headers };
}

function firstDataRow(rows: readonly Row[]): number {
  return rows.findIndex((row) => isDataRow(row));
}

/**
 * Rows of people without a number look like texts: what looks like the first row of data stands too far below a row of
 * header words to be the first.
 */
function belowHeader(rows: readonly Row[], data: number): number {
  const header = rows.slice(0, Math.max(0, data)).findIndex((row) => isHeaderText(row.filter(isText)));
  const between = rows.slice(header + 1, data).filter((row) => distinct(row) >= 2 && !isNumbering(row));
  return header >= 0 && between.length >= MOST_HEADER_ROWS ? header + 1 : data;
}

/** A code of a desa or kecamatan, or a text followed by numbers; a row of bare numbers `1 2 3` counts columns. */
function isDataRow(row: Row): boolean {
  const filled = row.filter((cell) => cell !== null);
  if (filled.length < 2 || isNumbering(row)) return false;
  if (filled.some(isPlaceCode)) return true;
  const texts = filled.filter(isText);
  const numbers = filled.filter((cell) => isNumeric(cell));
  // Headers of months, years and ages look like numbers; a data row has none that could be one.
  const values = numbers.filter((cell) => !looksLikeHeader(cell));
  return (
    texts.length > 0 &&
    (values.length > 0 || (numbers.length > 0 && texts.every((text) => isWord(text)))) &&
    !isHeaderText(texts)
  );
}

function isPlaceCode(cell: Cell): boolean {
  if (cell === null) return false;
  return parseDesaCode(cell) !== null || levelOf(String(cell)) === 'kecamatan';
}

function isText(cell: Cell): boolean {
  return typeof cell === 'string' && /\p{L}{2}/u.test(cell) && !isMissing(cell);
}

function isNumeric(cell: Cell): boolean {
  return parseNumber(cell, 'id') !== undefined || parseNumber(cell, 'en') !== undefined;
}

function looksLikeHeader(cell: Cell): boolean {
  return parsePeriod(cell) !== null || /^(19|20)\d{2}$/.test(String(cell));
}

function isWord(cell: Cell): boolean {
  return typeof cell === 'string' && cell.length < 60;
}

const HEADER_TEXT =
  /^(no|nomor|kode|kecamatan|desa|kelurahan|nama|jumlah|total|segmen|status|periode|bulan|tahun|pu|bpu|jakon|nik|laki|perempuan|blth|uraian|sumber iuran|indikator|label|program)\b/i;

/** Two words of a header in one row: it is one. */
function isHeaderText(texts: readonly Cell[]): boolean {
  return (
    texts.filter((text) => HEADER_TEXT.test(String(text).trim()) && !/^jumlah kec/i.test(String(text)))
      .length >= 2
  );
}

/** `1 2 3 4` or `(1) (2) (3)`: the numbers of the columns, as statistical tables print them. */
function isNumbering(row: Row): boolean {
  const filled = row.filter((cell) => cell !== null).map((cell) => String(cell).replace(/[()\s]/g, ''));
  return (
    filled.length >= 3 &&
    filled.every((text, i) => i === 0 || Number(text) === Number(filled[0]) + i) &&
    Number(filled[0]) <= 2
  );
}

/** Without any data row (header only, participants): the row with most texts is the header. */
function lastWideRow(rows: readonly Row[]): number {
  const widths = rows
    .slice(0, 30)
    .map((row) => (isHeaderLike(row) ? row.filter((cell) => cell !== null).length : 0));
  const widest = Math.max(0, ...widths);
  return widest === 0 ? -1 : widths.indexOf(widest);
}

function isHeaderLike(row: Row): boolean {
  const filled = row.filter((cell) => cell !== null);
  const texts = filled.filter((cell) => typeof cell === 'string');
  return texts.length > 0 && texts.length >= filled.length / 2;
}

/** The nearest row above the data that is neither blank nor a numbering; a lone text is a title. */
function lastHeaderRow(rows: readonly Row[], above: number): number {
  for (let row = above - 1; row >= 0; row--) {
    const cells = rows[row]!;
    if (cells.every((cell) => cell === null) || isNumbering(cells)) continue;
    return distinct(cells) >= 2 ? row : -1;
  }
  return -1;
}

/** Upper rows belong to the header while they stand right above it and spread over the table. */
function firstHeaderRow(rows: readonly Row[], last: number): number {
  let first = last;
  while (
    first > 0 &&
    last - first + 1 < MOST_HEADER_ROWS &&
    distinct(rows[first - 1]!) >= 2 &&
    isHeaderLike(rows[first - 1]!)
  )
    first--;
  return first;
}

function distinct(row: Row): number {
  return new Set(row.filter((cell) => cell !== null)).size;
}

function headersOf(rows: readonly Row[]): string[] {
  const width = Math.max(...rows.map((row) => row.length));
  const carried = rows.map((row, i) => (i === rows.length - 1 ? row : carryRight(row, rows[i + 1]!, width)));
  return Array.from({ length: width }, (_, column) => {
    const parts = carried.map((row) => labelOf(row[column] ?? null)).filter((part) => part !== '');
    return parts.filter((part, i) => part !== parts[i - 1]).join(' ');
  });
}

/** A merged upper cell stands over the blank cells to its right, as long as there is a lower header below them. */
function carryRight(row: Row, lower: Row, width: number): Cell[] {
  const carried: Cell[] = [];
  let current: Cell = null;
  for (let column = 0; column < width; column++) {
    const own = row[column] ?? null;
    current = own ?? ((lower[column] ?? null) === null ? null : current);
    // A cell that reaches down over the lower row (blank below it) is not over its neighbours.
    carried.push(own ?? current);
    if (own !== null && (lower[column] ?? null) === null) current = null;
  }
  return carried;
}

function labelOf(cell: Cell): string {
  return cell === null ? '' : String(cell).replace(/\s+/g, ' ').trim();
}

function titlesOf(rows: readonly Row[], before: number): string[] {
  const texts = rows
    .slice(0, Math.max(0, before))
    .flatMap((row) => [...new Set(row.filter((cell) => cell !== null).map(labelOf))]);
  return texts.filter((text) => /\p{L}/u.test(text));
}
