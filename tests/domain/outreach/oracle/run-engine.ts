import type { Highs } from 'highs';
import { Engine, type EngineOptions } from '#lib/domain/outreach/engine/engine.ts';
import type { OutreachRequest } from '#lib/domain/outreach/request.ts';
import type { OutreachPlan } from '#lib/domain/outreach/result.ts';

/** Virtual seconds: the first search, a twentieth of them, is over after one step. */
const SECONDS = 1000;
const FIRST_STEP = SECONDS / 20;

/** Runs the engine for so many steps at most, on a clock that goes by the steps; the same every time. */
export function runEngine(
  highs: Highs,
  request: OutreachRequest,
  { steps = 300, ...options }: Partial<EngineOptions> = {},
): OutreachPlan {
  let now = 0;
  const engine = new Engine(highs, request, {
    seconds: SECONDS,
    explain: false,
    ...options,
    steps,
    clock: () => now,
  });
  try {
    for (let more = true; more; now = Math.max(FIRST_STEP, now + 1)) more = engine.step();
    return engine.result();
  } finally {
    engine.dispose();
  }
}

/** What missed wishes take from a plan's worth. */
export function missedUnits({ missed }: Pick<OutreachPlan, 'missed'>): number {
  return missed.reduce((sum, { wanted, planned }) => sum + wanted - planned, 0);
}
