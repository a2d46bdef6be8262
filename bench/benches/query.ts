import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import type { Period } from '#lib/domain/calendar/period.ts';
import { seededRandom } from '#lib/domain/random/random.ts';
import { DENOMINATORS, SEGMENTS_AND_TOTAL } from '#lib/domain/workers/segments.ts';
import { allowedOf } from '#lib/server/coverage/export-coverage.ts';
import { coverageRows, coverageTable, type CoverageQuery } from '#lib/server/coverage/read-coverage.ts';
import { queryText } from '#lib/server/warehouse/queries.ts';
import type { Warehouse } from '#lib/server/warehouse/serve.ts';
import type { Measure } from '../measure.ts';
import { durationOf, summarize, timeInTurns, type Timing } from '../timing.ts';
import { withDemoWarehouse, type Workspace } from '../workspace.ts';

const DESA = 294;
const RUNS = 400;
const WARM_UP = 20;
const READERS = 20;
const BATCHES = 15;
const SEED = 294;
const GOAL = 2;

/** A way to read one selection; both ways must give the same number of rows. */
type Read = (query: CoverageQuery) => Promise<unknown[]>;
type Reads = Record<'served' | 'bare', Read>;

/** The map's data as pages get it, against the same SQL on a DuckDB connection of the same file. */
export async function benchQuery(workspace: Workspace): Promise<Measure[]> {
  return withDemoWarehouse(workspace, async (warehouse, path) => {
    const { periods } = await allowedOf(warehouse, new Date());
    return withBareConnections(path, READERS, async (connections) => {
      const reads: Reads = {
        served: async (query) => coverageRows(await coverageTable(workspace.appDir, warehouse, query)),
        bare: (query) => readBare(connections[0]!, workspace.appDir, query),
      };
      await refuseDifference(reads, mapQuery(periods.at(-1)!));
      const selections = shuffled(allSelections(periods));
      return [
        ...(await oneSelection(reads, mapQuery(periods.at(-1)!))),
        ...(await manySelections(reads, selections)),
        ...(await underLoad(workspace.appDir, warehouse, connections, selections)),
      ];
    });
  });
}

async function oneSelection(reads: Reads, query: CoverageQuery): Promise<Measure[]> {
  const timings = await timeInTurns(
    { served: () => reads.served(query), bare: () => reads.bare(query) },
    { rounds: RUNS, warmUp: WARM_UP, limitMs: 25_000 },
  );
  return [compared('query: map data, one selection', timings.served, timings.bare, true)];
}

async function manySelections(reads: Reads, selections: readonly CoverageQuery[]): Promise<Measure[]> {
  const timings = await timeInTurns(
    {
      served: (round) => reads.served(selections[round % selections.length]!),
      bare: (round) => reads.bare(selections[round % selections.length]!),
    },
    { rounds: selections.length, warmUp: WARM_UP, limitMs: 25_000 },
  );
  return [compared(`query: ${selections.length} different selections`, timings.served, timings.bare, true)];
}

/** Readers that all ask at once; each waits for its own answer. Served and bare take turns, a batch each. */
async function underLoad(
  appDir: string,
  warehouse: Warehouse,
  connections: readonly DuckDBConnection[],
  selections: readonly CoverageQuery[],
): Promise<Measure[]> {
  const served: number[] = [];
  const shared: number[] = [];
  const bare: number[] = [];
  const serve = async (query: CoverageQuery) => coverageRows(await coverageTable(appDir, warehouse, query));
  for (let batch = 0; batch < BATCHES; batch++) {
    const pick = (reader: number) => selections[(batch * READERS + reader) % selections.length]!;
    served.push(...(await allAtOnce((reader) => serve(pick(reader)))));
    bare.push(...(await allAtOnce((reader) => readBare(connections[reader]!, appDir, pick(reader)))));
    shared.push(...(await allAtOnce(() => serve(pick(0)))));
  }
  const alone = summarize(bare);
  return [
    compared(`query: ${READERS} readers, each its own selection`, summarize(served), alone, true),
    compared(`query: ${READERS} readers, one selection`, summarize(shared), alone, false),
  ];
}

function allAtOnce(read: (reader: number) => Promise<unknown>): Promise<number[]> {
  return Promise.all(Array.from({ length: READERS }, (_, reader) => durationOf(() => read(reader))));
}

function compared(name: string, served: Timing, bare: Timing, isGoal: boolean): Measure {
  const goal = { text: `≤ ${GOAL}× bare`, met: isWithin(served, bare) };
  return {
    name,
    unit: 'ms',
    ...served,
    baseline: { name: 'bare SQL', ...bare },
    ...(isGoal && { goal }),
  };
}

function isWithin(served: Timing, bare: Timing): boolean {
  const p95Met = served.p95 === undefined || bare.p95 === undefined || served.p95 <= GOAL * bare.p95;
  return served.figure <= GOAL * bare.figure && p95Met;
}

function mapQuery(period: Period): CoverageQuery {
  return { level: 'desa', periods: [period], segments: ['bpu'], denominator: 'potensi' };
}

function allSelections(periods: readonly Period[]): CoverageQuery[] {
  return periods.flatMap((period) =>
    SEGMENTS_AND_TOTAL.flatMap((segment) =>
      DENOMINATORS.map((denominator) => ({ ...mapQuery(period), segments: [segment], denominator })),
    ),
  );
}

/** Fisher–Yates with a fixed seed. */
function shuffled<T>(items: readonly T[]): T[] {
  const random = seededRandom(SEED);
  const result = [...items];
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [result[last], result[other]] = [result[other]!, result[last]!];
  }
  return result;
}

async function withBareConnections<T>(
  path: string,
  count: number,
  use: (connections: DuckDBConnection[]) => Promise<T>,
): Promise<T> {
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' });
  const connections: DuckDBConnection[] = [];
  try {
    for (let i = 0; i < count; i++) connections.push(await instance.connect());
    return await use(connections);
  } finally {
    for (const connection of connections) connection.closeSync();
    instance.closeSync();
  }
}

async function readBare(
  connection: DuckDBConnection,
  appDir: string,
  query: CoverageQuery,
): Promise<unknown[]> {
  const reader = await connection.runAndReadAll(queryText(appDir, 'coverage'), {
    level: query.level,
    periods: JSON.stringify(query.periods),
    segments: JSON.stringify(query.segments),
    denominator: query.denominator,
    kecamatan: null,
    code: null,
  });
  return reader.getRowObjectsJS();
}

async function refuseDifference({ served, bare }: Reads, query: CoverageQuery): Promise<void> {
  const [ours, theirs] = [(await served(query)).length, (await bare(query)).length];
  if (ours === DESA && theirs === DESA) return;
  throw new Error(`The map's data has ${ours} rows served and ${theirs} bare; both must have ${DESA}.`);
}
