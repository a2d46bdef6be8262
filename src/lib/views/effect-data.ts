import type { DriveEffect } from '../domain/drives/effect.ts';
import type { LeftOut } from '../domain/drives/effect-cohort.ts';
import type { Period } from '../domain/calendar/period.ts';
import type { Place } from './page-data.ts';

/** A visited desa beside those it is compared with; changes are shares of the eligible (0–1). */
export interface EffectRow extends Place {
  kecamatan: string;
  /** Month of the first visit. */
  visit: Period;
  change: number;
  expected: number;
  controls: Place[];
}

/** What drives have changed. */
export interface EffectPageData {
  effect: Omit<DriveEffect, 'compared' | 'leftOut'>;
  rows: EffectRow[];
  leftOut: (Place & { kecamatan: string; why: LeftOut })[];
  /** Desa with at least one visit. */
  visited: number;
  /** Workers of a compared desa in the mean; null without any. */
  meanEligible: number | null;
  /** Last month with data; null without any. */
  lastPeriod: Period | null;
  /** The number of compared desa from which there is an answer. */
  leastCompared: number;
}
