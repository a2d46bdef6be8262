import type { Command } from 'commander';
import { SEGMENTS_AND_TOTAL } from '#lib/domain/workers/segments.ts';
import type { Config } from '#lib/server/config.ts';
import { exportMembers } from '#lib/server/members/export-members.ts';
import { closeWarehouse, withWarehouse } from '#lib/server/warehouse/gateway.ts';
import { printMembers } from '../print-members.ts';

export function addMembers(program: Command, config: Config): void {
  program
    .command('members')
    .description('print statuses, batches that end and retention; the same as /api/v1/endings.json')
    .option('--period <YYYY-MM>', 'month (default: the newest)')
    .option('--segment <segment>', SEGMENTS_AND_TOTAL.join(', '), 'bpu')
    .option('--kecamatan <code>', 'only this kecamatan, for example 33.17.04')
    .option('--months <n>', 'list batches that end within so many months', '3')
    .option('--batch <payer.YYYY-MM>', 'list the desa of this batch, for example apbdes.2027-02')
    .option('--json', 'everything as JSON')
    .action(async ({ json = false, ...filters }: Record<string, string> & { json?: boolean }) => {
      const { appDir, dataDir } = config;
      const found = await withWarehouse(dataDir, (warehouse) =>
        exportMembers({ appDir, warehouse }, new URLSearchParams(filters), new Date()),
      );
      await closeWarehouse(dataDir);
      if (found.note !== undefined) console.error(found.note);
      if (json) console.log(JSON.stringify(found, null, 2));
      else printMembers(found);
    });
}
