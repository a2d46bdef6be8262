import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where a request's points are: longitude and latitude as text, as they came. */
export interface Asked {
  points: [lon: number, lat: number][];
  sources: number[];
  destinations: number[];
  url: URL;
}

type Answer = (asked: Asked, response: ServerResponse, request: IncomingMessage) => void;

/** A small server that speaks the format of OSRM's table service, or what `answer` makes of it. */
export async function withOsrm<T>(
  answer: Answer,
  use: (base: string, asked: Asked[]) => Promise<T>,
): Promise<T> {
  const seen: Asked[] = [];
  const server = createServer((request, response) => {
    const asked = askedIn(request.url ?? '');
    if (asked === null) return void response.writeHead(404).end();
    seen.push(asked);
    answer(asked, response, request);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen);
  } finally {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
}

function askedIn(path: string): Asked | null {
  const url = new URL(path, 'http://osrm.example');
  const found = /^\/(?:ways\/)?table\/v1\/driving\/([-\d.,;]+)$/.exec(url.pathname);
  if (!found || url.searchParams.get('annotations') !== 'duration,distance') return null;
  const list = (name: string) => (url.searchParams.get(name) ?? '').split(';').map(Number);
  const points = found[1]!.split(';').map((one) => one.split(',').map(Number) as [number, number]);
  return { points, sources: list('sources'), destinations: list('destinations'), url };
}

/** Seconds and metres that tell which points a cell is of: no two legs of a test are alike. */
export function secondsOf([lon, lat]: [number, number], [toLon, toLat]: [number, number]): number {
  return (
    Math.round(
      (Math.abs(lon - toLon) * 90_000 + Math.abs(lat - toLat) * 60_000 + (toLon > lon ? 7 : 0)) * 10,
    ) / 10
  );
}

/** A whole answer; `cell` can change one, `null` is no route. */
export function tableOf(
  { points, sources, destinations }: Asked,
  cell: (seconds: number, row: number, column: number) => number | null = (seconds) => seconds,
) {
  const durations = sources.map((from, row) =>
    destinations.map((to, column) => cell(secondsOf(points[from]!, points[to]!), row, column)),
  );
  return {
    code: 'Ok',
    durations,
    distances: durations.map((row) => row.map((seconds) => (seconds === null ? null : seconds * 9))),
    sources: sources.map((i) => ({ hint: '', name: '', location: points[i] })),
    destinations: destinations.map((i) => ({ hint: '', name: '', location: points[i] })),
  };
}

export function json(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}
