import type { Command } from 'commander';
import type { Config } from '#lib/server/config.ts';
import { buildWarehouse } from '#lib/server/warehouse/build.ts';
import { withDataLock } from '#lib/server/warehouse/data-lock.ts';
import { noteBuild } from '#lib/server/records/audit.ts';
import { actorAtWork } from '../actor-at-work.ts';
import { describeBuild, progress } from '../progress.ts';

export function addBuild(program: Command, config: Config): void {
  program
    .command('build')
    .description('build the warehouse from the ledger and the reference facts, check it, and swap it in')
    .option('--force', 'build even when nothing changed')
    .action(async ({ force = false }: { force?: boolean }) => {
      const now = new Date().toISOString();
      const { build, fresh } = await withDataLock(config.dataDir, () =>
        buildWarehouse({
          ...config,
          now,
          force,
          onProgress: progress,
          // After a rollback a build made earlier can serve again: that is a change too.
          commit: async ({ build: next, serves }) => {
            if (!serves) await noteBuild(config, actorAtWork(), 'build.make', next.id, now);
          },
        }),
      );
      console.log(fresh ? describeBuild(build) : `Nothing changed: ${describeBuild(build)}`);
    });
}
