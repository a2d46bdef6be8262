import { describe, expect, test } from 'vitest';
import { osrmTable, type OsrmOptions, type OsrmTable } from '#lib/server/travel/osrm.ts';
import { json, secondsOf, tableOf, withOsrm, type Asked } from './osrm-server.ts';

/** Places on a grid, so that every pair has a time of its own direction. */
const places = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    lat: -(6.6 + Math.floor(i / 25) * 0.0137),
    lon: 111.2 + (i % 25) * 0.0153,
  }));
/** Tells estimated cells from routed ones. */
const estimate = (from: number, to: number) => ({ minutes: 1000 + from + to / 1000, km: 2000 + from });
const options = (base: string, more: Partial<OsrmOptions> = {}): OsrmOptions => ({
  ...{ base, estimate, limitMs: 60_000 },
  ...more,
});

const point = ({ lat, lon }: { lat: number; lon: number }): [number, number] => [
  Number(lon.toFixed(6)),
  Number(lat.toFixed(6)),
];

/** What every cell must be, from the places alone. */
function expected(of: ReturnType<typeof places>, isRouted: (i: number, j: number) => boolean = () => true) {
  const cell = (i: number, j: number) =>
    i === j
      ? { minutes: 0, km: 0 }
      : isRouted(i, j)
        ? {
            minutes: secondsOf(point(of[i]!), point(of[j]!)) / 60,
            km: (secondsOf(point(of[i]!), point(of[j]!)) * 9) / 1000,
          }
        : estimate(i, j);
  const matrix = (key: 'minutes' | 'km') => of.map((_, i) => of.map((__, j) => cell(i, j)[key]));
  return {
    minutes: matrix('minutes'),
    km: matrix('km'),
    isRouted: of.map((_, i) => of.map((__, j) => i !== j && isRouted(i, j))),
  };
}

const pick = ({ minutes, km, isRouted }: OsrmTable) => ({ minutes, km, isRouted });
const allEstimated = (count: number) => expected(places(count), () => false);

describe('a server that answers', () => {
  test('gives every cell, in the order of the places', () =>
    withOsrm(
      (asked, response) => json(response, tableOf(asked)),
      async (base, asked) => {
        const table = await osrmTable(places(12), options(base));
        expect(table).toEqual({
          ...expected(places(12)),
          cells: { routed: 132, estimated: 0 },
          blocks: { asked: 1, failed: 0 },
          failures: {},
        });
        expect(asked[0]!.url.search).toContain('annotations=duration,distance');
        expect(asked[0]!.points[0]).toEqual([111.2, -6.6]);
      },
    ));

  test('500 places come in blocks of at most 100 coordinates, at most two at once', () => {
    let [now, most] = [0, 0];
    return withOsrm(
      (asked, response) => {
        most = Math.max(most, ++now);
        setTimeout(() => {
          now--;
          json(response, tableOf(asked));
        }, 5);
      },
      async (base, asked) => {
        const table = await osrmTable(places(500), options(base));
        expect(pick(table)).toEqual(expected(places(500)));
        expect(table.cells).toEqual({ routed: 500 * 499, estimated: 0 });
        expect(asked).toHaveLength(100);
        expect(Math.max(...asked.map(({ points }) => points.length))).toBe(100);
        expect(most).toBe(2);
      },
    );
  });

  test('a path in the address is kept, fixed minutes come on top', () =>
    withOsrm(
      (asked, response) => json(response, tableOf(asked)),
      async (base, asked) => {
        const table = await osrmTable(places(2), options(`${base}/ways/`, { fixedMinutes: 5 }));
        expect(table.minutes[0]![1]).toBe(expected(places(2)).minutes[0]![1]! + 5);
        expect(table.minutes[0]![0]).toBe(0);
        expect(asked[0]!.url.pathname).toMatch(/^\/ways\/table\/v1\/driving\//);
      },
    ));

  test('cells without a route are estimated and counted', () =>
    withOsrm(
      (asked, response) =>
        json(
          response,
          tableOf(asked, (seconds, row, column) => (row === 1 || column === 2 ? null : seconds)),
        ),
      async (base) => {
        const table = await osrmTable(places(5), options(base));
        const isRouted = (i: number, j: number) => i !== 1 && j !== 2;
        expect(pick(table)).toEqual(expected(places(5), isRouted));
        expect(table.cells).toEqual({ routed: 13, estimated: 7 });
        expect(table.blocks).toEqual({ asked: 1, failed: 0 });
      },
    ));

  test('no place and one place need no server', async () => {
    const table = await osrmTable(places(1), options('http://127.0.0.1:9'));
    expect(table).toMatchObject({ minutes: [[0]], km: [[0]], blocks: { asked: 0, failed: 0 } });
    expect((await osrmTable([], options('http://127.0.0.1:9'))).minutes).toEqual([]);
  });
});

/** For a server that never answers: the others have as long as a busy machine takes. */
const SHORT = { limitMs: 150 };
const cut = (text: string) => text.slice(0, -20);

describe('a server that does not', () => {
  test.each<[string, (asked: Asked, response: import('node:http').ServerResponse) => void, string, number]>([
    ['is too slow', () => {}, 'slow', 2],
    [
      'begins and stops',
      (asked, response) => void response.writeHead(200).write(cut(JSON.stringify(tableOf(asked)))),
      'slow',
      2,
    ],
    ['cuts the connection', (_, response) => void response.destroy(), 'down', 2],
    ['refuses', (_, response) => void response.writeHead(500).end('{"code":"Internal"}'), 'refused', 2],
    [
      'finds the request too big',
      (_, response) => void response.writeHead(400).end('{"code":"TooBig"}'),
      'refused',
      2,
    ],
    ['says that it found nothing', (_, response) => json(response, { code: 'NoTable' }), 'garbage', 1],
    ['sends no JSON', (_, response) => void response.end('<html>selamat datang</html>'), 'garbage', 1],
    [
      'sends half of it',
      (asked, response) => void response.end(cut(JSON.stringify(tableOf(asked)))),
      'garbage',
      1,
    ],
    [
      'sends texts for numbers',
      (asked, response) => json(response, { ...tableOf(asked), durations: [['satu']] }),
      'garbage',
      1,
    ],
    [
      'sends negative times',
      (asked, response) =>
        json(
          response,
          tableOf(asked, (seconds) => -1 - seconds),
        ),
      'garbage',
      1,
    ],
    [
      'leaves distances out',
      (asked, response) => json(response, { ...tableOf(asked), distances: undefined }),
      'garbage',
      1,
    ],
    [
      'leaves a row out',
      (asked, response) => json(response, tableOf({ ...asked, sources: asked.sources.slice(1) })),
      'wrong-size',
      1,
    ],
    [
      'leaves a column out',
      (asked, response) => json(response, tableOf({ ...asked, destinations: asked.destinations.slice(1) })),
      'wrong-size',
      1,
    ],
    [
      'sends distances of another table',
      (asked, response) =>
        json(response, {
          ...tableOf(asked),
          distances: tableOf({ ...asked, sources: [0] }).distances,
        }),
      'wrong-size',
      1,
    ],
    ['sends too much', (_, response) => void response.end(' '.repeat(5_000_000)), 'too-large', 1],
    [
      'sends elsewhere',
      (_, response) => void response.writeHead(302, { location: 'http://elsewhere.example/table' }).end(),
      'redirect',
      1,
    ],
    ['turns in circles', (asked, response) => redirectTo(asked, response), 'redirect', 1],
  ])('%s: all is estimated, and said', (_, answer, failure, attempts) =>
    withOsrm(answer, async (base, asked) => {
      const table = await osrmTable(places(4), options(base, failure === 'slow' ? SHORT : {}));
      expect(table).toEqual({
        ...allEstimated(4),
        cells: { routed: 0, estimated: 12 },
        blocks: { asked: 1, failed: 1 },
        failures: { [failure]: 1 },
      });
      if (failure !== 'redirect') expect(asked).toHaveLength(attempts);
    }),
  );

  test('does not run: all is estimated', async () => {
    const base = await withOsrm(
      () => {},
      (free) => Promise.resolve(free),
    );
    const table = await osrmTable(places(4), options(base));
    expect(table).toMatchObject({ ...allEstimated(4), failures: { down: 1 } });
  });

  test('does not run: of 500 places not every block is waited for', async () => {
    const base = await withOsrm(
      () => {},
      (free) => Promise.resolve(free),
    );
    const table = await osrmTable(places(500), options(base));
    expect(table).toMatchObject({ ...allEstimated(500), blocks: { asked: 100, failed: 100 } });
    expect(table.failures['given-up']).toBeGreaterThan(90);
    expect(table.failures.down! + table.failures['given-up']!).toBe(100);
  });
});

function redirectTo({ url }: Asked, response: import('node:http').ServerResponse): void {
  response.writeHead(307, { location: url.pathname + url.search }).end();
}

describe('a server that answers in part', () => {
  test('a second attempt can help', () => {
    let times = 0;
    return withOsrm(
      (asked, response) => (++times === 1 ? response.destroy() : json(response, tableOf(asked))),
      async (base) => {
        const table = await osrmTable(places(3), options(base));
        expect(table).toMatchObject({ ...expected(places(3)), failures: {} });
        expect(times).toBe(2);
      },
    );
  });

  test('a redirect on the same host is followed', () =>
    withOsrm(
      (asked, response) =>
        asked.url.pathname.startsWith('/ways/')
          ? json(response, tableOf(asked))
          : void response.writeHead(307, { location: `/ways${asked.url.pathname}${asked.url.search}` }).end(),
      async (base) => {
        expect(await osrmTable(places(3), options(base))).toMatchObject(expected(places(3)));
      },
    ));

  test('of 120 places one block fails: its cells only are estimated', () => {
    // Groups of 50: the block from the second to the third.
    const isBlock = ({ points }: Asked) =>
      points.length === 70 && points[0]![1] === point(places(120)[50]!)[1];
    return withOsrm(
      (asked, response) =>
        isBlock(asked) ? void response.end('bukan JSON') : json(response, tableOf(asked)),
      async (base) => {
        const of = places(120);
        const table = await osrmTable(of, options(base));
        const isRouted = (i: number, j: number) => !(i >= 50 && i < 100 && j >= 100);
        expect(pick(table)).toEqual(expected(of, isRouted));
        expect(table).toMatchObject({
          cells: { routed: 120 * 119 - 1000, estimated: 1000 },
          blocks: { asked: 9, failed: 1 },
          failures: { garbage: 1 },
        });
      },
    );
  });
});

test('it can be stopped', () =>
  withOsrm(
    () => {},
    async (base) => {
      const stop = new AbortController();
      const asked = osrmTable(places(150), options(base, { signal: stop.signal }));
      stop.abort(new Error('cukup'));
      await expect(asked).rejects.toThrow('cukup');
    },
  ));
