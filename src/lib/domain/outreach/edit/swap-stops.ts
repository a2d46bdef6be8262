import type { TeamDay } from '../names.ts';
import type { OutreachRequest } from '../request.ts';
import type { OutreachPlan } from '../result.ts';
import { added, judgeOf, type DaySums } from './judge.ts';
import { withDays, type Edited } from './move-stop.ts';
import { isSameDay, isSameStop, outlineOf, type OutlinedDay, type StopName } from './outline.ts';

/** A planned stop that another one may change places with, and what that changes. */
export interface StopSwap extends TeamDay {
  with: StopName;
  change: DaySums;
}

/** Two stops of a plan change places; see `moveStop`. A stop that is not in the plan takes the place of the other, which is out then. */
export function swapStops(
  request: OutreachRequest,
  plan: OutreachPlan,
  one: StopName,
  other: StopName,
): Edited {
  return withDays(judgeOf(request), plan, swapped(outlineOf(plan), one, other));
}

/** The stops of other team-days with which a stop can change places, the most valuable first, then the quickest. */
export function swapsFor(request: OutreachRequest, plan: OutreachPlan, stop: StopName): StopSwap[] {
  const judge = judgeOf(request);
  if (judge.names.visit(stop) === undefined) return [];
  const before = outlineOf(plan);
  const sums = judge.sums(before);
  const home = before.find(({ stops }) => stops.some((one) => isSameStop(one, stop)));
  return before
    .filter((day) => home === undefined || !isSameDay(day, home))
    .flatMap(({ date, team, stops }) =>
      stops.flatMap((other): StopSwap[] => {
        const after = swapped(before, stop, other);
        if (judge.problems(after).length > 0) return [];
        return [{ date, team, with: other, change: added(judge.sums(after), sums, -1) }];
      }),
    )
    .sort((a, b) => b.change.value - a.change.value || a.change.minutes - b.change.minutes);
}

/** Days that neither is in are the same objects. */
function swapped(days: readonly OutlinedDay[], one: StopName, other: StopName): OutlinedDay[] {
  const instead = (stop: StopName) => (isSameStop(stop, one) ? other : isSameStop(stop, other) ? one : stop);
  return days.map((day) => {
    const touched = day.stops.some((stop) => isSameStop(stop, one) || isSameStop(stop, other));
    return touched ? { ...day, stops: day.stops.map(instead) } : day;
  });
}
