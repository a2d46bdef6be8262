import { describe, expect, test } from 'vitest';
import { plainWishes, splitWishesSchema } from '#lib/domain/targets/split-wishes.ts';
import { desa, FOUR, peopleOf, splitOf } from './split-cases.ts';

describe('worked out by hand', () => {
  test('the gap rule gives 51 more in proportion to 90 : 180 : 240 : 0', () => {
    expect(peopleOf(splitOf(FOUR, { total: 221 }))).toEqual([19, 38, 84, 80]);
  });

  test('the workers rule gives 12 more as 1 : 2 : 3; the fourth has more members than workers', () => {
    expect(peopleOf(splitOf(FOUR, { total: 182, rule: 'workers' }))).toEqual([12, 24, 66, 80]);
  });

  test('without a cap the workers rule gives 13 more as 2 : 4 : 6 : 1', () => {
    expect(peopleOf(splitOf(FOUR, { total: 183, rule: 'workers', cap: false }))).toEqual([12, 24, 66, 81]);
  });

  test('equal rate: those above keep what they have, the others meet at one rate', () => {
    // 380 − 80 = 300 over 600 workers: one half.
    expect(peopleOf(splitOf(FOUR, { total: 380, rule: 'equal-rate' }))).toEqual([50, 100, 150, 80]);
  });

  test('equal rate when it may go below: all at 195 / 650', () => {
    const wishes = { total: 195, rule: 'equal-rate', keepActive: false } as const;
    expect(peopleOf(splitOf(FOUR, wishes))).toEqual([30, 60, 90, 15]);
  });

  test('equal rate: a desa without workers has no rate and keeps what it has', () => {
    const all = [desa('a1', 100, 10), desa('a2', 0, 5)];
    const wishes = { rule: 'equal-rate', keepActive: false } as const;
    expect(peopleOf(splitOf(all, { ...wishes, total: 25 }))).toEqual([20, 5]);
    expect(peopleOf(splitOf(all, { ...wishes, total: 3 }))).toEqual([0, 3]);
  });

  test('response: gap × rate, the unknown rate is the mean of the known', () => {
    // 90 × 0.2 = 18, 180 × 0.1 = 18, 240 × 0.15 = 36.
    const all = [desa('a1', 100, 10, 0.2), desa('a2', 200, 20, 0.1), desa('b1', 300, 60)];
    const split = splitOf(all, { total: 90 + 40, rule: 'response' });
    expect(peopleOf(split)).toEqual([20, 30, 80]);
    expect(split.desa[2]!.why).toMatchObject({
      response: { gap: 240, rate: expect.closeTo(0.15, 9), isMean: true },
    });
  });

  test('response without any known rate is the gap rule, and says that no rate is known', () => {
    const split = splitOf(FOUR, { total: 221, rule: 'response' });
    expect(peopleOf(split)).toEqual([19, 38, 84, 80]);
    expect(split.desa[0]!.why).toMatchObject({ weight: 90, response: { gap: 90, rate: null, isMean: true } });
  });

  test('by hand: what was typed, the others keep what they have', () => {
    const split = splitOf(FOUR, { total: 221, rule: 'by-hand', byHand: { a1: 40, a2: 41 } });
    expect(peopleOf(split)).toEqual([40, 41, 60, 80]);
    expect(split.desa.map(({ why }) => why.kind)).toEqual(['by-hand', 'by-hand', 'kept', 'kept']);
  });

  test('a lock stands, the others share what is left', () => {
    const split = splitOf(FOUR, { total: 221, locks: { b1: 69 } });
    expect(peopleOf(split)).toEqual([24, 48, 69, 80]);
    expect(split.desa[0]!.why).toMatchObject({
      weight: 90,
      pool: { shared: 42, weights: 270, sharing: 2, held: 1, kecamatan: null },
    });
  });

  test('a lock comes before what a desa has and what it could have, and says so', () => {
    const split = splitOf(FOUR, { total: 221, locks: { a1: 5, a2: 201 }, keepActive: false });
    expect(split.desa[0]!.why).toEqual({ kind: 'locked', beyond: 'below-active' });
    expect(split.desa[1]!.why).toEqual({ kind: 'locked', beyond: 'above-workers' });
  });

  test('a kecamatan at its maximum leaves the rest to the others', () => {
    const split = splitOf(FOUR, { total: 230, kecamatanBounds: { b: { max: 150 } } });
    expect(peopleOf(split)).toEqual([27, 53, 70, 80]);
    expect(split.kecamatan).toEqual([
      { code: 'a', people: 80, extra: 50, unknown: 0 },
      { code: 'b', people: 150, extra: 10, unknown: 0 },
    ]);
    expect(split.desa[2]!.why).toMatchObject({ pool: { kecamatan: 'b', bound: 'max', shared: 10 } });
    expect(split.desa[0]!.why).toMatchObject({ pool: { kecamatan: null, shared: 50, weights: 270 } });
  });

  test('a kecamatan is raised to its minimum', () => {
    const split = splitOf(FOUR, { total: 200, kecamatanBounds: { a: { min: 57 } } });
    expect(peopleOf(split)).toEqual([19, 38, 63, 80]);
    expect(split.desa[0]!.why).toMatchObject({ pool: { kecamatan: 'a', bound: 'min', shared: 27 } });
  });

  test('what is unknown stays unknown and the total goes to the others', () => {
    const split = splitOf([...FOUR, desa('b3', null, 5), desa('c1', 30, null)], { total: 221 });
    expect(peopleOf(split)).toEqual([19, 38, 84, 80, null, null]);
    expect(split.desa[4]!.why).toEqual({ kind: 'unknown', eligible: true, active: false });
    expect(split.kecamatan.slice(1)).toEqual([
      { code: 'b', people: 164, extra: 24, unknown: 1 },
      { code: 'c', people: null, extra: null, unknown: 1 },
    ]);
  });

  test('a number may be given to what is unknown; what it adds is unknown where its members are', () => {
    const all = [...FOUR, desa('b3', null, null), desa('b4', null, 5)];
    const split = splitOf(all, { total: 241, locks: { b3: 7, b4: 13 } });
    expect(peopleOf(split)).toEqual([19, 38, 84, 80, 7, 13]);
    expect(split.desa.map((one) => one.extra)).toEqual([9, 18, 24, 0, null, 8]);
    expect(split.extra).toBe(59);
  });

  test('below what is there, everybody gives up the same share when that is allowed', () => {
    const split = splitOf(FOUR, { total: 85, keepActive: false });
    expect(peopleOf(split)).toEqual([5, 10, 30, 40]);
    expect(split.desa[0]!.why).toMatchObject({
      by: 'active',
      weight: 10,
      pool: { shared: -85, weights: 170 },
    });
  });

  test('ties go to the larger weight, then to the earlier code, wherever it stands', () => {
    const same = [desa('a2', 50, 0), desa('a1', 50, 0), desa('a3', 50, 0)];
    expect(peopleOf(splitOf(same, { total: 2 }))).toEqual([1, 1, 0]);
    expect(peopleOf(splitOf([desa('a1', 10, 0), desa('a2', 30, 0)], { total: 2 }))).toEqual([0, 2]);
  });

  test.each([
    { because: 'keeps what it has', at: 0, bound: 'active', wishes: { total: 170 } },
    { because: 'has more members than workers', at: 3, bound: 'over-100', wishes: { total: 180 } },
    {
      because: 'is raised to its minimum',
      ...{ at: 0, bound: 'min', wishes: { total: 300, desaBounds: { a1: { min: 90 } } } },
    },
    {
      because: 'is cut to its maximum',
      ...{ at: 0, bound: 'max', wishes: { total: 300, desaBounds: { a1: { max: 12 } } } },
    },
    { because: 'has no more workers', at: 2, bound: 'workers', wishes: { total: 670, rule: 'workers' } },
  ] as const)('a desa says that it $because', ({ at, bound, wishes }) => {
    const { why } = splitOf(FOUR, wishes).desa[at]!;
    expect(why).toMatchObject({ kind: 'rule', bound, rounded: null });
  });

  test('a desa without gap says that the rule gives it nothing; without anything to give up, that it ends at 0', () => {
    const all = [desa('a1', 40, 40), desa('a2', 100, 10)];
    expect(splitOf(all, { total: 60 }).desa[0]!.why).toMatchObject({ bound: 'no-weight' });
    expect(splitOf(all, { total: 0, keepActive: false }).desa[0]!.why).toMatchObject({ bound: 'zero' });
  });

  test('rounding is told: 540 of 159,000 of 12,000 more are 40.75, rounded up to 41', () => {
    const all = [desa('a1', 563, 23), desa('a2', 158_460, 0)];
    const { people, extra, why } = splitOf(all, { total: 12_023 }).desa[0]!;
    expect([people, extra]).toEqual([64, 41]);
    expect(why).toMatchObject({ rounded: 'up', weight: 540, pool: { shared: 12_000, weights: 159_000 } });
  });
});

test.each([
  { all: [desa('a1', 1, 0), desa('a1', 2, 0)], because: 'desa a1 stands twice' },
  { all: [desa('a1', -1, 0)], because: '-1 is not a number of people' },
  { all: [desa('a1', 1, 0.5)], because: '0.5 is not a number of people' },
  { all: [desa('a1', NaN, 0)], because: 'NaN is not a number of people' },
  { all: [desa('a1', 1, 0, 1.5)], because: 'response rate 1.5 is not a share' },
])('figures that no desa can have are refused: $because', ({ all, because }) => {
  expect(() => splitOf(all, { total: 1 })).toThrow(because);
});

test('wishes of a form are refused where they are not whole people', () => {
  const wishes = plainWishes(10);
  expect(splitWishesSchema.safeParse(wishes).success).toBe(true);
  for (const wrong of [
    { total: 1.5 },
    { total: -1 },
    { total: 2 ** 31 },
    { locks: { a: 0.5 } },
    { rule: 'luck' },
    { desaBounds: { a: { least: 1 } } },
    { locks: Object.fromEntries(Array.from({ length: 100_001 }, (_, i) => [i, 1])) },
  ])
    expect(splitWishesSchema.safeParse({ ...wishes, ...wrong }).success).toBe(false);
});
