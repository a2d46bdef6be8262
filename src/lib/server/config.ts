import { existsSync, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { userInfo } from 'node:os';
import { dirname, join, resolve } from 'node:path';
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
  /** Public address behind a TLS proxy, `https://jangkau.example`; null on plain http. */
  origin: string | null;
  /** Whether others may reach it over plain http: passwords would travel readable. */
  plainHttp: boolean;
  /** Addresses (`10.0.0.2`) and networks (`10.0.0.0/24`) of proxies that say who asks, in `x-forwarded-for`; null: nobody is believed. */
  proxy: readonly string[] | null;
  /** Signs sessions; null: the one in the data folder. */
  secret: string | null;
  /** Token the command line works with; null: as the operator of the machine. */
  token: string | null;
  /** Single sign-on (OpenID Connect); null where it is not set up. */
  oidc: Oidc | null;
  /** Address of an OSRM server that knows travel times; null: they are estimated. */
  osrmUrl: string | null;
}

/** An OpenID Connect provider: address, this client's id and secret, and its name on the button. */
export interface Oidc {
  issuer: string;
  clientId: string;
  clientSecret: string;
  name: string;
}

const LEAST_SECRET = 32;
const THIS_MACHINE = ['127.0.0.0/8', '::1'];

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
    origin: originFrom(env['ORIGIN']),
    plainHttp: env['JANGKAU_PLAIN_HTTP'] === '1',
    proxy: proxyFrom(env['JANGKAU_PROXY']),
    secret: secretFrom(env['JANGKAU_SECRET']),
    token: env['JANGKAU_TOKEN'] || null,
    oidc: oidcFrom(env),
    osrmUrl: osrmFrom(env['JANGKAU_OSRM_URL']),
  };
}

/** The account of this machine that runs the command line, for the histories. */
export function operatorName(): string {
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

function originFrom(text: string | undefined): string | null {
  if (!text) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === 'https:' && url.origin === text.replace(/\/$/, '')) return url.origin;
  throw new UserError(
    `ORIGIN is "${text}"; it must be the public https address without a path, such as https://jangkau.example.`,
  );
}

/** `1` is a proxy on this machine. */
function proxyFrom(text: string | undefined): readonly string[] | null {
  if (!text || text === '0') return null;
  if (text === '1') return THIS_MACHINE;
  const entries = text.split(',').map((entry) => entry.trim());
  const wrong = entries.find((entry) => !isNetwork(entry));
  if (wrong === undefined) return entries;
  throw new UserError(
    `JANGKAU_PROXY has "${wrong}"; it must be 1 (a proxy on this machine), or addresses such as 10.0.0.2 or 10.0.0.0/24, with commas between.`,
  );
}

function isNetwork(entry: string): boolean {
  const [address = '', bits = '0', ...more] = entry.split('/');
  const family = isIP(address);
  const most = family === 6 ? 128 : 32;
  return family !== 0 && more.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= most;
}

function secretFrom(text: string | undefined): string | null {
  if (!text) return null;
  if (text.length >= LEAST_SECRET) return text;
  throw new UserError(`JANGKAU_SECRET has ${text.length} characters; it must have at least ${LEAST_SECRET}.`);
}

function oidcFrom(env: NodeJS.ProcessEnv): Oidc | null {
  const [issuer, clientId, clientSecret] = ['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET'].map(
    (name) => env[`JANGKAU_OIDC_${name}`],
  );
  if (!issuer && !clientId && !clientSecret) return null;
  if (!issuer || !clientId || !clientSecret || !URL.canParse(issuer)) {
    throw new UserError(
      'Single sign-on needs JANGKAU_OIDC_ISSUER (an address), JANGKAU_OIDC_CLIENT_ID and JANGKAU_OIDC_CLIENT_SECRET.',
    );
  }
  return { issuer, clientId, clientSecret, name: env['JANGKAU_OIDC_NAME'] || new URL(issuer).host };
}

function osrmFrom(text: string | undefined): string | null {
  if (!text) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  const isPlain =
    url !== null && [url.username, url.password, url.search, url.hash].every((part) => part === '');
  if (isPlain && /^https?:$/.test(url.protocol)) return url.href.replace(/\/+$/, '');
  throw new UserError(
    `JANGKAU_OSRM_URL is "${text}"; it must be the address of an OSRM server without name and password, such as http://127.0.0.1:5000.`,
  );
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
