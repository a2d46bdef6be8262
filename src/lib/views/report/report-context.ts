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

/** Informal workers first: they are the ones who are not protected. */
export const SEGMENT_ORDER = ['bpu', 'pu', 'jakon', 'total'] as const satisfies readonly SegmentOrTotal[];

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

/** The place of the report as it stands in a sentence: `Kabupaten Rembang`, `Kecamatan Kragan`, `Balong`. */
export function placeOf(context: ReportContext): string {
  return nameOf(context.snapshot.place, context);
}

/** A place as it stands in a sentence; a kabupaten in full, for a kecamatan may have its name. */
export function nameOf(place: Pick<PublishedRow, 'level' | 'name'>, { words }: ReportContext): string {
  const name = placeName(place, words);
  return place.level === 'kabupaten' ? words.report.kabupaten(name) : name;
}

/** `Balong, Kecamatan Kragan, Kabupaten Rembang` */
export function placeInFull(context: ReportContext): string {
  const { level, kecamatan, kabupaten } = context.snapshot.place;
  const branch = nameOf({ level: 'kabupaten', name: kabupaten }, context);
  if (level === 'kabupaten') return branch;
  const around = kecamatan === null ? [] : [context.words.desa.inKecamatan(kecamatan)];
  return [placeOf(context), ...around, branch].join(', ');
}

/** `per Oktober 2026 (penyebut: Potensi BPJS per Des 2023)`: what goes with every share. Without denominator where there is none. */
export function basisOf(context: ReportContext, segment: SegmentOrTotal): string {
  return basisText(context, denominatorOf(context, segment));
}

/** The same for several segments together. */
export function basisOfAll(context: ReportContext, segments: readonly Segment[] = SEGMENTS): string {
  return basisText(context, denominatorOfAll(context, segments));
}

function basisText({ words, format, snapshot }: ReportContext, denominator: string | null): string {
  const month = format.monthLong(snapshot.period);
  return denominator === null ? words.report.asOf(month) : words.report.basis(month, denominator);
}

/** `Potensi BPJS per Des 2023`, of a segment; null where it has no workers to be divided by. */
export function denominatorOf(context: ReportContext, segment: SegmentOrTotal): string | null {
  const { snapshot, lang } = context;
  if (!hasBase(context, segment)) return null;
  const of = { denominator: snapshot.denominator.id, denominatorAsOf: asOfSegment(context, segment) };
  return denominatorText(of, lang);
}

/** Of several segments; one whose denominator is of another month than that of the first is named with it. */
export function denominatorOfAll(context: ReportContext, segments: readonly Segment[]): string | null {
  const { words, format } = context;
  const based = SEGMENT_ORDER.filter(
    (segment) => segments.some((one) => one === segment) && hasBase(context, segment),
  );
  const [first] = based;
  if (first === undefined) return null;
  const usual = denominatorOf(context, first);
  const others = based
    .filter((segment) => denominatorOf(context, segment) !== usual)
    .map((segment) =>
      words.report.segmentAsOf(words.segment[segment], format.month(asOfSegment(context, segment))),
    );
  return [usual, ...others].join(', ');
}

/** Whether there are workers that a segment is divided by. */
function hasBase({ snapshot }: ReportContext, segment: SegmentOrTotal): boolean {
  const rows = snapshot.rows.filter((row) => row.segment === segment);
  if (rows.length > 0) return rows.some(({ eligible }) => eligible !== null);
  return snapshot.denominator.values.some((value) => value.segment === segment);
}

/** The month that what a segment is divided by is of. */
function asOfSegment({ snapshot }: ReportContext, segment: SegmentOrTotal): string | null {
  const { values } = snapshot.denominator;
  const row = snapshot.rows.find((one) => one.segment === segment && one.denominatorAsOf !== null);
  const value = values.find((one) => one.segment === segment);
  return row?.denominatorAsOf ?? value?.asOf ?? null;
}
