import type { Instance, Route } from '#lib/domain/outreach/instance.ts';
import { contributionOf, scheduleOf, valueOf, type Schedule } from '#lib/domain/outreach/route.ts';

/** A route with its schedule and value; what the rows see of it. */
interface Choice {
  route: Route;
  schedule: Schedule;
  value: number;
}

/** Value of any plan, one route a class, worked out from the routes; what misses a limit or an order is worth −∞. */
export function valueOfPlan(instance: Instance, routes: readonly Route[]): number {
  const choices = routes.map((route) => {
    const schedule = scheduleOf(instance, route);
    return schedule && { route, schedule, value: valueOf(instance, route, schedule) };
  });
  return choices.every((one) => one !== null) ? worthOf(instance, choices) : -Infinity;
}

function worthOf(instance: Instance, choices: readonly Choice[]): number {
  const dates = new Map<number, number>();
  for (const { route } of choices)
    for (const visit of route.visits) {
      if (dates.has(visit)) return -Infinity;
      dates.set(visit, instance.classes[route.class]!.shifts[0]!.date);
    }
  for (const [visit, date] of dates) {
    const { after } = instance.visits[visit]!;
    const first = after && dates.get(after.visit);
    if (after && (first === undefined || date - first! < after.gapDays)) return -Infinity;
  }
  let worth = choices.reduce((sum, { value }) => sum + value, 0);
  for (const row of instance.rows) {
    const sum = choices.reduce((all, one) => all + contributionOf(row, one.route, one.schedule), 0);
    if (sum > row.atMost + 1e-6) return -Infinity;
    worth -= row.penalty * Math.max(0, row.atLeast - sum);
  }
  return worth;
}

/** The most that one or two team-days of different classes can reach, by trying every route. */
export function optimum(instance: Instance): number {
  const [first, second] = instance.classes.map((_, c) => bestOrders(instance, c));
  let best = -Infinity;
  for (const one of first!)
    for (const other of second ?? [null]) {
      const isApart = other === null || !other.route.visits.some((visit) => one.route.visits.includes(visit));
      if (isApart) best = Math.max(best, worthOf(instance, other ? [one, other] : [one]));
    }
  return best;
}

/** For every set of visits that a day can hold, the order with the least minutes; the empty route as well. */
function bestOrders(instance: Instance, c: number): Choice[] {
  const best = new Map<string, Choice>();
  const extend = (visits: readonly number[]) => {
    const route = { class: c, visits };
    const schedule = scheduleOf(instance, route);
    if (schedule) {
      const key = [...visits].sort().join();
      if (schedule.minutes < (best.get(key)?.schedule.minutes ?? Infinity))
        best.set(key, { route, schedule, value: valueOf(instance, route, schedule) });
    }
    // A longer route may work where this does not: ways round can be shorter than direct ones.
    if (visits.length < instance.classes[c]!.maxStops)
      for (let visit = 0; visit < instance.visits.length; visit++)
        if (!visits.includes(visit) && !Number.isNaN(instance.classes[c]!.value[visit]!))
          extend([...visits, visit]);
  };
  extend([]);
  return [...best.values()];
}
