import type { Command } from 'commander';
import type { Config } from '#lib/server/config.ts';
import { buildWarehouse } from '#lib/server/warehouse/build.ts';
import { withDataLock } from '#lib/server/warehouse/data-lock.ts';
import { noteChange } from '#lib/server/records/audit.ts';
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
        buildWarehouse({ ...config, now, force, onProgress: progress }),
      );
      if (fresh) {
        const note = { action: 'build.make', objectKind: 'build', objectId: build.id } as const;
        await noteChange(config, actorAtWork(), note, now);
      }
      console.log(fresh ? describeBuild(build) : `Nothing changed: ${describeBuild(build)}`);
    });
}
