import { describe, expect, it } from 'vitest';
import { STATUSES } from '#lib/domain/coverage/enrollment.ts';
import { addMonths, monthIndex } from '#lib/domain/calendar/period.ts';
import { NOT_REPORTED } from '#lib/domain/simulation/dirty-truths.ts';
import { simulateEnrollment } from '#lib/domain/simulation/enrollment.ts';
import { LEBARAN_MONTHS } from '#lib/domain/simulation/payment.ts';
import { counts, desa, LAST, months, people, periods, SEED } from './simulated.ts';

const complete = periods.filter((period) => period !== NOT_REPORTED.period);

describe('calibration', () => {
  it('reproduces the press figures of May 2023 within 1%', () => {
    const of = (segment: 'pu' | 'bpu' | 'jakon') => people({ period: '2023-05', segment, status: 'aktif' });
    expect(Math.abs(of('pu') - 53_000)).toBeLessThanOrEqual(530);
    expect(Math.abs(of('bpu') - 8_000)).toBeLessThanOrEqual(80);
    expect(Math.abs(of('jakon') - 12_000)).toBeLessThanOrEqual(120);
  });

  it('has exactly 77,675 active members in December 2023, 93% of potensi PU', () => {
    expect(people({ period: '2023-12', status: 'aktif' })).toBe(77_675);
    const pu = people({ period: '2023-12', segment: 'pu', status: 'aktif' });
    expect(Math.abs(pu - 53_000)).toBeLessThanOrEqual(530);
    expect(pu / 57_000).toBeCloseTo(0.93, 2);
  });

  it('meets those totals for every seed, with recruitment of an ordinary size', () => {
    for (const seed of [1, 2, 3]) {
      const year = simulateEnrollment(desa, { first: '2023-05', last: '2023-12', seed });
      const sum = (index: number, keep: (row: (typeof counts)[number]) => boolean) =>
        year[index]!.counts.filter(keep).reduce((total, row) => total + row.count, 0);
      expect(sum(0, (row) => row.segment === 'bpu' && row.status === 'aktif')).toBe(8_000);
      expect(sum(7, (row) => row.status === 'aktif')).toBe(77_675);
      for (const index of [0, 7]) {
        const recruits = sum(index, (row) => row.payer === 'mandiri' && row.status === 'baru');
        expect(recruits).toBeGreaterThan(0);
        expect(recruits).toBeLessThan(400);
      }
    }
  });

  it('keeps PU and Jakon in their bands and lets BPU grow', () => {
    for (const period of complete.filter((p) => p > '2023-12')) {
      const pu = people({ period, segment: 'pu', status: 'aktif' });
      const jakon = people({ period, segment: 'jakon', status: 'aktif' });
      expect(pu).toBeGreaterThanOrEqual(53_000);
      expect(pu).toBeLessThanOrEqual(55_500);
      expect(jakon).toBeGreaterThanOrEqual(10_500);
      expect(jakon).toBeLessThanOrEqual(12_300);
    }
    const bpu = people({ period: LAST, segment: 'bpu', status: 'aktif' });
    expect(bpu).toBeGreaterThanOrEqual(16_000);
    expect(bpu).toBeLessThanOrEqual(19_000);
    expect(bpu).toBeGreaterThan(people({ period: '2025-10', segment: 'bpu', status: 'aktif' }));
  });

  it('has a project season: more Jakon in September to December than in January to March', () => {
    const mean = (year: string, monthsOfYear: readonly string[]) =>
      monthsOfYear
        .map((month) => people({ period: `${year}-${month}`, segment: 'jakon', status: 'aktif' }))
        .reduce((a, b) => a + b, 0) / monthsOfYear.length;
    for (const year of ['2023', '2024', '2025']) {
      expect(mean(year, ['09', '10', '11', '12'])).toBeGreaterThan(mean(year, ['01', '02', '03']) + 500);
    }
  });

  it('spreads coverage over desa as expected', () => {
    const rates = (segment: 'pu' | 'bpu') =>
      desa
        .map(
          (d) => people({ period: LAST, desaCode: d.code, segment, status: 'aktif' }) / d.eligible[segment],
        )
        .sort((a, b) => a - b);
    const [pu, bpu] = [rates('pu'), rates('bpu')];
    const at = (sorted: number[], share: number) => sorted[Math.round(share * (sorted.length - 1))]!;
    expect(at(pu, 0.02)).toBeGreaterThan(0.6);
    expect(at(pu, 0.98)).toBeLessThan(1.3);
    expect(at(pu, 0.5)).toBeGreaterThan(0.85);
    expect(at(pu, 0.5)).toBeLessThan(1);
    expect(at(bpu, 0.02)).toBeGreaterThan(0.02);
    expect(at(bpu, 0.98)).toBeLessThan(0.35);
    expect(at(bpu, 0.9) / at(bpu, 0.1)).toBeGreaterThan(2.5);
  });

  it('covers PU better in Rembang town than in the uplands', () => {
    const rate = (codes: readonly string[]) => {
      const there = desa.filter((d) => codes.includes(d.kecamatanCode));
      const active = there.map((d) =>
        people({ period: LAST, desaCode: d.code, segment: 'pu', status: 'aktif' }),
      );
      const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
      return sum(active) / sum(there.map((d) => d.eligible.pu));
    };
    expect(rate(['33.17.10', '33.17.14'])).toBeGreaterThan(rate(['33.17.02', '33.17.04']) + 0.05);
  });
});

describe('stocks and flows', () => {
  it('loses nobody: what leaves arrears recovers or ends, what is active was active, new or recovered', () => {
    const payers = new Set(counts.map((row) => `${row.segment}|${row.payer}`));
    for (const [segment, payer] of [...payers].map((key) => key.split('|') as ['pu', 'pemberi-kerja'])) {
      for (const { code } of desa.filter((d) => d.code !== NOT_REPORTED.desaCode)) {
        for (const period of periods.slice(1)) {
          const of = (status: (typeof STATUSES)[number], month = period) =>
            people({ period: month, desaCode: code, segment, payer, status });
          const before = addMonths(period, -1);
          // enrolled′ = enrolled + baru − berakhir holds whatever fell behind or recovered in between
          const enrolled = of('aktif') + of('menunggak');
          const expected = of('aktif', before) + of('menunggak', before) + of('baru') - of('berakhir');
          if (enrolled !== expected)
            expect.fail(`${code} ${segment} ${payer} ${period}: ${enrolled} ≠ ${expected}`);
          if (of('baru') > of('aktif')) expect.fail(`${code} ${period}: more new than active`);
          if (of('berakhir') > of('menunggak', before))
            expect.fail(`${code} ${period}: ended without arrears`);
        }
      }
    }
    expect(payers.size).toBe(9);
  });

  it('is a whole number of people, never below 0', () => {
    expect(counts.every((row) => Number.isInteger(row.count) && row.count >= 0)).toBe(true);
    expect(counts.some((row) => row.count > 100)).toBe(true);
  });

  it('has the arrears saw-tooth of self-payers: less at the end of the quarter than the month before', () => {
    const arrears = (period: string) => people({ period, payer: 'mandiri', status: 'menunggak' });
    const quarterEnds = periods.filter((period) => monthIndex(period) % 3 === 2);
    const drops = quarterEnds.map((period) => arrears(addMonths(period, -1)) - arrears(period));
    const mean = drops.reduce((a, b) => a + b, 0) / drops.length;
    expect(quarterEnds).toHaveLength(15);
    expect(mean).toBeGreaterThan(0.3 * arrears('2025-11'));
    expect(drops.filter((drop) => drop > 0).length).toBeGreaterThanOrEqual(14);
  });

  it('has more self-payers in arrears at Lebaran than in the same month of a year without', () => {
    const share = (period: string) =>
      people({ period, payer: 'mandiri', status: 'menunggak' }) /
      (people({ period, payer: 'mandiri', status: 'aktif' }) +
        people({ period, payer: 'mandiri', status: 'menunggak' }));
    expect(LEBARAN_MONTHS).toContain('2025-03');
    expect(share('2025-03')).toBeGreaterThan(share('2024-03') * 1.2);
    expect(share('2024-04')).toBeGreaterThan(share('2026-04') * 1.05);
  });
});

describe('determinism', () => {
  const short = { first: '2023-01', last: '2023-03', seed: SEED };

  it('gives the same counts for the same seed, whatever the order of the desa and the last month', () => {
    expect(simulateEnrollment([...desa].reverse(), short)).toEqual(months.slice(0, 3));
  });

  it('gives a month the same counts whatever the first month asked for', () => {
    expect(simulateEnrollment(desa, { ...short, first: '2023-03' })).toEqual(months.slice(2, 3));
  });

  it('gives other counts for another seed', () => {
    expect(simulateEnrollment(desa, { ...short, seed: SEED + 1 })).not.toEqual(months.slice(0, 3));
  });

  it('refuses months the tables do not cover', () => {
    expect(() => simulateEnrollment(desa, { ...short, first: '2022-12' })).toThrow('2022-12');
    expect(() => simulateEnrollment(desa, { ...short, last: '2027-01' })).toThrow('2027-01');
  });
});
