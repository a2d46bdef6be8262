import { readFileSync } from 'node:fs';
import type { Uncertainty } from '#lib/domain/workers/intervals.ts';
import type { LabourRates, SegmentMargins, WorkerInput } from '#lib/domain/workers/model.ts';
import { estimatePopulation, type PopulationInput } from '#lib/domain/workers/population.ts';
import { terrainOf, type Terrain } from '#lib/domain/workers/terrain.ts';

/** Residents of kabupaten Rembang, 2025 (kabupaten-population-2025.csv). */
export const POPULATION_2025 = 665_501;

/** denominators.csv; Sakernas has no base for Jakon. */
export const MARGINS = {
  potensi: { pu: 57_000, bpu: 171_639, jakon: 12_000 },
  sakernas: { pu: 140_591, bpu: 229_678, jakon: null },
} as const satisfies Record<string, SegmentMargins>;

/** labour.csv: latest up to 2023. */
export const LABOUR: LabourRates = { share15Plus: 0.794, tpak: 0.7398, tpt: 0.026 };

/** uncertainty.csv; the Sakernas shift is 2.1 points of the employed. */
const PER_DESA = {
  population: 0.03,
  share15Plus: 0.02,
  tpak: 0.04,
  informalShare: 0.1,
  jakonShare: 0.02,
  terrainPrior: 0.05,
  occupationShare: 0.07,
};
export const UNCERTAINTY = {
  potensi: { ...PER_DESA, benchmarkShift: 1_020 },
  sakernas: { ...PER_DESA, benchmarkShift: 0.021 * 370_269 },
} as const satisfies Record<string, Uncertainty>;

type Row = Record<string, string>;

const kecamatan = new Map(readReference('rembang-kecamatan').map((row) => [row['code']!, row]));
const rows = readReference('rembang-desa');

/** Census counts of the 294 desa, as the population model takes them. */
export const CENSUS: (PopulationInput & { code: string })[] = rows.map((row) => ({
  code: row['code']!,
  kecamatanCode: row['kecamatan_code']!,
  sp2010: Number(row['population_sp2010']),
  kecamatanSp2020: Number(kecamatan.get(row['kecamatan_code']!)!['population_sp2020']),
}));

/** The 294 desa as the workers model takes them. */
export const DESA: (WorkerInput & { code: string; terrain: Terrain })[] = modelDesa();

function modelDesa() {
  const priors = new Map(readReference('terrain-priors').map((row) => [row['terrain']!, row]));
  const residents = estimatePopulation(CENSUS, POPULATION_2025);
  return rows.map((row, i) => {
    const population = residents[i]!;
    const terrain = terrainOf({
      type: row['type'] as 'desa' | 'kelurahan',
      population,
      areaKm2: Number(row['area_km2']),
      coastKm: Number(row['coast_km']),
      kecamatanTerrain: kecamatan.get(row['kecamatan_code']!)!['terrain'] as 'coast' | 'inland' | 'upland',
    });
    const prior = priors.get(terrain)!;
    return {
      code: row['code']!,
      terrain,
      population,
      informalShare: Number(prior['informal_share']),
      jakonShare: Number(prior['jakon_share']),
    };
  });
}

/** Rows of a reference file; the columns read here hold no quoted commas. */
function readReference(name: string): Row[] {
  const text = readFileSync(new URL(`../../../data/reference/${name}.csv`, import.meta.url), 'utf8');
  const [header, ...lines] = text.trim().split(/\r?\n/);
  const columns = header!.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, i) => [column, cells[i]!]));
  });
}
