import { existsSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import compression from 'compression';
import type { Config } from '#lib/server/config.ts';
import { UserError } from '#lib/server/user-error.ts';
import { closeWarehouse } from '#lib/server/warehouse/gateway.ts';

const CLOSE_AFTER_MS = 3000;
const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

/** @throws UserError for a host that others could reach */
export function refuseOutsideHost(host: string): void {
  if (LOOPBACK.includes(host)) return;
  throw new UserError(
    `HOST is "${host}", but until Jangkau has accounts it listens on this machine only. Unset HOST or set it to 127.0.0.1.`,
  );
}

/**
 * Serves the built app until the process is told to stop.
 * @returns the address to open
 * @throws UserError when the port is taken
 */
export async function serve(config: Config): Promise<string> {
  const { appDir, host, port, dataDir } = config;
  const entry = join(appDir, 'build/handler.js');
  if (!existsSync(entry))
    throw new UserError('The app is not built yet; run "npm start" without --no-build.');
  // Uploads set their own limit, with a sentence (server/imports/upload.ts); this one would be half a megabyte.
  process.env['BODY_SIZE_LIMIT'] = 'Infinity';
  const { handler } = await import(pathToFileURL(entry).href);
  const compress = compression({
    filter: (request, response) => isArrow(response) || compression.filter(request, response),
  });
  const server = createServer((request, response) => {
    if (isLocal(request.headers.host)) {
      return compress(request as CompressedRequest, response as CompressedResponse, () =>
        handler(request, response),
      );
    }
    // A foreign name that resolves to this machine (DNS rebinding) must not read the data.
    response.writeHead(403, { 'content-type': 'text/plain' }).end('Jangkau answers only to localhost.\n');
  });
  await listen(server, host, port);
  stopOnSignal(server, dataDir);
  const { port: actual } = server.address() as AddressInfo;
  return `http://localhost:${actual}`;
}

type CompressedRequest = Parameters<typeof compression.filter>[0];
type CompressedResponse = Parameters<typeof compression.filter>[1];

/** Arrow repeats its dictionaries' codes a lot; it shrinks like JSON does. */
function isArrow(response: ServerResponse): boolean {
  return String(response.getHeader('content-type')).startsWith('application/vnd.apache.arrow');
}

function isLocal(hostHeader: string | undefined): boolean {
  const name = (hostHeader ?? '').replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  return LOOPBACK.includes(name);
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
    server.close(() => void closeWarehouse(dataDir).then(() => process.exit(0)));
    server.closeIdleConnections();
    // A browser may hold a connection on which it has sent nothing yet.
    setTimeout(() => server.closeAllConnections(), CLOSE_AFTER_MS).unref();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
