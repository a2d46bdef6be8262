import type { Command } from 'commander';
import { DENOMINATORS, SEGMENTS_AND_TOTAL } from '#lib/domain/workers/segments.ts';
import type { Config } from '#lib/server/config.ts';
import { figureQuery } from '#lib/server/coverage/export-coverage.ts';
import { MEASURES } from '#lib/server/coverage/parameters.ts';
import { passportOf } from '#lib/server/coverage/passport.ts';
import { closeWarehouse, withWarehouse } from '#lib/server/warehouse/gateway.ts';

export function addPassport(program: Command, config: Config): void {
  program
    .command('passport')
    .description('print where one figure comes from; the same as /api/v1/passport')
    .requiredOption('--code <code>', 'kabupaten, kecamatan or desa: 33.17, 33.17.10, 33.17.10.2030')
    .option('--measure <measure>', MEASURES.join(', '), 'gap')
    .option('--period <YYYY-MM>', 'month (default: the newest)')
    .option('--segment <segment>', SEGMENTS_AND_TOTAL.join(', '), 'bpu')
    .option(
      '--denominator <set>',
      `${DENOMINATORS.join(', ')} (the branch's own, once given); default: the branch's setting`,
    )
    .action(async (options: Record<string, string>) => {
      const passport = await withWarehouse(config.dataDir, async (warehouse) => {
        const query = await figureQuery(warehouse, new URLSearchParams(options), new Date());
        return passportOf(config.appDir, warehouse, query);
      });
      await closeWarehouse(config.dataDir);
      console.log(JSON.stringify(passport, null, 2));
    });
}
