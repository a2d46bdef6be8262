import { DuckDBInstance } from '@duckdb/node-api';
import { parquetPath, readLedger } from '#lib/server/ledger/ledger.ts';
import { buildWarehouse } from '#lib/server/warehouse/build.ts';
import type { Measure } from '../measure.ts';
import { summarize, timeInTurns, type Timing } from '../timing.ts';
import { now, type Workspace } from '../workspace.ts';

const BUILDS = 5;

/** How long a build takes: all of it, its steps, and the reading of the same ledger by DuckDB alone. */
export async function benchBuild(workspace: Workspace): Promise<Measure[]> {
  const firstStart = await workspace.demo();
  const steps = new Steps();
  const build = (force: boolean) =>
    buildWarehouse({ ...workspace, now: now(), force, onProgress: (step) => steps.begin(step) });
  const timings = await timeInTurns(
    {
      build: async () => {
        await build(true);
        steps.end();
      },
      ledger: () => readLedgerBare(workspace.dataDir),
      unchanged: () => build(false),
    },
    { rounds: BUILDS, warmUp: 0 },
  );
  return [
    {
      name: 'build: first start (simulate, import 46 files, build)',
      unit: 'ms',
      figure: firstStart,
      runs: 1,
    },
    timed('build: warehouse, forced', timings.build, timings.ledger),
    ...steps.timings().map(([step, timing]) => timed(`build:   ${step}`, timing)),
    timed('build: nothing has changed', timings.unchanged),
  ];
}

function timed(name: string, timing: Timing, ledger?: Timing): Measure {
  return { name, unit: 'ms', ...timing, ...(ledger && { baseline: { name: 'ledger bare', ...ledger } }) };
}

/** Sorts the time of builds by the steps they report. */
class Steps {
  readonly #durations = new Map<string, number[]>();
  #current: { step: string; since: number } | null = null;

  begin(step: string): void {
    this.end();
    this.#current = { step, since: performance.now() };
  }

  end(): void {
    if (!this.#current) return;
    const { step, since } = this.#current;
    this.#durations.set(step, [...(this.#durations.get(step) ?? []), performance.now() - since]);
    this.#current = null;
  }

  timings(): [string, Timing][] {
    return [...this.#durations].map(([step, durations]) => [step, summarize(durations)]);
  }
}

/** Reads every Parquet file of the ledger into one table in memory, without anything of ours. */
async function readLedgerBare(dataDir: string): Promise<void> {
  const files = (await readLedger(dataDir)).map(({ id }) => parquetPath(dataDir, id));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await connection.run(
      `create table ledger as select * from read_parquet(from_json($files, '["VARCHAR"]'), union_by_name = true)`,
      { files: JSON.stringify(files) },
    );
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
