import type { PublishedRow } from '../../domain/coverage/published-row.ts';
import type { SnapshotBlock } from '../../domain/reports/snapshot.ts';
import { coverageTable } from './coverage-table.ts';
import type { ReportSection } from './document.ts';
import { reportMap } from './map-picture.ts';
import { gapPeople } from './place-sentence.ts';
import { basisOf, isBrief, nameOf, rowOf, rowsAt, type ReportContext } from './report-context.ts';

type MapBlock = Extract<SnapshotBlock, { kind: 'map' }>;

/** The map of the desa; of the whole branch also the kecamatan in a table. */
export function mapSection(block: MapBlock, context: ReportContext): Omit<ReportSection, 'id' | 'kind'> {
  const { words, format, snapshot } = context;
  const { map: said } = words.report;
  const { segment, measure, shapes } = block;
  const who = words.sentence.who[segment];
  const basis = basisOf(context, segment);
  const heading = said.heading[measure](who);
  const map = reportMap(block, heading, context);
  const kecamatan = snapshot.place.level === 'kabupaten' ? rowsAt(context, 'kecamatan', segment) : [];
  const listed = isBrief(context) ? [] : kecamatan;
  const figured = shapes.filter(({ code }) => hasFigure(rowOf(context, code, segment), measure)).length;
  const total = rowOf(context, snapshot.place.code, segment);
  return {
    heading,
    sentences: [
      figured === 0
        ? said.saysNone[measure](who, basis)
        : said.says[measure](format.count(figured), who, basis),
      ...mostSentence(kecamatan, context),
    ],
    figures: [],
    picture: shapes.length === 0 ? null : map.picture,
    table:
      listed.length === 0
        ? null
        : coverageTable(listed, { are: 'kecamatan', caption: said.kecamatan(who, basis), total }, context),
    notes: [
      ...(map.hatched === 0 ? [] : [said.hatched(format.count(map.hatched))]),
      ...(map.tooUncertain ? [said.tooUncertain] : []),
      ...shapesNote(block, context),
    ],
  };
}

/** Whether a desa has a figure on the map, be it a range. */
function hasFigure(row: PublishedRow | null, measure: MapBlock['measure']): boolean {
  return row !== null && row[measure] !== null;
}

/** The kecamatan with the largest gap by the estimate. */
function mostSentence(kecamatan: readonly PublishedRow[], context: ReportContext): string[] {
  const known = kecamatan.filter(({ gap }) => gap !== null).sort((a, b) => b.gap! - a.gap!);
  const [first] = known;
  if (first === undefined || known.length < 2) return [];
  const people = gapPeople(first, context.words.report, context);
  return people === null ? [] : [context.words.report.map.most(nameOf(first, context), people)];
}

function shapesNote({ approximate, shapes }: MapBlock, { words, format }: ReportContext): string[] {
  if (approximate === 0) return [];
  return approximate === shapes.length
    ? [`${words.map.cells}.`]
    : [`${words.map.someCells(format.count(approximate), format.count(shapes.length))}.`];
}
