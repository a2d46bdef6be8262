import type { Command } from 'commander';
import type { Config } from '#lib/server/config.ts';
import { initDemo, initEmpty } from '#lib/server/prepare.ts';
import { noteChange, type AuditNote } from '#lib/server/records/audit.ts';
import { UserError } from '#lib/server/user-error.ts';
import { actorAtWork } from '../actor-at-work.ts';
import { describeBuild, progress } from '../progress.ts';

export function addInit(program: Command, config: Config): void {
  program
    .command('init')
    .description('prepare the data folder without serving')
    .option('--demo', 'load the simulated enrollment (labelled "Simulasi" everywhere)')
    .option('--empty', 'reference facts only; takes simulated enrollment out, real imports stay')
    .action(async ({ demo, empty }: { demo?: boolean; empty?: boolean }) => {
      if (demo && empty) throw new UserError('Choose --demo or --empty, not both.');
      const wantsDemo = demo ?? (!empty && config.demo);
      const now = new Date().toISOString();
      const note = (made: AuditNote) => noteChange(config, actorAtWork(), made, now);
      const options = { ...config, now, onProgress: progress, note };
      const build = wantsDemo ? await initDemo(options) : await initEmpty(options);
      console.log(`${config.dataDir} is ready: ${describeBuild(build)}`);
    });
}
