import type { DuckDBConnection } from '@duckdb/node-api';
import { shareFrom15, type AgeGroup } from '#lib/domain/workers/ages.ts';
import type { ShareSource, TerrainDesa, Uncertainty } from '#lib/domain/workers/intervals.ts';
import type { LabourRates, SegmentMargins } from '#lib/domain/workers/model.ts';
import { occupationShares } from '#lib/domain/workers/occupations.ts';
import { estimatePopulation } from '#lib/domain/workers/population.ts';
import type { DenominatorId, PerDenominator, Segment } from '#lib/domain/workers/segments.ts';
import { terrainOf, type Terrain } from '#lib/domain/workers/terrain.ts';
import { UserError } from '../user-error.ts';

/** A desa as the model sees it. */
export interface ModelDesa extends TerrainDesa {
  kecamatanCode: string;
  terrain: Terrain;
  ownShare15Plus: number | null;
  shareSource: ShareSource;
  /** Registered residents whose occupation tells a segment; null where terrain stands in for them. */
  classified: number | null;
}

/** Everything the workers model needs, read from the warehouse. */
export interface ModelInputs {
  scope: string;
  desa: ModelDesa[];
  labour: LabourRates;
  /** Of every denominator set that is there. */
  margins: PerDenominator<SegmentMargins>;
  uncertainty: PerDenominator<Uncertainty>;
}

type Rows = Record<string, unknown>[];

/** Reads the model's inputs from the staging and intermediate relations. @throws UserError naming a missing fact */
export async function readModelInputs(connection: DuckDBConnection, scope: string): Promise<ModelInputs> {
  const rows = async (sql: string): Promise<Rows> => (await connection.runAndReadAll(sql)).getRowObjectsJS();
  const [facts, priors, labour, margins, sds, kabupaten, imported, ages, occupations] = [
    await rows('select * from int_desa order by code'),
    await rows('select * from stg_terrain_priors'),
    await rows('select * from int_labour_rates'),
    await rows('select denominator, segment, value from stg_denominators'),
    await rows('select quantity, sd from stg_uncertainty'),
    await rows(`select population from stg_kabupaten_population where code = getvariable('scope')`),
    await rows('select desa_code, people from int_imported_residents where is_used'),
    await rows(`select counts.desa_code, counts.age, sum(counts.people)::integer as people
      from stg_population as counts
      inner join int_imported_residents as residents
        on residents.desa_code = counts.desa_code and residents.period = counts.period and residents.is_used
      group by counts.desa_code, counts.age`),
    await rows(`select desa_code, status, sum(people)::integer as people from int_occupations
      where status in ('pu', 'bpu', 'jakon') group by desa_code, status`),
  ];
  const local: LocalCounts = {
    residents: new Map(imported.map((row) => [String(row['desa_code']), Number(row['people'])])),
    ages: byDesa(ages, (row) => ({ age: String(row['age']), people: Number(row['people']) })),
    occupations: byDesa(occupations, (row) => ({
      segment: row['status'] as Segment,
      people: Number(row['people']),
    })),
  };
  const population = fact(kabupaten[0]?.['population'], `kabupaten-population-2025.csv: row ${scope}`);
  return {
    scope,
    desa: modelDesa(facts, priors, population, local),
    labour: {
      share15Plus: fact(labour[0]?.['share_15_plus'], `labour.csv: share_15_plus of ${scope}`),
      tpak: fact(labour[0]?.['tpak'], `labour.csv: tpak of ${scope}`),
      tpt: fact(labour[0]?.['tpt'], `labour.csv: tpt of ${scope}`),
    },
    margins: {
      potensi: marginsOf(margins, 'potensi'),
      sakernas: marginsOf(margins, 'sakernas'),
      ...(hasOwn(margins) && { cabang: marginsOf(margins, 'cabang') }),
    },
    uncertainty: uncertaintyOf(sds, margins),
  };
}

/** What imports tell of single desa; nothing where they do not. */
interface LocalCounts {
  /** Residents: of every desa or of none. */
  residents: ReadonlyMap<string, number>;
  ages: ReadonlyMap<string, AgeGroup[]>;
  occupations: ReadonlyMap<string, { segment: Segment; people: number }[]>;
}

function byDesa<T>(rows: Rows, read: (row: Rows[number]) => T): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const code = String(row['desa_code']);
    groups.set(code, [...(groups.get(code) ?? []), read(row)]);
  }
  return groups;
}

/** Every desa with what is known of it, the most trusted first: counted here, else of its kecamatan or terrain. */
function modelDesa(facts: Rows, priors: Rows, kabupatenPopulation: number, local: LocalCounts): ModelDesa[] {
  const estimated = estimatePopulation(
    facts.map((row) => ({
      kecamatanCode: String(row['kecamatan_code']),
      sp2010: Number(row['population_sp2010']),
      kecamatanSp2020: Number(row['kecamatan_sp2020']),
    })),
    kabupatenPopulation,
  );
  return facts.map((row, i) => {
    const code = String(row['code']);
    const population = local.residents.get(code) ?? estimated[i]!;
    const terrain = terrainOf({
      type: row['type'] === 'kelurahan' ? 'kelurahan' : 'desa',
      population,
      areaKm2: Number(row['area_km2']),
      coastKm: Number(row['coast_km']),
      kecamatanTerrain: row['kecamatan_terrain'] as Exclude<Terrain, 'town'>,
    });
    return {
      code,
      kecamatanCode: String(row['kecamatan_code']),
      terrain,
      population,
      ownShare15Plus: shareFrom15(local.ages.get(code) ?? []),
      ...sharesOf(priors, terrain, local.occupations.get(code) ?? []),
    };
  });
}

/** Informal and construction shares: of registered occupations where there are enough, else the prior of the terrain. */
function sharesOf(
  priors: Rows,
  terrain: Terrain,
  occupations: readonly { segment: Segment; people: number }[],
): Pick<ModelDesa, 'informalShare' | 'jakonShare' | 'shareSource' | 'classified'> {
  const people = { pu: 0, bpu: 0, jakon: 0 };
  for (const { segment, people: count } of occupations) people[segment] += count;
  const registered = occupationShares(people);
  if (registered) return { ...registered, shareSource: 'occupations' };
  const prior = priors.find((candidate) => candidate['terrain'] === terrain);
  return {
    informalShare: fact(prior?.['informal_share'], `terrain-priors.csv: informal_share of ${terrain}`),
    jakonShare: fact(prior?.['jakon_share'], `terrain-priors.csv: jakon_share of ${terrain}`),
    shareSource: 'terrain',
    classified: null,
  };
}

/** Whether the branch has given values of its own. */
function hasOwn(rows: Rows): boolean {
  return rows.some((row) => row['denominator'] === 'cabang');
}

function marginsOf(rows: Rows, denominator: DenominatorId): SegmentMargins {
  const value = (segment: Segment) =>
    rows.find((row) => row['denominator'] === denominator && row['segment'] === segment)?.['value'];
  const jakon = value('jakon');
  return {
    pu: fact(value('pu'), `denominators.csv: pu of ${denominator}`),
    bpu: fact(value('bpu'), `denominators.csv: bpu of ${denominator}`),
    jakon: typeof jakon === 'number' ? jakon : null,
  };
}

function uncertaintyOf(sds: Rows, margins: Rows): PerDenominator<Uncertainty> {
  const sd = (quantity: string) =>
    fact(sds.find((row) => row['quantity'] === quantity)?.['sd'], `uncertainty.csv: ${quantity}`);
  const perDesa = {
    population: sd('population'),
    share15Plus: sd('share_15_plus'),
    tpak: sd('tpak'),
    informalShare: sd('informal_share'),
    jakonShare: sd('jakon_share'),
    terrainPrior: sd('terrain_prior'),
    occupationShare: sd('occupation_share'),
  };
  const employed = margins.find((row) => row['denominator'] === 'sakernas' && row['segment'] === 'total')?.[
    'value'
  ];
  return {
    potensi: { ...perDesa, benchmarkShift: sd('benchmark_potensi') },
    sakernas: {
      ...perDesa,
      benchmarkShift: sd('benchmark_sakernas') * fact(employed, 'denominators.csv: total of sakernas'),
    },
    ...(hasOwn(margins) && { cabang: { ...perDesa, benchmarkShift: sd('benchmark_cabang') } }),
  };
}

function fact(value: unknown, where: string): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new UserError(
    `A reference fact is missing: data/reference/${where}. Restore the file; the last good build stays in use.`,
  );
}
