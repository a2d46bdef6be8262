import type { DuckDBConnection } from '@duckdb/node-api';
import {
  drawWorkers,
  LEVELS,
  workersIntervals,
  type Interval,
  type Uncertainty,
  type WorkerDraws,
} from '#lib/domain/workers/intervals.ts';
import {
  estimateWorkers,
  type LabourRates,
  type SegmentMargins,
  type WorkerInput,
} from '#lib/domain/workers/model.ts';
import { estimatePopulation } from '#lib/domain/workers/population.ts';
import { sum } from '#lib/domain/workers/raking.ts';
import {
  availableDenominators,
  SEGMENTS,
  type DenominatorId,
  type PerDenominator,
  type Segment,
} from '#lib/domain/workers/segments.ts';
import { terrainOf, type Terrain } from '#lib/domain/workers/terrain.ts';
import { UserError } from '../user-error.ts';

/** Draws per estimate, and their seed. */
export const DRAWS = 2000;
export const SEED = 3317;

/** A desa as the model sees it. */
export interface ModelDesa extends WorkerInput {
  code: string;
  kecamatanCode: string;
  terrain: Terrain;
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
  const [facts, priors, labour, margins, sds, kabupaten, imported] = [
    await rows('select * from int_desa order by code'),
    await rows('select * from stg_terrain_priors'),
    await rows('select * from int_labour_rates'),
    await rows('select denominator, segment, value from stg_denominators'),
    await rows('select quantity, sd from stg_uncertainty'),
    await rows(`select population from stg_kabupaten_population where code = getvariable('scope')`),
    await rows('select desa_code, people from int_imported_residents where is_used'),
  ];
  const residents = new Map(imported.map((row) => [String(row['desa_code']), Number(row['people'])]));
  const population = fact(kabupaten[0]?.['population'], `kabupaten-population-2025.csv: row ${scope}`);
  return {
    scope,
    desa: modelDesa(facts, priors, population, residents),
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

/** @param imported residents of every desa from an import, or none: then they are estimated from the censuses */
function modelDesa(
  facts: Rows,
  priors: Rows,
  kabupatenPopulation: number,
  imported: ReadonlyMap<string, number>,
): ModelDesa[] {
  const estimated = estimatePopulation(
    facts.map((row) => ({
      kecamatanCode: String(row['kecamatan_code']),
      sp2010: Number(row['population_sp2010']),
      kecamatanSp2020: Number(row['kecamatan_sp2020']),
    })),
    kabupatenPopulation,
  );
  return facts.map((row, i) => {
    const population = imported.get(String(row['code'])) ?? estimated[i]!;
    const terrain = terrainOf({
      type: row['type'] === 'kelurahan' ? 'kelurahan' : 'desa',
      population,
      areaKm2: Number(row['area_km2']),
      coastKm: Number(row['coast_km']),
      kecamatanTerrain: row['kecamatan_terrain'] as Exclude<Terrain, 'town'>,
    });
    const prior = priors.find((candidate) => candidate['terrain'] === terrain);
    return {
      code: String(row['code']),
      kecamatanCode: String(row['kecamatan_code']),
      terrain,
      population,
      informalShare: fact(prior?.['informal_share'], `terrain-priors.csv: informal_share of ${terrain}`),
      jakonShare: fact(prior?.['jakon_share'], `terrain-priors.csv: jakon_share of ${terrain}`),
    };
  });
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

/**
 * Plausible worlds of one denominator; the same inputs give the same draws, so they need not be stored.
 * @throws RangeError for a set that is not there
 */
export function drawsFor(inputs: ModelInputs, denominator: DenominatorId): WorkerDraws {
  const margins = inputs.margins[denominator];
  const uncertainty = inputs.uncertainty[denominator];
  if (!margins || !uncertainty) throw new RangeError(`no denominator ${denominator} in this build`);
  return drawWorkers(inputs.desa, inputs.labour, margins, uncertainty, { draws: DRAWS, seed: SEED });
}

/** One row of `model_eligible`. */
export interface EligibleRow {
  denominator: DenominatorId;
  segment: Segment | 'total';
  level: 'desa' | 'kecamatan' | 'kabupaten';
  code: string;
  eligible: number;
  eligibleLow: number;
  eligibleHigh: number;
  eligibleLow80: number;
  eligibleHigh80: number;
}

/** Estimates and intervals at all levels, for every denominator set and segment with a base. */
export function eligibleRows(inputs: ModelInputs): EligibleRow[] {
  return availableDenominators(inputs.margins).flatMap((denominator) => {
    const margins = inputs.margins[denominator]!;
    const estimates = estimateWorkers(inputs.desa, inputs.labour, margins);
    const draws = drawsFor(inputs, denominator);
    const based = SEGMENTS.filter((segment) => margins[segment] !== null);
    const columns = [
      ...based.map((segment) => ({ segment, of: [segment] })),
      { segment: 'total' as const, of: based },
    ];
    return areasOf(inputs).flatMap(({ level, code, members }) =>
      columns.map(({ segment, of }) => {
        const positions = of.map((name) => SEGMENTS.indexOf(name));
        const eligible = sum(
          members.flatMap((member) => positions.map((at) => estimates[member * SEGMENTS.length + at]!)),
        );
        const [wide, narrow] = workersIntervals(draws, members, positions, [LEVELS.wide, LEVELS.narrow]);
        return {
          denominator,
          segment,
          level,
          code,
          eligible,
          ...{ eligibleLow: lowEnd(wide!, eligible), eligibleHigh: highEnd(wide!, eligible) },
          ...{ eligibleLow80: lowEnd(narrow!, eligible), eligibleHigh80: highEnd(narrow!, eligible) },
        };
      }),
    );
  });
}

/** Ends of an interval in whole people; the estimate itself, which is rounded in its own way, is never outside. */
const lowEnd = ({ low }: Interval, eligible: number) => Math.min(eligible, Math.round(low));
const highEnd = ({ high }: Interval, eligible: number) => Math.max(eligible, Math.round(high));

function areasOf({ scope, desa }: ModelInputs) {
  const kecamatan = new Map<string, number[]>();
  desa.forEach(({ kecamatanCode }, i) =>
    kecamatan.set(kecamatanCode, [...(kecamatan.get(kecamatanCode) ?? []), i]),
  );
  return [
    ...desa.map(({ code }, i) => ({ level: 'desa' as const, code, members: [i] })),
    ...[...kecamatan].map(([code, members]) => ({ level: 'kecamatan' as const, code, members })),
    { level: 'kabupaten' as const, code: scope, members: [...desa.keys()] },
  ];
}
