import { UNKNOWN } from '#lib/views/format.ts';
import type { Lang } from '#lib/views/page-data.ts';
import type { ReportCell, ReportTable } from '#lib/views/report/document.ts';
import { csvField } from '../../coverage/formats.ts';
import { shownDecimals } from './shown-number.ts';

/** Programs for tables that guess the encoding of a file read it as UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** A column of a CSV file: a number, or what is shown of it. */
export interface CsvColumn {
  name: string;
  /** Position in the table of the report. */
  index: number;
  /** `text`: as shown; `number`: the value, empty where there is none to tell. */
  kind: 'text' | 'number';
}

/** The columns of a table; a column of numbers that says more than numbers is followed by one with its text. */
export function csvColumns({ columns, rows, total }: ReportTable, lang: Lang): CsvColumn[] {
  const all = total === null ? rows : [...rows, total];
  return columns.flatMap(({ id, numeric }, index): CsvColumn[] => {
    if (!numeric) return [{ name: id, index, kind: 'text' }];
    const told = all.every((row) => saysNothingElse(row[index]!, lang));
    const value: CsvColumn = { name: id, index, kind: 'number' };
    return told ? [value] : [value, { name: `${id}_text`, index, kind: 'text' }];
  });
}

/** A table as CSV (RFC 4180): commas, `.` decimals, UTF-8 with a byte order mark, sums as its last row. */
export function tableCsv(table: ReportTable, lang: Lang): string {
  const columns = csvColumns(table, lang);
  const field = (row: readonly ReportCell[]) => (column: CsvColumn) => {
    const { text, value } = row[column.index]!;
    return csvField(column.kind === 'number' ? value : text);
  };
  const rows = table.total === null ? table.rows : [...table.rows, table.total];
  const lines = [columns.map(({ name }) => name), ...rows.map((row) => columns.map(field(row)))];
  return `${BYTE_ORDER_MARK}${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}

/** Whether a number, or an empty field, says all that the cell says. */
function saysNothingElse(cell: ReportCell, lang: Lang): boolean {
  return cell.text === '' || cell.text === UNKNOWN || shownDecimals(cell, lang) !== null;
}
