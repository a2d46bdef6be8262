import { expect, it } from 'vitest';
import { compile } from '#lib/domain/outreach/compile.ts';
import { contributionOf, scheduleOf } from '#lib/domain/outreach/route.ts';
import { Search } from '#lib/domain/outreach/search/search.ts';
import { seededRandom } from '#lib/domain/random/random.ts';
import { tinyRequest } from '../oracle/tiny-request.ts';

it('limits hold where fewer minutes, or fewer stops, are more kilometres', () => {
  const requests = Array.from({ length: 400 }, (_, seed) => tinyRequest(seed)).filter(
    ({ travel, budget }) => travel.kind === 'matrix' && (budget.idr ?? budget.minutes) !== null,
  );
  expect(requests.length).toBeGreaterThan(50);
  for (const request of requests) {
    const instance = compile(request);
    const search = new Search(instance, seededRandom(1));
    search.run(150, 0.5);
    for (const row of instance.rows) {
      const used = search
        .routes()
        .reduce((sum, route) => sum + contributionOf(row, route, scheduleOf(instance, route)!), 0);
      expect(used).toBeLessThanOrEqual(row.atMost + 1e-6 * Math.max(1, Math.abs(row.atMost)));
    }
  }
});
