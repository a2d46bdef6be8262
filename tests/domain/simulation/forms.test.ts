import { describe, expect, it } from 'vitest';
import { periodsBetween } from '#lib/domain/calendar/period.ts';
import { NOT_REPORTED, WORKPLACE_ADDRESS } from '#lib/domain/simulation/dirty-truths.ts';
import { SEGMENTS } from '#lib/domain/workers/segments.ts';
import { counts, desa, FIRST, LAST, people, periods } from './simulated.ts';

describe('what a form says', () => {
  it('names every reported desa × segment in an aktif row, every month', () => {
    const named = new Set(
      counts.filter((row) => row.status === 'aktif').map((r) => `${r.period}|${r.desaCode}|${r.segment}`),
    );
    expect(named.size).toBe((periods.length * desa.length - 1) * SEGMENTS.length);
  });

  it('writes 0 only where a segment has nobody active', () => {
    const zeros = counts.filter((row) => row.count === 0);
    for (const { status, payer, ...place } of zeros) {
      expect(status).toBe('aktif');
      expect(people({ period: place.period, desaCode: place.desaCode, segment: place.segment, status })).toBe(
        0,
      );
      expect(payer).toBe(place.segment === 'bpu' ? 'mandiri' : 'pemberi-kerja');
    }
    expect(
      new Set(
        counts.map((r) =>
          [r.period, r.desaCode, r.segment, r.payer, r.status, r.paidThrough, r.firstMonth].join(),
        ),
      ).size,
    ).toBe(counts.length);
  });

  it('pays PU and Jakon through the employer only, and BPU never', () => {
    for (const row of counts) {
      if ((row.payer === 'pemberi-kerja') !== (row.segment !== 'bpu')) expect.fail(JSON.stringify(row));
    }
    expect(periods).toEqual(periodsBetween(FIRST, LAST));
  });

  it('misses one desa for one month', () => {
    const silent = counts.filter((row) => row.desaCode === NOT_REPORTED.desaCode);
    expect(silent.some((row) => row.period === NOT_REPORTED.period)).toBe(false);
    expect(new Set(silent.map((row) => row.period)).size).toBe(periods.length - 1);
    expect(['2023-05', '2023-12', LAST]).not.toContain(NOT_REPORTED.period);
    expect(desa.some((d) => d.code === NOT_REPORTED.desaCode)).toBe(true);
  });

  it('has PU far above the eligible workers in the desa of the plant', () => {
    const plant = desa.find((d) => d.code === WORKPLACE_ADDRESS.desaCode)!;
    const rates = periods.map(
      (period) =>
        people({ period, desaCode: plant.code, segment: 'pu', status: 'aktif' }) / plant.eligible.pu,
    );
    expect(rates.filter((rate) => rate > 2 && rate < 3).length).toBeGreaterThan(0.8 * periods.length);
  });
});
