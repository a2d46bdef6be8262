import type { CoverageRow, Level } from '#lib/domain/coverage/coverage.ts';
import { employedOf, segmentWeights, type LabourRates } from '#lib/domain/workers/model.ts';
import { sum } from '#lib/domain/workers/raking.ts';
import { SEGMENTS } from '#lib/domain/workers/segments.ts';
import type { Measure } from '#lib/views/page-data.ts';
import type { Passport, WorkerEstimate } from '#lib/views/passport-data.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import type { ModelDesa } from '../warehouse/model-inputs.ts';
import { queryText } from '../warehouse/queries.ts';
import type { Warehouse } from '../warehouse/serve.ts';
import { provenanceOf } from './provenance.ts';
import { coverageRows, coverageTable, type CoverageQuery } from './read-coverage.ts';

/** One figure: a measure of one row of the coverage table. */
export interface FigureQuery extends CoverageQuery {
  code: string;
  measure: Measure;
}

/**
 * Where a figure comes from: the row it stands in (read as every other one is), what was counted and left out, the
 * denominator, how the workers were estimated, assumptions and build. `null` where there is no such area.
 */
export async function passportOf(
  appDir: string,
  warehouse: Warehouse,
  query: FigureQuery,
): Promise<Passport | null> {
  const [row] = coverageRows(await coverageTable(appDir, warehouse, query));
  if (!row) return null;
  return {
    ...(await provenanceOf(warehouse, query)),
    measure: query.measure,
    value: row[query.measure],
    ...intervalsOf(row, query.measure),
    row,
    estimate: row.eligible === null ? null : await estimateOf(warehouse, row),
    members: await membersOf(appDir, warehouse, row),
  };
}

function intervalsOf(
  row: CoverageRow,
  measure: Measure,
): Pick<Passport, 'low' | 'high' | 'low80' | 'high80'> {
  switch (measure) {
    case 'rate':
      return { low: row.rateLow, high: row.rateHigh, low80: row.rateLow80, high80: row.rateHigh80 };
    case 'gap':
      return { low: row.gapLow, high: row.gapHigh, low80: row.gapLow80, high80: row.gapHigh80 };
    case 'eligible':
      return {
        low: row.eligibleLow,
        high: row.eligibleHigh,
        low80: row.eligibleLow80,
        high80: row.eligibleHigh80,
      };
    case 'active':
      return { low: null, high: null, low80: null, high80: null };
  }
}

async function estimateOf(warehouse: Warehouse, row: CoverageRow): Promise<WorkerEstimate> {
  const { desa, labour } = warehouse.model;
  const inside = desa.filter(({ code, kecamatanCode }) => isInside(row.level, row.code, code, kecamatanCode));
  const population = sum(inside.map((one) => one.population));
  const [place] = rowsOf(
    await warehouse.query(
      'population source',
      'select population_source, population_period from desa limit 1',
    ),
  );
  const [only] = row.level === 'desa' ? inside : [];
  const employed = sum(inside.map((one) => employedIn(one, labour)));
  return {
    desa: inside.length,
    population,
    populationSource: place?.['population_source'] === 'import' ? 'import' : 'census',
    populationPeriod: (place?.['population_period'] as string | null) ?? null,
    share15Plus: only?.ownShare15Plus ?? labour.share15Plus,
    tpak: labour.tpak,
    tpt: labour.tpt,
    employed: Math.round(employed),
    byAges: inside.filter(({ ownShare15Plus }) => ownShare15Plus !== null).length,
    byOccupations: inside.filter(({ shareSource }) => shareSource === 'occupations').length,
    prior: only
      ? {
          terrain: only.terrain,
          classified: only.classified,
          informalShare: only.informalShare,
          jakonShare: only.jakonShare,
        }
      : null,
    fitFactor: only ? fitFactor(warehouse, row, only, employed) : null,
  };
}

function employedIn({ population, ownShare15Plus }: ModelDesa, labour: LabourRates): number {
  return employedOf(population, ownShare15Plus ?? labour.share15Plus, labour.tpak, labour.tpt);
}

/** What the fit to the denominator made of the desa's prior: workers ÷ (employed × prior share of the segment). */
function fitFactor(
  { model: { margins } }: Warehouse,
  { segment, denominator, eligible }: CoverageRow,
  { informalShare, jakonShare }: ModelDesa,
  employed: number,
): number | null {
  const set = margins[denominator];
  if (!set || segment === 'total' || eligible === null) return null;
  const share = segmentWeights(informalShare, jakonShare, set)[SEGMENTS.indexOf(segment)]!;
  return employed * share > 0 ? eligible / (employed * share) : null;
}

function isInside(level: Level, area: string, code: string, kecamatanCode: string): boolean {
  if (level === 'kabupaten') return true;
  return level === 'kecamatan' ? kecamatanCode === area : code === area;
}

async function membersOf(
  appDir: string,
  warehouse: Warehouse,
  { level, code, period, segment }: CoverageRow,
): Promise<Passport['members']> {
  const binds = { level, code, period, segment };
  const rows = rowsOf(await warehouse.query('passport', queryText(appDir, 'passport'), binds));
  const used = rows.filter((row) => row['payer'] !== null);
  const leftOut = rows.filter((row) => row['payer'] === null);
  return {
    used: used.map((row) => pick(row, ['segment', 'payer', 'rows', 'active'])) as Passport['members']['used'],
    leftOut: leftOut.map((row) => pick(row, ['segment', 'desa', 'names'])) as Passport['members']['leftOut'],
  };
}

function pick(row: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, row[name]]));
}
