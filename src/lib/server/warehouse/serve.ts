import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import type { ColumnTable } from '#lib/wire/columns.ts';
import { columnsFromChunks } from './arrow.ts';
import { databasePath, readModelFile, type Build } from './builds.ts';
import { MARTS, type ColumnType } from './contracts.ts';
import { QueryGate, type Priority } from './query-gate.ts';
import { QueryTimeoutError, WarehouseError } from './warehouse-error.ts';
import type { ModelInputs } from './model-inputs.ts';

/** Queries that run at once; more would use up Node's thread pool and freeze the whole process. */
const CONCURRENT_QUERIES = 3;
const TIME_LIMIT_MS = 15_000;
const INTERRUPT_AGAIN_MS = 20;

export interface QueryOptions {
  priority?: Priority;
  /** The request's signal: when the reader goes away, the query stops. */
  signal?: AbortSignal;
  timeLimitMs?: number;
}

export type Binds = Record<string, DuckDBValue>;

interface Flight {
  result: Promise<ColumnTable>;
  readers: number;
  cancel: AbortController;
}

/** One finished build, open for reading: bounded, cancellable, identical queries in flight shared. */
export class Warehouse {
  readonly build: Build;
  /** What the workers model of this build was given. */
  readonly model: ModelInputs;
  readonly #instance: DuckDBInstance;
  readonly #idle: DuckDBConnection[] = [];
  readonly #gate = new QueryGate(CONCURRENT_QUERIES);
  readonly #flights = new Map<string, Flight>();
  #inFlight = 0;
  #users = 0;
  #retired = false;
  #closed = false;

  private constructor(build: Build, model: ModelInputs, instance: DuckDBInstance) {
    this.build = build;
    this.model = model;
    this.#instance = instance;
  }

  /** Opens a build read-only, cut off from other files, with its settings locked. @throws when it cannot be read */
  static async open(dataDir: string, build: Build): Promise<Warehouse> {
    const model = await readModelFile(dataDir, build.name);
    const instance = await DuckDBInstance.create(databasePath(dataDir, build.name), {
      access_mode: 'READ_ONLY',
    });
    const connection = await instance.connect();
    try {
      await connection.run(`set global TimeZone = 'Asia/Jakarta'`);
      await connection.run('set enable_external_access = false');
      await connection.run('set lock_configuration = true');
      await refuseOtherMarts(connection);
    } catch (cause) {
      connection.closeSync();
      instance.closeSync();
      throw cause;
    }
    const warehouse = new Warehouse(build, model, instance);
    warehouse.#idle.push(connection);
    return warehouse;
  }

  /**
   * Runs a bare select with named binds.
   * @throws WarehouseError with the SQL; QueryTimeoutError; the signal's reason when the reader went away
   */
  async query(
    name: string,
    sql: string,
    binds: Binds = {},
    options: QueryOptions = {},
  ): Promise<ColumnTable> {
    const { signal } = options;
    signal?.throwIfAborted();
    const key = JSON.stringify([sql, binds]);
    const flight = this.#flights.get(key) ?? this.#takeOff(key, name, sql, binds, options);
    flight.readers++;
    return signal ? leaveWith(signal, flight) : flight.result;
  }

  #takeOff(key: string, name: string, sql: string, binds: Binds, options: QueryOptions): Flight {
    const cancel = new AbortController();
    const run = () => this.#execute(name, sql, binds, cancel.signal, options.timeLimitMs ?? TIME_LIMIT_MS);
    const result = this.#gate.run(options.priority ?? 'interactive', cancel.signal, run).finally(() => {
      if (this.#flights.get(key) === flight) this.#flights.delete(key);
      this.#inFlight--;
      this.#closeIfDone();
    });
    this.#inFlight++;
    result.catch(() => undefined); // every reader may have left; their own promises carry the error
    const flight: Flight = { result, readers: 0, cancel };
    // A cancelled flight takes no new readers: they start one of their own.
    cancel.signal.addEventListener('abort', () => this.#flights.delete(key), { once: true });
    this.#flights.set(key, flight);
    return flight;
  }

  async #execute(
    name: string,
    sql: string,
    binds: Binds,
    signal: AbortSignal,
    limitMs: number,
  ): Promise<ColumnTable> {
    const connection = this.#idle.pop() ?? (await this.#instance.connect());
    let late = false;
    let again: NodeJS.Timeout | undefined;
    // DuckDB forgets an interrupt that arrives before the query has begun, so it is repeated until the query ends.
    const stop = () => {
      connection.interrupt();
      again ??= setInterval(() => connection.interrupt(), INTERRUPT_AGAIN_MS);
    };
    const timer = setTimeout(() => {
      late = true;
      stop();
    }, limitMs);
    signal.addEventListener('abort', stop, { once: true });
    try {
      signal.throwIfAborted();
      const result = await connection.run(sql, binds);
      const types = result.columnTypes().map(String) as ColumnType[];
      return columnsFromChunks(result.columnNames(), types, await result.fetchAllChunks());
    } catch (cause) {
      if (late) throw new QueryTimeoutError(`${name} took longer than ${limitMs / 1000} s and was stopped.`);
      signal.throwIfAborted();
      throw new WarehouseError(name, sql, cause);
    } finally {
      clearTimeout(timer);
      clearInterval(again);
      signal.removeEventListener('abort', stop);
      this.#idle.push(connection);
    }
  }

  /** Marks a request as using this build until `release` is called; it is not closed under it. */
  retain(): () => void {
    this.#users++;
    let released = false;
    return () => {
      if (released) return;
      released = true;
      this.#users--;
      this.#closeIfDone();
    };
  }

  /** Closes when the last user is done; new queries belong to the next build. */
  retire(): void {
    this.#retired = true;
    this.#closeIfDone();
  }

  #closeIfDone(): void {
    if (this.#closed || !this.#retired || this.#users > 0 || this.#inFlight > 0) return;
    this.#closed = true;
    for (const connection of this.#idle.splice(0)) connection.closeSync();
    this.#instance.closeSync();
  }
}

/** A build of another version of Jangkau has other marts: its queries would fail, or worse, mean something else. */
async function refuseOtherMarts(connection: DuckDBConnection): Promise<void> {
  const reader = await connection.runAndReadAll(
    'select table_name, column_name, data_type from duckdb_columns() order by table_name, column_index',
  );
  const found = reader.getRowsJS().map((row) => row.join(' '));
  const stated = Object.entries(MARTS).flatMap(([mart, { columns }]) =>
    Object.entries(columns).map(([column, type]) => `${mart} ${column} ${type}`),
  );
  const lacking = stated.filter((column) => !found.includes(column));
  if (lacking.length > 0) throw new Error(`it was made by another version of Jangkau (no ${lacking[0]})`);
}

/** The flight's result for one reader; the last reader to leave cancels the flight. */
function leaveWith(signal: AbortSignal, flight: Flight): Promise<ColumnTable> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      if (--flight.readers === 0) flight.cancel.abort(signal.reason);
      reject(signal.reason);
    };
    signal.addEventListener('abort', leave, { once: true });
    const arrive = () => signal.removeEventListener('abort', leave);
    flight.result.then(resolve, reject).finally(arrive);
  });
}
