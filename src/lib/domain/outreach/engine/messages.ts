import type { OutreachPlan } from '../result.ts';
import type { EngineOptions, EngineProgress } from './engine.ts';

/** What a planner is told when it works in a thread of its own: first the request, later perhaps to stop. */
export type ToPlanner = { kind: 'plan'; request: unknown; options: PlanOptions } | { kind: 'stop' };

export type PlanOptions = Omit<EngineOptions, 'clock'>;

/**
 * What it says: where it stands at least every 250 ms, now and then with the best plan so far; at the end the plan, or why
 * the request cannot be planned, or that it broke.
 */
export type FromPlanner =
  | { kind: 'progress'; progress: EngineProgress; best: OutreachPlan | null }
  | { kind: 'plan'; plan: OutreachPlan }
  | { kind: 'refused'; problems: readonly string[] }
  | { kind: 'broken'; reason: string };
