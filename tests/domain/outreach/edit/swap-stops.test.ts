import loadHighs, { type Highs } from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkPlan } from '#lib/domain/outreach/checker.ts';
import { swapsFor, swapStops } from '#lib/domain/outreach/edit/swap-stops.ts';
import type { OutreachPlan } from '#lib/domain/outreach/result.ts';
import { runEngine } from '../oracle/run-engine.ts';
import { tinyRequest } from '../oracle/tiny-request.ts';

let highs: Highs;
beforeAll(async () => {
  highs = await loadHighs();
});

const placeOf = ({ days }: OutreachPlan, { desa, kind }: { desa: string; kind: string }) =>
  days.flatMap(({ date, team, stops }) =>
    stops.flatMap((stop, at) => (stop.desa === desa && stop.kind === kind ? [`${date} ${team} ${at}`] : [])),
  );

describe('stops that change places', () => {
  it('have each other’s place, at the price that was told, in a plan that the checker accepts; and back again', () => {
    let [offered, refused] = [0, 0];
    for (let seed = 1; seed <= 30; seed++) {
      const request = tinyRequest(seed);
      const plan = runEngine(highs, request);
      const planned = plan.days.flatMap(({ stops }) => stops);
      for (const stop of planned) {
        const swaps = swapsFor(request, plan, stop);
        offered += swaps.length;
        refused += planned.length - swaps.length;
        for (const { with: other, change } of swaps) {
          const edited = swapStops(request, plan, stop, other);
          const after = edited.plan!;
          expect(checkPlan(request, after).problems).toEqual([]);
          expect(edited.change).toEqual(change);
          expect(after.value - plan.value).toBeCloseTo(change.value, 6);
          expect(after.km - plan.km).toBeCloseTo(change.km, 6);
          expect([placeOf(after, stop), placeOf(after, other)]).toEqual([
            placeOf(plan, other),
            placeOf(plan, stop),
          ]);
          const back = swapStops(request, after, stop, other).plan!;
          expect(back.days).toEqual(plan.days);
        }
      }
    }
    expect(Math.min(offered, refused)).toBeGreaterThan(10);
  });

  it('a stop that is not in the plan takes the place of one that is', () => {
    let found = 0;
    for (let seed = 1; seed <= 30; seed++) {
      const request = tinyRequest(seed);
      const plan = runEngine(highs, request);
      const isIn = new Set(plan.days.flatMap(({ stops }) => stops.map(({ desa }) => desa)));
      for (const { code } of request.desa.filter((one) => !isIn.has(one.code))) {
        const stop = { desa: code, kind: 'first' } as const;
        for (const { with: other } of swapsFor(request, plan, stop)) {
          const after = swapStops(request, plan, stop, other).plan!;
          expect([placeOf(after, stop), placeOf(after, other)]).toEqual([placeOf(plan, other), []]);
          found++;
        }
      }
    }
    expect(found).toBeGreaterThan(10);
  });
});
