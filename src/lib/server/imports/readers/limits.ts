import { UserError } from '#lib/server/user-error.ts';

/** What no file of a branch or of the country reaches, and a machine with 4 GB still takes. */
export const LIMITS = {
  /** CSV, Parquet, boundaries. */
  bytes: 300_000_000,
  workbookBytes: 60_000_000,
  /** All entries of a zip, inflated. */
  inflatedBytes: 600_000_000,
  zipEntries: 10_000,
  rows: 6_000_000,
  columns: 20_000,
  /** What a spreadsheet cell holds at most. */
  cellLength: 32_767,
} as const;

/** Seconds a workbook may take: a small one that takes longer was built or damaged to do so. */
export function workbookSeconds(bytes: number): number {
  return Math.round(4 + bytes / 2_000_000);
}

const mega = (bytes: number) => Math.round(bytes / 1e6);

export function tooLarge(name: string, most: number): UserError {
  return new UserError(
    `${name} is larger than ${mega(most)} MB, the most that is read. Split it by month, or save only the sheet that is needed.`,
    `${name} lebih besar dari ${mega(most)} MB. Pecah per bulan, atau simpan hanya lembar yang diperlukan.`,
  );
}

export function tooWide(name: string): UserError {
  return new UserError(
    `${name} has more than ${LIMITS.columns} columns; that is no table of desa. Save only the columns that are needed.`,
    `${name} punya lebih dari ${LIMITS.columns} kolom; itu bukan tabel desa. Simpan hanya kolom yang diperlukan.`,
  );
}

export function tooLong(name: string): UserError {
  return new UserError(
    `${name} has more than ${LIMITS.rows} rows. Split it by month.`,
    `${name} punya lebih dari ${LIMITS.rows} baris. Pecah per bulan.`,
  );
}
