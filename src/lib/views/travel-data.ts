import type { TravelAssumptions, TravelPlace } from '../domain/drives/travel.ts';

/** A place of the page: the office or a desa. */
export interface NamedPlace extends TravelPlace {
  name: string;
  /** Null for the office. */
  kecamatan: string | null;
}

/** A measured time beside what is estimated without it. */
export interface MeasuredInfo {
  from: string;
  to: string;
  minutes: number;
  /** Minutes. */
  estimate: number;
  km: number;
  /** ISO time. */
  measuredAt: string;
  authorName: string;
}

export interface TravelPageData {
  /** The office first, then desa by kecamatan and name. */
  places: NamedPlace[];
  measured: MeasuredInfo[];
  assumed: TravelAssumptions;
  /** Whether a server that knows roads is set up; plans can ask it. */
  routed: boolean;
}
