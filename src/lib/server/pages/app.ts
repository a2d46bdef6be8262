import type { CoverageRow } from '#lib/domain/coverage/coverage.ts';
import type { Selection } from '#lib/views/page-data.ts';
import type { ColumnTable } from '#lib/wire/columns.ts';
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
  /** Coverage rows of one query; stops when the reader goes away. */
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
  config: PageContext['config'] = appConfig(),
): Promise<T> {
  return withWarehouse(config.dataDir, async (warehouse) => {
    const facts = await buildFacts(warehouse);
    const rows = async (query: CoverageQuery) =>
      coverageRows(await coverageTable(config.appDir, warehouse, query, { signal }));
    const query = (name: string, sql: string, binds: Binds = {}) =>
      warehouse.query(name, sql, binds, { signal });
    return use({ config, warehouse, facts, rows, query });
  });
}

/** The coverage query of a page's selection at one level. */
export function queryOf(selection: Selection, level: CoverageQuery['level']): CoverageQuery {
  const { period, segment, denominator } = selection;
  return { level, periods: [period], segments: [segment], denominator };
}
