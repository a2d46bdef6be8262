import { describe, expect, it } from 'vitest';
import { drawWorkers, workersInterval, type Uncertainty } from '#lib/domain/workers/intervals.ts';
import { employedOf, estimateWorkers } from '#lib/domain/workers/model.ts';
import { SEGMENTS } from '#lib/domain/workers/segments.ts';
import { DESA, LABOUR, MARGINS, UNCERTAINTY } from './rembang.ts';

/**
 * "For a desa of 2,250 people about 770 informal workers, 95% interval about 500–1,060", from SDs of 3% of the residents,
 * 2 points of the share 15+, 4 of participation, 10 of the informal share, 2.1 of sampling.
 */
const EXAMPLE = { residents: 2250, people: 770, low: 500, high: 1060 };
const HALF_WIDTH = (EXAMPLE.high - EXAMPLE.low) / 2 / EXAMPLE.people;
const WITHIN = 0.03;
const BPU = SEGMENTS.indexOf('bpu');

const off = (value: number, from: number) => Math.abs(value - from) / from;

/** Every desa has the informal share of Sakernas itself: terrain says nothing. */
const { pu, bpu } = MARGINS.sakernas;
const ALIKE = DESA.map((desa) => ({ ...desa, informalShare: bpu / (pu + bpu) }));

/** People per 2,250 residents of a desa: the average of some desa. */
function averageOf(desa: typeof DESA, people: (i: number) => number): number {
  const each = desa.map(({ population }, i) => (people(i) * EXAMPLE.residents) / population);
  return each.reduce((total, value) => total + value, 0) / each.length;
}

/** Estimate and ends of the interval of informal workers by Sakernas, per 2,250 residents. */
function perExample(desa: typeof DESA, uncertainty: Uncertainty) {
  const estimates = estimateWorkers(desa, LABOUR, MARGINS.sakernas);
  const draws = drawWorkers(desa, LABOUR, MARGINS.sakernas, uncertainty, { draws: 1000, seed: 3317 });
  const intervals = desa.map((_, i) => workersInterval(draws, [i], [BPU]));
  return {
    people: averageOf(desa, (i) => estimates[i * SEGMENTS.length + BPU]!),
    low: averageOf(desa, (i) => intervals[i]!.low),
    high: averageOf(desa, (i) => intervals[i]!.high),
  };
}

describe('the published example of a desa of 2,250 people', () => {
  it('is residents × 15+ × participation × (1 − unemployment) × an informal share of 0.60, Jawa Tengah’s of 2023', () => {
    const employed = employedOf(EXAMPLE.residents, LABOUR.share15Plus, LABOUR.tpak, LABOUR.tpt);
    expect(employed).toBeCloseTo(1287.26, 1);
    expect(off(employed * 0.6, EXAMPLE.people)).toBeLessThan(0.004);
    expect(off(employed * 0.6039, EXAMPLE.people)).toBeLessThan(WITHIN);
  });

  it('has its interval from the five SDs alone: errors of a product add up in squares, ±36%', () => {
    const sd = UNCERTAINTY.sakernas;
    const relative = Math.hypot(
      sd.population,
      sd.share15Plus / LABOUR.share15Plus,
      sd.tpak / LABOUR.tpak,
      sd.informalShare / 0.6,
      0.021 / 0.6,
    );
    expect(off(1.96 * relative, HALF_WIDTH)).toBeLessThan(WITHIN);
    expect(off(EXAMPLE.people * (1 - 1.96 * relative), EXAMPLE.low)).toBeLessThan(WITHIN);
    expect(off(EXAMPLE.people * (1 + 1.96 * relative), EXAMPLE.high)).toBeLessThan(WITHIN);
  });

  it('is what the model gives in Rembang where terrain says nothing and has no error: all within 3%', () => {
    const found = perExample(ALIKE, { ...UNCERTAINTY.sakernas, terrainPrior: 0 });
    for (const end of ['people', 'low', 'high'] as const)
      expect(off(found[end], EXAMPLE[end])).toBeLessThan(WITHIN);
    expect(off((found.high - found.low) / 2 / found.people, HALF_WIDTH)).toBeLessThan(2 * WITHIN);
  });

  it('is wider by the error of a terrain’s prior, which the example leaves out, by less than a tenth', () => {
    const width = (terrainPrior: number) => {
      const { low, high } = perExample(ALIKE, { ...UNCERTAINTY.sakernas, terrainPrior });
      return high - low;
    };
    const wider = width(UNCERTAINTY.sakernas.terrainPrior) / width(0);
    expect(wider).toBeGreaterThan(1.02);
    expect(wider).toBeLessThan(1.1);
  });

  it('is not that of other terrains: a town has a quarter fewer informal workers, the uplands a tenth more', () => {
    const estimates = estimateWorkers(DESA, LABOUR, MARGINS.sakernas);
    const informal = new Map(DESA.map(({ code }, i) => [code, estimates[i * SEGMENTS.length + BPU]!]));
    const people = (terrain: string) => {
      const desa = DESA.filter((one) => one.terrain === terrain);
      return averageOf(desa, (i) => informal.get(desa[i]!.code)!) / EXAMPLE.people;
    };
    expect(people('town')).toBeCloseTo(0.75, 2);
    expect(people('coast')).toBeCloseTo(1.01, 2);
    expect(people('inland')).toBeCloseTo(1.045, 2);
    expect(people('upland')).toBeCloseTo(1.11, 2);
  });
});
