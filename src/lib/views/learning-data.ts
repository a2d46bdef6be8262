import type { LearnedResponse } from '../domain/drives/learned-response.ts';
import type { Range } from '../domain/outreach/request.ts';
import type { Terrain } from '../domain/workers/terrain.ts';

/** What a plan expects of one visit to the middle desa of a terrain. */
export interface TypicalVisit {
  terrain: Terrain;
  desa: number;
  /** Unprotected workers of the middle desa (median); null: not known of any. */
  unprotected: number | null;
  /** Registrations, people, as assumed and as learned. */
  assumed: Range | null;
  learned: Range | null;
}

/** What visits have taught about attendance and conversion. */
export interface LearningPageData {
  learned: LearnedResponse;
  /** Visits that count, and the dates of the first and last. */
  visits: number;
  first: string | null;
  last: string | null;
  /** Visit that `typical` is reckoned for. */
  typicalVisit: { officers: number; minutes: number };
  typical: TypicalVisit[];
}
