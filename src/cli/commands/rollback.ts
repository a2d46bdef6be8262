import type { Command } from 'commander';
import type { Config } from '#lib/server/config.ts';
import { rollback } from '#lib/server/warehouse/builds.ts';
import { opens } from '#lib/server/warehouse/gateway.ts';
import { describeBuild } from '../progress.ts';

export function addRollback(program: Command, config: Config): void {
  program
    .command('rollback')
    .description('serve the build before the current one until the next "build" (the last five are kept)')
    .action(async () => {
      console.log(
        `Now serving ${describeBuild(await rollback(config.dataDir, (build) => opens(config.dataDir, build)))}`,
      );
    });
}
