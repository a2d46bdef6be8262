import type { Level } from '../../domain/coverage/coverage.ts';
import type { PublishedRow } from '../../domain/coverage/published-row.ts';
import type { Snapshot } from '../../domain/reports/snapshot.ts';
import { SEGMENTS, type Segment, type SegmentOrTotal } from '../../domain/workers/segments.ts';
import { formatFor, type Format } from '../format.ts';
import type { Lang } from '../page-data.ts';
import { placeName } from '../sentences.ts';
import { denominatorText } from '../sheet-text.ts';
import { wordsFor, type Words } from '../words/index.ts';

/** A snapshot with the words and numbers of its language: what every section is made of. */
export interface ReportContext {
  snapshot: Snapshot;
  lang: Lang;
  words: Words;
  format: Format;
}

export function contextOf(snapshot: Snapshot): ReportContext {
  const { lang } = snapshot;
  return { snapshot, lang, words: wordsFor(lang), format: formatFor(lang) };
}

/** Whether a report is to fit on one page: what is told twice, or of the parts of a place, is left out. */
export function isBrief({ snapshot }: ReportContext): boolean {
  return snapshot.template !== 'kecamatan';
}

/** The row of a place; null where the snapshot has none. */
export function rowOf(
  { snapshot }: ReportContext,
  code: string,
  segment: SegmentOrTotal,
): PublishedRow | null {
  return snapshot.rows.find((row) => row.code === code && row.segment === segment) ?? null;
}

/** Rows of one level, in the order of the snapshot. */
export function rowsAt({ snapshot }: ReportContext, level: Level, segment: Segment): PublishedRow[] {
  return snapshot.rows.filter((row) => row.level === level && row.segment === segment);
}

/** The place of the report as it stands in a sentence: `Rembang`, `Kecamatan Kragan`, `Balong`. */
export function placeOf({ snapshot, words }: ReportContext): string {
  return placeName(snapshot.place, words);
}

/** `Balong, Kecamatan Kragan, Kabupaten Rembang` */
export function placeInFull({ snapshot, words }: ReportContext): string {
  const { level, name, kecamatan, kabupaten } = snapshot.place;
  const branch = words.report.kabupaten(placeName({ level: 'kabupaten', name: kabupaten }, words));
  if (level === 'kabupaten') return branch;
  const around = kecamatan === null ? [] : [words.desa.inKecamatan(kecamatan)];
  return [placeName({ level, name }, words), ...around, branch].join(', ');
}

/** `per Oktober 2026 (penyebut: Potensi BPJS per Des 2023)`: what goes with every share. */
export function basisOf(context: ReportContext, segment: SegmentOrTotal): string {
  const { words, format, snapshot } = context;
  return words.report.basis(format.monthLong(snapshot.period), denominatorOf(context, segment));
}

/** The same for all segments together; one whose denominator is of another month is named with it. */
export function basisOfAll(context: ReportContext): string {
  const { words, format, snapshot } = context;
  const usual = denominatorOf(context, 'bpu');
  const others = SEGMENTS.filter((segment) => denominatorOf(context, segment) !== usual).map((segment) =>
    words.report.segmentAsOf(words.segment[segment], format.month(asOfSegment(context, segment))),
  );
  return words.report.basis(format.monthLong(snapshot.period), [usual, ...others].join(', '));
}

/** `Potensi BPJS per Des 2023`, of a segment. */
export function denominatorOf(context: ReportContext, segment: SegmentOrTotal): string {
  const { snapshot, lang } = context;
  const of = { denominator: snapshot.denominator.id, denominatorAsOf: asOfSegment(context, segment) };
  return denominatorText(of, lang);
}

/** The month that what a segment is divided by is of; that of the others where it has nothing. */
function asOfSegment({ snapshot }: ReportContext, segment: SegmentOrTotal): string | null {
  const { values } = snapshot.denominator;
  const row = snapshot.rows.find((one) => one.segment === segment && one.denominatorAsOf !== null);
  const value = values.find((one) => one.segment === segment) ?? values[0];
  return row?.denominatorAsOf ?? value?.asOf ?? null;
}
