import {
  estimatedLeg,
  estimatedMatrix,
  withMeasured,
  type MeasuredLeg,
  type TravelAssumptions,
  type TravelMatrix,
  type TravelPlace,
} from '#lib/domain/drives/travel.ts';
import type { TravelSources } from '#lib/views/travel-sentences.ts';
import { osrmTable } from './osrm.ts';

export interface TravelWanted {
  assumed: TravelAssumptions;
  measured: readonly MeasuredLeg[];
  /** Server to ask; null: estimates only. */
  osrmUrl: string | null;
  signal?: AbortSignal;
}

/**
 * Minutes and kilometres between all places: measured where somebody has, else by the roads of an OSRM server, else estimated; and how
 * many cells are which. It fails only where `signal` stops it.
 */
export async function travelTimes(
  places: readonly TravelPlace[],
  { assumed, measured, osrmUrl, signal }: TravelWanted,
): Promise<{ matrix: TravelMatrix; sources: TravelSources }> {
  const found =
    osrmUrl === null
      ? { ...estimatedMatrix(places, assumed), isRouted: null, blocks: { asked: 0, failed: 0 }, failures: {} }
      : await osrmTable(places, {
          base: osrmUrl,
          estimate: (from, to) => estimatedLeg(places[from]!, places[to]!, assumed),
          fixedMinutes: assumed.fixedMinutes,
          ...(signal && { signal }),
        });
  const { minutes, km, isRouted, blocks, failures } = found;
  const { matrix, cells: own } = withMeasured({ minutes, km }, places, measured);
  const isOwn = new Set(own.map(([i, j]) => i * places.length + j));
  const routed = (isRouted ?? []).reduce(
    (sum, row, i) => sum + row.filter((is, j) => is && !isOwn.has(i * places.length + j)).length,
    0,
  );
  const estimated = places.length * Math.max(0, places.length - 1) - isOwn.size - routed;
  return { matrix, sources: { cells: { routed, measured: isOwn.size, estimated }, blocks, failures } };
}
