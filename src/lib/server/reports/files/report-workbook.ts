import { unzipSync } from 'fflate';
import writeExcelFile, { type CellObject, type Row, type Sheet } from 'write-excel-file/node';
import { UNKNOWN } from '#lib/views/format.ts';
import type { ReportCell, ReportColumn, ReportTable } from '#lib/views/report/document.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import { codedTable } from './coded-table.ts';
import type { SaidReport } from './report-file.ts';
import { sheetNames } from './sheet-names.ts';
import { shownDecimals } from './shown-number.ts';
import { sourceRows, SUMMARY_WIDTHS, summaryRows } from './workbook-text.ts';
import { zipOf } from './zip.ts';

const FONT = { fontFamily: 'Calibri', fontSize: 11 };
const HEAD = {
  fontWeight: 'bold',
  wrap: true,
  alignVertical: 'bottom',
  bottomBorderStyle: 'medium',
} as const;
const TOTAL = { fontWeight: 'bold', topBorderStyle: 'thin' } as const;
/** Characters. */
const NARROWEST = 9;
const WIDEST = 48;

/** A report as a workbook: what it says, a sheet for each table, sources and notes. */
export async function reportWorkbook(report: SaidReport): Promise<Uint8Array<ArrayBuffer>> {
  const { sections, lang, badge } = report.document;
  const words = wordsFor(lang).reportFiles;
  const tables = sections.flatMap(({ heading, table }) =>
    table === null ? [] : [{ heading, table: codedTable(table, lang) }],
  );
  const names = sheetNames([words.summary, ...tables.map(({ heading }) => heading), words.sources]);
  const of = (index: number): Pick<Sheet<never>, 'sheet'> => ({ sheet: names.at(index)! });
  const columns = SUMMARY_WIDTHS.map((width) => ({ width }));
  const sheets = [
    { ...of(0), data: summaryRows(report, names.slice(1, -1)), columns, showGridLines: false },
    ...tables.map(({ table }, i) => ({ ...of(i + 1), ...tableSheet(table, { lang, badge }) })),
    { ...of(-1), data: sourceRows(report), columns, showGridLines: false },
  ];
  const made = await writeExcelFile(sheets, FONT).toBuffer();
  // Packed again, so that the same report gives the same bytes.
  return zipOf(unzipSync(made), report.snapshot.frozenAt);
}

type TableLook = Pick<SaidReport['document'], 'lang' | 'badge'>;

/** A column of a sheet: the number with its unit in the head, and its text where that says more. */
interface SheetColumn {
  head: string;
  cell: (row: readonly ReportCell[]) => CellObject | null;
  width: number;
}

/** Caption, head and rows; caption and head stay where they are when the rows are scrolled. */
function tableSheet(table: ReportTable, { lang, badge }: TableLook) {
  const columns = table.columns.flatMap((column, index) => sheetColumns(table, column, index, lang));
  const cells = (row: readonly ReportCell[]): Row => columns.map(({ cell }) => cell(row));
  const caption = badge === null ? table.caption : `${badge.label.toUpperCase()} · ${table.caption}`;
  const total = table.total === null ? [] : [cells(table.total).map((cell) => withStyle(cell, TOTAL))];
  return {
    data: [
      [{ value: caption, fontWeight: 'bold' as const, fontSize: 12 }],
      columns.map(({ head }) => ({ value: head, ...HEAD })),
      ...table.rows.map(cells),
      ...total,
    ],
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 2,
  };
}

function sheetColumns(
  { rows, total }: ReportTable,
  { head, unit, numeric }: ReportColumn,
  index: number,
  lang: TableLook['lang'],
): SheetColumn[] {
  const all = (total === null ? rows : [...rows, total]).map((row) => row[index]!);
  const shown = unit === null ? head : `${head} (${unit})`;
  const column = (heading: string, cell: (one: ReportCell) => CellObject | null): SheetColumn => ({
    ...{ head: heading, cell: (row) => cell(row[index]!) },
    width: widthOf([heading, ...all.map(({ text }) => text)]),
  });
  if (!numeric) return [column(shown, textCell)];
  const decimals = Math.max(0, ...all.map((cell) => shownDecimals(cell, lang) ?? 0));
  const value = column(shown, (cell) => numberCell(cell, decimals));
  const saysMore = all.some((cell) => cell.value !== null && shownDecimals(cell, lang) === null);
  const { asShown } = wordsFor(lang).reportFiles;
  return saysMore ? [value, column(asShown(head), textCell)] : [value];
}

/** The number; in its place what is said of one that is kept back, nothing where it is not known. */
function numberCell({ text, value }: ReportCell, decimals: number): CellObject | null {
  if (value === null) return withStyle(textCell({ text, value }), { align: 'right' });
  return { value, type: Number, format: decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}` };
}

/** Text stays text whatever it begins with. */
function textCell({ text }: ReportCell): CellObject | null {
  return text === '' || text === UNKNOWN ? null : { value: text, type: String, format: '@' };
}

function withStyle(cell: Row[number], style: Partial<CellObject>): CellObject | null {
  return cell === null ? null : { ...(cell as CellObject), ...style };
}

/** Characters a column needs; a head may take two lines. */
function widthOf([head, ...texts]: readonly string[]): number {
  const longest = Math.max(Math.ceil(head!.length / 2), ...head!.split(' ').map((word) => word.length));
  return Math.min(WIDEST, Math.max(NARROWEST, longest, ...texts.map((text) => text.length)) + 2);
}
