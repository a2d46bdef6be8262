import { describe, expect, it } from 'vitest';
import {
  employedOf,
  estimateWorkers,
  fit,
  segmentWeights,
  type SegmentMargins,
} from '#lib/domain/workers/model.ts';
import { sum } from '#lib/domain/workers/raking.ts';
import { SEGMENTS, type Segment } from '#lib/domain/workers/segments.ts';
import { DESA, LABOUR, MARGINS, POPULATION_2025 } from './rembang.ts';

const column = (estimates: Int32Array, segment: Segment) =>
  estimates.filter((_, at) => at % SEGMENTS.length === SEGMENTS.indexOf(segment));
const row = (estimates: Int32Array, i: number) =>
  estimates.subarray(i * SEGMENTS.length, (i + 1) * SEGMENTS.length);

describe('estimateWorkers', () => {
  it('solves two desa as by hand', () => {
    // Formal to informal 6 : 1 in A and 1 : 1 in B, an odds ratio of 6. Rows 400 and 600 (as the residents),
    // columns 500 and 500: only 300·400 ÷ (100·200) = 6 fits.
    const desa = [
      { population: 4000, informalShare: 1 / 7, jakonShare: 0.05 },
      { population: 6000, informalShare: 1 / 2, jakonShare: 0.05 },
    ];
    const estimates = estimateWorkers(desa, LABOUR, { pu: 500, bpu: 500, jakon: null });
    expect([...row(estimates, 0)]).toEqual([300, 100, 0]);
    expect([...row(estimates, 1)]).toEqual([200, 400, 0]);
  });

  it('splits every segment by residents where the priors are the same', () => {
    const prior = { informalShare: 0.6, jakonShare: 0.05 };
    const desa = [
      { population: 1000, ...prior },
      { population: 3000, ...prior },
    ];
    const estimates = estimateWorkers(desa, LABOUR, { pu: 40, bpu: 80, jakon: 8 });
    expect([...estimates]).toEqual([10, 20, 2, 30, 60, 6]);
  });

  it('does not depend on rates common to all desa: the benchmark sets the level', () => {
    const other = { share15Plus: 0.5, tpak: 0.5, tpt: 0.2 };
    expect([...estimateWorkers(DESA, other, MARGINS.potensi)]).toEqual([
      ...estimateWorkers(DESA, LABOUR, MARGINS.potensi),
    ]);
  });

  it('keeps an empty desa empty', () => {
    const prior = { informalShare: 0.6, jakonShare: 0.05 };
    const desa = [
      { population: 0, ...prior },
      { population: 3000, ...prior },
    ];
    expect([...estimateWorkers(desa, LABOUR, { pu: 40, bpu: 80, jakon: 8 })]).toEqual([0, 0, 0, 40, 80, 8]);
  });
});

describe('estimateWorkers for the 294 desa of Rembang', () => {
  const estimates = {
    potensi: estimateWorkers(DESA, LABOUR, MARGINS.potensi),
    sakernas: estimateWorkers(DESA, LABOUR, MARGINS.sakernas),
  };

  it.each([
    { set: 'potensi', segment: 'pu', people: 57_000 },
    { set: 'potensi', segment: 'bpu', people: 171_639 },
    { set: 'potensi', segment: 'jakon', people: 12_000 },
    { set: 'sakernas', segment: 'pu', people: 140_591 },
    { set: 'sakernas', segment: 'bpu', people: 229_678 },
    { set: 'sakernas', segment: 'jakon', people: 0 },
  ] as const)('desa sum exactly to $people for $segment of $set', ({ set, segment, people }) => {
    expect(estimates[set]).toHaveLength(294 * SEGMENTS.length);
    expect(sum(column(estimates[set], segment))).toBe(people);
  });

  it('no desa has fewer than 0 workers; without a base every desa has 0', () => {
    for (const set of [estimates.potensi, estimates.sakernas]) {
      expect(set.every((people) => people >= 0)).toBe(true);
    }
    expect(column(estimates.sakernas, 'jakon').every((people) => people === 0)).toBe(true);
  });

  it.each(['potensi', 'sakernas'] as const)('every desa keeps its share of the employed (%s)', (set) => {
    const total = sum(estimates[set]);
    DESA.forEach(({ population }, i) => {
      const exact = (population / POPULATION_2025) * total;
      expect(Math.abs(sum(row(estimates[set], i)) - exact)).toBeLessThan(SEGMENTS.length + 0.01);
    });
  });

  it('informal work weighs most where the prior says so: town < coast < inland < upland', () => {
    const informal = (['town', 'coast', 'inland', 'upland'] as const).map((terrain) => {
      const members = [...DESA.keys()].filter((i) => DESA[i]!.terrain === terrain);
      const rows = members.map((i) => row(estimates.potensi, i));
      return sum(rows.map((people) => people[1]!)) / sum(rows.map(sum));
    });
    expect(informal).toEqual([...informal].sort((a, b) => a - b));
    expect(new Set(informal).size).toBe(4);
  });
});

describe('the seed of the estimate', () => {
  it('employedOf multiplies residents, 15+ share, participation and 1 − unemployment', () => {
    expect(employedOf(1000, 0.8, 0.75, 0.05)).toBeCloseTo(570, 9);
  });

  it.each<{ informal: number; jakon: number; base: number | null; weights: number[] }>([
    { informal: 0.6, jakon: 0.05, base: 12_000, weights: [0.35, 0.6, 0.05] },
    { informal: 0.6, jakon: 0.05, base: null, weights: [0.4, 0.6, 0] },
    { informal: 0.98, jakon: 0.05, base: 12_000, weights: [0.01, 0.98, 0.05] },
  ])(
    'segmentWeights of $informal informal, $jakon jakon, base $base',
    ({ informal, jakon, base, weights }) => {
      const margins: SegmentMargins = { pu: 1, bpu: 1, jakon: base };
      segmentWeights(informal, jakon, margins).forEach((weight, i) => {
        expect(weight).toBeCloseTo(weights[i]!, 12);
      });
    },
  );

  it('fit takes the employed at any scale', () => {
    const weights = Float64Array.of(0.3, 0.65, 0.05, 0.5, 0.45, 0.05);
    const margins = { pu: 40, bpu: 60, jakon: 10 };
    const people = fit(weights, Float64Array.of(20, 30), margins);
    const thousands = fit(weights, Float64Array.of(0.02, 0.03), margins);
    people.forEach((value, at) => expect(thousands[at]).toBeCloseTo(value, 9));
    expect(sum(people.subarray(0, 3))).toBeCloseTo(44, 3);
  });
});
