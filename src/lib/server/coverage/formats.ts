import type { DenominatorId, SegmentOrTotal } from '#lib/domain/workers/segments.ts';
import { encodeArrow } from '#lib/wire/arrow.ts';
import { cellAt, rowsOf, type Cell, type ColumnTable } from '#lib/wire/columns.ts';

export const FORMATS = ['json', 'csv', 'arrow'] as const;
export type Format = (typeof FORMATS)[number];

export const MEDIA_TYPES: Record<Format | 'txt', string> = {
  txt: 'text/plain; charset=utf-8',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  arrow: 'application/vnd.apache.arrow.stream',
};

/** The denominator set of an export and what it states for each segment asked. `as_of` is `YYYY-MM`, `value` people. */
export interface DenominatorMeta {
  id: DenominatorId;
  values: {
    segment: SegmentOrTotal;
    label: string;
    value: number;
    as_of: string;
    definition: string;
    source: string;
  }[];
}

/** What a reader of an export must know: build, whether figures are simulated, the denominator, notes. */
export type ExportMeta = Record<string, string | boolean | DenominatorMeta>;

/** A table in one of the export formats; all are written from the same columns. */
export function writeTable(table: ColumnTable, format: Format, meta: ExportMeta): string | Uint8Array {
  switch (format) {
    case 'json':
      return JSON.stringify({ meta, rows: rowsOf(table) });
    case 'csv':
      return writeCsv(table);
    case 'arrow':
      return encodeArrow(
        table,
        Object.fromEntries(Object.entries(meta).map(([key, value]) => [key, metaText(value)])),
      );
  }
}

/** Arrow keeps text only; what is more than one value is JSON there. */
function metaText(value: ExportMeta[string]): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** CSV (RFC 4180) with a header, `.` decimals; unknown is an empty field. */
function writeCsv({ length, columns }: ColumnTable): string {
  const all = Object.values(columns);
  const lines = [Object.keys(columns).join(',')];
  for (let i = 0; i < length; i++) lines.push(all.map((column) => csvField(cellAt(column, i))).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

/** Text that a spreadsheet would run as a formula is preceded by an apostrophe. */
export function csvField(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
