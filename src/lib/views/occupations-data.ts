import type { Period } from '../domain/calendar/period.ts';
import type { OccupationStatus } from '../domain/workers/occupations.ts';

/** An occupation of the Dukcapil list and what it says about work. */
export interface OccupationRow {
  occupation: string;
  status: OccupationStatus;
  /** The product's own choice. */
  shipped: OccupationStatus;
  reason: string;
  /** Residents of the newest imported month; null where none have it or none are imported. */
  people: number | null;
}

export interface OccupationsPageData {
  occupations: OccupationRow[];
  /** Month of the imported occupations; null: none are. */
  occupationPeriod: Period | null;
  /** Desa whose shares rest on occupations, and all desa. */
  desaByOccupation: number;
  desaAll: number;
  /** Imported occupations that are not in the list, with their people. */
  unknown: string[];
}
