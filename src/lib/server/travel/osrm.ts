import type { Leg } from '#lib/domain/drives/travel.ts';
import { askTable, TableError, type TableFailure } from './osrm-request.ts';

/** Coordinates in one request: what OSRM's server takes unless told otherwise. */
const MOST_COORDINATES = 100;
const AT_ONCE = 2;
/** After so many failed blocks in a row the others are not asked for. */
const GIVE_UP_AFTER = 3;
/** Nobody waits longer than this for all of them, milliseconds. */
const MOST_MS = 60_000;

/** Why blocks were not routed; `given-up`: not asked for, because those before were not answered or took too long. */
export type BlockFailure = TableFailure | 'given-up';

/** Travel by road as an OSRM server knows it, with estimates where it does not. */
export interface OsrmTable {
  /** Between the places in their order, row from, column to; diagonals are 0. */
  minutes: number[][];
  km: number[][];
  /** Whether a cell is the server's; the others are estimated, the diagonal is neither. */
  isRouted: boolean[][];
  /** Cells off the diagonal, by where they come from. */
  cells: { routed: number; estimated: number };
  blocks: { asked: number; failed: number };
  /** Failed blocks by what was wrong; nothing of what held. */
  failures: Partial<Record<BlockFailure, number>>;
}

export interface OsrmOptions {
  /** Address of the server, `https://osrm.example`; a path in it is kept. */
  base: string;
  fetchFn?: typeof fetch;
  signal?: AbortSignal;
  /** The leg between two places (positions) where it is not routed. */
  estimate: (from: number, to: number) => Leg;
  /** Minutes on top of every routed leg, as estimates have them. */
  fixedMinutes?: number;
  /** Time limit of a request, milliseconds. */
  limitMs?: number;
}

/** Positions of the places that a request is from and to. */
interface Block {
  from: readonly number[];
  to: readonly number[];
}

/**
 * Travel times and distances between places from an OSRM server (`/table/v1/driving`), in blocks of at most 100 coordinates, two
 * at once, each with a time limit and one more attempt. Cells without a route and blocks that fail are estimated and counted: it fails
 * only where `signal` stops it.
 */
export async function osrmTable(
  places: readonly { lat: number; lon: number }[],
  options: OsrmOptions,
): Promise<OsrmTable> {
  const { estimate, signal } = options;
  const table = estimatedTable(places.length, estimate);
  const blocks = blocksOf(places.length);
  const waiting = [...blocks];
  const state = { failed: 0, inARow: 0 };
  const until = performance.now() + MOST_MS;
  const note = (failure: BlockFailure) => {
    state.failed++;
    state.inARow++;
    table.failures[failure] = (table.failures[failure] ?? 0) + 1;
  };
  const work = async () => {
    for (let block = waiting.shift(); block; block = waiting.shift()) {
      signal?.throwIfAborted();
      if (state.inARow >= GIVE_UP_AFTER || performance.now() > until) {
        note('given-up');
        continue;
      }
      try {
        await route(table, block, places, options);
        state.inARow = 0;
      } catch (cause) {
        signal?.throwIfAborted();
        if (!(cause instanceof TableError)) throw cause;
        note(cause.failure);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  table.blocks = { asked: blocks.length, failed: state.failed };
  return table;
}

function estimatedTable(size: number, estimate: OsrmOptions['estimate']): OsrmTable {
  const legs = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_, j) => (i === j ? { minutes: 0, km: 0 } : estimate(i, j))),
  );
  return {
    minutes: legs.map((row) => row.map(({ minutes }) => minutes)),
    km: legs.map((row) => row.map(({ km }) => km)),
    isRouted: legs.map((row) => row.map(() => false)),
    cells: { routed: 0, estimated: size * (size - 1) },
    blocks: { asked: 0, failed: 0 },
    failures: {},
  };
}

/** One block where all places fit into a request; else from every group of places to every one. */
function blocksOf(size: number): Block[] {
  const all = Array.from({ length: size }, (_, i) => i);
  if (size < 2) return [];
  if (size <= MOST_COORDINATES) return [{ from: all, to: all }];
  const each = MOST_COORDINATES / 2;
  const groups = Array.from({ length: Math.ceil(size / each) }, (_, i) =>
    all.slice(i * each, (i + 1) * each),
  );
  return groups.flatMap((from) => groups.map((to) => ({ from, to })));
}

async function route(
  table: OsrmTable,
  { from, to }: Block,
  places: readonly { lat: number; lon: number }[],
  { base, fetchFn = fetch, signal, fixedMinutes = 0, limitMs }: OsrmOptions,
): Promise<void> {
  const used = [...new Set([...from, ...to])];
  const asked = {
    places: used.map((i) => places[i]!),
    sources: from.map((i) => used.indexOf(i)),
    destinations: to.map((i) => used.indexOf(i)),
  };
  const { seconds, metres } = await askTable(asked, {
    ...{ base, fetchFn },
    ...(signal && { signal }),
    ...(limitMs !== undefined && { limitMs }),
  });
  from.forEach((i, row) =>
    to.forEach((j, column) => {
      const [time, way] = [seconds[row]![column]!, metres[row]![column]!];
      if (i === j || time === null || way === null) return;
      table.minutes[i]![j] = time / 60 + fixedMinutes;
      table.km[i]![j] = way / 1000;
      table.isRouted[i]![j] = true;
      table.cells.routed++;
      table.cells.estimated--;
    }),
  );
}
