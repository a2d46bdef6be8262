import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DesaSplit } from '#lib/domain/targets/split.ts';
import type { SplitDesa } from '#lib/domain/targets/split-wishes.ts';
import { arbitraryDesa, peopleOf, splitWith } from './split-cases.ts';

describe('without own bounds', () => {
  const cases = (check: (all: SplitDesa[], extra: number) => void) => {
    fc.assert(fc.property(arbitraryDesa(400, 30), fc.nat(6000), check), { numRuns: 1000 });
  };
  /** More of `weightOf` never has less of `valueOf`; as much has as much, but for one. */
  const expectOrder = <T>(all: readonly T[], weightOf: (one: T) => number, valueOf: (one: T) => number) => {
    const ordered = [...all].sort((a, b) => weightOf(a) - weightOf(b) || valueOf(a) - valueOf(b));
    ordered.slice(1).forEach((one, i) => {
      const before = ordered[i]!;
      if (weightOf(one) > weightOf(before)) expect(valueOf(one)).toBeGreaterThanOrEqual(valueOf(before));
      else expect(valueOf(one) - valueOf(before)).toBeLessThanOrEqual(1);
    });
  };
  const withFigures = (all: readonly SplitDesa[], parts: readonly DesaSplit[]) =>
    parts.flatMap((part, i) => (part.people === null ? [] : [{ ...all[i]!, ...part }]));
  const gap = (one: SplitDesa) => Math.max(0, one.eligible! - one.active!);

  test('gap: more gap never gets less, as much differs by one at most', () => {
    cases((all, extra) => {
      const { split } = splitWith(all, extra, 'gap');
      if (split) expectOrder(withFigures(all, split.desa), gap, (one) => one.extra!);
    });
  });

  test('workers: more workers never get less, where nobody reaches a limit', () => {
    cases((all, extra) => {
      const { split } = splitWith(all, extra, 'workers', false);
      if (split)
        expectOrder(
          withFigures(all, split.desa),
          (one) => one.eligible!,
          (one) => one.extra!,
        );
    });
  });

  test('response: more people expected to register never get less', () => {
    cases((all, extra) => {
      const learned = all.map((one) => ({ ...one, responseRate: one.responseRate ?? 0.3 }));
      const { split } = splitWith(learned, extra, 'response', false);
      const expected = (one: SplitDesa) => gap(one) * one.responseRate!;
      if (split) expectOrder(withFigures(learned, split.desa), expected, (one) => one.extra!);
    });
  });

  test('equal rate: those that get something reach one rate, and nobody without lies below it', () => {
    cases((all, extra) => {
      const { split } = splitWith(all, extra, 'equal-rate');
      if (!split) return;
      const known = withFigures(all, split.desa).filter((one) => one.eligible! > 0);
      const lows = known.filter((one) => one.extra! > 0).map((one) => (one.people! - 1) / one.eligible!);
      const highs = known.map((one) => (one.people! + 1) / one.eligible!);
      expect(Math.max(0, ...lows)).toBeLessThan(Math.min(Infinity, ...highs) + 1e-6);
    });
  });

  test('ten times the people get ten times as much, to ten', () => {
    cases((all, extra) => {
      const times = (people: number | null) => (people === null ? null : people * 10);
      const tenfold = all.map((one) => ({
        ...one,
        eligible: times(one.eligible),
        active: times(one.active),
      }));
      for (const rule of ['gap', 'workers', 'equal-rate', 'response'] as const) {
        const here = splitWith(all, extra, rule).split;
        const there = splitWith(tenfold, extra * 10, rule).split;
        expect(there === null).toBe(here === null);
        there?.desa.forEach(({ people }, i) => {
          if (people !== null) expect(Math.abs(people - here!.desa[i]!.people! * 10)).toBeLessThanOrEqual(10);
        });
      }
    });
  });

  test('response rates count in proportion only: half of each gives the same split', () => {
    cases((all, extra) => {
      const halved = all.map((one) => ({
        ...one,
        responseRate: one.responseRate === null ? null : one.responseRate / 2,
      }));
      const [here, there] = [all, halved].map((some) => splitWith(some, extra, 'response').split);
      expect(there ? peopleOf(there) : null).toEqual(here ? peopleOf(here) : null);
    });
  });
});
