import loadHighs, { type Highs } from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkPlan } from '#lib/domain/outreach/checker.ts';
import { Engine } from '#lib/domain/outreach/engine/engine.ts';
import type { OutreachRequest } from '#lib/domain/outreach/request.ts';
import type { OutreachPlan } from '#lib/domain/outreach/result.ts';
import { seededRandom } from '#lib/domain/random/random.ts';
import { bestPlan, workingDates, type BestPlan, type ChosenDay } from './best-plan.ts';
import { KINDS } from './kinds.ts';
import { missedUnits, runEngine } from './run-engine.ts';
import { tinyRequest } from './tiny-request.ts';

let highs: Highs;
beforeAll(async () => {
  highs = await loadHighs();
});

const SEEDS = Array.from({ length: 240 }, (_, i) => i + 1);

/** Relative to the value; of a wish missed by much, worth has fewer digits. */
function toleranceOf(value: number, worth: number): number {
  return 1e-6 * Math.max(1, Math.abs(value)) + 1e-9 * Math.abs(worth);
}

/** The checker finds nothing, and neither value nor bound contradicts the best plan. */
function expectSound(request: OutreachRequest, plan: OutreachPlan, best: BestPlan): void {
  expect(checkPlan(request, plan).problems).toEqual([]);
  const lost = best.penalty * missedUnits(plan);
  const tolerance = toleranceOf(plan.value, best.worth);
  expect(plan.value - lost).toBeLessThanOrEqual(best.worth + tolerance);
  expect(plan.bound - lost).toBeGreaterThanOrEqual(best.worth - tolerance);
}

function expectBest(request: OutreachRequest, plan: OutreachPlan, best: BestPlan): void {
  expectSound(request, plan, best);
  const short = best.worth - (plan.value - best.penalty * missedUnits(plan));
  expect(short).toBeLessThanOrEqual(toleranceOf(plan.value, best.worth));
}

describe('the engine, against the best of all plans', () => {
  it.each(SEEDS)('request %i: its plan is the best one, and is proven to be', (seed) => {
    const request = tinyRequest(seed);
    const best = bestPlan(request);
    const plan = runEngine(highs, request, { seed });
    expectBest(request, plan, best);
    expect(plan.bound - plan.value).toBeLessThan(1e-5 * Math.max(1, plan.value));
  });

  it.each(SEEDS)('request %i: stopped at any time, plan and bound hold', (seed) => {
    const request = tinyRequest(seed);
    const best = bestPlan(request);
    const random = seededRandom(seed);
    const engine = new Engine(highs, request, {
      seed,
      explain: false,
      clock: () => 0,
      steps: 1 + Math.floor(random() * 20),
    });
    try {
      for (let more = true; more; more = engine.step())
        if (random() < 0.3) expectSound(request, engine.result(), best);
      expectSound(request, engine.result(), best);
    } finally {
      engine.dispose();
    }
  });

  it('the same request, seed and steps give the same plan', () => {
    for (const seed of SEEDS.slice(0, 24)) {
      const steps = 1 + (seed % 7);
      const run = () => runEngine(highs, tinyRequest(seed), { seed, steps });
      expect(run()).toEqual(run());
    }
  });
});

/** Some team-days of a plan, among them those with a first visit that a second one of theirs needs, and one at home. */
function someDays(plan: OutreachPlan, request: OutreachRequest, random: () => number): ChosenDay[] {
  const all = workingDates(request).flatMap((date) =>
    request.teams
      .filter(({ daysOff }) => !daysOff.includes(date))
      .map(({ id }) => ({
        date,
        team: id,
        stops: (plan.days.find((day) => day.date === date && day.team === id)?.stops ?? []).map(
          ({ desa, kind }) => ({ desa, kind }),
        ),
      })),
  );
  const kept = new Set(all.filter(() => random() < 0.4));
  for (const { stops } of [...kept])
    for (const { desa, kind } of stops)
      for (const day of all)
        if (kind === 'repeat' && day.stops.some((stop) => stop.desa === desa && stop.kind === 'first'))
          kept.add(day);
  return [...kept];
}

describe('days of an earlier plan that are kept', () => {
  it.each(SEEDS.slice(0, 120))('request %i: stay the same, and the rest is the best for them', (seed) => {
    const request = tinyRequest(seed);
    const earlier = runEngine(highs, request, { seed, steps: 1 });
    const random = seededRandom(seed);
    const settled = someDays(earlier, request, random);
    // Half of the time the request is another one by now.
    const desa = request.desa.map((one) => ({
      ...one,
      registrations: { low: 0, mid: Math.round(one.registrations.mid * 2 * random()), high: 1000 },
    }));
    const now = seed % 2 === 0 ? request : { ...request, desa };
    const plan = runEngine(highs, now, { seed, previous: earlier, keep: settled });
    expectBest(now, plan, bestPlan(now, settled));
    for (const { date, team, stops } of settled) {
      const is = (day: { date: string; team: string }) => day.date === date && day.team === team;
      const [before, after] = [earlier.days.find(is), plan.days.find(is)];
      expect((after?.stops ?? []).map(({ desa, kind }) => ({ desa, kind }))).toEqual(stops);
      if (seed % 2 === 0) expect(after).toEqual(before);
    }
  });
});

describe('the requests tried', () => {
  it.each(KINDS.map((kind) => [kind.name, kind] as const))('%s: occurs, and often matters', (_, kind) => {
    const others = SEEDS.flatMap((seed) => {
      const request = tinyRequest(seed);
      const without = kind.without(request);
      return without ? [{ request, without }] : [];
    });
    expect(others.length).toBeGreaterThanOrEqual(12);
    let matters = 0;
    for (const { request, without } of others) {
      if (matters === 4) break;
      if (workingDates(without).length * without.teams.length > 12) continue;
      const [a, b] = [bestPlan(request).worth, bestPlan(without).worth];
      if (Math.abs(a - b) > 1e-6 * Math.max(1, Math.abs(a))) matters++;
    }
    expect(matters).toBe(4);
  });
});
