import { FAR_KM, nearestChannels, noChannelWithin, type ChannelPoint } from '#lib/domain/drives/channels.ts';
import { CHANNEL_KINDS } from '#lib/domain/drives/kinds.ts';
import type { ChannelPreview, ChannelsPageData } from '#lib/views/channels-data.ts';
import type { Selection } from '#lib/views/page-data.ts';
import { channelsFor } from '../channels/channels-for.ts';
import { channelCsv, readChannelFile } from '../channels/read-file.ts';
import type { Records } from '../records/store.ts';
import { readTravelAssumptions } from '../travel/read-assumptions.ts';
import type { PageContext } from './app.ts';

/** Problems of a file that are shown; the others are counted. */
const SHOWN_PROBLEMS = 50;

/** The channels there are, the nearest of every desa in the selection, and the desa that are far from all. */
export async function loadChannelsPage(
  { warehouse, facts }: PageContext,
  { kecamatan }: Pick<Selection, 'kecamatan'>,
  { records, demo, onlyFar }: { records: Records; demo: boolean; onlyFar: boolean },
): Promise<ChannelsPageData> {
  const { points, simulated } = await channelsFor(records, { demo, desa: facts.desa });
  const assumed = await readTravelAssumptions(warehouse);
  const desa = facts.desa.filter((one) => kecamatan === null || one.kecamatan_code === kecamatan);
  const far = noChannelWithin(desa, points, assumed);
  const rows = desa.map(({ code, name, kecamatan: of, lat, lon }) => ({
    ...{ code, name, kecamatan: of, far: far?.has(code) ?? false },
    near: nearestChannels({ lat, lon }, points, assumed),
  }));
  return {
    kinds: countKinds(points),
    total: points.length,
    invented: simulated,
    rows: far === null ? [] : rows.filter((row) => !onlyFar || row.far),
    farCount: far?.size ?? 0,
    onlyFar,
    assumed: { km: FAR_KM, detour: assumed.detour, detourFromKm: assumed.farKm },
  };
}

/** What a file would bring, row by row where something is wrong. @throws UserError for a file that cannot be read */
export function previewChannels(
  file: { name: string; bytes: Uint8Array },
  { facts }: Pick<PageContext, 'facts'>,
): ChannelPreview {
  const { points, problems, rows } = readChannelFile(file, sitesOf(facts));
  return {
    fileName: file.name,
    rows,
    points: points.length,
    kinds: countKinds(points),
    problems: problems.slice(0, SHOWN_PROBLEMS),
    problemCount: problems.length,
    leftOut: rows - points.length,
    csv: channelCsv(points),
  };
}

/** Desa as `readChannelFile` takes them. */
export function sitesOf({ desa }: PageContext['facts']) {
  return desa.map(({ lat, lon, area_km2: areaKm2 }) => ({ lat, lon, areaKm2 }));
}

function countKinds(points: readonly ChannelPoint[]): ChannelsPageData['kinds'] {
  return CHANNEL_KINDS.map((kind) => ({
    kind,
    count: points.filter((point) => point.kind === kind).length,
  })).filter(({ count }) => count > 0);
}
