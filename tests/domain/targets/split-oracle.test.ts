import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitTarget, type DesaSplit } from '#lib/domain/targets/split.ts';
import { arbitraryCase } from './split-cases.ts';
import { placesOf, slowNumbers, someSplit } from './slow-split.ts';

test('there is a split exactly where some whole numbers meet all wishes and the rule can give them (all tried)', () => {
  const seen = { split: 0, 'no-weight': 0, problem: 0 };
  fc.assert(
    fc.property(arbitraryCase(4, 5), ({ all, wishes }) => {
      const { split, problems } = splitTarget(all, wishes);
      const crossed = Object.values(wishes.kecamatanBounds).some(({ min = 0, max = Infinity }) => min > max);
      const places = crossed ? null : placesOf(all, wishes);
      const possible = places !== null && someSplit(places, wishes, false);
      const byRule = places !== null && someSplit(places, wishes, true);
      const verdict = byRule ? 'split' : possible ? 'no-weight' : 'problem';
      seen[verdict] += 1;
      const isStuck = problems.length > 0 && problems.every(({ kind }) => kind === 'no-weight');
      expect(split !== null ? 'split' : isStuck ? 'no-weight' : 'problem').toBe(verdict);
    }),
    { numRuns: 3000 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(50);
});

/** The number before it was made whole. */
function exactOf({ people, why }: DesaSplit): number {
  return why.kind === 'rule' && why.bound === null && why.exact !== null ? why.exact : people!;
}

test('the exact numbers are those of halving the level, nested in kecamatan; whole ones are next to them', () => {
  let [splits, nested] = [0, 0];
  fc.assert(
    fc.property(arbitraryCase(400, 30), ({ all, wishes }) => {
      const { split } = splitTarget(all, wishes);
      if (split === null) return;
      splits += 1;
      const slow = slowNumbers(placesOf(all, wishes)!, wishes);
      const parts = split.desa.filter(({ people }) => people !== null);
      nested += Number(parts.some(({ why }) => why.kind === 'rule' && why.pool.bound !== null));
      expect(parts.map(exactOf)).toEqual(slow.map((number) => expect.closeTo(number, 4)));
      parts.forEach(({ people }, i) => {
        expect(Math.abs(people! - slow[i]!)).toBeLessThan(1.0001);
      });
    }),
    { numRuns: 3000 },
  );
  expect(splits).toBeGreaterThan(300);
  expect(nested).toBeGreaterThan(20);
});
