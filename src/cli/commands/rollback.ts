import type { Command } from 'commander';
import type { Config } from '#lib/server/config.ts';
import { rollback } from '#lib/server/warehouse/builds.ts';
import { opens } from '#lib/server/warehouse/gateway.ts';
import { noteBuild } from '#lib/server/records/audit.ts';
import { actorAtWork } from '../actor-at-work.ts';
import { describeBuild } from '../progress.ts';

export function addRollback(program: Command, config: Config): void {
  program
    .command('rollback')
    .description('serve the build before the current one until the next "build" (the last five are kept)')
    .action(async () => {
      const now = new Date().toISOString();
      const build = await rollback(
        config.dataDir,
        (candidate) => opens(config.dataDir, candidate),
        ({ id }) => noteBuild(config, actorAtWork(), 'build.rollback', id, now),
      );
      console.log(`Now serving ${describeBuild(build)}`);
    });
}
