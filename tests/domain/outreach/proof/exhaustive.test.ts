import loadHighs, { type Highs } from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import { compile } from '#lib/domain/outreach/compile.ts';
import type { Instance } from '#lib/domain/outreach/instance.ts';
import { Exhaustive } from '#lib/domain/outreach/proof/exhaustive.ts';
import { worthOfPlan } from '#lib/domain/outreach/plan-worth.ts';
import { outreachRequestSchema } from '#lib/domain/outreach/request.ts';
import { allRoutes, bestPlanValue, tinyInstance } from '../bound/tiny.ts';
import { desa, people, smallRequest } from '../small-request.ts';

let highs: Highs;
beforeAll(async () => {
  highs = await loadHighs();
});

function proved(instance: Instance): Exhaustive {
  const proof = new Exhaustive(highs, instance);
  while (proof.step());
  return proof;
}

/** Without second visits: enumeration does not ask for dates. The oracle of the engine does. */
const SEEDS = Array.from({ length: 90 }, (_, i) => i + 1).filter((seed) => seed % 3 !== 0);

describe('the proof of small cases', () => {
  it.each(SEEDS)('instance %i: finds the best plan, and that no plan is worth more', (seed) => {
    const instance = tinyInstance(seed);
    const best = bestPlanValue(instance, allRoutes(instance));
    const { plan, bound } = proved(instance);
    const near = 1e-6 * Math.max(1, Math.abs(best));
    expect(Math.abs(worthOfPlan(instance, plan!).worth - best)).toBeLessThanOrEqual(near);
    expect(bound).toBeGreaterThanOrEqual(best - near);
    expect(bound).toBeLessThanOrEqual(best + near);
  });

  it('keeps second visits on days after the first ones, which the bound does not ask', () => {
    const again = (code: string, mid: number) =>
      desa(code, mid, { repeat: { registrations: people(mid), gapDays: 1 } });
    const instance = compile(
      outreachRequestSchema.parse(
        smallRequest({
          horizon: { from: '2026-12-07', to: '2026-12-08' },
          teams: [{ id: 'one', start: 'office', from: 480, to: 960, maxStops: 1 }],
          desa: [again('A', 10), desa('B', 9)],
        }),
      ),
    );
    const { plan, bound } = proved(instance);
    expect(plan!.map(({ shift, visits }) => [shift.day, visits])).toEqual([
      [0, [0]],
      [1, [1]],
    ]);
    expect(bound).toBeCloseTo(20, 6);
  });

  it('gives up on what is not small', () => {
    const many = Array.from({ length: 40 }, (_, i) => desa(`A${i}`, 5, { place: 'A' }));
    const { plan, failed } = proved(compile(outreachRequestSchema.parse(smallRequest({ desa: many }))));
    expect([plan, failed]).toEqual([null, true]);
  });
});
