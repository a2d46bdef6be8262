import type { Level } from '../../domain/coverage/coverage.ts';
import type { PublishedRow } from '../../domain/coverage/published-row.ts';
import type { Snapshot } from '../../domain/reports/snapshot.ts';
import type { Segment, SegmentOrTotal } from '../../domain/workers/segments.ts';
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

/** `Potensi BPJS per Des 2023`, of a segment. */
export function denominatorOf({ snapshot, lang }: ReportContext, segment: SegmentOrTotal): string {
  const { id, values } = snapshot.denominator;
  const row = snapshot.rows.find((one) => one.segment === segment && one.denominatorAsOf !== null);
  const value = values.find((one) => one.segment === segment) ?? values[0];
  const denominatorAsOf = row?.denominatorAsOf ?? value?.asOf ?? null;
  return denominatorText({ denominator: id, denominatorAsOf }, lang);
}
