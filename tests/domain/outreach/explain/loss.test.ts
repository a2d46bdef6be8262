import loadHighs, { type Highs } from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import { compile } from '#lib/domain/outreach/compile.ts';
import { outreachRequestSchema, type OutreachRequestInput } from '#lib/domain/outreach/request.ts';
import { Search } from '#lib/domain/outreach/search/search.ts';
import { seededRandom } from '#lib/domain/random/random.ts';
import { allRoutes, bestPlanValue, relaxationText } from '../bound/tiny.ts';
import { desa, smallRequest } from '../small-request.ts';
import { explained } from './planned.ts';

let highs: Highs;
beforeAll(async () => {
  highs = await loadHighs();
});

const CODES = ['A', 'B', 'C', 'D', 'E', 'F'];

/** One team on two days with two stops each, six desa at random in a plane. */
function randomRequest(seed: number): OutreachRequestInput {
  const random = seededRandom(seed);
  const points = Array.from({ length: 7 }, () => [random() * 100, random() * 100] as const);
  const far = points.map(([x, y]) => points.map(([u, v]) => Math.hypot(x - u, y - v)));
  return smallRequest({
    horizon: { from: '2026-12-07', to: '2026-12-08' },
    places: ['office', ...CODES].map((id) => ({ id, lat: -6.7, lon: 111 })),
    teams: [{ id: 'one', start: 'office', from: 480, to: 780, maxStops: 2 }],
    desa: CODES.map((code) => desa(code, 1 + Math.floor(random() * 30), { visitMinutes: 30 })),
    travel: { kind: 'matrix', minutes: far, km: far },
    objective: { km: seed % 2 ? 0.05 : 0 },
  });
}

describe('the loss of visiting a desa after all', () => {
  it.each(Array.from({ length: 30 }, (_, i) => i + 1))(
    'request %i: never more than what the best plan with it falls short of the relaxation',
    (seed) => {
      const input = randomRequest(seed);
      const request = outreachRequestSchema.parse(input);
      const instance = compile(request);
      const search = new Search(instance, seededRandom(seed));
      search.run(200, 0.9);
      const codesOf = (visits: readonly number[]) =>
        visits.map((visit) => CODES[instance.visits[visit]!.desa]!);
      const days = search.routes().map(({ visits }) => codesOf(visits));
      const relaxed = highs.solve(relaxationText(instance, allRoutes(instance)), { output_flag: false });
      const { whyNot } = explained(highs, input, days);
      expect(days.flat().length + whyNot.length).toBe(CODES.length);
      for (const why of whyNot) {
        if (why.reason !== 'displaced') continue;
        const pinned = request.desa.map((one) => ({ ...one, pinned: one.code === why.desa }));
        const forced = compile({ ...request, desa: pinned });
        const best = bestPlanValue(forced, allRoutes(forced));
        expect(why.loss).toBeLessThanOrEqual(relaxed.ObjectiveValue - best + 1e-3);
        if (why.swap) expect(search.bestValue + why.swap.value).toBeLessThanOrEqual(best + 1e-6);
      }
    },
  );
});
