import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitTarget, type DesaSplit } from '#lib/domain/targets/split.ts';
import type { SplitDesa, SplitWishes } from '#lib/domain/targets/split-wishes.ts';
import { arbitraryCase, arbitraryDesa, splitOf, splitWith } from './split-cases.ts';

/** Checks a property of the splits among many cases, and that there were enough of them. */
function forSplits(
  check: (given: { all: SplitDesa[]; wishes: SplitWishes }, parts: DesaSplit[]) => void,
  numRuns = 2000,
) {
  let splits = 0;
  fc.assert(
    fc.property(arbitraryCase(400, 40), (given) => {
      const { split, problems } = splitTarget(given.all, given.wishes);
      expect(split === null).toBe(problems.length > 0);
      if (split === null) return;
      splits += 1;
      check(given, split.desa);
    }),
    { numRuns },
  );
  expect(splits).toBeGreaterThan(numRuns / 10);
}

describe('any desa and wishes', () => {
  test('sums are exact and kecamatan are the sums of their desa', () => {
    forSplits(({ all, wishes }, parts) => {
      expect(parts.map(({ code }) => code)).toEqual(all.map(({ code }) => code));
      expect(parts.reduce((sum, one) => sum + (one.people ?? 0), 0)).toBe(wishes.total);
      for (const { code, people } of splitTarget(all, wishes).split!.kecamatan) {
        const own = parts.flatMap((one) => (one.kecamatan === code ? (one.people ?? []) : []));
        expect(people).toBe(own.length === 0 ? null : own.reduce((sum, one) => sum + one, 0));
      }
    });
  });

  test('every lock, bound and option is kept, in whole people', () => {
    forSplits(({ all, wishes }, parts) => {
      for (const { people, why, ...one } of parts) {
        if (people === null) continue;
        const { min = 0, max = Infinity } = wishes.desaBounds[one.code] ?? {};
        expect(Number.isInteger(people) && people >= min && people <= max).toBe(true);
        if (wishes.locks[one.code] !== undefined) expect(people).toBe(wishes.locks[one.code]);
        if (why.kind !== 'rule') continue;
        const { eligible, active } = all.find(({ code }) => code === one.code)!;
        if (wishes.keepActive) expect(people).toBeGreaterThanOrEqual(active!);
        if (wishes.cap) expect(people).toBeLessThanOrEqual(Math.max(eligible!, active!));
      }
    });
  });

  test('bounds of kecamatan are kept', () => {
    forSplits(({ all, wishes }) => {
      for (const { code, people } of splitTarget(all, wishes).split!.kecamatan) {
        const { min = 0, max = Infinity } = wishes.kecamatanBounds[code] ?? {};
        expect((people ?? 0) >= min && (people ?? 0) <= max).toBe(true);
      }
    });
  });

  test('a desa has no number exactly where it is unknown and was given none', () => {
    forSplits(({ all, wishes }, parts) => {
      parts.forEach(({ people, code, active }, i) => {
        const isKnown = active !== null && all[i]!.eligible !== null;
        const isTyped = wishes.rule === 'by-hand' && (active !== null || wishes.byHand[code] !== undefined);
        expect(people !== null).toBe(isKnown || isTyped || wishes.locks[code] !== undefined);
      });
    });
  });

  test('what a reason says adds up: the pool shares in proportion, rounding moves by less than one', () => {
    forSplits((_, parts) => {
      for (const { people, why } of parts) {
        if (why.kind !== 'rule' || why.bound !== null) continue;
        expect(why.pool.weights).toBeGreaterThan(0);
        expect(Math.abs(people! - why.exact!)).toBeLessThan(1 + 1e-6);
        const moved = Math.abs(people! - why.exact!) < 1e-6 ? null : people! > why.exact! ? 'up' : 'down';
        expect(why.rounded).toBe(moved);
      }
    });
  });

  test('the order of the desa does not matter', () => {
    fc.assert(
      fc.property(arbitraryCase(400, 20), fc.infiniteStream(fc.nat()), ({ all, wishes }, keys) => {
        const shuffled = all
          .map((one) => [keys.next().value, one] as const)
          .sort(([a], [b]) => a - b)
          .map(([, one]) => one);
        const [here, there] = [splitTarget(all, wishes), splitTarget(shuffled, wishes)];
        const people = new Map(there.split?.desa.map((one) => [one.code, one.people]));
        expect(there.problems).toEqual(here.problems);
        for (const one of here.split?.desa ?? []) expect(people.get(one.code)).toBe(one.people);
      }),
    );
  });

  test('one person more takes no more than one from anybody', () => {
    forSplits(({ all, wishes }, parts) => {
      const more = splitTarget(all, { ...wishes, total: wishes.total + 1 }).split;
      more?.desa.forEach(({ people }, i) => {
        if (people !== null) expect(people).toBeGreaterThanOrEqual(parts[i]!.people! - 1);
      });
    });
  });

  test('a lock at what a desa gets anyway moves nobody by more than one', () => {
    fc.assert(
      fc.property(arbitraryDesa(400, 20), fc.nat(400), fc.nat(19), (all, extra, at) => {
        const { total, split } = splitWith(all, extra, 'workers');
        const locked = split?.desa[at % all.length];
        if (!split || locked?.people == null) return;
        const locks = { [locked.code]: locked.people };
        const there = splitOf(all, { total, rule: 'workers', locks });
        there.desa.forEach(({ people }, i) => {
          if (people !== null) expect(Math.abs(people - split.desa[i]!.people!)).toBeLessThanOrEqual(1);
        });
      }),
      { numRuns: 500 },
    );
  });
});

test('figures near the largest possible still sum exactly', () => {
  const large = fc.integer({ min: 0, max: 200_000_000 });
  const desa = fc.array(fc.tuple(large, large), { minLength: 2, maxLength: 10 }).map((all) =>
    all.map(([eligible, active], i) => ({
      code: `d${i}`,
      kecamatan: `k${i % 2}`,
      ...{ eligible, active, responseRate: null },
    })),
  );
  fc.assert(
    fc.property(desa, fc.double({ min: 0, max: 1, noNaN: true }), (all, share) => {
      const gaps = all.reduce((sum, one) => sum + Math.max(0, one.eligible - one.active), 0);
      const { total, split } = splitWith(all, Math.floor(gaps * share), 'gap');
      if (total < 2 ** 31) expect(split!.desa.reduce((sum, one) => sum + one.people!, 0)).toBe(total);
    }),
    { numRuns: 500 },
  );
});
