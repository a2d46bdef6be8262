import { z } from 'zod';

/**
 * Why a request for a table failed.
 * - `down`: no connection, or it was cut
 * - `slow`: no answer in time
 * - `refused`: the server says that it cannot
 * - `redirect`: it sends elsewhere
 * - `too-large`: it sends more than a table can be
 * - `garbage`: what it sends is no table
 * - `wrong-size`: the table has other rows or columns than asked for
 */
export type TableFailure = 'down' | 'slow' | 'refused' | 'redirect' | 'too-large' | 'garbage' | 'wrong-size';

export class TableError extends Error {
  override name = 'TableError';
  readonly failure: TableFailure;

  constructor(failure: TableFailure) {
    super(failure);
    this.failure = failure;
  }
}

/** Positions in `places` of the rows and of the columns. */
export interface TableAsked {
  places: readonly { lat: number; lon: number }[];
  sources: readonly number[];
  destinations: readonly number[];
}

/** Rows from, columns to; null where there is no route. */
export interface Table {
  seconds: (number | null)[][];
  metres: (number | null)[][];
}

const LIMIT_MS = 10_000;
const ATTEMPTS = 2;
const MOST_BYTES = 4_000_000;
const MOST_REDIRECTS = 2;
/** A second attempt can help where the server did not get to answer. */
const AGAIN: readonly TableFailure[] = ['down', 'slow', 'refused'];

export interface AskOptions {
  base: string;
  fetchFn?: typeof fetch;
  signal?: AbortSignal;
  /** Time limit of an attempt, milliseconds. */
  limitMs?: number;
}

/** Asks an OSRM server for a table of durations and distances. @throws TableError */
export async function askTable(asked: TableAsked, options: AskOptions): Promise<Table> {
  const url = tableUrl(asked, options.base);
  for (let attempt = 1; ; attempt++) {
    try {
      return readTable(await fetchText(url, options), asked);
    } catch (cause) {
      options.signal?.throwIfAborted();
      const mayHelp = cause instanceof TableError && AGAIN.includes(cause.failure);
      if (!mayHelp || attempt === ATTEMPTS) throw cause;
    }
  }
}

function tableUrl({ places, sources, destinations }: TableAsked, base: string): URL {
  const points = places.map(({ lat, lon }) => `${lon.toFixed(6)},${lat.toFixed(6)}`).join(';');
  const wanted = `sources=${sources.join(';')}&destinations=${destinations.join(';')}`;
  return new URL(
    `${base.replace(/\/+$/, '')}/table/v1/driving/${points}?${wanted}&annotations=duration,distance`,
  );
}

async function fetchText(
  url: URL,
  { fetchFn = fetch, signal, limitMs = LIMIT_MS }: AskOptions,
): Promise<string> {
  const limit = AbortSignal.timeout(limitMs);
  const both = signal ? AbortSignal.any([signal, limit]) : limit;
  try {
    const response = await follow(url, fetchFn, both);
    // OSRM answers 400 with its own code where it refuses.
    if (!response.ok) {
      await response.body?.cancel();
      throw new TableError('refused');
    }
    return await textOf(response);
  } catch (cause) {
    if (cause instanceof TableError) throw cause;
    throw new TableError(limit.aborted ? 'slow' : 'down');
  }
}

/** Follows redirects on the same host, not from https to http. */
async function follow(url: URL, fetchFn: typeof fetch, signal: AbortSignal): Promise<Response> {
  let at = url;
  for (let steps = 0; ; steps++) {
    const response = await fetchFn(at, {
      redirect: 'manual',
      signal,
      headers: { accept: 'application/json' },
    });
    if (response.status < 300 || response.status > 399) return response;
    await response.body?.cancel();
    const location = response.headers.get('location');
    const next = location !== null && URL.canParse(location, at) ? new URL(location, at) : null;
    const isSafe = next?.host === at.host && (next.protocol === at.protocol || next.protocol === 'https:');
    if (!next || !isSafe || steps === MOST_REDIRECTS) throw new TableError('redirect');
    at = next;
  }
}

async function textOf({ body }: Response): Promise<string> {
  if (body === null) return '';
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let bytes = 0;
  for await (const piece of body as unknown as AsyncIterable<Uint8Array>) {
    bytes += piece.byteLength;
    // Leaving the loop cancels what is still to come.
    if (bytes > MOST_BYTES) throw new TableError('too-large');
    parts.push(decoder.decode(piece, { stream: true }));
  }
  return parts.join('');
}

/** Seconds or metres; no leg takes two months, none is 6,000 km long. */
const MOST = 6e6;
const rows = z.array(z.array(z.number().min(0).max(MOST).nullable()));
const answer = z.object({ code: z.literal('Ok'), durations: rows, distances: rows });

function readTable(text: string, { sources, destinations }: TableAsked): Table {
  const parsed = answer.safeParse(jsonOf(text));
  if (!parsed.success) throw new TableError('garbage');
  const { durations: seconds, distances: metres } = parsed.data;
  const fits = (matrix: Table['seconds']) =>
    matrix.length === sources.length && matrix.every((row) => row.length === destinations.length);
  if (!fits(seconds) || !fits(metres)) throw new TableError('wrong-size');
  return { seconds, metres };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
