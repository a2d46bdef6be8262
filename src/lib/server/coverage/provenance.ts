import type { Period } from '#lib/domain/calendar/period.ts';
import type { Provenance } from '#lib/views/passport-data.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import { isMembers } from '../ledger/ledger.ts';
import type { MartRow } from '../warehouse/contracts.ts';
import type { Warehouse } from '../warehouse/serve.ts';
import { DRAWS, SEED } from '../warehouse/worker-estimates.ts';
import { denominatorValues } from './denominator-values.ts';
import type { CoverageQuery } from './read-coverage.ts';

/** What the figures of a selection rest on: denominator, imports, assumptions, settings and build. */
export async function provenanceOf(
  warehouse: Warehouse,
  query: Pick<CoverageQuery, 'denominator' | 'segments' | 'periods'>,
): Promise<Provenance> {
  const { build } = warehouse;
  return {
    denominatorSet: query.denominator,
    denominator: await denominatorValues(warehouse, query.denominator, [...query.segments, 'total']),
    imports: importsOf(warehouse, query.periods),
    assumptions: await assumptionsOf(warehouse, query),
    draws: DRAWS,
    seed: SEED,
    settings: { graceMonths: build.figures.graceMonths },
    build: { id: build.id, builtAt: build.builtAt },
  };
}

/** Imports that gave counts of some months. */
export function importsOf({ build }: Warehouse, periods: readonly Period[]): Provenance['imports'] {
  const wanted = new Set(periods);
  return build.entries
    .filter((entry) => isMembers(entry))
    .filter((entry) => (entry.countingPeriods ?? entry.periods).some((period) => wanted.has(period)))
    .map(({ id, fileName, sha256, importedAt, author, simulated, rows }) => ({
      id,
      fileName,
      sha256,
      importedAt,
      author,
      simulated,
      rows,
    }));
}

/** The error of a denominator concerns its own set only. */
async function assumptionsOf(
  warehouse: Warehouse,
  { denominator }: Pick<CoverageQuery, 'denominator'>,
): Promise<Provenance['assumptions']> {
  const rows = rowsOf(
    await warehouse.query(
      'assumptions',
      `select * from uncertainty where applies_to <> 'kabupaten' or quantity = 'benchmark_' || $denominator order by quantity`,
      { denominator },
    ),
  );
  return (rows as MartRow<'uncertainty'>[]).map(({ quantity, sd, shipped_sd: shipped, unit }) => ({
    quantity: quantity as Provenance['assumptions'][number]['quantity'],
    sd,
    shipped,
    unit,
  }));
}
