import type { Instance, Route } from './instance.ts';
import { contributionOf, scheduleOf, valueOf } from './route.ts';

/** Worth = value − what missed wishes cost; −Infinity when a limit is broken. */
export interface PlanWorth {
  worth: number;
  value: number;
  /** Of all wishes missed. */
  penalty: number;
  /** How many wishes are missed. */
  missed: number;
}

const TOLERANCE = 1e-6;

/** Adds up routes that are feasible one by one. */
export function worthOfPlan(instance: Instance, routes: readonly Route[]): PlanWorth {
  const schedules = routes.map((route) => scheduleOf(instance, route)!);
  const total = { value: 0, penalty: 0, missed: 0 };
  let isBroken = false;
  routes.forEach((route, i) => (total.value += valueOf(instance, route, schedules[i]!)));
  for (const row of instance.rows) {
    const planned = routes.reduce((sum, route, i) => sum + contributionOf(row, route, schedules[i]!), 0);
    const short = row.atLeast - planned;
    if (planned > row.atMost + TOLERANCE * Math.max(1, Math.abs(row.atMost))) isBroken = true;
    if (!(short > TOLERANCE * Math.max(1, Math.abs(row.atLeast)))) continue;
    total.penalty += row.penalty * short;
    total.missed++;
  }
  return { ...total, worth: isBroken ? -Infinity : total.value - total.penalty };
}
