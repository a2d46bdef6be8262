import loadHighs from 'highs';
import { checkPlan } from '#lib/domain/outreach/checker.ts';
import { moveStop } from '#lib/domain/outreach/edit/move-stop.ts';
import { placesFor } from '#lib/domain/outreach/edit/places-for.ts';
import { Engine } from '#lib/domain/outreach/engine/engine.ts';
import type { OutreachRequest } from '#lib/domain/outreach/request.ts';
import type { OutreachPlan } from '#lib/domain/outreach/result.ts';
import type { Measure } from '../measure.ts';
import { timeInTurns } from '../timing.ts';
import { monthRequest } from './planner/month-request.ts';

/** A picture of a screen. */
const GOAL_MS = 16;
const STEPS = 15;

/** A stop dragged over a month of 40 team-days among 294 desa: all its places, and one move, against one run of the checker. */
export async function benchEdit(): Promise<Measure[]> {
  const request = monthRequest({
    maxStops: 6,
    floors: 'tight',
    visitMinutes: [60, 90],
    workingDays: 20,
    seed: 1,
  });
  const plan = await planned(request);
  const [first, last] = [plan.days[0]!, plan.days.at(-1)!];
  const stop = first.stops[0]!;
  const visited = new Set(plan.days.flatMap(({ stops }) => stops.map(({ desa }) => desa)));
  const left = request.desa.find(({ code }) => !visited.has(code))!.code;
  const to = { date: last.date, team: last.team, position: 0 };
  const timings = await timeInTurns(
    {
      planned: () => placesFor(request, plan, stop).length,
      unplanned: () => placesFor(request, plan, { desa: left, kind: 'first' }).length,
      move: () => moveStop(request, plan, { ...stop, to }).problems.length,
      checker: () => checkPlan(request, plan).problems.length,
    },
    { rounds: 40 },
  );
  const baseline = { name: 'one run of the checker', ...timings.checker };
  const names = {
    planned: 'places for a stop of the plan',
    unplanned: 'places for a desa left out',
    move: 'one move',
  };
  return (['planned', 'unplanned', 'move'] as const).map((key) => ({
    name: `edit: ${names[key]}, 40 team-days, 294 desa`,
    unit: 'ms',
    ...timings[key],
    baseline,
    goal: { text: `< ${GOAL_MS} ms`, met: timings[key].figure < GOAL_MS },
  }));
}

async function planned(request: OutreachRequest): Promise<OutreachPlan> {
  const engine = new Engine(await loadHighs(), request, { clock: () => 0, steps: STEPS, explain: false });
  while (engine.step());
  const plan = engine.result();
  engine.dispose();
  return plan;
}
