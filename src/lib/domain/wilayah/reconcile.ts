import type { DesaIdentity } from './boundary-columns.ts';

/** Why a place is put before a person. */
export const REVIEW_REASONS = [
  'near-name',
  'shared-name',
  'code-and-name-differ',
  'other-kecamatan',
] as const;
export type ReviewReason = (typeof REVIEW_REASONS)[number];

export interface PlaceCandidate {
  code: string;
  name: string;
  kecamatan: string;
  /**
   * - `spelling`: `distance` letters differ, in the same kecamatan
   * - `same-name`: same name, kecamatan not known
   * - `other-kecamatan`: same name in another kecamatan than the one given
   * - `by-code`, `by-name`: what the code says and what the name says, where they differ
   */
  why: 'spelling' | 'same-name' | 'other-kecamatan' | 'by-code' | 'by-name';
  /** Letters inserted, deleted, changed or swapped; 0 for equal names. */
  distance: number;
}

/** A place as a row writes it; blank parts are `null`. */
export interface GivenPlace {
  code: string | number | null;
  kecamatan: string | null;
  desa: string | null;
}

/** A spelling that stands for a desa. */
export interface PlaceAlias {
  /** As the source writes it; empty: whatever the kecamatan. */
  kecamatan: string;
  desa: string;
  code: string;
}

/** What a place turned out to be: a desa; something a person must confirm; or nothing of this branch. */
export type PlaceMatch =
  | { code: string; by: 'code' | 'bps' | 'name' | 'alias' }
  | { review: ReviewReason; candidates: readonly PlaceCandidate[] }
  | { problem: 'no-place' | 'unknown-place' | 'not-this-branch' };

export type Reconciler = (given: GivenPlace) => PlaceMatch;

/**
 * Finds the desa a row means: by Kemendagri code, by BPS code through the crosswalk, by an alias, or by normalised
 * (kecamatan, desa) name. Likeness is never enough: it gives candidates for a person to confirm.
 */
export function reconciler(desa: readonly DesaIdentity[], aliases: readonly PlaceAlias[]): Reconciler {
  throw new Error(`not written yet: ${desa.length} ${aliases.length}`);
}
