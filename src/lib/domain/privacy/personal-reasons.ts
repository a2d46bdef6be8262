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

/** A cell of a file: text, a typed number, or blank. */
export type PrivateCell = string | number | null;
