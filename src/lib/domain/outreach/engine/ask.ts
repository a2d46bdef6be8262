import { RequestError } from '../request-problems.ts';
import type { OutreachPlan } from '../result.ts';
import type { EngineProgress } from './engine.ts';
import type { FromPlanner, PlanOptions, ToPlanner } from './messages.ts';

/** A thread with a planner in it, as seen from outside. */
export interface PlannerThread {
  tell: (message: ToPlanner) => void;
  /** What to call with each message. */
  listen: (hear: (message: FromPlanner) => void) => void;
  /** Calls when the thread has died. */
  onDeath: (die: (reason: string) => void) => void;
  end: () => void;
}

export interface AskOptions extends PlanOptions {
  onProgress?: (progress: EngineProgress) => void;
  /** Ends the work; the best plan so far is the answer. */
  signal?: AbortSignal;
  /** Hears why the thread broke or died where the answer is the best plan it had told of. */
  onTrouble?: (reason: string) => void;
}

/** How long a thread told to stop may take until its last word counts. */
const STOP_MS = 400;

/**
 * Has a request planned in a thread. Told to stop, it answers within half a second; if the thread dies, with the best plan
 * it had told of.
 *
 * @throws RequestError for a request that cannot be planned
 * @throws Error when the thread broke or died before there was a plan
 */
export async function askPlanner(
  thread: PlannerThread,
  request: unknown,
  { onProgress, onTrouble, signal, ...options }: AskOptions,
): Promise<OutreachPlan> {
  let best: OutreachPlan | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop = () => {};
  let isOver = false;
  try {
    return await new Promise<OutreachPlan>((resolve, reject) => {
      const giveUp = (reason: string) => {
        if (isOver) return;
        if (best === null) return reject(new Error(reason));
        onTrouble?.(reason);
        resolve(best);
      };
      stop = () => {
        thread.tell({ kind: 'stop' });
        timer = setTimeout(() => best && resolve(best), STOP_MS);
      };
      thread.listen((message) => {
        if (message.kind === 'plan') resolve(message.plan);
        else if (message.kind === 'refused') reject(new RequestError(message.problems));
        else if (message.kind === 'broken') giveUp(message.reason);
        else {
          best = message.best ?? best;
          onProgress?.(message.progress);
        }
      });
      thread.onDeath(giveUp);
      thread.tell({ kind: 'plan', request, options });
      if (signal?.aborted) stop();
      else signal?.addEventListener('abort', stop, { once: true });
    });
  } finally {
    isOver = true;
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
    thread.end();
  }
}
