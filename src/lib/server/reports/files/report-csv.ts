import { UNKNOWN } from '#lib/views/format.ts';
import type { Lang } from '#lib/views/page-data.ts';
import type { ReportCell, ReportTable } from '#lib/views/report/document.ts';
import { csvField } from '../../coverage/formats.ts';
import { shownDecimals, shownInterval } from './shown-number.ts';

/** Programs for tables that guess the encoding of a file read it as UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** A column of a CSV file: a number, or what is shown of it. */
export interface CsvColumn {
  name: string;
  /** Position in the table of the report. */
  index: number;
  /** `text`: as shown; `number`: the value, empty where there is none to tell; `low`, `high`: the ends of an interval. */
  kind: 'text' | 'number' | 'low' | 'high';
}

/** Columns of intervals are called so. */
const OF_INTERVALS = /^(.*)_(?:interval|range)$/;

/** The columns of a table; one of intervals is two; where some cells say more than numbers, one with their text follows. */
export function csvColumns({ columns, rows, total }: ReportTable, lang: Lang): CsvColumn[] {
  const all = total === null ? rows : [...rows, total];
  return columns.flatMap(({ id, numeric }, index): CsvColumn[] => {
    if (!numeric) return [{ name: id, index, kind: 'text' }];
    const [, ofInterval] = OF_INTERVALS.exec(id) ?? [];
    const numbers: CsvColumn[] =
      ofInterval === undefined
        ? [{ name: id, index, kind: 'number' }]
        : (['low', 'high'] as const).map((kind) => ({ name: `${ofInterval}_${kind}`, index, kind }));
    const told = all.every((row) => {
      const cell = row[index]!;
      if (cell.text === '' || cell.text === UNKNOWN) return true;
      return ofInterval === undefined
        ? shownDecimals(cell, lang) !== null
        : shownInterval(cell.text, lang) !== null;
    });
    return told ? numbers : [...numbers, { name: `${id}_text`, index, kind: 'text' }];
  });
}

/** A table as CSV (RFC 4180): commas, `.` decimals, UTF-8 with a byte order mark, sums as its last row. */
export function tableCsv(table: ReportTable, lang: Lang): string {
  const columns = csvColumns(table, lang);
  const rows = table.total === null ? table.rows : [...table.rows, table.total];
  const lines = [
    columns.map(({ name }) => name),
    ...rows.map((row) => columns.map(({ index, kind }) => csvField(fieldOf(row[index]!, kind, lang)))),
  ];
  return `${BYTE_ORDER_MARK}${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}

function fieldOf({ text, value }: ReportCell, kind: CsvColumn['kind'], lang: Lang): string | number | null {
  switch (kind) {
    case 'text':
      return text;
    case 'number':
      return value;
    case 'low':
    case 'high':
      return shownInterval(text, lang)?.[kind] ?? null;
  }
}
