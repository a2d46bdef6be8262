import type {
  Diff,
  Interpretation,
  ReviewItem,
  TotalComparison,
  Warning,
} from '../domain/imports/findings.ts';
import type { Kind } from '../domain/imports/kinds.ts';
import type { Mapping } from '../domain/imports/mapping.ts';
import type { Cell } from '../domain/imports/text-table.ts';

// What the import screens, the HTTP interface and `import --json` are given. Written once, here.

/**
 * - `ready`: everything fits; publishing is one step away
 * - `needs-mapping`: columns are missing or the kind is not known
 * - `needs-review`: places must be confirmed; `rejected`: rows cannot be taken (wins over `needs-review`)
 * - `clash`: months are already loaded and must be replaced on purpose, or simulated data are loaded
 * - `published`; `unchanged`: the same content is already loaded
 */
export const IMPORT_STATUSES = [
  'ready',
  'needs-mapping',
  'needs-review',
  'rejected',
  'clash',
  'published',
  'unchanged',
] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

export interface ImportReport {
  status: ImportStatus;
  /** What to do next, one sentence in the asked language. */
  next: string;
  file: ImportFile;
  kind: Kind;
  /** Likely kinds, best first, 0–1. */
  kindGuesses: { kind: Kind; score: number }[];
  /** Name of the remembered mapping that was applied, if one. */
  template: string | null;
  periods: readonly string[];
  accepted: { rows: number; people: number };
  review: readonly ReviewItem[];
  rejected: { line: number; reason: string; column: string; given: Cell }[];
  rejectedCount: number;
  /** Headers of the columns thrown away while reading. */
  droppedColumns: string[];
  warnings: { code: Warning['code']; message: string }[];
  totals: readonly TotalComparison[];
  numbers: Interpretation['numbers'];
  skipped: Interpretation['skipped'];
  placesBy: Interpretation['placesBy'];
  duplicates: Interpretation['duplicates'];
  diff: Diff;
  /** Earlier imports that publishing would replace, and whether simulated data would have to go. */
  replaces: { id: string; fileName: string; periods: readonly string[] }[];
  simulatedLoaded: boolean;
  /** For boundaries: how many desa were recognised. */
  boundaries: {
    matched: number;
    total: number;
    missing: string[];
    unmatched: string[];
    invalid: string[];
  } | null;
  /** Set once published (or, for `unchanged`, of the import that has the same content). */
  importId: string | null;
  buildId: string | null;
}

export interface ImportFile {
  name: string;
  /** Of the whole content. */
  sha256: string;
  bytes: number;
  format: 'csv' | 'xlsx' | 'xls' | 'ods' | 'parquet' | 'geojson' | 'topojson' | 'shapefile';
  /** For CSV. */
  encoding: string | null;
  delimiter: string | null;
  /** Sheets with anything in them; one unnamed sheet for formats without. */
  sheets: { name: string; rows: number; hidden: boolean }[];
}

/** Everything the import screen shows of an open draft. */
export interface DraftView {
  id: string;
  state: 'reading' | 'open' | 'publishing' | 'published' | 'failed';
  /** What is being done, for `publishing`; the sentence of what went wrong, for `failed` and after a refused publish. */
  step: string | null;
  error: string | null;
  report: ImportReport;
  mapping: Mapping;
  /** The first 50 data rows: raw cells, and how each row was understood. */
  preview: PreviewRow[];
}

export interface PreviewRow {
  line: number;
  cells: Cell[];
  /**
   * What the row became: for count kinds the desa (code and name) and its dimensions and numbers by header in clean form;
   * for fact kinds the clean fields. `null` where the row is rejected, in review or no data, with the reason in `note`.
   */
  parsed: Record<string, string | number | null> | null;
  note: string | null;
}

/** An import in the history: published, replaced by a later one, or undone. */
export interface HistoryEntry {
  id: string;
  fileName: string;
  sha256: string;
  kind: Kind;
  template: string | null;
  author: string;
  importedAt: string;
  periods: readonly string[];
  rows: number;
  people: number | null;
  desa: number;
  simulated: boolean;
  state: 'counting' | 'replaced' | 'undone';
  undoneAt: string | null;
  /** Months for which it counts; fewer than `periods` when a later import has taken some over. */
  countingPeriods: readonly string[];
  droppedColumns: readonly string[];
}
