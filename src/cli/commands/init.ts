import type { Command } from 'commander';
import type { Config } from '#lib/server/config.ts';
import { initDemo, initEmpty } from '#lib/server/prepare.ts';
import { UserError } from '#lib/server/user-error.ts';
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
      const options = { ...config, now: new Date().toISOString(), onProgress: progress };
      const build = wantsDemo ? await initDemo(options) : await initEmpty(options);
      console.log(`${config.dataDir} is ready: ${describeBuild(build)}`);
    });
}
