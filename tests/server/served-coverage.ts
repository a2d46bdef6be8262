import { coverageQuery, exportCoverage } from '#lib/server/coverage/export-coverage.ts';
import { withWarehouse } from '#lib/server/warehouse/gateway.ts';
import { NOW } from './fixture-app.ts';

/** A row of the coverage table as the API and the command line give it. */
export type ServedRow = Record<string, string | number | boolean | null>;

/** Rows of the served build for a selection such as `level=desa&period=2026-10&segment=all&denominator=potensi`. */
export async function servedCoverage(
  { appDir, dataDir }: { appDir: string; dataDir: string },
  selection: string,
): Promise<ServedRow[]> {
  return withWarehouse(dataDir, async (warehouse) => {
    const query = await coverageQuery(warehouse, new URLSearchParams(selection), new Date(NOW));
    const { body } = await exportCoverage(appDir, warehouse, query, 'json');
    return (JSON.parse(body as string) as { rows: ServedRow[] }).rows;
  });
}
