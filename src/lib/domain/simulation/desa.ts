import type { Segment } from '../workers/segments.ts';

/** What the simulation must know of a desa. */
export interface SimulationDesa {
  code: string;
  kecamatanCode: string;
  terrain: 'coast' | 'upland' | 'inland';
  /** Residents, estimate. */
  population: number;
  /** Length of the desa's own coastline; 0 where it does not touch the sea. */
  coastKm: number;
  areaKm2: number;
  /** People eligible for each segment, potensi denominator. */
  eligible: Record<Segment, number>;
}
