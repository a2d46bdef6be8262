import { dayNumber, workingDays } from '../calendar.ts';
import type { Instance, Route } from '../instance.ts';
import type { OutreachRequest } from '../request.ts';
import { contributionOf, scheduleOf } from '../route.ts';
import type { DayRule, WhyNot } from './explanations.ts';

/** Visits of a desa that need no other before. */
export function ownVisits({ visits }: Instance, desa: number): number[] {
  return [...visits.keys()].filter((v) => visits[v]!.desa === desa && visits[v]!.after === null);
}

/** Routes to one desa alone and back, of every class that can. */
export function singleStops(instance: Instance, desa: number): Route[] {
  const own = ownVisits(instance, desa);
  const routes = instance.classes.flatMap((_, c) => own.map((visit) => ({ class: c, visits: [visit] })));
  return routes.filter((route) => scheduleOf(instance, route) !== null);
}

/**
 * The reason why a desa cannot be in any plan, or has nothing to bring to it; null when there is none.
 *
 * @param known whether a route to it is known, be it together with others
 */
export function whyOut(
  request: OutreachRequest,
  instance: Instance,
  desa: number,
  known: boolean,
): WhyNot | null {
  const one = request.desa[desa]!;
  const own = ownVisits(instance, desa);
  const worths = instance.classes.flatMap(({ value }) => own.map((visit) => value[visit]!));
  if (one.forbidden) return { desa: one.code, reason: 'forbidden' };
  if (worths.every(Number.isNaN)) return { desa: one.code, reason: 'no-day', rules: dayRules(request, one) };
  const alone = singleStops(instance, desa);
  if (alone.length === 0 && !known) return { desa: one.code, reason: 'out-of-reach' };
  if (alone.length > 0 && alone.every((route) => breaksLimit(instance, route)))
    return { desa: one.code, reason: 'over-budget' };
  if (!one.pinned && !worths.some((worth) => worth > 0)) return { desa: one.code, reason: 'brings-nothing' };
  return null;
}

function breaksLimit(instance: Instance, route: Route): boolean {
  const schedule = scheduleOf(instance, route)!;
  return instance.rows.some(
    (row) => contributionOf(row, route, schedule) > row.atMost + 1e-6 * Math.max(1, row.atMost),
  );
}

/** The rules that take all working days from first visits of a desa; `teams` where some are left, but no team works. */
function dayRules(request: OutreachRequest, desa: OutreachRequest['desa'][number]): DayRule[] {
  const days = workingDays(request);
  const { onlyDays, notDays, lastVisit, minGapDays } = desa;
  const bars: Record<Exclude<DayRule, 'teams'>, (date: string) => boolean> = {
    onlyDays: (date) => onlyDays.length > 0 && !onlyDays.includes(date),
    notDays: (date) => notDays.includes(date),
    lastVisit: (date) => lastVisit !== null && dayNumber(date) - dayNumber(lastVisit) < minGapDays,
  };
  const rules = ['onlyDays', 'notDays', 'lastVisit'] as const;
  if (days.some((date) => !rules.some((rule) => bars[rule](date)))) return ['teams'];
  const alone = rules.filter((rule) => days.every(bars[rule]));
  return alone.length > 0 ? alone : rules.filter((rule) => days.some(bars[rule]));
}
