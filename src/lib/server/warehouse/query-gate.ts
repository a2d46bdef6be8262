/** What a query is for; lower numbers go first. */
const PRIORITIES = { interactive: 0, export: 1, build: 2 } as const;
export type Priority = keyof typeof PRIORITIES;

interface Waiting {
  priority: number;
  start: () => void;
}

/**
 * Lets at most `limit` tasks run at once; the others wait in order of priority, then of arrival.
 * Invariant: running ≤ limit, and nobody waits while a place is free.
 */
export class QueryGate {
  readonly #limit: number;
  #running = 0;
  readonly #waiting: Waiting[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Runs `task` when its turn comes. A task whose signal aborts while it waits never starts. */
  async run<T>(priority: Priority, signal: AbortSignal, task: () => Promise<T>): Promise<T> {
    await this.#enter(PRIORITIES[priority], signal);
    try {
      return await task();
    } finally {
      this.#running--;
      this.#admit();
    }
  }

  #enter(priority: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        priority,
        start: () => {
          signal.removeEventListener('abort', leave);
          this.#running++;
          resolve();
        },
      };
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        reject(signal.reason);
      };
      if (signal.aborted) return reject(signal.reason);
      signal.addEventListener('abort', leave, { once: true });
      const behind = this.#waiting.findIndex((other) => other.priority > priority);
      this.#waiting.splice(behind === -1 ? this.#waiting.length : behind, 0, waiting);
      this.#admit();
    });
  }

  #admit(): void {
    while (this.#running < this.#limit) {
      const next = this.#waiting.shift();
      if (!next) return;
      next.start();
    }
  }
}
