import { randomBeta, randomBinomial, randomNormal, randomUniform } from 'd3-random';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { learnResponse, responseFor, type VisitOutcome } from '#lib/domain/drives/learned-response.ts';
import { expectedRegistrations, repeatShare, RESPONSE } from '#lib/domain/outreach/response.ts';
import { seededRandom } from '#lib/domain/random/random.ts';
import { TERRAINS, type Terrain } from '#lib/domain/workers/terrain.ts';

const visit = (
  terrain: Terrain,
  unprotected: number | null,
  attended: number | null,
  registered: number,
  daysSince: number | null = null,
): VisitOutcome => ({ terrain, unprotected, attended, registered, daysSince });

describe('without visits', () => {
  test('every terrain is as assumed, exactly', () => {
    const learned = learnResponse([]);
    for (const terrain of TERRAINS) expect(responseFor(learned, terrain)).toEqual(RESPONSE);
    expect(learned.branch.attendance).toMatchObject({ visits: 0, people: 0, strength: 16 });
    expect(learned.alike).toEqual({ attendance: 0.05, conversion: 0.1 });
  });

  test('a visit of which nothing is known changes nothing and is counted', () => {
    const learned = learnResponse([visit('coast', 400, null, 7), visit('coast', null, null, 7)]);
    expect(responseFor(learned, 'coast')).toEqual(RESPONSE);
    expect(learned.leftOut).toBe(2);
  });
});

describe('worked out by hand', () => {
  // 401 people at ρ = 0.05 count as 401 ÷ 21; 41 who came at ρ = 0.1 count as 41 ÷ 5.
  const learned = learnResponse([visit('coast', 401, 41, 20)]);

  test('one visit, its own terrain: (S × m + C × x) ÷ (S + C)', () => {
    const { attendance, conversion } = learned.terrains.coast;
    expect(attendance.countsAs).toBeCloseTo(401 / 21, 12);
    expect(attendance.learned.mid).toBeCloseTo((16 * 0.12 + 41 / 21) / (16 + 401 / 21), 12);
    expect(conversion.learned.mid).toBeCloseTo((12 * 0.25 + 20 / 5) / (12 + 41 / 5), 12);
    expect(attendance).toMatchObject({ visits: 1, people: 401, prior: RESPONSE.attendance });
    expect(attendance.strength).toBeCloseTo(16 + 401 / 21, 12);
  });

  test('one visit, another terrain: what the first says of the branch', () => {
    const [c, t, b] = [41 / 5, 48, 16];
    const g = (c * t) / (c + t);
    const { conversion } = learned.terrains.upland;
    expect(conversion.learned.mid).toBeCloseTo((b * 0.25 + g * (20 / 41)) / (b + g), 12);
    expect(conversion.strength).toBeCloseTo(((b + g) * t) / (b + g + t), 12);
    expect(conversion).toMatchObject({ visits: 0, people: 0, countsAs: 0 });
    expect(learned.branch.conversion.learned).toEqual(conversion.learned);
  });

  test('visits to one terrain that differ by much say that people of a visit are alike', () => {
    // 10 and 30 of 100: x̄ = 0.2, spread 2 ÷ 0.16 = 12.5; ρ shown = (12.5 − 1) ÷ (100 − 1), one visit's worth beside ten assumed.
    const { alike } = learnResponse([visit('inland', 100, 10, 0), visit('inland', 100, 30, 0)]);
    expect(alike.attendance).toBeCloseTo((10 * 0.05 + 11.5 / 99) / 11, 12);
  });

  test('a repeated visit is measured against what a repeated visit brings', () => {
    const again = learnResponse([visit('coast', 1000, 60, 0, 30)]);
    const first = learnResponse([visit('coast', 600, 60, 0)]);
    expect(again.terrains.coast.attendance).toEqual(first.terrains.coast.attendance);
  });

  test('more than all count as all, and are counted', () => {
    const learned = learnResponse([visit('town', 50, 60, 61), visit('town', 50, 50, 50)]);
    const all = learnResponse([visit('town', 50, 50, 60), visit('town', 50, 50, 50)]);
    expect(learned.overFull).toBe(1);
    expect(learned.terrains.town.attendance.learned).toEqual(all.terrains.town.attendance.learned);
  });
});

const outcome = fc
  .record({
    terrain: fc.constantFrom(...TERRAINS),
    unprotected: fc.option(fc.nat(2000)),
    attended: fc.option(fc.nat(500)),
    registered: fc.nat(300),
    daysSince: fc.option(fc.nat(400)),
  })
  .map((one): VisitOutcome => one);

test('the order of visits does not matter, and low ≤ mid ≤ high within 0–1', () => {
  fc.assert(
    fc.property(fc.array(outcome, { maxLength: 40 }), fc.nat(), (visits, seed) => {
      const random = seededRandom(seed);
      const shuffled = visits.map((one) => ({ one, at: random() })).sort((a, b) => a.at - b.at);
      const [some, others] = [learnResponse(visits), learnResponse(shuffled.map(({ one }) => one))];
      for (const terrain of TERRAINS)
        for (const of of ['attendance', 'conversion'] as const) {
          const { low, mid, high } = responseFor(some, terrain)[of];
          expect(0 <= low && low <= mid && mid <= high && high <= 1).toBe(true);
          expect(responseFor(others, terrain)[of].mid).toBeCloseTo(mid, 9);
          expect(responseFor(others, terrain)[of].low).toBeCloseTo(low, 9);
        }
    }),
  );
});

test('more who come raise what is expected everywhere, most of all in their own terrain', () => {
  fc.assert(
    fc.property(fc.integer({ min: 20, max: 2000 }), fc.constantFrom(...TERRAINS), (people, terrain) => {
      const few = learnResponse([visit(terrain, people, 0, 0)]);
      const many = learnResponse([visit(terrain, people, people, 0)]);
      const mid = (learned: typeof few, of: Terrain) => learned.terrains[of].attendance.learned.mid;
      const other = TERRAINS.find((one) => one !== terrain)!;
      expect(mid(few, terrain)).toBeLessThan(mid(few, other));
      expect(mid(few, other)).toBeLessThan(0.12);
      expect(mid(many, terrain)).toBeGreaterThan(mid(many, other));
      expect(mid(many, other)).toBeGreaterThan(0.12);
    }),
  );
});

describe('the 80% interval holds the truth', () => {
  type Share = 'attendance' | 'conversion';
  /** People at a visit, and how alike they are: from below what is assumed to twice as much. */
  const LIKE = {
    attendance: { people: [150, 1200], alike: [0.02, 0.1] },
    conversion: { people: [10, 90], alike: [0.04, 0.2] },
  } as const;

  /** Share of runs × terrains whose interval holds the true share, with so many visits a terrain. */
  function held(of: Share, visits: number, truth: (random: () => number) => Record<Terrain, number>) {
    const random = seededRandom(7);
    const [beta, binomial] = [randomBeta.source(random), randomBinomial.source(random)];
    const uniform = ([from, to]: readonly [number, number]) => randomUniform.source(random)(from, to)();
    let [inside, all] = [0, 0];
    for (let run = 0; run < 250; run++) {
      const shares = truth(random);
      const strength = 1 / uniform(LIKE[of].alike) - 1;
      const seen = TERRAINS.flatMap((terrain) =>
        Array.from({ length: visits }, () => {
          const people = Math.round(uniform(LIKE[of].people));
          const share = beta(shares[terrain] * strength, (1 - shares[terrain]) * strength)();
          const came = binomial(people, share)();
          return of === 'attendance' ? visit(terrain, people, came, 0) : visit(terrain, null, people, came);
        }),
      );
      const learned = learnResponse(seen);
      for (const terrain of TERRAINS) {
        const { low, high } = responseFor(learned, terrain)[of];
        all++;
        if (low <= shares[terrain] && shares[terrain] <= high) inside++;
      }
    }
    return inside / all;
  }

  /** As assumed: of all terrains 10%, 50% and 90% lie below low, mid and high; three quarters of that is common to the branch. */
  const assumed = (of: Share) => (random: () => number) => {
    const normal = randomNormal.source(random)();
    const logit = (share: number) => Math.log(share / (1 - share));
    const { low, mid, high } = RESPONSE[of];
    const branch = normal();
    const share = (z: number) =>
      logit(mid) + (z / 1.281552) * Math.abs(logit(z < 0 ? low : high) - logit(mid));
    const one = () => 1 / (1 + Math.exp(-share(Math.sqrt(0.75) * branch + Math.sqrt(0.25) * normal())));
    return { town: one(), coast: one(), inland: one(), upland: one() };
  };

  describe.each(['attendance', 'conversion'] as const)('of %s', (of) => {
    test.each([0, 1, 5, 25])('with %i visits a terrain', (visits) => {
      const share = held(of, visits, assumed(of));
      expect(share).toBeGreaterThan(0.74);
      expect(share).toBeLessThan(0.86);
    });
  });

  test('also where the truth is far from the assumption, once there are visits enough', () => {
    const far = () => ({ town: 0.3, coast: 0.35, inland: 0.25, upland: 0.3 });
    expect(held('attendance', 40, far)).toBeGreaterThan(0.72);
  });

  test('counting everybody as unlike would not do: five visits of 400 are not 2,000 people', () => {
    const { attendance } = learnResponse([20, 90, 30, 70, 40].map((came) => visit('coast', 400, came, 0)))
      .terrains.coast;
    expect(attendance.people).toBe(2000);
    expect(attendance.countsAs).toBeLessThan(110);
    expect(attendance.learned.high - attendance.learned.low).toBeGreaterThan(0.06);
  });
});

describe('what a plan expects of a visit', () => {
  const visitBy = { officers: 2, minutes: 90 };

  test('1,000 unprotected, as assumed and with learned rates', () => {
    expect(expectedRegistrations(1000, visitBy)).toEqual({ low: 5, mid: 24, high: 24 });
    const rates = {
      attendance: { low: 0.01, mid: 0.02, high: 0.04 },
      conversion: { low: 0.5, mid: 0.5, high: 0.5 },
    };
    expect(expectedRegistrations(1000, visitBy, rates)).toEqual({ low: 5, mid: 10, high: 20 });
  });

  test.each([
    [null, 1],
    [0, 0.6],
    [60, 0.6],
    [90, 0.7],
    [120, 0.8],
    [180, 1],
    [900, 1],
  ])('%s days after the last visit it brings %d of a first one', (days, share) => {
    expect(repeatShare(days)).toBeCloseTo(share, 12);
    const { low } = expectedRegistrations(400, { ...visitBy, daysSince: days });
    expect(low).toBeCloseTo(400 * 0.05 * 0.1 * share, 12);
  });
});
