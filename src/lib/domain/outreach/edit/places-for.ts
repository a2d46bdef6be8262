import { dateOf } from '../calendar.ts';
import type { TeamDay } from '../names.ts';
import type { OutreachRequest } from '../request.ts';
import type { OutreachPlan } from '../result.ts';
import { added, judgeOf, type DaySums, type Judge } from './judge.ts';
import { isSameDay, outlineOf, without, withStop, type StopName } from './outline.ts';
import type { EditProblem } from './problem.ts';

/** A team-day that a stop may go to, its best position there, what that changes and what speaks against it. */
export interface StopPlace extends TeamDay {
  /** Among the other stops of the day, from 0. */
  position: number;
  change: DaySums;
  problems: EditProblem[];
}

/**
 * Every team-day for a stop, be it in the plan or not: those that work first, the most valuable before the others, then the
 * quickest. Empty where the request has no such visit.
 */
export function placesFor(request: OutreachRequest, plan: OutreachPlan, stop: StopName): StopPlace[] {
  const judge = judgeOf(request);
  if (judge.names.visit(stop) === undefined) return [];
  const whole = outlineOf(plan);
  const [before, rest] = [judge.sums(whole), without(whole, stop)];
  const places = teamDays(judge).map((teamDay) => {
    const stops = rest.find((day) => isSameDay(day, teamDay))?.stops.length ?? 0;
    const tried = Array.from({ length: stops + 1 }, (_, position): StopPlace => {
      const after = withStop(rest, stop, { ...teamDay, position });
      const change = added(judge.sums(after), before, -1);
      return { ...teamDay, position, change, problems: judge.problems(after) };
    });
    return tried.reduce((best, one) => (compared(one, best) < 0 ? one : best));
  });
  return places.sort(compared);
}

function teamDays({ request, instance }: Judge): TeamDay[] {
  return instance.classes.flatMap(({ shifts }) =>
    shifts.map(({ team, date }) => ({ date: dateOf(date), team: request.teams[team]!.id })),
  );
}

/** Without the rounding of sums. */
const rounded = (sum: number) => Math.round(sum * 1e6);

function compared(a: StopPlace, b: StopPlace): number {
  return (
    a.problems.length - b.problems.length ||
    rounded(b.change.value) - rounded(a.change.value) ||
    rounded(a.change.minutes) - rounded(b.change.minutes) ||
    a.date.localeCompare(b.date) ||
    a.team.localeCompare(b.team)
  );
}
