import { describe, expect, it } from 'vitest';
import { everyRoute } from '#lib/domain/outreach/clash/every-route.ts';
import { allRoutes, tinyInstance } from '../bound/tiny.ts';

describe('every route of a small instance', () => {
  it.each(Array.from({ length: 40 }, (_, i) => i + 1))(
    'instance %i: for each route by enumeration one at least as short with the same visits',
    (seed) => {
      const instance = tinyInstance(seed);
      const all = allRoutes(instance);
      const sets = (routes: typeof all) => new Set(routes.map(({ route, mask }) => `${route.class} ${mask}`));
      const listed = new Set(
        everyRoute(instance, 1e6)!.map(({ class: c, visits }) => `${c}: ${visits.join(' ')}`),
      );
      const kept = all.filter(({ route }) => listed.has(`${route.class}: ${route.visits.join(' ')}`));
      expect(kept.length).toBe(listed.size);
      expect(sets(kept)).toEqual(sets(all));
      for (const { route, mask, schedule } of all)
        expect(
          kept.some(
            (one) =>
              one.route.class === route.class &&
              one.mask === mask &&
              one.schedule.minutes <= schedule.minutes &&
              one.schedule.km <= schedule.km,
          ),
        ).toBe(true);
    },
  );

  it('is nothing where there are too many', () => {
    expect(everyRoute(tinyInstance(1), 2)).toBeNull();
  });
});
