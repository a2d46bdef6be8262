import { jakartaDate } from '#lib/domain/calendar/today.ts';
import { nearestChannels, noChannelWithin } from '#lib/domain/drives/channels.ts';
import type { DesaReach } from '#lib/views/channels-data.ts';
import { coversCode } from '../accounts/actor.ts';
import { channelsFor } from '../channels/channels-for.ts';
import { countedVisits } from '../records/counted-visits.ts';
import { drivesOf } from '../records/drives.ts';
import { pledgesByDesa } from '../records/pledges.ts';
import type { Records } from '../records/store.ts';
import { readTravelAssumptions } from '../travel/read-assumptions.ts';
import type { PageContext } from './app.ts';

/** How many past visits are listed. */
const MOST_VISITS = 5;

export interface ReachAsked {
  records: Records;
  demo: boolean;
  now: Date;
}

/**
 * Channels near a desa, pledges that hold for it, visits made and planned; null where there is no such desa. Who is limited to some
 * kecamatan is not told of what a partner pledged for desa elsewhere as well: its share here would tell the sum.
 */
export async function loadDesaReach(
  { warehouse, facts, areas }: PageContext,
  code: string,
  { records, demo, now }: ReachAsked,
): Promise<DesaReach | null> {
  const place = facts.desa.find((one) => one.code === code);
  if (!place || !coversCode({ areas }, code)) return null;
  const today = jakartaDate(now);
  const { points, simulated } = await channelsFor(records, { demo, desa: facts.desa });
  const assumed = await readTravelAssumptions(warehouse);
  const far = noChannelWithin([place], points, assumed);
  const pledges = (await pledgesByDesa(records, { demo, on: today })).get(code) ?? [];
  return {
    channels: far && {
      near: nearestChannels(place, points, assumed),
      far: far.has(code),
      invented: simulated,
    },
    pledges: pledges
      .filter(({ isShare }) => areas === null || !isShare)
      .map(({ partner, people, payer, remaining }) => ({ partner, people, payer, remaining })),
    visits: (await countedVisits(records, { demo, code }))
      .slice(-MOST_VISITS)
      .reverse()
      .map(({ id, date, attended, registered }) => ({ id, date, attended, registered })),
    drives: (await drivesOf(records, { demo, code, from: today }))
      .filter(({ status }) => status !== 'moved' && status !== 'cancelled')
      .map(({ id, date, team, status }) => ({ id, date, team, status })),
  };
}

/** Codes of the desa without a channel within 5 km by road; null where no channels are known. */
export async function farDesa(
  { warehouse, facts, areas }: PageContext,
  { records, demo }: Pick<ReachAsked, 'records' | 'demo'>,
): Promise<string[] | null> {
  const { points } = await channelsFor(records, { demo, desa: facts.desa });
  const seen = facts.desa.filter(({ code }) => coversCode({ areas }, code));
  const far = noChannelWithin(seen, points, await readTravelAssumptions(warehouse));
  return far && [...far];
}
