import type { ChannelKind } from '../drives/kinds.ts';
import type { ChannelPoint } from '../drives/channels.ts';
import { namedRandom } from '../random/named-random.ts';
import type { RandomSource } from '../random/random.ts';

/** What channels are simulated from. */
export interface ChannelDesa {
  code: string;
  name: string;
  kecamatanCode: string;
  kecamatan: string;
  lat: number;
  lon: number;
  areaKm2: number;
  /** People. */
  population: number;
}

/** Sumber, Bulu, Gunem and Sedan had no modern minimarket in 2018 (Antara Jateng). */
const WITHOUT_MINIMARKET = ['33.17.01', '33.17.02', '33.17.03', '33.17.06'];
/** People for each channel of a kind; invented. */
const PEOPLE_FOR_EACH = {
  alfamart: 14_000,
  indomaret: 14_000,
  brilink: 12_000,
  agen: 60_000,
  ppob: 30_000,
} as const;
const LABEL: Record<ChannelKind, string> = {
  alfamart: 'Alfamart',
  indomaret: 'Indomaret',
  brilink: 'Agen BRILink',
  pos: 'Kantor Pos',
  agen: 'Agen BPJS',
  ppob: 'Loket PPOB',
  kantor: 'Kantor BPJS Ketenagakerjaan',
};
const KM_A_DEGREE = 111.2;

/**
 * An invented list of channels: by the people of each desa, somewhere within it; a post office in the largest desa of every kecamatan;
 * no minimarkets where there were none in 2018. What a desa gets depends on the seed and on itself only.
 */
export function simulateChannels(desa: readonly ChannelDesa[], seed: number): ChannelPoint[] {
  const largest = new Map<string, ChannelDesa>();
  for (const one of desa) {
    if (one.population > (largest.get(one.kecamatanCode)?.population ?? -1))
      largest.set(one.kecamatanCode, one);
  }
  return desa.flatMap((one) => {
    const random = namedRandom(seed, `kanal ${one.code}`);
    const kinds = Object.keys(PEOPLE_FOR_EACH) as (keyof typeof PEOPLE_FOR_EACH)[];
    const points = kinds.flatMap((kind) => pointsOf(one, kind, random));
    if (largest.get(one.kecamatanCode) !== one) return points;
    return [
      ...points,
      { kind: 'pos' as const, name: `${LABEL.pos} ${one.kecamatan}`, ...within(one, random) },
    ];
  });
}

function pointsOf(
  desa: ChannelDesa,
  kind: keyof typeof PEOPLE_FOR_EACH,
  random: RandomSource,
): ChannelPoint[] {
  const wanted = desa.population / PEOPLE_FOR_EACH[kind];
  // Drawn in any case, so that no kind changes what another one draws.
  const count = Math.floor(wanted) + (random() < wanted - Math.floor(wanted) ? 1 : 0);
  const isMinimarket = kind === 'alfamart' || kind === 'indomaret';
  if (isMinimarket && WITHOUT_MINIMARKET.includes(desa.kecamatanCode)) return [];
  return Array.from({ length: count }, (_, i) => ({
    kind,
    name: `${LABEL[kind]} ${desa.name}${count > 1 ? ` ${i + 1}` : ''}`,
    ...within(desa, random),
  }));
}

/** Somewhere in the inner half of a circle of the desa's area. */
function within({ lat, lon, areaKm2 }: ChannelDesa, random: RandomSource): { lat: number; lon: number } {
  const radius = Math.sqrt(areaKm2 / Math.PI) * 0.5 * Math.sqrt(random());
  const angle = random() * 2 * Math.PI;
  const north = (radius * Math.sin(angle)) / KM_A_DEGREE;
  const east = (radius * Math.cos(angle)) / (KM_A_DEGREE * Math.cos((lat * Math.PI) / 180));
  return { lat: lat + north, lon: lon + east };
}
