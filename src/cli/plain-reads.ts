import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** A request that only reads, whole, without a body and without a wish of its own for the connection. */
export interface PlainRead {
  /** As it was sent, without its query. */
  path: string;
  host: string;
  acceptEncoding: string;
  ifNoneMatch: string;
}

/** Answers a plain read with whole bytes; null: it is for the server. */
export type AnswerRead = (read: PlainRead) => Promise<Buffer | null> | null;

/** How long a connection may be silent, ms. */
export const SILENT_MS = 20_000;
/** One request below `/r/` and nothing behind it, every character plain. */
const PLAIN = /^GET (\/r\/[\w/.-]+)(?:\?[!-~]*)? HTTP\/1\.1\r\n((?:[\w-]+: [ -~]*\r\n)+)\r\n$/;
/** Headers that say something of a body or of the connection. */
const UNUSUAL =
  /^(content-length|transfer-encoding|trailer|expect|upgrade|te|connection: (?!keep-alive\r))/im;
const HOST = /^host: (.*)\r$/gim;
const ACCEPT_ENCODING = /^accept-encoding: (.*)\r$/im;
const IF_NONE_MATCH = /^if-none-match: (.*)\r$/im;

/**
 * Lets `answer` have the plain reads of connections before the server parses anything: to parse a request and compose an answer that is
 * always the same takes several times as long as to send it. With the first request that is anything else, a connection is the
 * server's for good.
 * @returns the connections that are not the server's
 */
export function takePlainReads(server: Server, answer: AnswerRead): ReadonlySet<Socket> {
  const [serve] = server.listeners('connection') as ((socket: Socket) => void)[];
  server.removeAllListeners('connection');
  const own = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    const leave = () => own.delete(socket);
    own.add(socket);
    socket.once('close', leave);
    readPlainly(socket, answer, () => {
      leave();
      socket.off('close', leave);
      serve!.call(server, socket);
    });
  });
  return own;
}

function readPlainly(socket: Socket, answer: AnswerRead, handOver: () => void): void {
  const leave = () => socket.destroy();
  const end = () => socket.end();
  socket.setTimeout(SILENT_MS, leave);
  socket.on('error', leave).on('end', end).on('data', take);

  /** Most connections ask for the same again, to the byte. */
  let known: { chunk: Buffer; read: PlainRead } | null = null;
  function readOf(chunk: Buffer): PlainRead | null {
    if (known?.chunk.equals(chunk)) return known.read;
    const read = plainRead(chunk);
    known = read && { chunk: Buffer.from(chunk), read };
    return read;
  }
  function take(chunk: Buffer): void {
    const read = readOf(chunk);
    const answered = read && answer(read);
    if (!answered) return give(chunk);
    // One after the other: what comes meanwhile waits.
    socket.pause();
    answered.then(
      (bytes) => (bytes === null ? give(chunk) : socket.write(bytes, () => socket.resume())),
      () => give(chunk),
    );
  }
  function give(chunk: Buffer): void {
    if (socket.destroyed) return;
    socket.pause();
    socket.setTimeout(0);
    socket.off('data', take).off('end', end).off('error', leave).off('timeout', leave);
    socket.unshift(chunk);
    handOver();
    process.nextTick(() => socket.resume());
  }
}

/** Reads a chunk as one plain read; null where it is anything else. */
export function plainRead(chunk: Buffer): PlainRead | null {
  const [, path, headers] = PLAIN.exec(chunk.toString('latin1')) ?? [];
  if (path === undefined || headers === undefined || UNUSUAL.test(headers)) return null;
  const hosts = [...headers.matchAll(HOST)].map(([, host]) => host!);
  if (hosts.length !== 1) return null;
  const acceptEncoding = ACCEPT_ENCODING.exec(headers)?.[1] ?? '';
  return { path, host: hosts[0]!, acceptEncoding, ifNoneMatch: IF_NONE_MATCH.exec(headers)?.[1] ?? '' };
}
