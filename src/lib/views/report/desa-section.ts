import type { PublishedRow } from '../../domain/coverage/published-row.ts';
import type { SnapshotBlock } from '../../domain/reports/snapshot.ts';
import type { Segment } from '../../domain/workers/segments.ts';
import { coverageTable } from './coverage-table.ts';
import type { ReportSection } from './document.ts';
import { isAbove, placeSentence } from './place-sentence.ts';
import { isHeld, toldCount } from './published-text.ts';
import { basisOf, placeOf, rowOf, rowsAt, type ReportContext } from './report-context.ts';

type DesaBlock = Extract<SnapshotBlock, { kind: 'desa' }>;

/** All desa of the place in a table, and what is particular about them; of a single desa where it stands. */
export function desaSection(
  { segment }: DesaBlock,
  context: ReportContext,
): Omit<ReportSection, 'id' | 'kind'> {
  const { words, snapshot } = context;
  const { desa: said } = words.report;
  const rows = rowsAt(context, 'desa', segment);
  const own = rowOf(context, snapshot.place.code, segment);
  const caption = said.caption(words.segment[segment], placeOf(context), basisOf(context, segment));
  const withFigures = snapshot.blocks.some(({ kind }) => kind === 'figures');
  const single = snapshot.place.level === 'desa';
  return {
    heading: single ? said.profile : said.heading,
    sentences: single ? rows.map((row) => placeSentence(row, context)) : allSentences(rows, segment, context),
    figures: [],
    picture: null,
    table: coverageTable(rows, { are: 'desa', caption, total: single ? null : own }, context),
    // Where key figures are shown as well, it is said there.
    notes: single && !withFigures && rows.some(isAbove) ? [words.report.aboveAll] : [],
  };
}

function allSentences(rows: readonly PublishedRow[], segment: Segment, context: ReportContext): string[] {
  const { words, format, snapshot } = context;
  const { desa: said } = words.report;
  const month = format.monthLong(snapshot.period);
  const who = words.segment[segment];
  const desaWhere = (is: (row: PublishedRow) => boolean) => rows.filter(is).length;
  const sentenceOf = (desa: number, say: (desa: string) => string) =>
    desa === 0 ? [] : [say(format.count(desa))];
  const reported = format.count(desaWhere(({ active }) => active !== null));
  return rows.length === 0
    ? []
    : [
        said.reported(reported, format.count(rows.length), who, month),
        ...sentenceOf(
          desaWhere(({ active }) => toldCount(active) === 0),
          (desa) => said.none(desa, who, month),
        ),
        ...sentenceOf(
          desaWhere(({ active }) => isHeld(active)),
          (desa) => said.held(desa, who),
        ),
        ...sentenceOf(
          desaWhere(({ reason }) => reason === 'over-100'),
          (desa) => said.over(desa, who),
        ),
      ];
}
