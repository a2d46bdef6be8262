import fc from 'fast-check';
import { splitTarget, type Split } from '#lib/domain/targets/split.ts';
import {
  plainWishes,
  SPLIT_RULES,
  type SplitDesa,
  type SplitWishes,
} from '#lib/domain/targets/split-wishes.ts';

/** A desa of the kecamatan that its code begins with. */
export const desa = (
  code: string,
  eligible: number | null,
  active: number | null,
  responseRate: number | null = null,
): SplitDesa => ({ code, kecamatan: code.slice(0, 1), eligible, active, responseRate });

/** Active 170; gaps 90, 180, 240, and none where more are active than eligible: 510 together. */
export const FOUR = [desa('a1', 100, 10), desa('a2', 200, 20), desa('b1', 300, 60), desa('b2', 50, 80)];

export type SomeWishes = Partial<SplitWishes> & { total: number };

export function outcomeOf(all: readonly SplitDesa[], wishes: SomeWishes) {
  return splitTarget(all, { ...plainWishes(wishes.total), ...wishes });
}

/** @throws Error with the problems where there is no split */
export function splitOf(all: readonly SplitDesa[], wishes: SomeWishes): Split {
  const { split, problems } = outcomeOf(all, wishes);
  if (split === null) throw new Error(JSON.stringify(problems));
  return split;
}

export const peopleOf = (split: Split) => split.desa.map((one) => one.people);

/** Splits what is active and something more by a rule, without other wishes. */
export function splitWith(all: readonly SplitDesa[], extra: number, rule: SplitWishes['rule'], cap = true) {
  const known = all.filter((one) => one.eligible !== null && one.active !== null);
  const total = known.reduce((sum, one) => sum + one.active!, 0) + extra;
  const wishes = { ...plainWishes(total, rule), cap };
  return { total, known, split: splitTarget(all, wishes).split };
}

/** Desa of three kecamatan: some unknown, some without workers or gap, some over 100%. */
export function arbitraryDesa(most: number, count: number): fc.Arbitrary<SplitDesa[]> {
  const people = fc.oneof({ weight: 6, arbitrary: fc.nat(most) }, { weight: 1, arbitrary: fc.constant(0) });
  const sometimes = fc.option(people, { freq: 12 });
  const rate = fc.option(fc.constantFrom(0, 0.02, 0.1, 0.125, 0.4, 1), { freq: 3 });
  return fc
    .array(fc.tuple(fc.nat(2), sometimes, sometimes, rate, fc.boolean()), { minLength: 1, maxLength: count })
    .map((all) =>
      all.map(([kecamatan, eligible, active, responseRate, isFull], i) => ({
        code: `k${kecamatan}.d${String(i).padStart(3, '0')}`,
        kecamatan: `k${kecamatan}`,
        eligible: isFull && i % 5 === 0 ? active : eligible,
        active,
        responseRate,
      })),
    );
}

/** Desa with any wishes, possible or not; `most` people a desa. */
export function arbitraryCase(most: number, count: number) {
  const bounds = (limit: number) =>
    fc.record({ min: fc.nat(limit), max: fc.nat(limit) }, { requiredKeys: [] });
  return arbitraryDesa(most, count).chain((all) => {
    const codes = fc.constantFrom(...all.map(({ code }) => code));
    const kecamatan = fc.constantFrom(...all.map((one) => one.kecamatan));
    const some = <T>(value: fc.Arbitrary<T>) => fc.dictionary(codes, value, { maxKeys: 2 });
    const active = all.reduce((sum, one) => sum + (one.active ?? 0), 0);
    return fc.record({
      all: fc.constant(all),
      wishes: fc.record({
        total: fc.oneof(fc.nat(most * all.length), fc.integer({ min: active, max: active + most })),
        rule: fc.constantFrom(...SPLIT_RULES),
        locks: some(fc.nat(most)),
        desaBounds: some(bounds(most)),
        kecamatanBounds: fc.dictionary(kecamatan, bounds(Math.ceil((most * all.length) / 2)), { maxKeys: 2 }),
        keepActive: fc.boolean(),
        cap: fc.boolean(),
        byHand: some(fc.nat(most)),
      }),
    });
  });
}
