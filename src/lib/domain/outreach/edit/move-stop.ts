import { assemble } from '../assemble.ts';
import { plainBound } from '../bound/lagrangian.ts';
import { checkPlan } from '../checker.ts';
import type { WishChange } from '../explain/explanations.ts';
import type { OutreachRequest } from '../request.ts';
import type { MissedWish, OutreachPlan } from '../result.ts';
import { added, judgeOf, type DaySums, type Judge } from './judge.ts';
import {
  isSameDay,
  isSameStop,
  outlineOf,
  without,
  withStop,
  type OutlinedDay,
  type StopMove,
} from './outline.ts';
import type { EditProblem } from './problem.ts';

/**
 * A plan after a change by hand; null where it would not work, and `problems` says why: then `change` is the price of doing it
 * all the same, as far as the team-day exists. All of `change` is what there is more than before.
 */
export interface Edited {
  plan: OutreachPlan | null;
  problems: EditProblem[];
  change: DaySums;
  /** Wishes that are missed by more than before, or (negative) by less; nothing where there is no plan. */
  missed: WishChange[];
}

/** Relative difference that is rounding. */
const ROUNDING = 1e-9;

/**
 * Moves a stop to another day, team or place in the day, takes it out, or puts one in that is not in the plan; the days are
 * timed anew. The checker accepts every plan that comes back. It keeps bound, seed and what is known of clashes; explanations
 * are dropped, as they tell of another plan.
 */
export function moveStop(request: OutreachRequest, plan: OutreachPlan, move: StopMove): Edited {
  const judge = judgeOf(request);
  const before = outlineOf(plan);
  const rest = without(before, move);
  const after = move.to === null ? rest : withStop(rest, move, move.to);
  const isMissing =
    move.to === null && !before.some(({ stops }) => stops.some((stop) => isSameStop(stop, move)));
  const missing: EditProblem[] = isMissing
    ? [{ kind: 'not-in-plan', desa: move.desa, visit: move.kind }]
    : [];
  return withDays(judge, plan, after, missing);
}

/** The plan with other days, where nothing speaks against them. @param known problems that are known already */
export function withDays(
  judge: Judge,
  plan: OutreachPlan,
  after: readonly OutlinedDay[],
  known: readonly EditProblem[] = [],
): Edited {
  const before = outlineOf(plan);
  const change = added(judge.sums(after), judge.sums(before), -1);
  const problems = [...known, ...judge.problems(after)];
  if (problems.length > 0) return { plan: null, problems, change, missed: [] };
  const changed = isSame(before, after) ? plan : planOf(judge, plan, after);
  return { plan: changed, problems, change, missed: missedMore(plan.missed, changed.missed) };
}

/** Differences of units that are rounding. */
const NO_UNITS = 1e-6;

function missedMore(before: readonly MissedWish[], after: readonly MissedWish[]): WishChange[] {
  const short = (list: readonly MissedWish[], wish: string) => {
    const missed = list.find((one) => one.wish === wish);
    return missed ? missed.wanted - missed.planned : 0;
  };
  const wishes = [...new Set([...before, ...after].map(({ wish }) => wish))];
  return wishes
    .map((wish) => ({ wish, units: short(after, wish) - short(before, wish) }))
    .filter(({ units }) => Math.abs(units) > NO_UNITS);
}

function isSame(a: readonly OutlinedDay[], b: readonly OutlinedDay[]): boolean {
  return (
    a.length === b.length &&
    a.every((day) => {
      const stops = b.find((one) => isSameDay(one, day))?.stops ?? [];
      return stops.length === day.stops.length && stops.every((stop, i) => isSameStop(stop, day.stops[i]!));
    })
  );
}

/** Writes days without problems out. @throws Error when the checker finds them wrong, which would be a defect */
function planOf(judge: Judge, before: OutreachPlan, days: readonly OutlinedDay[]): OutreachPlan {
  const { request, instance } = judge;
  const work = assemble(request, instance, judge.routes(days));
  const plan: OutreachPlan = {
    ...before,
    ...work,
    ...boundOf(judge, before, work),
    clash: work.missed.length > 0 ? before.clash : null,
    explanations: null,
  };
  const { problems } = checkPlan(request, plan);
  if (problems.length > 0) throw new Error(`the changed plan is wrong: ${problems.join('; ')}`);
  return plan;
}

/**
 * The bound is on worth = value − penalties of missed wishes, and holds for every plan; of a plan with settled days only for
 * those that keep them: where it turns out to be too low, the one that asks for nothing takes its place.
 */
function boundOf(
  { instance }: Judge,
  before: OutreachPlan,
  { value, missed }: Pick<OutreachPlan, 'value' | 'missed'>,
): Pick<OutreachPlan, 'bound' | 'gap'> {
  // All wishes of a request have the same penalty a unit.
  const perUnit = instance.rows[0]?.penalty ?? 0;
  const [penalty, penaltyBefore] = [perUnit * units(missed), perUnit * units(before.missed)];
  const kept = before.bound + (penalty - penaltyBefore);
  const rounding = ROUNDING * Math.max(1, Math.abs(value), penalty, penaltyBefore);
  if (Math.abs(kept - value) <= rounding) return { bound: Math.max(kept, value), gap: 0 };
  const bound = kept > value ? kept : plainBound(instance) + penalty;
  return { bound, gap: (bound - value) / Math.max(bound - value, bound) };
}

function units(missed: readonly MissedWish[]): number {
  return missed.reduce((sum, { wanted, planned }) => sum + wanted - planned, 0);
}
