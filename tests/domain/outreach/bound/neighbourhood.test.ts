import loadHighs, { type Highs } from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import { CompletionMemory } from '#lib/domain/outreach/bound/completion.ts';
import { Dive } from '#lib/domain/outreach/bound/dive.ts';
import { Master } from '#lib/domain/outreach/bound/master.ts';
import { Mending } from '#lib/domain/outreach/bound/mending.ts';
import { isLeft, keptRoutes, withoutRoutes } from '#lib/domain/outreach/bound/neighbourhood.ts';
import type { Instance, Route } from '#lib/domain/outreach/instance.ts';
import { seededRandom } from '#lib/domain/random/random.ts';
import { allRoutes, tinyInstance } from './tiny.ts';

let highs: Highs;
beforeAll(async () => {
  highs = await loadHighs();
});

const SEEDS = Array.from({ length: 80 }, (_, i) => i + 1);
const near = (value: number) => 1e-6 * Math.max(1, Math.abs(value));

/** Worth of a plan, −Infinity when it is none. */
function worthOf(instance: Instance, routes: readonly Route[]): number {
  const master = new Master(highs, instance);
  master.addRoutes(routes);
  const worth = master.planValue(routes);
  master.dispose();
  return worth;
}

/** Routes taken at random as long as they make a plan. */
function randomPlan(instance: Instance, seed: number): Route[] {
  const random = seededRandom(seed);
  const routes = allRoutes(instance).map(({ route }) => route);
  const plan: Route[] = [];
  for (let k = 0; k < 30 && routes.length > 0; k++) {
    const next = [...plan, routes[Math.floor(random() * routes.length)]!];
    if (worthOf(instance, next) > -Infinity) plan.splice(0, plan.length, ...next);
  }
  return plan;
}

describe('what is left when routes stay', () => {
  it.each(SEEDS)(
    'instance %i: a plan of it and the routes that stay are a plan, worth as much more',
    (seed) => {
      const instance = tinyInstance(seed);
      const plan = randomPlan(instance, seed);
      const kept = plan.slice(0, 1);
      const again = plan.slice(1);
      const rest = withoutRoutes(instance, kept, again, 100);
      const ownValue = worthOf({ ...instance, rows: [] }, kept);
      expect(again.every((route) => isLeft(rest, route))).toBe(true);
      expect(kept.some((route) => isLeft(rest, route))).toBe(false);
      const whole = worthOf(instance, plan);
      expect(Math.abs(worthOf(rest, again) + ownValue - whole)).toBeLessThanOrEqual(near(whole));
    },
  );

  it('visits far from the routes planned again are left out, never those they make', () => {
    const instance = tinyInstance(4);
    const plan = randomPlan(instance, 4);
    const rest = withoutRoutes(instance, [], plan, 0);
    const made = new Set(plan.flatMap(({ visits }) => visits));
    for (const { value } of rest.classes)
      value.forEach((worth, v) => expect(made.has(v) || Number.isNaN(worth)).toBe(true));
  });

  it('as many routes are planned again as asked for', () => {
    const instance = tinyInstance(2);
    const plan = allRoutes(instance)
      .slice(0, 5)
      .map(({ route }) => route);
    for (let count = 1; count <= 5; count++)
      expect(keptRoutes(instance, plan, count, seededRandom(1))).toHaveLength(5 - count);
  });
});

describe('a dive', () => {
  it.each(SEEDS)('instance %i: ends with a plan or with nothing, and beats what it has to beat', (seed) => {
    const instance = tinyInstance(seed);
    const beat = randomPlan(instance, seed);
    for (const least of [null, beat]) {
      const dive = new Dive(highs, instance, beat, least, new CompletionMemory());
      while (!dive.finished) dive.advance(1e6);
      expect(worthOf(instance, dive.routes)).toBeGreaterThan(-Infinity);
      if (least && dive.routes.length > 0)
        expect(worthOf(instance, dive.routes)).toBeGreaterThanOrEqual(
          worthOf(instance, beat) - near(worthOf(instance, beat)),
        );
    }
  });
});

describe('mending', () => {
  it.each(SEEDS.slice(0, 20))('instance %i: gives a plan worth no less', (seed) => {
    const instance = tinyInstance(seed);
    const plan = randomPlan(instance, seed);
    const mending = new Mending(instance, seededRandom(seed), plan);
    while (!mending.finished) mending.advance(1e5);
    const before = worthOf(instance, plan);
    expect(worthOf(instance, mending.routes)).toBeGreaterThanOrEqual(before - near(before));
  });
});
