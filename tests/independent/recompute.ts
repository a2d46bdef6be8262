import { fitByFactors } from './fit-by-factors.ts';
import { readCsv, type CsvRow } from './read-csv.ts';
import { add, giveOneByOne, wholePeople } from './whole-people.ts';

export const SEGMENTS = ['pu', 'bpu', 'jakon'] as const;
export type Segment = (typeof SEGMENTS)[number];
export const SETS = ['potensi', 'sakernas'] as const;
export type SetId = (typeof SETS)[number];

/** People per segment; null where the set has no base. */
export type BySegment = Record<Segment, number | null>;

export interface DesaWorkers {
  code: string;
  kecamatanCode: string;
  residents: number;
  eligible: Record<SetId, BySegment>;
}

/** Assumed shares of the employed in informal work and in construction, 0–1. */
export interface Shares {
  informal: number;
  jakon: number;
}

const KABUPATEN = '33.17';

/**
 * The workers model once more, from the shipped CSV facts and the README's words alone: nothing here comes from the
 * product's code, and where there is another way to the same figure it is taken. Residents are split in fractions of whole
 * numbers, the table is fitted through its row and column factors, whole people are given out one by one.
 *
 * @returns the 294 desa of Rembang in the order of their codes
 */
export function recompute(): DesaWorkers[] {
  const desa = readCsv('rembang-desa.csv').sort((a, b) => (a['code']! < b['code']! ? -1 : 1));
  const residents = splitResidents(desa);
  const shares = desa.map((facts, i) => sharesOf(facts, residents[i]!));
  const potensi = splitWorkers(basesOf('potensi'), residents, shares);
  const sakernas = splitWorkers(basesOf('sakernas'), residents, shares);
  return desa.map((facts, i) => ({
    code: facts['code']!,
    kecamatanCode: facts['kecamatan_code']!,
    residents: residents[i]!,
    eligible: { potensi: potensi[i]!, sakernas: sakernas[i]! },
  }));
}

/** SP2010 of the desa × SP2020 ÷ SP2010 of its kecamatan × kabupaten 2025 ÷ SP2020 of all. */
function splitResidents(desa: readonly CsvRow[]): number[] {
  const kecamatan = readCsv('rembang-kecamatan.csv');
  const total = Number(rowOf(readCsv('kabupaten-population-2025.csv'), KABUPATEN)['total']);
  const in2020 = BigInt(add(kecamatan.map((facts) => Number(facts['population_sp2020']))));
  const quotas = desa.map((facts) => {
    const same = desa.filter((other) => other['kecamatan_code'] === facts['kecamatan_code']);
    const in2010 = BigInt(add(same.map((other) => Number(other['population_sp2010']))));
    const kecamatan2020 = rowOf(kecamatan, facts['kecamatan_code']!)['population_sp2020']!;
    const over = BigInt(facts['population_sp2010']!) * BigInt(kecamatan2020) * BigInt(total);
    return { over, under: in2010 * in2020 };
  });
  const isLarger = (a: number, b: number) => {
    const [x, y] = [quotas[a]!, quotas[b]!];
    return (x.over % x.under) * y.under > (y.over % y.under) * x.under;
  };
  const floors = quotas.map(({ over, under }) => Number(over / under));
  return giveOneByOne(floors, total, isLarger);
}

/** Shares assumed for the terrain: town for kelurahan and crowded places off the coast, else that of the kecamatan. */
function sharesOf(facts: CsvRow, residents: number): Shares {
  const crowded = residents / Number(facts['area_km2']) >= 2000 && Number(facts['coast_km']) === 0;
  const around = rowOf(readCsv('rembang-kecamatan.csv'), facts['kecamatan_code']!)['terrain'];
  const terrain = facts['type'] === 'kelurahan' || crowded ? 'town' : around;
  const prior = readCsv('terrain-priors.csv').find((row) => row['terrain'] === terrain)!;
  return { informal: Number(prior['informal_share']), jakon: Number(prior['jakon_share']) };
}

/** What the set has for each segment in the whole kabupaten, people. */
function basesOf(set: SetId): BySegment {
  const rows = readCsv('denominators.csv').filter(
    ({ id }) => id!.startsWith(`${set}-2023-`) && !id!.includes('jateng'),
  );
  const of = (segment: Segment) => {
    const found = rows.filter((row) => row['segment'] === segment);
    if (found.length > 1) throw new Error(`${found.length} bases of ${set} for ${segment}`);
    return found[0] ? Number(found[0]['value']) : null;
  };
  return { pu: of('pu'), bpu: of('bpu'), jakon: of('jakon') };
}

/**
 * Workers per desa. Share 15+, participation and unemployment are the same in every desa, so each desa has its share of
 * the residents in the set's total; the segments are fitted to that and to the bases.
 */
export function splitWorkers(
  bases: BySegment,
  residents: readonly number[],
  shares: readonly Shares[],
): BySegment[] {
  const columns = SEGMENTS.map((segment) => bases[segment] ?? 0);
  const rows = residents.map((people) => (people / add(residents)) * add(columns));
  const weights = shares.map(({ informal, jakon }) => {
    const construction = bases.jakon === null ? 0 : jakon;
    return [Math.max(0.01, 1 - informal - construction), informal, construction];
  });
  const fitted = fitByFactors(weights, rows, columns);
  const whole = columns.map((people, j) =>
    wholePeople(
      fitted.map((row) => row[j]!),
      people,
    ),
  );
  const at = (i: number, j: number) => (bases[SEGMENTS[j]!] === null ? null : whole[j]![i]!);
  return residents.map((_, i) => ({ pu: at(i, 0), bpu: at(i, 1), jakon: at(i, 2) }));
}

function rowOf(rows: readonly CsvRow[], code: string): CsvRow {
  return rows.find((row) => row['code'] === code)!;
}
