import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  judgeCoverage as judge,
  type CoverageCounts,
  type CoverageJudgement,
} from '#lib/domain/coverage/coverage.ts';

type Given = 'eligibleReported' | 'eligibleLow80' | 'eligibleHigh80';
type Counts = Omit<CoverageCounts, Given> & Partial<CoverageCounts>;

/** Judges counts in which everybody reported, unless the base of those that did is given, without an 80% interval unless given. */
const judgeCoverage = (counts: Counts) =>
  judge({ eligibleReported: counts.eligible, eligibleLow80: null, eligibleHigh80: null, ...counts });

type Judgement = Omit<CoverageJudgement, keyof typeof NO_NARROW> & Partial<CoverageJudgement>;

const REPORTED = { desaReported: 1, desaExpected: 1 };
const NO_NARROW = { rateLow80: null, rateHigh80: null, gapLow80: null, gapHigh80: null };
const UNKNOWN: Judgement = {
  rate: null,
  rateLow: null,
  rateHigh: null,
  gap: null,
  gapLow: null,
  gapHigh: null,
  reason: null,
};

describe('judgeCoverage', () => {
  it.each<{ about: string; counts: Counts; judgement: Judgement }>([
    {
      about: 'rate and gap with intervals; the larger base gives the smaller rate and the larger gap',
      counts: { eligible: 800, eligibleLow: 500, eligibleHigh: 1000, active: 200, ...REPORTED },
      judgement: {
        ...{ rate: 0.25, rateLow: 0.2, rateHigh: 0.4 },
        ...{ gap: 600, gapLow: 300, gapHigh: 800, reason: null },
      },
    },
    {
      about: 'the 80% interval by the same rule, inside the 95% one',
      counts: {
        ...{ eligible: 800, eligibleLow: 500, eligibleHigh: 1000, active: 200, ...REPORTED },
        ...{ eligibleLow80: 625, eligibleHigh80: 900 },
      },
      judgement: {
        ...{ rate: 0.25, rateLow: 0.2, rateHigh: 0.4, rateLow80: 200 / 900, rateHigh80: 0.32 },
        ...{ gap: 600, gapLow: 300, gapHigh: 800, gapLow80: 425, gapHigh80: 700, reason: null },
      },
    },
    {
      about: 'a rate above 1 and a negative gap stay, flagged',
      counts: { eligible: 100, eligibleLow: 80, eligibleHigh: 200, active: 140, ...REPORTED },
      judgement: {
        ...{ rate: 1.4, rateLow: 0.7, rateHigh: 1.75 },
        ...{ gap: -40, gapLow: -60, gapHigh: 60, reason: 'over-100' },
      },
    },
    {
      about: 'everybody covered is not over 100%',
      counts: { eligible: 100, eligibleLow: 100, eligibleHigh: 100, active: 100, ...REPORTED },
      judgement: {
        ...{ rate: 1, rateLow: 1, rateHigh: 1 },
        ...{ gap: 0, gapLow: 0, gapHigh: 0, reason: null },
      },
    },
    {
      about: 'a reported 0 is a figure, not a missing one',
      counts: { eligible: 100, eligibleLow: 50, eligibleHigh: 200, active: 0, ...REPORTED },
      judgement: {
        ...{ rate: 0, rateLow: 0, rateHigh: 0 },
        ...{ gap: 100, gapLow: 50, gapHigh: 200, reason: null },
      },
    },
    {
      about: 'a base of 0 gives no rate, but a gap',
      counts: { eligible: 0, eligibleLow: 0, eligibleHigh: 4, active: 0, ...REPORTED },
      judgement: {
        ...{ rate: null, rateLow: 0, rateHigh: null },
        ...{ gap: 0, gapLow: 0, gapHigh: 4, reason: null },
      },
    },
    {
      about: 'members where nobody is eligible are over 100%',
      counts: { eligible: 0, eligibleLow: 0, eligibleHigh: 0, active: 3, ...REPORTED },
      judgement: { ...UNKNOWN, gap: -3, gapLow: -3, gapHigh: -3, reason: 'over-100' },
    },
    {
      about: 'an unreported month is unknown, never 0',
      counts: {
        ...{ eligible: 100, eligibleLow: 80, eligibleHigh: 120, active: null },
        ...{ eligibleReported: null, desaReported: 0, desaExpected: 1 },
      },
      judgement: { ...UNKNOWN, reason: 'not-reported' },
    },
    {
      about: 'no base: the members are known, the coverage is not',
      counts: { eligible: null, eligibleLow: null, eligibleHigh: null, active: 40, ...REPORTED },
      judgement: { ...UNKNOWN, reason: 'no-base' },
    },
    {
      about: 'no base comes before not reported and incomplete',
      counts: {
        ...{ eligible: null, eligibleLow: null, eligibleHigh: null, active: null },
        ...{ desaReported: 0, desaExpected: 14 },
      },
      judgement: { ...UNKNOWN, reason: 'no-base' },
    },
    {
      about: 'incomplete: members of those that reported against the workers of the same ones, flagged',
      counts: {
        ...{ eligible: 1000, eligibleLow: 800, eligibleHigh: 1300, eligibleReported: 500, active: 50 },
        ...{ eligibleLow80: 900, eligibleHigh80: 1200, desaReported: 7, desaExpected: 14 },
      },
      judgement: {
        ...{ rate: 0.1, rateLow: null, rateHigh: null },
        ...{ gap: 450, gapLow: null, gapHigh: null, reason: 'incomplete' },
      },
    },
    {
      about:
        'members of segments without a base are compared with nobody, not with the workers of the others',
      counts: {
        ...{ eligible: 1000, eligibleLow: 800, eligibleHigh: 1300, eligibleReported: null, active: 50 },
        ...{ desaReported: 0, desaExpected: 1 },
      },
      judgement: { ...UNKNOWN, reason: 'incomplete' },
    },
    {
      about: 'incomplete comes before over 100%',
      counts: {
        ...{ eligible: 100, eligibleLow: 80, eligibleHigh: 125, active: 150 },
        ...{ desaReported: 13, desaExpected: 14 },
      },
      judgement: {
        ...{ rate: 1.5, rateLow: 1.2, rateHigh: 1.875 },
        ...{ gap: -50, gapLow: -70, gapHigh: -25, reason: 'incomplete' },
      },
    },
    {
      about: 'an unknown interval leaves the estimate known',
      counts: { eligible: 100, eligibleLow: null, eligibleHigh: null, active: 50, ...REPORTED },
      judgement: { ...UNKNOWN, rate: 0.5, gap: 50 },
    },
  ])('$about', ({ counts, judgement }) => {
    expect(judgeCoverage(counts)).toEqual({ ...NO_NARROW, ...judgement });
  });

  it('reproduces the published 32.28% of December 2023', () => {
    const counts = { eligible: 240_639, eligibleLow: 240_639, eligibleHigh: 240_639, active: 77_675 };
    const { rate, gap, reason } = judgeCoverage({ ...counts, desaReported: 294, desaExpected: 294 });
    expect(rate).toBeCloseTo(0.3228, 4);
    expect(gap).toBe(162_964);
    expect(reason).toBeNull();
  });

  it('makes no number of what is unknown: rate and gap need members and a base, their ends a whole base', () => {
    const people = fc.option(fc.nat(2000), { freq: 2 });
    const counts: fc.Arbitrary<CoverageCounts> = fc.record({
      ...{ eligible: people, eligibleLow: people, eligibleHigh: people, eligibleReported: people },
      ...{ eligibleLow80: people, eligibleHigh80: people, active: people },
      ...{ desaReported: fc.nat(3), desaExpected: fc.constant(3) },
    });
    fc.assert(
      fc.property(counts, (given) => {
        const { reason, ...figures } = judge(given);
        const { active, eligible, eligibleReported } = given;
        const isUnknown = active === null || eligibleReported === null;
        expect(figures.gap).toBe(isUnknown ? null : eligibleReported - active);
        expect(figures.rate).toBe(isUnknown || eligibleReported === 0 ? null : active / eligibleReported);
        const isWhole = active !== null && eligible === eligibleReported;
        expect(figures.gapLow === null).toBe(!isWhole || given.eligibleLow === null);
        expect(figures.gapHigh === null).toBe(!isWhole || given.eligibleHigh === null);
        for (const figure of Object.values(figures)) expect(figure).not.toBeNaN();
        if (active === null || eligible === null) expect(reason).toMatch(/^(no-base|not-reported)$/);
      }),
      { seed: 3317, numRuns: 1000 },
    );
  });

  it('is never NaN or infinite, never clipped, and ordered low to high', () => {
    const people = fc.nat(5000);
    fc.assert(
      fc.property(fc.tuple(people, people, people, people, people), people, (drawn, active) => {
        const [eligibleLow, eligibleLow80, eligible, eligibleHigh80, eligibleHigh] = drawn.sort(
          (x, y) => x - y,
        ) as [number, number, number, number, number];
        const judged = judgeCoverage({
          ...{ eligible, eligibleLow, eligibleHigh, eligibleLow80, eligibleHigh80, active, ...REPORTED },
        });
        const { rate, gap } = judged;
        const rates = [judged.rateLow, judged.rateLow80, rate, judged.rateHigh80, judged.rateHigh];
        const gaps = [judged.gapLow, judged.gapLow80, gap, judged.gapHigh80, judged.gapHigh];
        for (const value of rates) expect(value === null || Number.isFinite(value)).toBe(true);
        expect(gap! + active).toBe(eligible);
        expect(gaps).toEqual([...gaps].sort((x, y) => x! - y!));
        if (rate !== null) expect(rate * eligible).toBeCloseTo(active, 6);
        const known = rates.filter((value) => value !== null);
        expect(known).toEqual([...known].sort((x, y) => x - y));
        expect(judged.reason).toBe(active > eligible ? 'over-100' : null);
      }),
      { seed: 3317, numRuns: 300 },
    );
  });
});
