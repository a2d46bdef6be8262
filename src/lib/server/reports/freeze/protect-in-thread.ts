import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type {
  CountTable,
  EarlierPublication,
  PublishedCount,
} from '#lib/domain/privacy/suppression/count-table.ts';

export interface TableRequest {
  id: number;
  table: CountTable;
  threshold: number;
  earlier: readonly EarlierPublication[];
}

export interface TableAnswer {
  id: number;
  /** In the order of the cells; null where it failed. */
  published: PublishedCount[] | null;
  problem: string | null;
}

interface Waiting {
  resolve: (published: PublishedCount[]) => void;
  reject: (cause: Error) => void;
}

/** The thread of this process, with what it has still to answer. */
interface Thread {
  worker: Worker;
  waiting: Map<number, Waiting>;
}

let thread: Thread | undefined;
let asked = 0;

/**
 * What may be said of each count of a table (`protectCounts`), worked out in a thread that stays for the next ones: a table with many
 * small counts takes a second or so, in which everybody else would wait.
 */
export function protectInThread(
  appDir: string,
  request: Omit<TableRequest, 'id'>,
): Promise<PublishedCount[]> {
  const { worker, waiting } = (thread ??= startThread(appDir));
  const id = asked++;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    worker.ref();
    worker.postMessage({ id, ...request } satisfies TableRequest);
  });
}

function startThread(appDir: string): Thread {
  const path = join(appDir, 'src/lib/server/reports/freeze/protect-thread.js');
  const worker = new Worker(path, { execArgv: [] });
  const waiting = new Map<number, Waiting>();
  worker.on('message', ({ id, published, problem }: TableAnswer) => {
    const one = waiting.get(id);
    waiting.delete(id);
    // A process with nothing else to do may end.
    if (waiting.size === 0) worker.unref();
    if (published === null) one?.reject(new Error(`the counts could not be protected: ${problem}`));
    else one?.resolve(published);
  });
  const die = (why: string) => {
    if (thread?.worker === worker) thread = undefined;
    for (const { reject } of waiting.values()) reject(new Error(`the thread that protects counts: ${why}`));
    waiting.clear();
  };
  worker.on('error', ({ message }) => die(message));
  worker.on('exit', () => die('it has ended'));
  return { worker, waiting };
}
