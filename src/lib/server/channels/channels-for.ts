import type { ChannelPoint } from '#lib/domain/drives/channels.ts';
import { simulateChannels } from '#lib/domain/simulation/channels.ts';
import { listChannels } from '../records/channels.ts';
import type { Records } from '../records/store.ts';
import type { MartRow } from '../warehouse/contracts.ts';

const SEED = 331710;

export interface Channels {
  points: ChannelPoint[];
  /** Invented: the demo has no list of its own yet. */
  simulated: boolean;
}

/** The channels there are; in the demo an invented list until one is published there. */
export async function channelsFor(
  records: Records,
  { demo, desa }: { demo: boolean; desa: readonly MartRow<'desa'>[] },
): Promise<Channels> {
  const points = await listChannels(records, demo);
  if (points.length > 0 || !demo) return { points, simulated: false };
  const facts = desa.map(({ kecamatan_code: kecamatanCode, area_km2: areaKm2, ...one }) => ({
    ...one,
    kecamatanCode,
    areaKm2,
  }));
  return { points: simulateChannels(facts, SEED), simulated: true };
}
