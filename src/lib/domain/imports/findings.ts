import type { PersonalReason } from '../privacy/personal-data.ts';
import type { PlaceCandidate, ReviewReason } from '../wilayah/reconcile.ts';
import type { Dimension, Kind } from './kinds.ts';
import type { NumberLocale } from './mapping.ts';
import type { Cell } from './text-table.ts';

// What reading a table as a kind gives: clean records, and everything a person must know before they count.

/** Clean counts, column by column. `desa` and the kind's dimensions index `values` of theirs. */
export interface CountRecords {
  length: number;
  desa: CodedTexts;
  dimensions: Partial<Record<Dimension, CodedTexts>>;
  /** The file does not say the status: it follows from the last month paid and the months of grace. */
  statusFollows: boolean;
  /** People. */
  value: Int32Array;
  /** Line of the file a record comes from (the first of several). */
  line: Int32Array;
}

export interface CodedTexts {
  values: readonly string[];
  codes: Int32Array;
}

/** One clean fact: its fields in clean form, `null` where blank. */
export interface FactRecord {
  line: number;
  fields: Record<string, string | number | null>;
}

/** Why a row cannot be taken. `given` quotes the cell; `wanted` says what would be right, where a code cannot. */
export const ROW_PROBLEMS = [
  'no-place',
  'unknown-place',
  'not-this-branch',
  'bad-period',
  'future-period',
  'bad-segment',
  'bad-payer',
  'bad-status',
  'bad-sex',
  'bad-age',
  'bad-number',
  'not-whole',
  'negative',
  'too-large',
  'no-number',
  'duplicate',
  'missing-field',
  'bad-field',
  'broken-row',
] as const;
export type RowProblem = (typeof ROW_PROBLEMS)[number];

export interface RejectedRow {
  line: number;
  problem: RowProblem;
  /** Header of the column, or empty. */
  column: string;
  given: Cell;
  /** For `duplicate`: the line that has the same place and dimensions. */
  other: number | null;
}

/** A place that a person must confirm; one item for all rows that write it the same way. */
export interface ReviewItem {
  /** First line, and how many rows. */
  line: number;
  rows: number;
  given: { code: string; kecamatan: string; desa: string };
  reason: ReviewReason;
  /** Best first. */
  candidates: readonly PlaceCandidate[];
}

/** A row or column of sums in the file, compared with what it sums. */
export interface TotalComparison {
  line: number;
  /** Header of the summed column. */
  column: string;
  /** What it sums up: all rows, the rows of a kecamatan above or below it, or the other columns of its row. */
  scope: 'all' | 'kecamatan' | 'row';
  /** Kecamatan name or desa, as written; empty for `all`. */
  label: string;
  given: number;
  sum: number;
}

/** How a column of numbers was read. */
export interface NumberReading {
  header: string;
  locale: NumberLocale;
  /** How the locale is known: every text number fits it alone, typed numbers need none, or it is a guess. */
  certainty: 'certain' | 'typed' | 'guess';
  /** Whether values were shares written in percent. */
  percent: boolean;
  /** Cells such as `-` and `n.a.`, and blanks: not known, never 0. */
  missing: number;
  numbers: number;
}

/** What reading a table as its mapping says gives. */
export interface Interpretation {
  kind: Kind;
  counts: CountRecords | null;
  facts: readonly FactRecord[];
  /** Months in the records, oldest first. */
  periods: readonly string[];
  accepted: { rows: number; people: number };
  review: readonly ReviewItem[];
  /** In order of line; at most ten thousand are listed. */
  rejected: readonly RejectedRow[];
  rejectedCount: number;
  totals: readonly TotalComparison[];
  numbers: readonly NumberReading[];
  /** Rows that are no data: blank, sums, headings of a kecamatan, repeated headers, footnotes. */
  skipped: { blank: number; sums: number; headings: number; footnotes: number };
  /** Rows about a person already counted in the same month and segment, and those of them that differ in desa, payer or status. */
  duplicates: { rows: number; differing: number; unknown: number };
  /** Places taken by an alias or by a BPS code, to be shown: how many rows each. */
  placesBy: { code: number; bps: number; name: number; alias: number };
  /** Roles the mapping lacks, so that nothing can be read: what to point out to the user. */
  missingRoles: readonly string[];
}

/** A personal column as the user is told about it. */
export interface DroppedColumn {
  header: string;
  why: PersonalReason;
}

/** Something a person should know before publishing; it does not stop a publish. Numbers are people unless said. */
export type Warning =
  | { code: 'incomplete'; period: string; segment: string; desa: number; of: number; examples: string[] }
  | {
      code: 'over-eligible';
      period: string;
      segment: string;
      desaCode: string;
      active: number;
      eligible: number;
    }
  | { code: 'jump'; period: string; segment: string; desaCode: string; before: number; after: number }
  | { code: 'total-differs'; total: TotalComparison }
  | {
      code: 'kecamatan-jump';
      period: string;
      segment: string;
      kecamatanCode: string;
      before: number;
      after: number;
    }
  | { code: 'persons-repeated'; rows: number; differing: number }
  | { code: 'persons-unknown'; rows: number }
  | { code: 'assumed'; dimension: Dimension; value: string }
  | { code: 'locale-guessed'; column: string; locale: NumberLocale }
  | { code: 'more'; of: string; count: number };

/** What publishing would change, against the served build. */
export interface Diff {
  /** Months and segments: people before (`null`: not loaded) and after. */
  months: { period: string; segment: string; before: number | null; after: number; desaChanged: number }[];
  /** Desa that change most, largest change first; `null`: not reported. */
  desa: { period: string; segment: string; code: string; before: number | null; after: number | null }[];
  desaChanged: number;
}

/** An interpretation without anything in it. */
export function nothingRead(kind: Interpretation['kind']): Interpretation {
  return {
    kind,
    counts: null,
    facts: [],
    periods: [],
    accepted: { rows: 0, people: 0 },
    review: [],
    rejected: [],
    rejectedCount: 0,
    totals: [],
    numbers: [],
    skipped: { blank: 0, sums: 0, headings: 0, footnotes: 0 },
    duplicates: { rows: 0, differing: 0, unknown: 0 },
    placesBy: { code: 0, bps: 0, name: 0, alias: 0 },
    missingRoles: [],
  };
}
