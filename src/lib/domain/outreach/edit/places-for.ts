import { dateOf } from '../calendar.ts';
import type { TeamDay } from '../names.ts';
import type { OutreachRequest } from '../request.ts';
import type { OutreachPlan } from '../result.ts';
import { added, judgeOf, type DaySums, type Judge } from './judge.ts';
import { isSameDay, outlineOf, without, type OutlinedDay, type StopName } from './outline.ts';
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
    const tried = placesIn(judge, rest, stop, teamDay);
    const best = tried.reduce((a, b) => (compared(b, a) < 0 ? b : a));
    return { ...best, change: added(best.change, before, -1) };
  });
  return places.sort(compared);
}

/** All positions in one team-day; `change` is what all days come to then. What is the same for all is worked out once. */
function placesIn(judge: Judge, rest: readonly OutlinedDay[], stop: StopName, teamDay: TeamDay): StopPlace[] {
  const others = rest.filter((day) => !isSameDay(day, teamDay));
  const stops = rest.find((day) => isSameDay(day, teamDay))?.stops ?? [];
  const [sums, problems] = [judge.sums(others), judge.dayProblems(others)];
  const order = judge.orderProblems([...others, { ...teamDay, stops: [...stops, stop] }]);
  return Array.from({ length: stops.length + 1 }, (_, position) => {
    const day = { ...teamDay, stops: stops.toSpliced(position, 0, stop) };
    const all = added(sums, judge.sums([day]), 1);
    return {
      ...{ ...teamDay, position, change: all },
      problems: [...problems, ...judge.dayProblems([day]), ...order, ...judge.budgetProblems(all)],
    };
  });
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
