import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import type { Workspace } from './workspace.ts';

const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 10_000;

/**
 * Serves the built app from the workspace's data folder while `use` runs, on a free port of 127.0.0.1.
 * @param use is given the address and how long the start took, ms
 * @throws Error with what the app printed when it does not start
 */
export async function withApp<T>(
  { appDir, dataDir }: Workspace,
  use: (url: string, startMs: number) => Promise<T>,
): Promise<T> {
  const port = await freePort();
  const begin = performance.now();
  const app = spawn(process.execPath, ['--import', 'tsx', 'src/cli/jangkau.ts', 'start', '--no-build'], {
    cwd: appDir,
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), JANGKAU_DATA: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = () => app.kill('SIGKILL');
  process.on('exit', kill);
  try {
    await untilServing(app);
    return await use(`http://127.0.0.1:${port}`, performance.now() - begin);
  } finally {
    await stop(app);
    process.off('exit', kill);
  }
}

/** Resolves when the app prints the address to open. */
function untilServing(app: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const fail = (what: string) => reject(new Error(`The app ${what}:\n${printed}`));
    const timer = setTimeout(() => fail(`did not serve within ${START_LIMIT_MS / 1000} s`), START_LIMIT_MS);
    const listen = (chunk: Buffer) => {
      printed += chunk.toString();
      if (!printed.includes('Open http')) return;
      clearTimeout(timer);
      resolve();
    };
    app.stdout?.on('data', listen);
    app.stderr?.on('data', listen);
    app.once('exit', (code) => {
      clearTimeout(timer);
      fail(`ended before it served (exit ${code})`);
    });
  });
}

async function stop(app: ChildProcess): Promise<void> {
  if (app.exitCode !== null || app.signalCode !== null) return;
  const ended = once(app, 'exit');
  app.kill('SIGTERM');
  const impatient = setTimeout(() => app.kill('SIGKILL'), STOP_LIMIT_MS);
  await ended;
  clearTimeout(impatient);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
