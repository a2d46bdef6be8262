import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeCoverage, type CoverageRow } from '#lib/domain/coverage/coverage.ts';
import { classify } from '#lib/views/classes.ts';
import { legendFor } from '#lib/views/legend.ts';
import { MEASURES } from '#lib/views/page-data.ts';
import { NEGATIVE_GAP, paletteOf, PALETTES } from '#lib/views/palettes.ts';
import { roundestBetween } from '#lib/views/round-breaks.ts';
import { wordsFor } from '#lib/views/words/index.ts';

describe('roundestBetween', () => {
  test.each([
    [110, 480, 250, 250],
    [1, 2, 2, 2],
    [0.81, 0.87, 0.84, 0.85],
    [0.2999, 0.3, 0.3, 0.3],
    [940, 1320, 1100, 1000],
    [-20, 30, 12, 0],
    [-480, -110, -200, -250],
    [3.2, 3.4, 3.3, 3.25],
  ])('in (%f, %f] near %f it is %f', (low, high, near, expected) => {
    expect(roundestBetween(low, high, near)).toBe(expected);
  });

  test('an empty band holds none, nor does a band without a whole number', () => {
    expect([roundestBetween(5, 5, 5), roundestBetween(1.2, 1.4, 1.3, true)]).toEqual([null, null]);
  });

  test('it lies in the band and is a multiple of a 1, 2, 2.5 or 5 × 10^k at least half as wide as the band', () => {
    const bands = fc.tuple(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: 1, max: 1e6 }));
    fc.assert(
      fc.property(bands, ([low, width]) => {
        const found = roundestBetween(low, low + width, low + width / 2)!;
        expect(found).toBeGreaterThan(low);
        expect(found).toBeLessThanOrEqual(low + width);
        expect(roundness(found)).toBeGreaterThanOrEqual(width / 2);
      }),
      { seed: 7 },
    );
  });
});

/** 1, 2, 2.5 and 5 × 10^k. */
const STEPS = Array.from({ length: 12 }, (_, k) => [1, 2, 2.5, 5].map((step) => step * 10 ** (k - 3))).flat();

/** The coarsest of those steps that a number is a multiple of. */
const roundness = (value: number) =>
  Math.max(...STEPS.filter((step) => Math.abs(value / step - Math.round(value / step)) < 1e-9));

const numbers = fc.oneof(
  fc.integer({ min: -500, max: 5000 }),
  fc.double({ min: -1, max: 1e5, noNaN: true, noDefaultInfinity: true }),
);
const values = fc.array(fc.option(numbers, { freq: 8 }), { maxLength: 300 });
const options = fc.record({
  maxClasses: fc.integer({ min: 1, max: 5 }),
  floor: fc.constantFrom(-Infinity, 0),
  ceiling: fc.constantFrom(Infinity, 1, 1000),
  whole: fc.boolean(),
});
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

describe('classify', () => {
  test.each([
    [
      '1 to 1000',
      Array.from({ length: 1000 }, (_, i) => i + 1),
      {},
      [250, 500, 600, 750],
      [249, 250, 100, 150, 251],
    ],
    ['fewer distinct values than classes', [1, 2, 3, 3, 3, 3], { whole: true }, [2, 3], [1, 1, 4]],
    ['all equal', [5, 5, 5], {}, [], [3]],
    ['nothing', [], {}, [], []],
    ['nothing known', [null, null], {}, [], []],
    [
      'negative gaps',
      [-30, -2, 5, 40, 100, 300, 800, 1200],
      { floor: 0 },
      [0, 100, 250, 1000],
      [2, 2, 1, 2, 1],
    ],
    ['only negative gaps', [-3, -2], { floor: 0 }, [], [2]],
    [
      'rates above 1',
      [0.82, 0.85, 0.9, 0.91, 0.93, 1, 1.4],
      { ceiling: 1 },
      [0.85, 0.9, 0.925, 1],
      [1, 1, 2, 1, 2],
    ],
    ['only negative gaps and rates above 1', [-1, 2], { floor: 0, ceiling: 1 }, [1], [1, 1]],
    ['mostly one value', [...Array<number>(50).fill(0), 4, 9], {}, [2.5, 5], [50, 1, 1]],
  ])('%s', (_, given, how, breaks, counts) => {
    const classes = classify(given, how);
    expect([classes.breaks, classes.counts]).toEqual([breaks, counts]);
  });

  test('a value on a break belongs to the class above it', () => {
    const { breaks, classOf } = classify([1, 2, 3, 4, 5]);
    expect(breaks.map(classOf)).toEqual(breaks.map((_, i) => i + 1));
  });

  test('unknown and not finite values are no data, in no class', () => {
    const { counts, noData, classOf } = classify([1, null, Number.NaN, Infinity, 9]);
    expect([counts, noData, classOf(null), classOf(Number.NaN)]).toEqual([[1, 1], 3, null, null]);
  });

  test('every known value is in exactly one class: counts and no data add up, no class is empty', () => {
    fc.assert(
      fc.property(values, options, (given, how) => {
        const { breaks, counts, noData, classOf } = classify(given, how);
        expect(sum(counts) + noData).toBe(given.length);
        expect(counts.every((count) => count > 0)).toBe(true);
        expect(counts.length).toBeLessThanOrEqual(Math.max(how.maxClasses, 1 + pins(breaks, how)));
        for (const value of given) {
          const holding = counts.map((_, i) => i).filter((i) => isIn(value, breaks, i));
          expect(holding).toEqual(value === null ? [] : [classOf(value)]);
        }
      }),
      { seed: 11 },
    );
  });

  test('breaks increase strictly and, for people, are whole numbers', () => {
    fc.assert(
      fc.property(values, options, (given, how) => {
        const { breaks } = classify(given, { ...how, whole: true });
        expect(breaks.every((value, i) => i === 0 || value > breaks[i - 1]!)).toBe(true);
        expect(breaks.every(Number.isInteger)).toBe(true);
      }),
      { seed: 13 },
    );
  });

  test('breaks are round: multiples of a step at least half as wide as the values they are chosen from', () => {
    const spread = fc.uniqueArray(fc.integer({ min: 0, max: 20_000 }), { minLength: 50, maxLength: 294 });
    fc.assert(
      fc.property(spread, (given) => {
        const sorted = given.toSorted((a, b) => a - b);
        const quantile = (i: number) => sorted[Math.floor(((i + 0.5) / 5) * sorted.length)]!;
        const { breaks } = classify(given, { whole: true });
        expect(breaks).toHaveLength(4);
        const bands = breaks.map((_, i) => quantile(i + 1) - quantile(i));
        expect(breaks.every((value, i) => roundness(value) >= bands[i]! / 2)).toBe(true);
      }),
      { seed: 17 },
    );
  });
});

const isIn = (value: number | null, breaks: readonly number[], i: number) =>
  value !== null && value >= (breaks[i - 1] ?? -Infinity) && value < (breaks[i] ?? Infinity);

const pins = (breaks: readonly number[], how: { floor: number; ceiling: number }) =>
  breaks.filter((value) => value === how.floor || value === how.ceiling).length;

const row = (
  code: string,
  eligible: number | null,
  active: number | null,
  relativeHalfWidth = 0.05,
): CoverageRow => {
  const counts = {
    eligible,
    ...{ eligibleLow80: null, eligibleHigh80: null },
    eligibleLow: eligible === null ? null : eligible * (1 - relativeHalfWidth),
    eligibleHigh: eligible === null ? null : eligible * (1 + relativeHalfWidth),
    eligibleReported: active === null ? null : eligible,
    active,
    desaReported: active === null ? 0 : 1,
    desaExpected: 1,
  };
  return {
    ...counts,
    ...judgeCoverage(counts),
    level: 'desa',
    code,
    name: code,
    kecamatanCode: '33.17.10',
    kecamatan: 'Rembang',
    period: '2026-10',
    segment: 'bpu',
    denominator: 'potensi',
    denominatorAsOf: eligible === null ? null : '2023-12',
    simulated: true,
  };
};
const desa = Array.from({ length: 60 }, (_, i) => row(`33.17.10.2${100 + i}`, 200 + 40 * i, 10 + i));

describe('legendFor', () => {
  test.each(MEASURES)('%s: desa in classes and without data add up to all', (measure) => {
    const rows = [...desa, row('a', null, 5), row('b', 300, null), row('c', 100, 130)];
    const { classes, noData } = legendFor(rows, measure, 'id');
    expect(sum(classes.map(({ desa }) => desa)) + noData.desa).toBe(rows.length);
    expect(sum(noData.reasons.map(({ desa }) => desa))).toBe(noData.desa);
  });

  test('no data says why, the commonest reason first', () => {
    const { noData } = legendFor(
      [...desa, row('a', null, 5), row('b', 300, null), row('c', 9, null)],
      'rate',
      'id',
    );
    expect(noData.reasons).toEqual([
      { label: wordsFor('id').reason['not-reported'], desa: 2 },
      { label: wordsFor('id').reason['no-base'], desa: 1 },
    ]);
  });

  test('above 100% is flagged and in a class of its own, for rate on top and for gap below', () => {
    const over = row('over', 100, 130);
    const [rate, gap] = [legendFor([...desa, over], 'rate', 'id'), legendFor([...desa, over], 'gap', 'id')];
    expect([rate.over100, gap.over100, rate.isOver100(over)]).toEqual([1, 1, true]);
    expect(rate.classes.at(-1)).toMatchObject({ from: 1, to: null, label: '≥ 100%', desa: 1 });
    expect(gap.classes[0]).toMatchObject({ from: null, to: 0, label: '< 0', desa: 1, colour: NEGATIVE_GAP });
    expect(gap.classOf(over)).toBe(0);
  });

  test('a desa is uncertain when its interval spans more than two classes, a count never', () => {
    const wide = row('wide', 1400, 20, 0.9);
    const legend = legendFor([...desa, wide], 'gap', 'id');
    expect([legend.isUncertain(wide), legend.isUncertain(desa[0]!), legend.uncertain]).toEqual([
      true,
      false,
      1,
    ]);
    expect(legendFor([...desa, wide], 'active', 'id').uncertain).toBe(0);
  });

  test('crossing counts the desa whose interval crosses a break, of those that have one', () => {
    const legend = legendFor([...desa, row('none', 300, null)], 'gap', 'id');
    const breaks = legend.classes.map(({ from }) => from).filter((from) => from !== null);
    const crosses = ({ gapLow, gapHigh }: CoverageRow) => breaks.some((at) => gapLow! < at && at <= gapHigh!);
    expect([legend.intervals, legend.crossing]).toEqual([60, desa.filter(crosses).length]);
    expect(legend.crossing).toBeGreaterThan(0);
    expect(legend.crossing).toBeLessThan(60);
    const counts = legendFor(desa, 'active', 'id');
    expect([counts.intervals, counts.crossing, counts.tooUncertain]).toEqual([0, 0, false]);
  });

  test('too uncertain when more than half span more than two classes, also with three', () => {
    const halfWide = (share: number) =>
      desa.map(({ code, eligible, active }, i) => row(code, eligible, active, i % 10 < share ? 0.98 : 0.01));
    const [most, few] = [legendFor(halfWide(9), 'rate', 'id'), legendFor(halfWide(4), 'rate', 'id')];
    expect([most.classes.length, most.tooUncertain, most.uncertain > 30]).toEqual([3, true, true]);
    expect([few.tooUncertain, few.uncertain <= 30, few.uncertain > 0]).toEqual([false, true, true]);
  });

  test('wide intervals lead to fewer classes, down to three', () => {
    const wide = desa.map(({ code, eligible, active }) => row(code, eligible, active, 0.4));
    expect(legendFor(desa, 'gap', 'id').classes).toHaveLength(5);
    expect(legendFor(wide, 'gap', 'id').classes).toHaveLength(3);
  });

  test('labels are in the language of the page', () => {
    const labels = (lang: 'id' | 'en') => legendFor(desa, 'eligible', lang).classes.map(({ label }) => label);
    expect(labels('id')).toEqual(['< 500', '500–1.000', '1.000–1.500', '1.500–2.000', '≥ 2.000']);
    expect(labels('en')[1]).toBe('500–1,000');
  });

  test('a single class shows its range, equal values the value', () => {
    expect(
      legendFor([row('a', 7, 3), row('b', 7, 3)], 'eligible', 'id').classes.map(({ label }) => label),
    ).toEqual(['7']);
    expect(legendFor([], 'gap', 'id').classes).toEqual([]);
  });
});

describe('palettes', () => {
  // Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB.
  const SIGHTS: Record<string, number[][]> = {
    'full sight': [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
    tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
  }; // prettier-ignore

  test.each(Object.entries(SIGHTS))('with %s every step is darker by at least 1.25 : 1', (_, matrix) => {
    for (const palette of Object.values(PALETTES)) {
      const light = palette.map((colour) => luminance(seen(linear(colour), matrix)) + 0.05);
      const steps = light.slice(1).map((value, i) => light[i]! / value);
      expect(Math.min(...steps)).toBeGreaterThan(1.25);
    }
  });

  test('fewer classes keep the ends and differ', () => {
    expect(paletteOf('gap', 1)).toEqual([PALETTES.gap[2]]);
    for (const count of [2, 3, 4, 5]) {
      const colours = paletteOf('gap', count);
      expect([colours[0], colours.at(-1), new Set(colours).size]).toEqual([
        PALETTES.gap[0],
        PALETTES.gap[4],
        count,
      ]);
    }
  });
});

const linear = (hex: string) =>
  [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });

const seen = (rgb: readonly number[], matrix: readonly number[][]) =>
  matrix.map((line) => Math.min(1, Math.max(0, sum(line.map((weight, i) => weight * rgb[i]!)))));

const luminance = ([r, g, b]: readonly number[]) => 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
