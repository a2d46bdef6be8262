import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitTarget, type Split } from '#lib/domain/targets/split.ts';
import {
  plainWishes,
  splitWishesSchema,
  SPLIT_RULES,
  type SplitDesa,
  type SplitWishes,
} from '#lib/domain/targets/split-wishes.ts';

const desa = (code: string, eligible: number | null, active: number | null): SplitDesa => ({
  code,
  kecamatan: code.slice(0, 1),
  eligible,
  active,
  responseRate: null,
});
const FOUR = [desa('a1', 100, 10), desa('a2', 200, 20), desa('b1', 300, 60), desa('b2', 50, 80)];

function splitOf(all: readonly SplitDesa[], wishes: Partial<SplitWishes> & { total: number }): Split {
  const { split, problems } = splitTarget(all, { ...plainWishes(wishes.total), ...wishes });
  if (split === null) throw new Error(JSON.stringify(problems));
  return split;
}
const people = (split: Split) => split.desa.map((one) => one.people);

describe('by hand', () => {
  // Active 170. Gaps 90, 180, 240 and none (over 100%): 510 together.
  test('the gap rule gives 51 more in proportion to 90 : 180 : 240 : 0', () => {
    expect(people(splitOf(FOUR, { total: 221 }))).toEqual([19, 38, 84, 80]);
  });

  test('the workers rule gives 13 more by largest remainder of 2 : 4 : 6 : 1, but nobody more than its workers', () => {
    const split = splitOf(FOUR, { total: 170 + 12, rule: 'workers' });
    expect(people(split)).toEqual([12, 24, 66, 80]);
  });

  test('equal rate: those above keep what they have, the others meet at one rate', () => {
    // 380 − 80 = 300 over 600 workers: one half.
    expect(people(splitOf(FOUR, { total: 380, rule: 'equal-rate' }))).toEqual([50, 100, 150, 80]);
  });

  test('a lock stands, the others share what is left', () => {
    expect(people(splitOf(FOUR, { total: 221, locks: { b1: 69 } }))).toEqual([24, 48, 69, 80]);
  });

  test('a kecamatan that may not grow leaves it to the other', () => {
    const split = splitOf(FOUR, { total: 200, kecamatanBounds: { b: { max: 140 } } });
    expect(people(split)).toEqual([20, 40, 60, 80]);
    expect(split.kecamatan).toEqual([
      { code: 'a', people: 60, extra: 30 },
      { code: 'b', people: 140, extra: 0 },
    ]);
  });

  test('what is unknown stays unknown and the total goes to the others', () => {
    const split = splitOf([...FOUR, desa('b3', null, 5)], { total: 221 });
    expect(people(split)).toEqual([19, 38, 84, 80, null]);
    expect(split.desa[4]!.why).toEqual({ kind: 'unknown', eligible: true, active: false });
  });

  test('below what is there, everybody gives the same share when that is allowed', () => {
    expect(people(splitOf(FOUR, { total: 85, keepActive: false }))).toEqual([5, 10, 30, 40]);
  });

  test('every number says why', () => {
    expect(splitOf(FOUR, { total: 220 }).desa[0]!.why).toMatchObject({
      kind: 'rule',
      rule: 'gap',
      weight: 90,
      weights: 510,
      bound: null,
    });
  });
});

describe('wishes that cannot be met are named', () => {
  const problemsOf = (wishes: Partial<SplitWishes> & { total: number }, all: readonly SplitDesa[] = FOUR) =>
    splitTarget(all, { ...plainWishes(wishes.total), ...wishes }).problems;

  test.each<[Partial<SplitWishes> & { total: number }, object]>([
    [{ total: 100 }, { kind: 'minima-above-total', total: 100, people: 170, keepActive: true }],
    [{ total: 900 }, { kind: 'maxima-below-total', total: 900, people: 680, cap: true }],
    [
      { total: 221, locks: { x9: 1 } },
      { kind: 'unknown-code', of: 'locks', codes: ['x9'] },
    ],
    [
      { total: 221, desaBounds: { a1: { min: 9, max: 3 } } },
      { kind: 'min-above-max', code: 'a1', min: 9, max: 3 },
    ],
    [
      { total: 221, desaBounds: { a1: { max: 3 } } },
      { kind: 'max-below-active', code: 'a1', max: 3, active: 10 },
    ],
    [
      { total: 221, desaBounds: { a1: { min: 101 } } },
      { kind: 'min-above-cap', code: 'a1', min: 101, most: 100 },
    ],
    [
      { total: 221, locks: { a1: 9 }, desaBounds: { a1: { min: 12 } } },
      { kind: 'lock-outside', code: 'a1', people: 9, min: 12, max: null },
    ],
    [
      { total: 221, kecamatanBounds: { b: { max: 100 } } },
      { kind: 'kecamatan-max', code: 'b', people: 140 },
    ],
    [
      { total: 400, kecamatanBounds: { a: { min: 301 } } },
      { kind: 'kecamatan-min', code: 'a', people: 300 },
    ],
    [
      { total: 221, rule: 'by-hand', byHand: { a1: 40 } },
      { kind: 'by-hand-sum', total: 221, people: 200 },
    ],
    [
      { total: 900, cap: false, locks: { a1: 10, a2: 20, b1: 60 } },
      { kind: 'no-weight', left: 730 },
    ],
  ])('%j', (wishes, problem) => {
    expect(problemsOf(wishes)).toEqual([expect.objectContaining(problem)]);
  });

  test('nothing known', () => {
    expect(problemsOf({ total: 5 }, [desa('a1', null, null)])).toEqual([
      { kind: 'nothing-known', rule: 'gap' },
    ]);
  });
});

const unknownSometimes = (most: number) => fc.option(fc.nat(most), { freq: 12 });
const arbitraryDesa = (most: number, count: number) =>
  fc
    .array(fc.tuple(fc.nat(2), unknownSometimes(most), unknownSometimes(most)), {
      minLength: 1,
      maxLength: count,
    })
    .map((all) =>
      all.map(([kecamatan, eligible, active], i) => ({
        code: `k${kecamatan}.d${String(i).padStart(3, '0')}`,
        kecamatan: `k${kecamatan}`,
        eligible,
        active,
        responseRate: i % 3 === 0 ? null : (i % 7) / 10,
      })),
    );
const arbitraryBounds = (most: number) =>
  fc.record({ min: fc.nat(most), max: fc.nat(most) }, { requiredKeys: [] });

function arbitraryCase(most: number, count: number) {
  return arbitraryDesa(most, count).chain((all) => {
    const codes = fc.constantFrom(...all.map(({ code }) => code));
    const kecamatan = fc.constantFrom(...all.map((one) => one.kecamatan));
    const some = <T>(value: fc.Arbitrary<T>) => fc.dictionary(codes, value, { maxKeys: 2 });
    return fc.record({
      all: fc.constant(all),
      wishes: fc.record({
        total: fc.nat(most * all.length),
        rule: fc.constantFrom(...SPLIT_RULES),
        locks: some(fc.nat(most)),
        desaBounds: some(arbitraryBounds(most)),
        kecamatanBounds: fc.dictionary(kecamatan, arbitraryBounds(most * 3), { maxKeys: 2 }),
        keepActive: fc.boolean(),
        cap: fc.boolean(),
        byHand: some(fc.nat(most)),
      }),
    });
  });
}

describe('any desa and wishes', () => {
  test('sums are exact and every bound is kept', () => {
    fc.assert(
      fc.property(arbitraryCase(400, 40), ({ all, wishes }) => {
        const { split, problems } = splitTarget(all, wishes);
        if (split === null) {
          expect(problems.length).toBeGreaterThan(0);
          return;
        }
        const sum = split.desa.reduce((total, one) => total + (one.people ?? 0), 0);
        expect(sum).toBe(wishes.total);
        expect(split.kecamatan.reduce((total, one) => total + one.people, 0)).toBe(wishes.total);
        for (const one of split.desa) {
          if (one.people === null) continue;
          expect(Number.isInteger(one.people)).toBe(true);
          const { min = 0, max = Infinity } = wishes.desaBounds[one.code] ?? {};
          expect(one.people).toBeGreaterThanOrEqual(Math.max(min, one.low!));
          expect(one.people).toBeLessThanOrEqual(Math.min(max, one.high ?? Infinity));
          if (wishes.locks[one.code] !== undefined) expect(one.people).toBe(wishes.locks[one.code]);
        }
        for (const { code, people: inKecamatan } of split.kecamatan) {
          const { min = 0, max = Infinity } = wishes.kecamatanBounds[code] ?? {};
          expect(inKecamatan).toBeGreaterThanOrEqual(min);
          expect(inKecamatan).toBeLessThanOrEqual(max);
        }
      }),
      { numRuns: 3000 },
    );
  });

  test('there is a split exactly where some whole numbers meet all wishes (all of them tried)', () => {
    let [possible, impossible] = [0, 0];
    fc.assert(
      fc.property(arbitraryCase(4, 4), ({ all, wishes }) => {
        const { split, problems } = splitTarget(all, wishes);
        if (problems.some(({ kind }) => kind === 'no-weight')) return;
        expect(split !== null).toBe(someSplit(all, wishes));
        if (split === null) impossible += 1;
        else possible += 1;
      }),
      { numRuns: 3000 },
    );
    expect(Math.min(possible, impossible)).toBeGreaterThan(200);
  });

  test('under the gap rule more gap never gets less, equal gaps differ by one at most', () => {
    fc.assert(
      fc.property(arbitraryDesa(400, 30), fc.double({ min: 0, max: 1, noNaN: true }), (all, share) => {
        const known = all.filter((one) => one.eligible !== null && one.active !== null);
        fc.pre(known.length > 0);
        const gaps = new Map(known.map((one) => [one.code, Math.max(0, one.eligible! - one.active!)]));
        const active = known.reduce((sum, one) => sum + one.active!, 0);
        const all0 = [...gaps.values()].reduce((sum, gap) => sum + gap, 0);
        const split = splitOf(all, { total: active + Math.floor(all0 * share) });
        const given = split.desa.filter((one) => one.people !== null);
        for (const a of given)
          for (const b of given) {
            const more = gaps.get(a.code)! - gaps.get(b.code)!;
            if (more > 0) expect(a.extra).toBeGreaterThanOrEqual(b.extra!);
            if (more === 0) expect(Math.abs(a.extra! - b.extra!)).toBeLessThanOrEqual(1);
          }
      }),
    );
  });

  test('the order of desa does not matter', () => {
    fc.assert(
      fc.property(arbitraryCase(400, 20), ({ all, wishes }) => {
        const there = splitTarget(all, wishes).split;
        const back = splitTarget(all.toReversed(), wishes).split;
        expect(back?.desa.toReversed().map((one) => one.people)).toEqual(
          there?.desa.map((one) => one.people),
        );
      }),
    );
  });
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
  ])
    expect(splitWishesSchema.safeParse({ ...wishes, ...wrong }).success).toBe(false);
});

/** Whether whole numbers exist that meet all wishes, by trying all up to the total. */
function someSplit(all: readonly SplitDesa[], wishes: SplitWishes): boolean {
  const choices = all.flatMap((one) => {
    const { min = 0, max = Infinity } = wishes.desaBounds[one.code] ?? {};
    const fixed =
      wishes.locks[one.code] ??
      (wishes.rule === 'by-hand' ? (wishes.byHand[one.code] ?? one.active ?? undefined) : undefined);
    if (fixed === undefined && (one.eligible === null || one.active === null)) return min > max ? [[]] : [];
    return [
      Array.from({ length: wishes.total + 1 }, (_, n) => n).filter((n) => {
        if (n < min || n > max) return false;
        if (fixed !== undefined) return n === fixed;
        if (wishes.keepActive && n < one.active!) return false;
        return !wishes.cap || n <= Math.max(one.eligible!, one.active!);
      }),
    ];
  });
  const places = all.filter(
    (one) =>
      (one.eligible !== null && one.active !== null) ||
      wishes.locks[one.code] !== undefined ||
      (wishes.rule === 'by-hand' && (wishes.byHand[one.code] ?? one.active) !== null),
  );
  if (choices.length !== places.length) return false;
  if (places.length === 0) return false;
  const crossed = Object.values(wishes.kecamatanBounds).some(({ min = 0, max = Infinity }) => min > max);
  return !crossed && trySums(choices, places, 0, wishes, new Map());
}

function trySums(
  choices: readonly number[][],
  places: readonly SplitDesa[],
  i: number,
  wishes: SplitWishes,
  sums: ReadonlyMap<string, number>,
): boolean {
  if (i === choices.length) {
    const total = [...sums.values()].reduce((sum, one) => sum + one, 0);
    return (
      total === wishes.total &&
      Object.entries(wishes.kecamatanBounds).every(([code, { min = 0, max = Infinity }]) => {
        const sum = sums.get(code) ?? 0;
        return sum >= min && sum <= max;
      })
    );
  }
  const { kecamatan } = places[i]!;
  return choices[i]!.some((n) =>
    trySums(choices, places, i + 1, wishes, new Map(sums).set(kecamatan, (sums.get(kecamatan) ?? 0) + n)),
  );
}
