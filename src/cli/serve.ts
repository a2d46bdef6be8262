import { existsSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import compression from 'compression';
import type { Config } from '#lib/server/config.ts';
import { UserError } from '#lib/server/user-error.ts';
import { closeRecords } from '#lib/server/records/store.ts';
import { closeWarehouse } from '#lib/server/warehouse/gateway.ts';

const CLOSE_AFTER_MS = 3000;
const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

/**
 * Passwords and cookies must not travel readable: others reach Jangkau through TLS only, unless it is said that they may without.
 * @throws UserError for a host that others could reach over plain http
 */
export function refuseOutsideHost({ host, origin, plainHttp }: Config): void {
  if (LOOPBACK.includes(host) || origin !== null || plainHttp) return;
  throw new UserError(
    `HOST is "${host}", so that others could reach Jangkau over plain http, where passwords can be read on the way. Put a proxy with TLS in front and set ORIGIN=https://…, or set JANGKAU_PLAIN_HTTP=1 in a network you trust. Unset HOST to serve this machine only.`,
  );
}

/**
 * Serves the built app until the process is told to stop.
 * @returns the address to open
 * @throws UserError when the port is taken
 */
export async function serve(config: Config): Promise<string> {
  const { appDir, host, port, dataDir, origin } = config;
  const entry = join(appDir, 'build/handler.js');
  if (!existsSync(entry))
    throw new UserError('The app is not built yet; run "npm start" without --no-build.');
  tellAdapter(config);
  const { handler } = await import(pathToFileURL(entry).href);
  const compress = compression({
    filter: (request, response) => isArrow(response) || compression.filter(request, response),
  });
  const server = createServer((request, response) => {
    setHeaders(response, request.url ?? '', config);
    if (isOwnName(request.headers.host, config)) {
      // Plain http is plain http, whatever a client says.
      request.headers[PROTOCOL_HEADER] = origin === null ? 'http' : 'https';
      return compress(request as CompressedRequest, response as CompressedResponse, () =>
        handler(request, response),
      );
    }
    // A foreign name that resolves to this machine (DNS rebinding) must not read the data.
    response
      .writeHead(403, { 'content-type': 'text/plain' })
      .end('Jangkau answers only to its own name (localhost, or ORIGIN).\n');
  });
  server.headersTimeout = HEADERS_MS;
  server.requestTimeout = REQUEST_MS;
  await listen(server, host, port);
  stopOnSignal(server, dataDir);
  const { port: actual } = server.address() as AddressInfo;
  return origin ?? `http://localhost:${actual}`;
}

type CompressedRequest = Parameters<typeof compression.filter>[0];
type CompressedResponse = Parameters<typeof compression.filter>[1];

/** Arrow repeats its dictionaries' codes a lot; it shrinks like JSON does. */
function isArrow(response: ServerResponse): boolean {
  return String(response.getHeader('content-type')).startsWith('application/vnd.apache.arrow');
}

/** With `JANGKAU_PLAIN_HTTP` any name: which one others know this machine by is not known here. */
function isOwnName(hostHeader: string | undefined, { origin, plainHttp }: Config): boolean {
  if (origin !== null && hostHeader === new URL(origin).host) return true;
  const name = (hostHeader ?? '').replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  return LOOPBACK.includes(name) || (plainHttp && origin === null);
}

const PROTOCOL_HEADER = 'x-jangkau-protocol';
const HEADERS_MS = 20_000;
/** An upload of the largest file over a slow line. */
const REQUEST_MS = 15 * 60_000;

/** Settings of the adapter, which reads them from the environment. */
function tellAdapter({ origin, proxy }: Config): void {
  // Uploads set their own limit, with a sentence (server/imports/upload.ts); the others have theirs in hooks.server.ts.
  process.env['BODY_SIZE_LIMIT'] = 'Infinity';
  process.env['PROTOCOL_HEADER'] = PROTOCOL_HEADER;
  if (origin === null) delete process.env['ORIGIN'];
  if (proxy) Object.assign(process.env, { ADDRESS_HEADER: 'x-forwarded-for', XFF_DEPTH: '1' });
}

/** A worker takes the policy of its own file; the planner's solver is WebAssembly. */
const OF_SCRIPTS =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'";
const OF_THE_REST =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** On every answer, files and errors included; Kit's own policy of a page, with its nonce, replaces the one here. */
function setHeaders(response: ServerResponse, path: string, { origin }: Config): void {
  const headers: Record<string, string> = {
    'content-security-policy': path.startsWith('/_app/') ? OF_SCRIPTS : OF_THE_REST,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(origin !== null && { 'strict-transport-security': 'max-age=31536000' }),
  };
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, host, port)));
    server.listen(port, host, resolve);
  });
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new UserError(
      `Port ${port} is already in use. Stop the program that uses it, or choose another: PORT=${port + 1} npm start.`,
    );
  }
  if (error.code === 'EACCES')
    return new UserError(
      `Port ${port} on ${host} may not be used by this account. Choose one above 1023 with PORT.`,
    );
  return error;
}

/** Lets requests in flight finish, then closes the warehouse; a second signal stops at once. */
function stopOnSignal(server: Server, dataDir: string): void {
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    server.close(() => void closeAll(dataDir).then(() => process.exit(0)));
    server.closeIdleConnections();
    // A browser may hold a connection on which it has sent nothing yet.
    setTimeout(() => server.closeAllConnections(), CLOSE_AFTER_MS).unref();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

async function closeAll(dataDir: string): Promise<void> {
  await closeWarehouse(dataDir);
  await closeRecords(dataDir);
}
