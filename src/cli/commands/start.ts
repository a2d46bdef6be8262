import type { Command } from 'commander';
import type { Config } from '#lib/server/config.ts';
import { prepare } from '#lib/server/prepare.ts';
import { buildApp } from '../build-app.ts';
import { describeBuild, progress } from '../progress.ts';
import { refuseOutsideHost, serve } from '../serve.ts';

export function addStart(program: Command, config: Config): void {
  program
    .command('start')
    .description('build the app if needed, prepare the data folder, and serve')
    .option('--no-build', 'serve the app as it was built last')
    .action(async ({ build: mayBuild }: { build: boolean }) => {
      refuseOutsideHost(config.host);
      console.log(`Jangkau ${config.version}`);
      if (mayBuild) await buildApp(config.appDir, progress);
      const begin = config.demo ? 'demo' : 'empty';
      const now = new Date().toISOString();
      const { build, warning } = await prepare({ ...config, now, begin, onProgress: progress });
      if (warning) console.warn(`Note: ${warning}`);
      console.log(`Data: ${config.dataDir}, ${describeBuild(build)}`);
      const url = await serve(config);
      console.log(`\nOpen ${url} in a browser. Stop with Ctrl+C.`);
    });
}
