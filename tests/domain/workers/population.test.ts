import { describe, expect, it } from 'vitest';
import { estimatePopulation } from '#lib/domain/workers/population.ts';
import { sum } from '#lib/domain/workers/raking.ts';
import { CENSUS, POPULATION_2025 } from './rembang.ts';

describe('estimatePopulation', () => {
  it('scales desa to their kecamatan in 2020, then to the kabupaten (two kecamatan, by hand)', () => {
    // A doubled since 2010 (400 → 800), B too (600 → 1,200); the kabupaten then grew from 2,000 to 2,200.
    const desa = [
      { kecamatanCode: 'A', sp2010: 100, kecamatanSp2020: 800 },
      { kecamatanCode: 'B', sp2010: 600, kecamatanSp2020: 1200 },
      { kecamatanCode: 'A', sp2010: 300, kecamatanSp2020: 800 },
    ];
    expect([...estimatePopulation(desa, 2200)]).toEqual([220, 1320, 660]);
  });

  it('follows the growth of each kecamatan, not of the kabupaten', () => {
    const desa = [
      { kecamatanCode: 'grew', sp2010: 500, kecamatanSp2020: 900 },
      { kecamatanCode: 'shrank', sp2010: 500, kecamatanSp2020: 100 },
    ];
    expect([...estimatePopulation(desa, 2000)]).toEqual([1800, 200]);
  });

  it('sums exactly to the 665,501 residents of Rembang over 294 desa, none empty', () => {
    const residents = estimatePopulation(CENSUS, POPULATION_2025);
    expect(residents).toHaveLength(294);
    expect(sum(residents)).toBe(665_501);
    expect(Math.min(...residents)).toBeGreaterThan(0);
  });

  it('gives every kecamatan of Rembang its share of SP2020, and every desa its share of SP2010 within', () => {
    const residents = estimatePopulation(CENSUS, POPULATION_2025);
    const codes = [...new Set(CENSUS.map((desa) => desa.kecamatanCode))];
    const kecamatan = codes.map(
      (code) => CENSUS.find((desa) => desa.kecamatanCode === code)!.kecamatanSp2020,
    );
    expect(codes).toHaveLength(14);
    codes.forEach((code, k) => {
      const members = [...CENSUS.keys()].filter((i) => CENSUS[i]!.kecamatanCode === code);
      const exact = (kecamatan[k]! / sum(kecamatan)) * POPULATION_2025;
      const sp2010 = sum(members.map((i) => CENSUS[i]!.sp2010));
      expect(Math.abs(sum(members.map((i) => residents[i]!)) - exact)).toBeLessThan(members.length);
      for (const i of members) {
        expect(Math.abs(residents[i]! - (CENSUS[i]!.sp2010 / sp2010) * exact)).toBeLessThan(1);
      }
    });
  });

  it('refuses census counts that are 0 or missing', () => {
    const empty = [{ kecamatanCode: 'A', sp2010: 0, kecamatanSp2020: 800 }];
    const missing = [{ kecamatanCode: 'A', sp2010: NaN, kecamatanSp2020: 800 }];
    expect(() => estimatePopulation(empty, 100)).toThrow('the census counts sum to 0 or are missing');
    expect(() => estimatePopulation(missing, 100)).toThrow(RangeError);
  });
});
