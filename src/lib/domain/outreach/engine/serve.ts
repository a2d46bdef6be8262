import type { Highs } from 'highs';
import { readRequest, RequestError } from '../request-problems.ts';
import { Engine } from './engine.ts';
import type { FromPlanner, ToPlanner } from './messages.ts';

/** What a thread has that the engine does not bring along. */
export interface PlannerHost {
  loadHighs: () => Promise<Highs>;
  /** Seconds since any fixed moment. */
  clock: () => number;
  /** Lets messages come in. */
  pause: () => Promise<void>;
  say: (message: FromPlanner) => void;
}

/** Between two words about where it stands; and at most between two plans that go with them: also with each better value. */
const REPORT_SECONDS = 0.1;
const SNAPSHOT_SECONDS = 1;

/** The planner's side of the messages: give what comes in to the function returned. One request for each. */
export function servePlanner(host: PlannerHost): (message: ToPlanner) => void {
  let stopped = false;
  return (message) => {
    if (message.kind === 'stop') stopped = true;
    else void answer(message);
  };

  async function answer({ request, options }: Extract<ToPlanner, { kind: 'plan' }>): Promise<void> {
    try {
      await plan(new Engine(await host.loadHighs(), readRequest(request), { ...options, clock: host.clock }));
    } catch (cause) {
      if (cause instanceof RequestError) host.say({ kind: 'refused', problems: cause.problems });
      else host.say({ kind: 'broken', reason: cause instanceof Error ? cause.message : String(cause) });
    }
  }

  async function plan(engine: Engine): Promise<void> {
    const { clock, pause, say } = host;
    try {
      let told = { at: -Infinity, value: -Infinity };
      let goesOn = !engine.isDone;
      while (goesOn && !stopped) {
        const now = clock();
        const { progress } = engine;
        const isNews = progress.value !== told.value || now - told.at >= SNAPSHOT_SECONDS;
        if (isNews) told = { at: now, value: progress.value };
        say({ kind: 'progress', progress, best: isNews ? engine.result() : null });
        await pause();
        while (goesOn && !stopped && clock() - now < REPORT_SECONDS) goesOn = engine.step();
      }
      say({ kind: 'plan', plan: engine.result() });
    } finally {
      engine.dispose();
    }
  }
}
