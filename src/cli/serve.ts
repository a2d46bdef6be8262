import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import compression from 'compression';
import type { Config } from '#lib/server/config.ts';
import { UserError } from '#lib/server/user-error.ts';
import { closeRecords } from '#lib/server/records/store.ts';
import { closeShelf } from '#lib/server/reports/links/shelf.ts';
import { closeWarehouse } from '#lib/server/warehouse/gateway.ts';
import { clientAddress, isOwnName } from '#lib/server/host-policy.ts';
import { endSlowBody } from './slow-body.ts';
import { responseHeaders } from './response-headers.ts';
import { takePlainReads } from './plain-reads.ts';
import { sharedFront } from './shared-front.ts';

const CLOSE_AFTER_MS = 3000;
const HEADERS_MS = 20_000;
/** Of an upload; the largest file over a slow line. */
const REQUEST_MS = 15 * 60_000;

/** What the adapter is told in headers of our own, whatever the client put there. */
const PROTOCOL_HEADER = 'x-jangkau-protocol';
const ADDRESS_HEADER = 'x-jangkau-address';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

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
  const { handler }: { handler: Handler } = await import(pathToFileURL(entry).href);
  const front = sharedFront(config, appListener(compressed(handler), config));
  const server = createServer(listener(front.handle, config));
  const plain = takePlainReads(server, front.read);
  server.headersTimeout = HEADERS_MS;
  server.requestTimeout = REQUEST_MS;
  await listen(server, host, port);
  stopOnSignal(server, plain, dataDir);
  const { port: actual } = server.address() as AddressInfo;
  return origin ?? `http://localhost:${actual}`;
}

/** Settings of the adapter, which reads them from the environment; nobody else sets them. */
function tellAdapter({ origin }: Config): void {
  delete process.env['HOST_HEADER'];
  delete process.env['PORT_HEADER'];
  delete process.env['ORIGIN'];
  if (origin !== null) process.env['ORIGIN'] = origin;
  // Uploads set their own limit, with a sentence (server/imports/upload.ts); the others have theirs in hooks.server.ts.
  Object.assign(process.env, { BODY_SIZE_LIMIT: 'Infinity', PROTOCOL_HEADER, ADDRESS_HEADER });
}

/** What comes first: the name asked for. */
function listener(handler: Handler, config: Config): Handler {
  return (request, response) => {
    if (isOwnName(request.headers.host, config)) return handler(request, response);
    response
      .writeHead(403, {
        ...responseHeaders(request.url ?? '', config),
        'content-type': 'text/plain',
        connection: 'close',
      })
      .end('Jangkau answers only to its own name (localhost, or ORIGIN).\n');
  };
}

/** What comes right before the app: headers of every answer, who asks and how. */
function appListener(handler: Handler, config: Config): Handler {
  return (request, response) => {
    response.setHeaders(new Map(Object.entries(responseHeaders(request.url ?? '', config))));
    const { headers, socket } = request;
    // Plain http is plain http, whatever a client says.
    headers[PROTOCOL_HEADER] = config.origin === null ? 'http' : 'https';
    headers[ADDRESS_HEADER] = clientAddress(
      socket.remoteAddress,
      headers['x-forwarded-for'] as string | undefined,
      config.proxy,
    );
    endSlowBody(request);
    handler(request, response);
  };
}

type CompressedRequest = Parameters<typeof compression.filter>[0];
type CompressedResponse = Parameters<typeof compression.filter>[1];

function compressed(handler: Handler): Handler {
  const compress = compression({
    filter: (request, response) => isArrow(response) || compression.filter(request, response),
  });
  return (request, response) =>
    void compress(request as CompressedRequest, response as CompressedResponse, () =>
      handler(request, response),
    );
}

/** Arrow repeats its dictionaries' codes a lot; it shrinks like JSON does. */
function isArrow(response: ServerResponse): boolean {
  return String(response.getHeader('content-type')).startsWith('application/vnd.apache.arrow');
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
function stopOnSignal(server: Server, plain: ReadonlySet<Socket>, dataDir: string): void {
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    server.close(() => void closeAll(dataDir).then(() => process.exit(0)));
    server.closeIdleConnections();
    for (const socket of plain) socket.destroySoon();
    // A browser may hold a connection on which it has sent nothing yet.
    setTimeout(() => {
      server.closeAllConnections();
      for (const socket of plain) socket.destroy();
    }, CLOSE_AFTER_MS).unref();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

async function closeAll(dataDir: string): Promise<void> {
  await closeWarehouse(dataDir);
  await closeShelf(dataDir);
  await closeRecords(dataDir);
}
