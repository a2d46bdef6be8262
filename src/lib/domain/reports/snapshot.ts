import type { Level } from '../coverage/coverage.ts';
import type { PublishedRow } from '../coverage/published-row.ts';
import type { GapRank } from '../coverage/ranking.ts';
import type { Period } from '../calendar/period.ts';
import type { DriveStatus } from '../drives/kinds.ts';
import type { PublishedCount } from '../privacy/suppression/count-table.ts';
import type { DenominatorId, Segment, SegmentOrTotal } from '../workers/segments.ts';
import type { ReportBlock, ReportTemplate } from './report-asked.ts';

/**
 * A report as it was frozen: all that leaves the house, and nothing else. Pages, files and pictures are made of this alone.
 * Every count of people in it is a `PublishedCount`, or worked out from such.
 */
export interface Snapshot {
  format: 1;
  title: string;
  template: ReportTemplate;
  lang: 'id' | 'en';
  place: SnapshotPlace;
  period: Period;
  denominator: SnapshotDenominator;
  /** Counts from 1 to one below it are not told. */
  threshold: number;
  /** Whether any figure comes from the simulation. */
  simulated: boolean;
  /** ISO time. */
  frozenAt: string;
  /** Build of the warehouse. */
  build: string;
  /** The place and what it is made of (kecamatan, desa), in the month, all segments and their total; desa have no total. */
  rows: readonly PublishedRow[];
  blocks: readonly SnapshotBlock[];
  /** Where the figures come from: the passport, in sentences. */
  sources: readonly { heading: string; lines: readonly string[] }[];
}

export interface SnapshotPlace {
  level: Level;
  code: string;
  name: string;
  /** Of a desa. */
  kecamatan: string | null;
  kabupaten: string;
}

export interface SnapshotDenominator {
  id: DenominatorId;
  /** What each segment is divided by, people; none where the set has no base. */
  values: readonly {
    segment: SegmentOrTotal;
    label: string;
    value: number;
    /** Month. */
    asOf: string;
    definition: string;
    source: string;
  }[];
}

/** A block as it was asked for, with what it needs beside the rows. */
export type SnapshotBlock =
  | Extract<ReportBlock, { kind: 'figures' | 'desa' | 'text' }>
  | (Extract<ReportBlock, { kind: 'map' }> & {
      shapes: readonly SnapshotShape[];
      approximate: number;
      credit: string | null;
    })
  | (Extract<ReportBlock, { kind: 'ranking' }> & {
      /** Largest gap first; `rank` among `of` desa of the place, of a desa among those of its kecamatan. */
      desa: readonly { code: string; certainty: GapRank }[];
    })
  | (Extract<ReportBlock, { kind: 'trend' }> & { points: readonly SnapshotTrendPoint[] })
  | (Extract<ReportBlock, { kind: 'target' }> & SnapshotTargets)
  | (Extract<ReportBlock, { kind: 'drives' }> & SnapshotDrives)
  | (Extract<ReportBlock, { kind: 'cost' }> & SnapshotCost);

/** A desa drawn in a flat box of 1000 wide: rings of x, y, whole numbers, y down. */
export interface SnapshotShape {
  code: string;
  approximate: boolean;
  rings: readonly (readonly number[])[];
}

/** Active members of the place at the end of a month. */
export interface SnapshotTrendPoint {
  period: Period;
  active: Readonly<Record<Segment, PublishedCount | null>>;
  /** Segments that not all desa reported. */
  incomplete: readonly Segment[];
}

/** How far a year's target is, of the place and of what it is made of; kecamatan are the smallest. */
export interface SnapshotTargets {
  /** Null: there is no target. */
  year: number | null;
  lines: readonly SnapshotTargetLine[];
}

export interface SnapshotTargetLine {
  level: Level;
  code: string;
  name: string;
  segment: SegmentOrTotal;
  /** People at the end of December. */
  target: number;
  active: PublishedCount | null;
  /** People that the year's course expects in the month. */
  expected: number | null;
  /** What December is expected to bring, with the 80% interval; null where unknown or where the count is kept back. */
  forecast: { people: number; low80: number; high80: number; chance: number } | null;
}

/** Visits in the month of the report, and those still to be made after it. */
export interface SnapshotDrives {
  /** ISO dates, both within: the month of the report. */
  from: string;
  to: string;
  done: readonly SnapshotVisits[];
  /** All that were done. */
  total: { visits: number; registered: PublishedCount | null };
  planned: readonly { date: string; code: string; name: string; kecamatan: string; status: DriveStatus }[];
}

/** Visits of one desa in the month. */
export interface SnapshotVisits {
  code: string;
  name: string;
  kecamatan: string;
  /** ISO dates. */
  dates: readonly string[];
  /** People registered at them. */
  registered: PublishedCount | null;
}

/** What it costs to protect the published gap of the place for twelve months, JKK+JKM. */
export interface SnapshotCost {
  /** First month. */
  from: Period;
  months: number;
  /** People, from the published row. */
  gap: number | null;
  costs: readonly {
    payer: string;
    sectors: readonly string[];
    monthlyIdr: readonly { from: Period; to: Period; idr: number }[];
    totalIdr: number;
    lowIdr: number | null;
    highIdr: number | null;
  }[];
}
