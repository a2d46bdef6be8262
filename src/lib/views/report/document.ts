import type { BlockKind } from '../../domain/reports/report-asked.ts';
import type { Segment } from '../../domain/workers/segments.ts';
import type { Lang } from '../page-data.ts';

/**
 * A report in words, tables and pictures. Page, PDF, workbook and CSV all show this and nothing else, so that they say the same.
 */
export interface ReportDocument {
  lang: Lang;
  title: string;
  /** Place, month, denominator with its date. */
  subtitle: string;
  /** The first sentence: where the place stands. */
  lead: string;
  /** `Simulasi`, and what that means; null: the figures are real. */
  badge: { label: string; note: string } | null;
  sections: readonly ReportSection[];
  /** What "<5" and hidden counts mean; null where every count is told. */
  smallNumbers: string | null;
  sources: readonly { heading: string; lines: readonly string[] }[];
  /** When it was frozen, and of which build. */
  made: string;
}

export interface ReportSection {
  /** Anchor in the page and name of files, for example `peta`; different within a report. */
  id: string;
  kind: BlockKind;
  heading: string;
  sentences: readonly string[];
  figures: readonly KeyFigure[];
  picture: ReportPicture | null;
  table: ReportTable | null;
  notes: readonly string[];
}

/** `7,4%`, what of, and what it rests on (interval, denominator, date). */
export interface KeyFigure {
  label: string;
  value: string;
  detail: string;
  segment: Segment | null;
}

export interface ReportTable {
  caption: string;
  columns: readonly ReportColumn[];
  rows: readonly (readonly ReportCell[])[];
  /** Code of the place of each row, in the same order; not there: rows are not places. */
  codes?: readonly string[];
  /** Sums, as the last row; null: none. */
  total: readonly ReportCell[] | null;
}

export interface ReportColumn {
  /** Name in CSV and JSON, English snake_case, for example `active`. */
  id: string;
  head: string;
  /** `orang`, `%`, `Rp`; null: text. */
  unit: string | null;
  numeric: boolean;
}

/** What is shown, and the number behind it as it may be known: null for text, unknown and kept back. */
export interface ReportCell {
  text: string;
  value: number | null;
}

export type ReportPicture = MapPicture | TrendPicture | BarsPicture;

interface PictureWords {
  title: string;
  /** The same in words, for those who do not see it. */
  alt: string;
  /** What it rests on, below the picture: unit, month, denominator, source of shapes. */
  caption: string;
}

export interface MapPicture extends PictureWords {
  kind: 'map';
  /** Same order as drawn. Rings as in the snapshot: a flat box of 1000 wide. */
  areas: readonly MapArea[];
  legend: readonly MapKey[];
  /** Height of the box whose width is 1000. */
  height: number;
}

export interface MapArea {
  code: string;
  name: string;
  rings: readonly (readonly number[])[];
  /** Position in the legend. */
  key: number;
  /** Kept back or uncertain: hatched over its colour. */
  hatched: boolean;
  /** What the area says when pointed at, for example `Karangharjo: 512 orang (380–650)`. */
  label: string;
}

export interface MapKey {
  label: string;
  colour: string;
  /** Seen in black and white too: `0` is plain, higher is denser. */
  pattern: number;
  desa: number;
}

export interface TrendPicture extends PictureWords {
  kind: 'trend';
  unit: string;
  /** Labels of the months. */
  months: readonly string[];
  series: readonly { segment: Segment; name: string; values: readonly (number | null)[] }[];
}

/** One bar each with its interval; a target has a mark on its bar. */
export interface BarsPicture extends PictureWords {
  kind: 'bars';
  unit: string;
  bars: readonly {
    label: string;
    value: number;
    text: string;
    low: number | null;
    high: number | null;
    mark: number | null;
  }[];
}
