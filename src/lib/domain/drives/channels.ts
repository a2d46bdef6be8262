import type { ChannelKind } from './kinds.ts';
import { roadKm, type TravelAssumptions } from './travel.ts';

/** A place where people register or pay. */
export interface ChannelPoint {
  kind: ChannelKind;
  name: string;
  lat: number;
  lon: number;
}

export interface NearChannel extends ChannelPoint {
  /** By road, estimated: straight line × detour. */
  km: number;
}

/** A desa without a channel within so many kilometres by road is a reason for a visit with registration on the spot. */
export const FAR_KM = 5;
/** How many channels are named for a desa. */
const NAMED_CHANNELS = 3;

type Detours = Pick<TravelAssumptions, 'detour' | 'farKm'>;
type Point = Pick<ChannelPoint, 'lat' | 'lon'>;

/** The channels nearest to a place by road, nearest first; at one distance in the order given. */
export function nearestChannels(
  place: Point,
  channels: readonly ChannelPoint[],
  detours: Detours,
  count = NAMED_CHANNELS,
): NearChannel[] {
  const nearest: NearChannel[] = [];
  for (const { kind, name, lat, lon } of channels) {
    const km = roadKm(place, { lat, lon }, detours);
    const after = nearest.findIndex((one) => km < one.km);
    if (after < 0 && nearest.length === count) continue;
    nearest.splice(after < 0 ? nearest.length : after, 0, { kind, name, lat, lon, km });
    nearest.length = Math.min(nearest.length, count);
  }
  return nearest;
}

/** Codes of the desa without a channel within `km` by road; null where no channels are known at all. */
export function noChannelWithin(
  desa: readonly (Point & { code: string })[],
  channels: readonly ChannelPoint[],
  detours: Detours,
  km = FAR_KM,
): ReadonlySet<string> | null {
  if (channels.length === 0) return null;
  const isFar = (place: Point) => channels.every((channel) => roadKm(place, channel, detours) > km);
  return new Set(desa.filter(isFar).map(({ code }) => code));
}
