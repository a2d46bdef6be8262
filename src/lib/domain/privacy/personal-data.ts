export const PERSONAL_REASONS = [
  'nik',
  'family-card',
  'member-number',
  'employer-number',
  'person-name',
  'phone',
  'e-mail',
  'address',
  'birth',
  'wage',
  'mother',
  'not-needed',
] as const;
/** Why a column is thrown away. `not-needed`: a column of a file about single people that no count needs. */
export type PersonalReason = (typeof PERSONAL_REASONS)[number];

/** A column that identifies people. */
export interface PersonalHeader {
  /** Its place in the sheet, from 0. */
  column: number;
  /** Its header, as found; empty without one. */
  header: string;
  /** What gave it away. */
  why: PersonalReason;
}

/** What of a sheet must never leave the reader. */
export interface DropPlan {
  personal: readonly PersonalHeader[];
  /** The personal column whose cells tell people apart, kept as running numbers; `null` for none. */
  personColumn: number | null;
  /** Rows above this one (titles, header) are kept whole. */
  dataFrom: number;
}
