import loadHighs, { type Highs } from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkPlan } from '#lib/domain/outreach/checker.ts';
import { moveStop, type Edited } from '#lib/domain/outreach/edit/move-stop.ts';
import type { StopMove } from '#lib/domain/outreach/edit/outline.ts';
import { placesFor } from '#lib/domain/outreach/edit/places-for.ts';
import type { OutreachRequest } from '#lib/domain/outreach/request.ts';
import type { OutreachPlan } from '#lib/domain/outreach/result.ts';
import { seededRandom } from '#lib/domain/random/random.ts';
import { bestPlan, daysLater, workingDates } from '../oracle/best-plan.ts';
import { missedUnits, runEngine } from '../oracle/run-engine.ts';
import { tinyRequest } from '../oracle/tiny-request.ts';
import { writtenOut, type NamedDay } from './write-out.ts';

let highs: Highs;
beforeAll(async () => {
  highs = await loadHighs();
});

const SEEDS = Array.from({ length: 120 }, (_, i) => i + 1);
const KINDS = ['first', 'first', 'repeat', 'follow-up'] as const;
const MOVES = 12;

/** What the checker says of a plan but for sums that `writtenOut` leaves to it. */
function refusals(request: OutreachRequest, days: readonly NamedDay[]): string[] {
  const { problems } = checkPlan(request, writtenOut(request, days));
  return problems.filter((text) => !/^(the value is|misses \[)/.test(text));
}

/** The days after a move, worked out apart. */
function movedDays({ days }: OutreachPlan, { desa, kind, to }: StopMove): NamedDay[] {
  const named = days.map(({ date, team, stops }) => ({
    ...{ date, team },
    stops: stops.filter((stop) => !(stop.desa === desa && stop.kind === kind)),
  }));
  if (to) {
    const { date, team, position } = to;
    let day = named.find((one) => one.date === date && one.team === team);
    if (!day) named.push((day = { date, team, stops: [] }));
    const stops: NamedDay['stops'][number][] = [...day.stops];
    stops.splice(position, 0, { desa, kind });
    Object.assign(day, { stops });
  }
  return named.filter(({ stops }) => stops.length > 0);
}

/** Mostly something in the plan, mostly to a day of work; now and then out of the plan, or to where nothing can be. */
function randomMove(request: OutreachRequest, plan: OutreachPlan, random: () => number): StopMove {
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const planned = plan.days.flatMap(({ stops }) => stops);
  const isPlanned = planned.length > 0 && random() < 0.6;
  const { desa, kind } = isPlanned ? one(planned) : { desa: one(request.desa).code, kind: one(KINDS) };
  if (isPlanned && random() < 0.15) return { desa, kind, to: null };
  const { from, to } = request.horizon;
  const date =
    random() < 0.8 ? one(workingDates(request)) : one([daysLater(from, -1), from, to, daysLater(to, 1)]);
  const team = random() < 0.97 ? one(request.teams).id : 'nobody';
  return { desa, kind, to: { date, team, position: Math.floor(random() * 4) } };
}

/** Where a stop is in a plan. */
function placeOf({ days }: OutreachPlan, { desa, kind }: StopMove): StopMove['to'] {
  for (const { date, team, stops } of days) {
    const position = stops.findIndex((stop) => stop.desa === desa && stop.kind === kind);
    if (position >= 0) return { date, team, position };
  }
  return null;
}

/** What is the same but for rounding. */
function expectClose(a: number, b: number): void {
  expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(a), Math.abs(b)));
}

function expectChange(before: OutreachPlan, after: OutreachPlan, { change }: Edited): void {
  for (const key of ['value', 'km', 'costIdr', 'minutes'] as const)
    expectClose(after[key] - before[key], change[key]);
  for (const level of ['low', 'mid', 'high'] as const) {
    expectClose(after.registrations[level] - before.registrations[level], change.registrations[level]);
    expectClose(after.recovered[level] - before.recovered[level], change.recovered[level]);
  }
}

function expectSamePlan(a: OutreachPlan, b: OutreachPlan): void {
  const { value, bound, gap, ...rest } = a;
  expect({ ...b, value: 0, bound: 0, gap: 0, explanations: null }).toMatchObject({
    ...rest,
    ...{ value: 0, bound: 0, gap: 0, explanations: null },
  });
  expectClose(value, b.value);
  expectClose(bound, b.bound);
  expect(gap).toBeCloseTo(b.gap, 6);
}

describe('random moves, one after the other', () => {
  const seen = new Map<string, number>();
  let [accepted, refused] = [0, 0];

  it.each(SEEDS)('request %i: the checker accepts what comes back, and refuses what does not', (seed) => {
    const request = tinyRequest(seed);
    const random = seededRandom(seed);
    let plan = runEngine(highs, request, { seed, steps: 1 });
    for (let k = 0; k < MOVES; k++) {
      const move = randomMove(request, plan, random);
      const edited = moveStop(request, plan, move);
      const refusal = refusals(request, movedDays(plan, move));
      expect(edited.problems.length > 0, `${refusal.join('; ')} ${JSON.stringify(edited.problems)}`).toBe(
        refusal.length > 0,
      );
      expect(edited.plan === null).toBe(refusal.length > 0);
      for (const { kind } of edited.problems) seen.set(kind, (seen.get(kind) ?? 0) + 1);
      if (edited.plan === null) {
        refused++;
        continue;
      }
      accepted++;
      expect(checkPlan(request, edited.plan).problems).toEqual([]);
      expect(edited.plan.gap).toBeGreaterThanOrEqual(0);
      expectChange(plan, edited.plan, edited);
      const units = edited.missed.reduce((sum, one) => sum + one.units, 0);
      expectClose(units, missedUnits(edited.plan) - missedUnits(plan));
      const back = moveStop(request, edited.plan, { ...move, to: placeOf(plan, move) });
      expectSamePlan(plan, back.plan!);
      plan = edited.plan;
    }
  });

  it('tried all that can be wrong, and much that is not', () => {
    expect(accepted).toBeGreaterThan(300);
    expect(refused).toBeGreaterThan(300);
    for (const kind of [
      'no-such-visit',
      'no-team',
      'not-a-working-day',
      'team-off',
      'too-many-stops',
      'late',
      'window',
      'forbidden',
      'not-that-day',
      'agreed-other-days',
      'too-soon',
      'repeat-order',
      'over-budget',
    ])
      expect(seen.get(kind) ?? 0, kind).toBeGreaterThan(2);
  });

  it.each(SEEDS.slice(0, 48))('request %i: the bound holds for every plan that comes back', (seed) => {
    const request = tinyRequest(seed);
    const best = bestPlan(request);
    const random = seededRandom(seed);
    let plan = runEngine(highs, request, { seed, steps: 30 });
    for (let k = 0; k < MOVES; k++) {
      const edited = moveStop(request, plan, randomMove(request, plan, random));
      plan = edited.plan ?? plan;
      const worthBound = plan.bound - best.penalty * missedUnits(plan);
      expect(worthBound).toBeGreaterThanOrEqual(
        best.worth - 1e-6 * Math.max(1, plan.value) - 1e-9 * Math.abs(best.worth),
      );
    }
  });
});

describe('places for a stop', () => {
  it.each(SEEDS.slice(0, 40))('request %i: each is the best of its day, at the price of the move', (seed) => {
    const request = tinyRequest(seed);
    const random = seededRandom(seed);
    const plan = runEngine(highs, request, { seed, steps: 1 });
    for (let k = 0; k < 4; k++) {
      const { desa, kind } = randomMove(request, plan, random);
      const places = placesFor(request, plan, { desa, kind });
      const days = workingDates(request).flatMap((date) =>
        request.teams.filter(({ daysOff }) => !daysOff.includes(date)).map(({ id }) => ({ date, team: id })),
      );
      const one = request.desa.find(({ code }) => code === desa)!;
      const isOffered = kind === 'first' || (kind === 'repeat' ? one.repeat : one.followUp) !== null;
      expect(places.map(({ date, team }) => `${date} ${team}`).sort()).toEqual(
        isOffered ? days.map(({ date, team }) => `${date} ${team}`).sort() : [],
      );
      for (const place of places) {
        const tries = [0, 1, 2, 3, 4, 5].map((position) =>
          moveStop(request, plan, { desa, kind, to: { ...place, position } }),
        );
        const there = tries[place.position]!;
        expect(place.problems).toEqual(there.problems);
        expect(place.change).toEqual(there.change);
        const works = tries.filter((one) => one.problems.length === 0);
        expect(place.problems.length === 0).toBe(works.length > 0);
        if (works.length === 0) continue;
        const most = Math.max(...works.map(({ change }) => change.value));
        expectClose(place.change.value, most);
        const quickest = works
          .filter(({ change }) => change.value > most - 1e-6)
          .map(({ change }) => change.minutes);
        expectClose(place.change.minutes, Math.min(...quickest));
      }
      const firstWrong = places.findIndex(({ problems }) => problems.length > 0);
      const works = firstWrong < 0 ? places : places.slice(0, firstWrong);
      expect(places.slice(works.length).every(({ problems }) => problems.length > 0)).toBe(true);
      works
        .slice(1)
        .forEach(({ change }, i) => expect(change.value).toBeLessThanOrEqual(works[i]!.change.value + 1e-6));
    }
  });
});
