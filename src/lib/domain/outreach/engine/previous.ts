import type { DatedRoute } from '../assemble.ts';
import type { Instance } from '../instance.ts';
import type { KeptDay } from '../keep-days.ts';
import { Names, type TeamDay } from '../names.ts';
import type { OutreachRequest } from '../request.ts';
import { RequestError } from '../request-problems.ts';
import type { OutreachPlan, PlannedDay } from '../result.ts';
import { contributionOf, scheduleOf } from '../route.ts';

type Asked = Pick<OutreachRequest, 'teams' | 'desa'>;

/** The days of an earlier plan as far as there still are such team-days and visits: a start for the search. */
export function earlierRoutes(request: Asked, instance: Instance, days: readonly PlannedDay[]): DatedRoute[] {
  const names = new Names(request, instance);
  return days.flatMap((day) => {
    const place = names.teamDay(day);
    if (!place) return [];
    return [{ ...place, visits: day.stops.flatMap((stop) => names.visit(stop) ?? []) }];
  });
}

/**
 * Team-days of an earlier plan that stay as they are; one that is not in it stays at home.
 *
 * @throws RequestError when the request does not allow them any more, each named
 */
export function settledDays(
  request: Asked,
  instance: Instance,
  { days }: Pick<OutreachPlan, 'days'>,
  keep: readonly TeamDay[],
): KeptDay[] {
  const names = new Names(request, instance);
  const problems: string[] = [];
  const wanted = [...new Map(keep.map((one) => [`${one.date} ${one.team}`, one])).values()];
  const kept = wanted.flatMap((one): KeptDay[] => {
    const label = `${one.date} ${one.team}`;
    const place = names.teamDay(one);
    if (!place) {
      problems.push(`keep: ${label} is no working day of that team.`);
      return [];
    }
    const stops = days.find(({ date, team }) => date === one.date && team === one.team)?.stops ?? [];
    const gone = stops.filter((stop) => names.visit(stop) === undefined);
    const day = { ...place, visits: stops.flatMap((stop) => names.visit(stop) ?? []) };
    if (gone.length > 0)
      problems.push(
        `keep: ${label} has visits that are not in the request: ${gone.map(({ desa }) => desa).join(', ')}.`,
      );
    else if (scheduleOf(instance, day) === null)
      problems.push(`keep: ${label} does not fit its hours, stops or allowed days any more.`);
    return [day];
  });
  if (problems.length === 0) problems.push(...clashesOf(request, instance, kept));
  if (problems.length > 0) throw new RequestError(problems);
  return kept;
}

/** What settled days that are possible one by one cannot be together. */
function clashesOf({ desa }: Asked, instance: Instance, kept: readonly KeptDay[]): string[] {
  const dateOf = new Map<number, number>();
  const problems: string[] = [];
  for (const { visits, shift } of kept)
    for (const visit of visits) {
      if (dateOf.has(visit)) problems.push(`keep: ${nameOf(visit)} is in two of the days.`);
      dateOf.set(visit, shift.date);
    }
  for (const [visit, date] of dateOf) {
    const { after } = instance.visits[visit]!;
    const first = after && dateOf.get(after.visit);
    if (after && (first == null || date - first < after.gapDays))
      problems.push(`keep: the second visit of ${nameOf(visit)} can only be kept with the first before it.`);
  }
  for (const row of instance.rows) {
    const used = kept.reduce((sum, day) => sum + contributionOf(row, day, scheduleOf(instance, day)!), 0);
    if (used > row.atMost + 1e-6 * Math.max(1, row.atMost))
      problems.push(`keep: the days alone take more than the ${row.wish.kind}.`);
  }
  return problems;

  function nameOf(visit: number): string {
    return desa[instance.visits[visit]!.desa]!.code;
  }
}
