import type { Command } from 'commander';
import type { Config } from '#lib/server/config.ts';
import { setUpPath } from '#lib/server/accounts/set-up.ts';
import { readSecrets } from '#lib/server/secrets.ts';
import { prepare } from '#lib/server/prepare.ts';
import { noteChange, type AuditNote } from '#lib/server/records/audit.ts';
import { actorAtWork } from '../actor-at-work.ts';
import { buildApp } from '../build-app.ts';
import { describeBuild, progress } from '../progress.ts';
import { refuseOutsideHost } from '#lib/server/host-policy.ts';
import { serve } from '../serve.ts';

const PLAIN_HTTP =
  'Note: JANGKAU_PLAIN_HTTP is set. Passwords and cookies can be read by anybody on the way; use it in a network you trust.';

const UNKNOWN_VISITORS =
  'Note: ORIGIN is set without JANGKAU_PROXY, so that everybody has the address of the proxy: thirty wrong passwords of anybody make all wait. Set JANGKAU_PROXY=1 for a proxy on this machine, or to its address.';

export function addStart(program: Command, config: Config): void {
  program
    .command('start')
    .description('build the app if needed, prepare the data folder, and serve')
    .option('--no-build', 'serve the app as it was built last')
    .action(async ({ build: mayBuild }: { build: boolean }) => {
      refuseOutsideHost(config);
      console.log(`Jangkau ${config.version}`);
      if (mayBuild) await buildApp(config.appDir, progress);
      const begin = config.demo ? 'demo' : 'empty';
      const now = new Date().toISOString();
      const note = (made: AuditNote) => noteChange(config, actorAtWork(), made, now);
      const { build, warning } = await prepare({ ...config, now, begin, onProgress: progress, note });
      if (warning) console.warn(`Note: ${warning}`);
      console.log(`Data: ${config.dataDir}, ${describeBuild(build)}`);
      // Found out here, not by the first visitor: secrets that are damaged or that others may read.
      if (config.secret === null) await readSecrets(config.dataDir);
      const url = await serve(config);
      const setUp = await setUpPath(config, new Date());
      if (setUp !== null)
        console.log(`\nSet-up link for the first account, once, within 24 hours:\n${url}${setUp}`);
      if (config.plainHttp && config.origin === null) console.warn(PLAIN_HTTP);
      if (config.origin !== null && config.proxy === null) console.warn(UNKNOWN_VISITORS);
      console.log(`\nOpen ${url} in a browser. Stop with Ctrl+C.`);
    });
}
