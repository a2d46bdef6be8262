import { askPlanner, type AskOptions } from '#lib/domain/outreach/engine/ask.ts';
import type { FromPlanner } from '#lib/domain/outreach/engine/messages.ts';
import type { OutreachPlan } from '#lib/domain/outreach/result.ts';
import PlanWorker from './plan-worker.ts?worker';

/**
 * Has a request planned on the reader's own machine, in a worker, so that the page stays alive; see `askPlanner`.
 *
 * @param request JSON; see `outreachRequestSchema`
 */
export function planInBrowser(request: unknown, options: AskOptions): Promise<OutreachPlan> {
  const worker = new PlanWorker();
  return askPlanner(
    {
      tell: (message) => worker.postMessage(message),
      listen: (hear) => (worker.onmessage = ({ data }: MessageEvent<FromPlanner>) => hear(data)),
      onDeath: (die) => (worker.onerror = ({ message }) => die(message)),
      end: () => worker.terminate(),
    },
    request,
    options,
  );
}
