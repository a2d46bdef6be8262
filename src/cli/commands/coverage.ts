import { Option, type Command } from 'commander';
import { LEVELS } from '#lib/domain/coverage/coverage.ts';
import { DENOMINATORS, SEGMENTS_AND_TOTAL } from '#lib/domain/workers/segments.ts';
import type { Config } from '#lib/server/config.ts';
import { coverageQuery, exportCoverage } from '#lib/server/coverage/export-coverage.ts';
import { closeWarehouse, withWarehouse } from '#lib/server/warehouse/gateway.ts';

type Options = Record<'level' | 'period' | 'segment' | 'denominator' | 'kecamatan', string | undefined> & {
  format: 'csv' | 'json';
};

export function addCoverage(program: Command, config: Config): void {
  program
    .command('coverage')
    .description('print coverage and gaps; the same rows as /api/v1/coverage')
    .option('--level <level>', LEVELS.join(', '), 'desa')
    .option('--period <YYYY-MM>', 'month, or "all" (default: the newest)')
    .option('--segment <segment>', `${SEGMENTS_AND_TOTAL.join(', ')}, or "all"`, 'bpu')
    .option(
      '--denominator <set>',
      `${DENOMINATORS.join(', ')} (the branch's own, once given); default: the branch's setting`,
    )
    .option('--kecamatan <code>', 'only this kecamatan, for example 33.17.04')
    .addOption(new Option('--format <format>', 'output format').choices(['csv', 'json']).default('csv'))
    .action(async ({ format, ...filters }: Options) => {
      const parameters = new URLSearchParams();
      for (const [name, value] of Object.entries(filters))
        if (value !== undefined) parameters.set(name, value);
      const { body, meta } = await withWarehouse(config.dataDir, async (warehouse) => {
        const query = await coverageQuery(warehouse, parameters, new Date());
        return exportCoverage(config.appDir, warehouse, query, format);
      });
      await closeWarehouse(config.dataDir);
      if (typeof meta['note'] === 'string') console.error(meta['note']);
      process.stdout.write(body);
      if (format === 'json') process.stdout.write('\n');
    });
}
