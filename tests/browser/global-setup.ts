import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sessionCookie } from '../server/signed-in.ts';
import { SIGNED_IN } from './signed-in.ts';

const LOG = 'test-results/server.log';
const START_LIMIT_MS = 180_000;
const STOP_LIMIT_MS = 10_000;

/** Starts the built app on a free port with a fresh data folder; the returned function stops it and cleans up. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const data = mkdtempSync(join(tmpdir(), 'jangkau-browser-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = startServer(port, data);
  const stop = async () => {
    await stopServer(server);
    rmSync(data, { recursive: true, force: true });
  };
  try {
    await untilHealthy(url, server);
  } catch (error) {
    await stop();
    throw error;
  }
  await keepSession(data);
  process.env.JANGKAU_TEST_URL = url;
  process.env.JANGKAU_TEST_DATA = data;
  return stop;
}

/** Tests begin signed in as the branch head; one that should not says so (`test.use({ storageState: NOBODY })`). */
async function keepSession(data: string): Promise<void> {
  const [name = '', value = ''] = (await sessionCookie(data)).split(/=(.*)/s);
  const cookie = { name, value, domain: '127.0.0.1', path: '/', expires: -1 };
  const state = { cookies: [{ ...cookie, httpOnly: true, secure: false, sameSite: 'Lax' }], origins: [] };
  writeFileSync(SIGNED_IN, JSON.stringify(state));
}

function startServer(port: number, data: string): ChildProcess {
  mkdirSync('test-results', { recursive: true });
  const log = openSync(LOG, 'w');
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

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  const impatient = setTimeout(() => server.kill('SIGKILL'), STOP_LIMIT_MS);
  await ended;
  clearTimeout(impatient);
}

async function untilHealthy(url: string, server: ChildProcess): Promise<void> {
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

function logTail(): string {
  return readFileSync(LOG, 'utf8').split('\n').slice(-30).join('\n');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
