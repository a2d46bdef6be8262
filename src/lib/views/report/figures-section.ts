import type { PublishedRow } from '../../domain/coverage/published-row.ts';
import { coverageTable } from './coverage-table.ts';
import type { KeyFigure, ReportSection } from './document.ts';
import { isAbove, placeSentence } from './place-sentence.ts';
import { countCell, gapCell, rateCell } from './published-text.ts';
import {
  basisOfAll,
  denominatorOf,
  isBrief,
  placeOf,
  rowOf,
  rowsAt,
  SEGMENT_ORDER,
  type ReportContext,
} from './report-context.ts';

/**
 * Where the place stands, segment by segment; of a desa also its kecamatan, to compare. The first sentence of the report is that of the
 * informal workers.
 */
export function figuresSection(context: ReportContext): Omit<ReportSection, 'id' | 'kind'> {
  const { words, snapshot } = context;
  const rows = SEGMENT_ORDER.map((segment) => rowOf(context, snapshot.place.code, segment)).filter(
    (row) => row !== null,
  );
  const bpu = rows.find(({ segment }) => segment === 'bpu');
  const others = rows.filter((row) => row !== bpu);
  const around = snapshot.place.level === 'desa' ? rowsAt(context, 'kecamatan', 'bpu') : [];
  // On one page the figures are enough, unless one needs to be explained.
  const told = isBrief(context) ? others.filter(({ reason }) => reason === 'over-100') : others;
  const caution = words.denominatorCaution[snapshot.denominator.id];
  const caption = words.report.figures.caption(placeOf(context), basisOfAll(context));
  return {
    heading: words.report.heading.figures,
    sentences: [...told, ...around].map((row) => placeSentence(row, context)),
    figures: [
      ...rows.map((row) => rateFigure(row, context)),
      ...(bpu === undefined || bpu.gap === null ? [] : [gapFigure(bpu, context)]),
    ],
    picture: null,
    table: coverageTable(
      rows.filter(({ segment }) => segment !== 'total'),
      { are: 'segment', caption, total: rows.find(({ segment }) => segment === 'total') ?? null },
      context,
    ),
    notes: [
      ...(caution === null ? [] : [words.report.figures.caution(caution)]),
      ...([...rows, ...around].some(isAbove) ? [words.report.aboveAll] : []),
    ],
  };
}

function rateFigure(row: PublishedRow, context: ReportContext): KeyFigure {
  const { words, format } = context;
  const { figures: said } = words.report;
  const base = row.eligibleReported ?? row.eligible;
  const active = countCell(row.active, context).text;
  const some = row.reason === 'incomplete' && row.desaReported < row.desaExpected;
  return {
    label: said.rate[row.segment],
    value: rateCell(row, context).text,
    detail: [
      ...(row.reason === null || some ? [] : [words.reason[row.reason]]),
      ...(row.active === null
        ? []
        : [base === null ? said.active(active) : said.of(active, format.count(base))]),
      ...(some ? [said.reported(format.count(row.desaReported), format.count(row.desaExpected))] : []),
      ...(row.rateLow === row.rateHigh
        ? []
        : [said.interval(format.percentInterval(row.rateLow, row.rateHigh))]),
      ...asOfTexts(row, context),
    ].join('; '),
    segment: row.segment === 'total' ? null : row.segment,
  };
}

function gapFigure(row: PublishedRow, context: ReportContext): KeyFigure {
  const { words, format } = context;
  const { figures: said, people } = words.report;
  return {
    label: said.gap,
    value: people(gapCell(row, context).text),
    detail: [
      ...(row.reason === 'incomplete'
        ? [said.among(format.count(row.desaReported), format.count(row.desaExpected))]
        : []),
      ...(row.gapLow === row.gapHigh
        ? []
        : [said.interval(people(format.interval(row.gapLow, row.gapHigh)))]),
      ...asOfTexts(row, context),
    ].join('; '),
    segment: 'bpu',
  };
}

/** `Okt 2026`, `Potensi BPJS per Des 2023`: the month, and the denominator where there is one. */
function asOfTexts({ segment }: PublishedRow, context: ReportContext): string[] {
  const denominator = denominatorOf(context, segment);
  const month = context.format.month(context.snapshot.period);
  return denominator === null ? [month] : [month, denominator];
}
