import type { PublishedRow } from '../../domain/coverage/published-row.ts';
import type { ReportCell, ReportColumn, ReportTable } from './document.ts';
import {
  countCell,
  gapCell,
  intervalCell,
  numberCell,
  numberColumn,
  rateCell,
  textCell,
} from './published-text.ts';
import type { ReportContext } from './report-context.ts';

/** What the rows of a coverage table are. */
type RowsAre = 'segment' | 'desa' | 'kecamatan';

/**
 * Workers, members, who is protected and who is not, with intervals and what to know; one row each.
 * @param total row of the place they add up to; null where there is none
 */
export function coverageTable(
  rows: readonly PublishedRow[],
  { are, caption, total }: { are: RowsAre; caption: string; total: PublishedRow | null },
  context: ReportContext,
): ReportTable {
  const withKecamatan = are === 'desa' && new Set(rows.map((row) => row.kecamatan)).size > 1;
  const first = (row: PublishedRow) => firstCells(row, are, withKecamatan, context);
  const { all } = context.words.report;
  return {
    caption,
    columns: columnsOf(are, withKecamatan, context),
    rows: rows.map((row) => [...first(row), ...figureCells(row, context)]),
    ...(are !== 'segment' && { codes: rows.map(({ code }) => code) }),
    total:
      total === null
        ? null
        : [textCell(all), ...(withKecamatan ? [textCell('')] : []), ...figureCells(total, context)],
  };
}

function firstCells(
  row: PublishedRow,
  are: RowsAre,
  withKecamatan: boolean,
  { words }: ReportContext,
): ReportCell[] {
  if (are === 'segment') return [textCell(words.segment[row.segment])];
  return [textCell(row.name), ...(withKecamatan ? [textCell(row.kecamatan ?? '')] : [])];
}

function columnsOf(are: RowsAre, withKecamatan: boolean, { words }: ReportContext): ReportColumn[] {
  const { columns: said } = words.report;
  const { people, percent } = words.units;
  const text = (id: 'segment' | 'desa' | 'kecamatan' | 'note') => ({
    ...{ id, head: said[id], unit: null, numeric: false },
  });
  return [
    text(are),
    ...(withKecamatan ? [text('kecamatan')] : []),
    numberColumn('eligible', said.eligible, people),
    numberColumn('eligible_interval', said.eligibleInterval, people),
    numberColumn('active', said.active, people),
    numberColumn('rate', said.rate, percent),
    numberColumn('gap', said.gap, people),
    numberColumn('gap_interval', said.gapInterval, people),
    text('note'),
  ];
}

function figureCells(row: PublishedRow, context: ReportContext): ReportCell[] {
  return [
    numberCell(row.eligible, context),
    intervalCell(row.eligibleLow, row.eligibleHigh, context),
    countCell(row.active, context),
    rateCell(row, context),
    gapCell(row, context),
    intervalCell(row.gapLow, row.gapHigh, context),
    textCell(noteOf(row, context)),
  ];
}

/** What to know of a row; that it was not reported stands in place of the count. */
function noteOf(
  { reason, desaReported, desaExpected }: PublishedRow,
  { words, format }: ReportContext,
): string {
  if (reason === null || reason === 'not-reported') return '';
  const some = desaReported < desaExpected;
  if (reason === 'incomplete' && some)
    return words.report.figures.reported(format.count(desaReported), format.count(desaExpected));
  return words.reason[reason];
}
