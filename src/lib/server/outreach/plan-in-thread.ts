import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { askPlanner, type AskOptions } from '#lib/domain/outreach/engine/ask.ts';
import type { OutreachPlan } from '#lib/domain/outreach/result.ts';

const HEAP_MB = 1500;

/**
 * Has a request planned in a thread of its own, so that nobody else waits; see `askPlanner`.
 *
 * @param request JSON; see `outreachRequestSchema`
 */
export function planInThread(
  request: unknown,
  { appDir, ...options }: AskOptions & { appDir: string },
): Promise<OutreachPlan> {
  const worker = new Worker(join(appDir, 'src/lib/server/outreach/plan-thread.js'), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  return askPlanner(
    {
      tell: (message) => worker.postMessage(message),
      listen: (hear) => void worker.on('message', hear),
      onDeath: (die) => {
        worker.on('error', ({ message }) => die(message));
        worker.on('exit', () => die('the thread that plans has ended'));
      },
      end: () => void worker.terminate(),
    },
    request,
    options,
  );
}
