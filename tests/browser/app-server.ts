import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const START_LIMIT_MS = 180_000;
const STOP_LIMIT_MS = 10_000;

/** The built app at work. */
export interface AppServer {
  url: string;
  /** Asks it to end, and makes it end. */
  stop(): Promise<void>;
}

/** Starts the built app on a data folder and waits until it answers; what it prints goes to `test-results/<log>`. */
export async function startApp(
  data: string,
  { port, log }: { port: number; log: string },
): Promise<AppServer> {
  const url = `http://127.0.0.1:${port}`;
  const file = `test-results/${log}`;
  const server = spawnApp(port, data, file);
  const stop = () => stopApp(server);
  try {
    await untilHealthy(url, server, file);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

function spawnApp(port: number, data: string, file: string): ChildProcess {
  mkdirSync('test-results', { recursive: true });
  const log = openSync(file, 'w');
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/jangkau.ts', 'start', '--no-build'], {
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      JANGKAU_DATA: data,
      JANGKAU_DEMO: '1',
      TZ: 'Asia/Jakarta',
    },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  return child;
}

async function stopApp(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  const impatient = setTimeout(() => server.kill('SIGKILL'), STOP_LIMIT_MS);
  await ended;
  clearTimeout(impatient);
}

async function untilHealthy(url: string, server: ChildProcess, file: string): Promise<void> {
  const logTail = () => readFileSync(file, 'utf8').split('\n').slice(-30).join('\n');
  const limit = Date.now() + START_LIMIT_MS;
  while (Date.now() < limit) {
    if (server.exitCode !== null || server.signalCode !== null) {
      throw new Error(`The app ended before it answered (exit ${server.exitCode}):\n${logTail()}`);
    }
    if (await answers(`${url}/healthz`)) return;
    await pause(250);
  }
  throw new Error(
    `The app did not answer on ${url}/healthz within ${START_LIMIT_MS / 1000} s:\n${logTail()}`,
  );
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(5000) })).ok;
  } catch {
    return false; // not listening yet
  }
}

/** A port that nobody uses. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
