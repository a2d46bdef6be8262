import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { userInfo } from 'node:os';
import { fileURLToPath } from 'node:url';
import { UserError } from './user-error.ts';

/** Everything the environment decides. This file is the only reader of `process.env`. */
export interface Config {
  /** Folder with package.json, data/ and src/; the product's own files. */
  appDir: string;
  /** Folder with the branch's data; everything written goes below it. */
  dataDir: string;
  host: string;
  port: number;
  /** Whether a first start without data loads the simulated enrollment. */
  demo: boolean;
  version: string;
}

/** Reads the environment. @throws UserError naming a variable that makes no sense */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const appDir = findAppDir();
  return {
    appDir,
    dataDir: resolve(env['JANGKAU_DATA'] || join(appDir, '.jangkau')),
    host: env['HOST'] || '127.0.0.1',
    port: portFrom(env['PORT'] || '3000'),
    demo: env['JANGKAU_DEMO'] !== '0',
    version: packageOf(appDir).version,
  };
}

/** Who is at work, for the history: the account of this machine, until Jangkau has accounts of its own. */
export function authorName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}

function portFrom(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) {
    throw new UserError(`PORT is "${text}"; it must be a whole number from 0 to 65535.`);
  }
  return port;
}

/** The nearest folder upwards whose package.json is Jangkau's: right from src/ and from build/. */
function findAppDir(): string {
  const start = dirname(fileURLToPath(import.meta.url));
  for (let dir = start; dirname(dir) !== dir; dir = dirname(dir)) {
    if (existsSync(join(dir, 'package.json')) && packageOf(dir).name === 'jangkau') return dir;
  }
  throw new UserError(`Jangkau's package.json was not found above ${start}; install the app again.`);
}

function packageOf(dir: string): { name: string; version: string } {
  return JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'));
}
