import type { CoverageRow } from '#lib/domain/coverage/coverage.ts';
import type { Selection } from '#lib/views/page-data.ts';
import type { ColumnTable } from '#lib/wire/columns.ts';
import { coversCode } from '../accounts/actor.ts';
import { readConfig, type Config } from '../config.ts';
import { coverageRows, coverageTable, type CoverageQuery } from '../coverage/read-coverage.ts';
import { withWarehouse } from '../warehouse/gateway.ts';
import type { Binds, Warehouse } from '../warehouse/serve.ts';
import { buildFacts, type BuildFacts } from './build-facts.ts';

/** What a loader works with: one build, held open while it reads. */
export interface PageContext {
  config: Pick<Config, 'appDir' | 'dataDir'>;
  warehouse: Warehouse;
  facts: BuildFacts;
  /** Kecamatan that whoever reads is limited to; null is the whole branch. */
  areas: readonly string[] | null;
  /** Coverage rows of one query, but those of places outside `areas`; stops when the reader goes away. */
  rows: (query: CoverageQuery) => Promise<CoverageRow[]>;
  /** Any other query; stops as well. */
  query: (name: string, sql: string, binds?: Binds) => Promise<ColumnTable>;
}

let known: Config | undefined;

/** The server's configuration, read once. */
export function appConfig(): Config {
  return (known ??= readConfig());
}

/** Gives a loader the served build. @throws UserError when there is none */
export function withPage<T>(
  signal: AbortSignal,
  use: (context: PageContext) => Promise<T>,
  { config = appConfig(), areas = null }: Partial<Pick<PageContext, 'config' | 'areas'>> = {},
): Promise<T> {
  return withWarehouse(config.dataDir, async (warehouse) => {
    const facts = await buildFacts(warehouse);
    const rows = async (query: CoverageQuery) => {
      const found = coverageRows(await coverageTable(config.appDir, warehouse, query, { signal }));
      return found.filter(({ code }) => coversCode({ areas }, code));
    };
    const query = (name: string, sql: string, binds: Binds = {}) =>
      warehouse.query(name, sql, binds, { signal });
    return use({ config, warehouse, facts, areas, rows, query });
  });
}

/** The area that a page without one of its own is about: the chosen kecamatan of an account that is limited, else the kabupaten. */
export function areaOf(
  { areas, facts }: PageContext,
  { kecamatan }: Pick<Selection, 'kecamatan'>,
): { level: 'kabupaten' | 'kecamatan'; code: string } {
  if (areas === null) return { level: 'kabupaten', code: facts.scope.code };
  return { level: 'kecamatan', code: kecamatan ?? areas[0] ?? '' };
}

/** The coverage query of a page's selection at one level. */
export function queryOf(selection: Selection, level: CoverageQuery['level']): CoverageQuery {
  const { period, segment, denominator } = selection;
  return { level, periods: [period], segments: [segment], denominator };
}
