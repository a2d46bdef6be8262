import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { studentT, Z95 } from '#lib/domain/coverage/student-t.ts';
import { compareCohort } from '#lib/domain/drives/effect-cohort.ts';
import { changeOf, type EffectDesa } from '#lib/domain/drives/effect-desa.ts';
import { driveEffect, effectAt, LEAST_COMPARED } from '#lib/domain/drives/effect.ts';
import { slopes } from '#lib/domain/drives/slopes.ts';
import { seededRandom } from '#lib/domain/random/random.ts';
import { simulateDrives } from './simulated-drives.ts';

const RUNS = 300;

/** Of 300 simulated branches with 12–48 visited desa: those whose interval holds the truth, and whose leaves 0 out. */
function runs(lift: number) {
  let [told, held, alarms] = [0, 0, 0];
  for (let seed = 0; seed < RUNS; seed++) {
    const { desa, truth } = simulateDrives({ visited: 12 + (seed % 37), lift, desa: 294, seed });
    const { estimate, compared } = effectAt(desa, 3);
    if (!estimate) continue;
    told++;
    const real = truth(3, new Set(compared.map((one) => one.desa.code)));
    if (estimate.low <= real && real <= estimate.high) held++;
    if (estimate.low > 0 || estimate.high < 0) alarms++;
  }
  return { told: told / RUNS, held: held / told, alarms: alarms / told };
}

describe(`in ${RUNS} simulated branches`, () => {
  test('the 95% interval holds a known lift, which is seen', () => {
    const { told, held, alarms } = runs(0.03);
    expect(told).toBeGreaterThan(0.95);
    expect(held).toBeGreaterThanOrEqual(0.93);
    expect(held).toBeLessThanOrEqual(0.97);
    expect(alarms).toBeGreaterThan(0.95);
  });

  test('without a lift there are few false alarms', () => {
    const { told, alarms } = runs(0);
    expect(told).toBeGreaterThan(0.95);
    expect(alarms).toBeLessThanOrEqual(0.06);
  });
});

const VISIT = 8;
const name = (kind: string, i: number) => `${kind}${String(i).padStart(2, '0')}`;

/** 100 workers, 10 of them active until the visit, `after` from then on; so many months. */
function steady(code: string, after: number, rest: Partial<EffectDesa> = {}): EffectDesa {
  const active = Array.from({ length: 12 }, (_, month) => (month < VISIT ? 10 : after));
  return { code, kecamatan: code, terrain: 'coast', eligible: 100, active, visited: null, ...rest };
}

/** Eight visited desa that gain three, and controls of which every other one gains one. */
function byHand(): EffectDesa[] {
  return [
    ...Array.from({ length: 8 }, (_, i) => steady(name('V', i), 13, { visited: VISIT })),
    ...Array.from({ length: 16 }, (_, i) => steady(name('C', i), i % 2 === 0 ? 11 : 10)),
  ];
}

describe('worked out by hand', () => {
  test('difference of differences, and its interval', () => {
    // All are alike before, so each is compared with C00–C04, which gain 0.01, 0, 0.01, 0, 0.01: expected 0.006.
    const { estimate, compared } = effectAt(byHand(), 3);
    expect(compared[0]!.controls.map(({ code }) => code)).toEqual(['C00', 'C01', 'C02', 'C03', 'C04']);
    expect(compared[0]!.expected).toBeCloseTo(0.006, 12);
    expect(estimate!.share).toBeCloseTo(0.024, 12);
    // Controls miss their own five nearest by ±0.006, but C06, C08 … C14 by 0.004; × 5 ÷ 6, as five are no truth.
    const own = ((11 * 0.006 ** 2 + 5 * 0.004 ** 2) * (5 / 6)) / 16 / 8;
    const others = 5 * 0.2 ** 2 * 0.006 ** 2 * (5 / 6);
    expect(estimate!.high - estimate!.share).toBeCloseTo(studentT(Z95, 6) * Math.sqrt(own + others), 12);
    expect(estimate!.share - estimate!.low).toBeCloseTo(estimate!.high - estimate!.share, 12);
  });

  test('desa of a kecamatan that err alike make it wider', () => {
    // Visited desa in one kecamatan, controls that gain in another, those that do not in a third.
    const kecamatanOf = ({ code }: EffectDesa) =>
      code.startsWith('V') ? 'V' : `C${Number(code.slice(1)) % 2}`;
    const { estimate } = effectAt(
      byHand().map((one) => ({ ...one, kecamatan: kecamatanOf(one) })),
      3,
    );
    const doubt = ((11 * 0.006 ** 2 + 5 * 0.004 ** 2) * (5 / 6)) / 16;
    const others = 5 * 0.2 ** 2 * 0.006 ** 2 * (5 / 6);
    // 56 pairs in each of two kecamatan: mean product of their errors ÷ mean square.
    const even = (3 * 0.006 + 5 * 0.004) ** 2 - 3 * 0.006 ** 2 - 5 * 0.004 ** 2;
    const odd = (8 * 0.006) ** 2 - 8 * 0.006 ** 2;
    const likeness = (even + odd) / 112 / ((11 * 0.006 ** 2 + 5 * 0.004 ** 2) / 16);
    // Weights of the kecamatan are 1, −0.6 (C00, C02, C04) and −0.4 (C01, C03); of each desa 1 ÷ 8 and −1 ÷ 5.
    const shared = doubt * (1 + 0.6 ** 2 + 0.4 ** 2 - 8 / 8 ** 2 - 5 / 5 ** 2);
    const error = Math.sqrt(doubt / 8 + others + likeness * shared);
    expect(estimate!.high - estimate!.share).toBeCloseTo(studentT(Z95, 6) * error, 12);
  });

  test('before a visit: gap, share, trend; after it: the change', () => {
    const active = [4, 4, 4, 4, 4, 4, 4, 10, 12, 12, 12, 15];
    const change = changeOf(steady('D', 0, { active }), { visit: VISIT, after: 3 });
    expect(change!.before.map((value) => Number(value.toFixed(9)))).toEqual([
      Number(Math.log(90).toFixed(9)),
      0.1,
      0.06,
    ]);
    expect(change!.change).toBeCloseTo(0.05, 12);
  });

  test('slopes of a plane', () => {
    const points = [
      [1, 0],
      [0, 1],
      [2, 3],
      [-1, 4],
    ].map(([a, b]) => ({ x: [a!, b!], y: 3 * a! - 2 * b! }));
    expect(slopes(points)).toEqual([expect.closeTo(3, 6), expect.closeTo(-2, 6)]);
    expect(slopes(points.map(({ x, y }) => ({ x: [x[0]!, 0], y })))[1]).toBe(0);
    expect(slopes([])).toEqual([]);
  });
});

describe('who is compared with whom', () => {
  const window = { visit: VISIT, after: 3 };
  const codes = (desa: EffectDesa[]) =>
    compareCohort(desa, window).compared.flatMap(({ controls }) => controls.map(({ code }) => code));
  const visited = steady('V', 13, { visited: VISIT });

  test('not with those visited before the window ends, but with those visited after it', () => {
    const controls = [8 - 6, VISIT, VISIT + 3, VISIT + 4, -5].map((month, i) =>
      steady(name('C', i), 10, { visited: month }),
    );
    expect(new Set(codes([visited, ...controls, steady('C9', 10)]))).toEqual(new Set(['C03', 'C9']));
  });

  test('not with another terrain, an unknown month or unknown workers', () => {
    const gap = Array.from({ length: 12 }, (_, month) => (month === 11 ? null : 10));
    const controls = [
      steady('C1', 10, { terrain: 'upland' }),
      steady('C2', 10, { active: gap }),
      steady('C3', 10, { eligible: null }),
      steady('C4', 10),
      steady('C5', 10),
    ];
    expect(codes([visited, ...controls])).toEqual(['C4', 'C5']);
  });

  test('with too few that are alike it is left out, and why is said', () => {
    const far = Array.from({ length: 6 }, (_, i) => steady(name('C', i), 10, { eligible: 5000 + 900 * i }));
    const whys = (desa: EffectDesa[]) => compareCohort(desa, window).leftOut.map(({ why }) => why);
    expect(whys([visited, ...far])).toEqual(['no-alike']);
    expect(whys([visited, steady('C', 10)])).toEqual(['no-alike']);
    expect(whys([{ ...visited, active: visited.active.slice(0, 10) }])).toEqual(['too-recent']);
    expect(whys([{ ...visited, eligible: null }])).toEqual(['not-reported']);
  });
});

describe('the answer', () => {
  const long = (visited: number, count: number, after: number): EffectDesa[] => {
    const random = seededRandom(5);
    return Array.from({ length: 80 }, (_, i) => {
      const isVisited = i < count;
      const active = Array.from({ length: 40 }, (_, month) =>
        Math.round(30 + 4 * random() + month / 4 + (isVisited && month >= visited ? after : 0)),
      );
      return { ...steady(name('D', i), 0), eligible: 500, active, visited: isVisited ? visited : null };
    });
  };

  test('it is too early with fewer desa than an interval has been shown to hold for', () => {
    const few = driveEffect(long(20, LEAST_COMPARED - 1, 20));
    expect(few).toMatchObject({ estimate: null, placebo: null, caveats: [], after: 3 });
    expect(few.compared).toHaveLength(LEAST_COMPARED - 1);
    expect(driveEffect(long(20, LEAST_COMPARED, 20)).estimate).not.toBeNull();
  });

  test('it is too early until three months have passed', () => {
    expect(driveEffect(long(37, 12, 20)).estimate).toBeNull();
    expect(driveEffect(long(36, 12, 20))).toMatchObject({ after: 3, estimate: { compared: 12 } });
  });

  test('it is about the longest time that half of the desa have had', () => {
    const [early, late] = [long(20, 12, 20), long(34, 30, 20)];
    expect(driveEffect(early)).toMatchObject({ after: 12, placebo: { monthsEarlier: 13 } });
    const both = late.map((one, i) => (i < 10 ? early[i]! : one));
    expect(driveEffect(both)).toMatchObject({ after: 3, placebo: { monthsEarlier: 12 } });
    expect(driveEffect(both).horizons.map(({ after, compared }) => [after, compared])).toEqual([
      [3, 30],
      [6, 10],
      [12, 10],
    ]);
  });

  test('without months enough there is no placebo, and that is said', () => {
    const short = driveEffect(long(9, 12, 20));
    expect(short.placebo).toBeNull();
    expect(short.caveats).toContain('no-placebo');
  });

  test('what visited desa did before shows in the placebo', () => {
    const isEarly = (month: number) => 24 <= month && month <= 27;
    const desa = long(36, 30, 20).map((one) =>
      one.visited === null
        ? one
        : { ...one, active: one.active.map((people, month) => people! + (isEarly(month) ? 15 : 0)) },
    );
    const told = driveEffect(desa);
    expect(told.placebo!.estimate.low).toBeGreaterThan(0.02);
    expect(told.caveats).toContain('placebo-fails');
  });

  test('the months of both groups meet before the visit and part after it', () => {
    const { months, caveats } = driveEffect(long(20, 12, 20));
    expect(months.map(({ month }) => month)).toEqual(Array.from({ length: 20 }, (_, i) => i - 7));
    expect(months.find(({ month }) => month === -1)).toEqual({ month: -1, visited: 0, controls: 0 });
    expect(months.at(-1)!.visited - months.at(-1)!.controls).toBeCloseTo(0.04, 2);
    expect(caveats).toEqual([
      'not-drawn-by-lot',
      'common-causes',
      'spillover',
      'eligible-estimated',
      'few-compared',
    ]);
  });
});

/** Branches with one month of visits. */
const branch = fc
  .record({ seed: fc.nat(1000), visited: fc.integer({ min: 10, max: 30 }) })
  .map(
    ({ seed, visited }) =>
      simulateDrives({ seed, visited, desa: 120, lift: 0.02, months: 14, visits: [10, 10] }).desa,
  );

describe('always', () => {
  const settings = { numRuns: 25 };

  test('the order of desa does not matter', () => {
    fc.assert(
      fc.property(branch, fc.nat(), (desa, seed) => {
        const random = seededRandom(seed);
        const shuffled = desa.map((one) => ({ one, at: random() })).sort((a, b) => a.at - b.at);
        const [some, others] = [
          effectAt(desa, 3),
          effectAt(
            shuffled.map(({ one }) => one),
            3,
          ),
        ];
        expect(others.compared.length).toBe(some.compared.length);
        fc.pre(some.estimate !== null);
        expect(others.estimate!.share).toBeCloseTo(some.estimate.share, 12);
        expect(others.estimate!.high).toBeCloseTo(some.estimate.high, 12);
      }),
      settings,
    );
  });

  test('what all desa gain alike changes nothing; what the visited gain is the effect, whole', () => {
    fc.assert(
      fc.property(branch, fc.double({ min: -0.05, max: 0.2, noNaN: true }), (desa, gain) => {
        const gaining = (who: (one: EffectDesa) => boolean) =>
          desa.map((one) => {
            const add = (people: number | null, month: number) =>
              people! + (month > 10 && who(one) ? gain * one.eligible! : 0);
            return { ...one, active: one.active.map(add) };
          });
        const before = effectAt(desa, 3).estimate;
        fc.pre(before !== null);
        const all = effectAt(
          gaining(() => true),
          3,
        ).estimate!;
        expect(all.share).toBeCloseTo(before.share, 9);
        expect(all.high).toBeCloseTo(before.high, 9);
        const visited = effectAt(
          gaining((one) => one.visited !== null),
          3,
        ).estimate!;
        expect(visited.share - gain).toBeCloseTo(before.share, 9);
        expect(visited.low - gain).toBeCloseTo(before.low, 9);
      }),
      settings,
    );
  });
});
