import { describe, expect, it } from 'vitest';
import { addMonths } from '#lib/domain/calendar/period.ts';
import { BATCH_PAYERS, BATCHES, lastMonth, PROGRAMMES } from '#lib/domain/simulation/batches.ts';
import { counts, desa, people, periods } from './simulated.ts';

const dbhcht = (period: string, status: 'aktif' | 'menunggak' | 'baru' | 'berakhir') =>
  people({ period, payer: 'dbhcht', status });

describe('sponsored batches', () => {
  it('are active for exactly the people of the table, month by month', () => {
    for (const payer of BATCH_PAYERS) {
      for (const period of periods.filter((p) => p !== '2026-08')) {
        const paid = BATCHES.filter(
          (batch) => batch.payer === payer && batch.first <= period && period <= lastMonth(batch),
        ).reduce((sum, batch) => sum + batch.people, 0);
        expect(people({ period, payer, status: 'aktif' }), `${payer} ${period}`).toBe(paid);
      }
    }
  });

  it('start together, lapse together, and end together when the grace runs out', () => {
    expect(dbhcht('2023-06', 'aktif')).toBe(0);
    expect(dbhcht('2023-07', 'baru')).toBe(2_500);
    expect(dbhcht('2023-12', 'aktif')).toBe(2_500);
    for (const grace of [1, 2, 3]) {
      const period = addMonths('2023-12', grace);
      expect(dbhcht(period, 'aktif')).toBe(0);
      expect(dbhcht(period, 'menunggak')).toBe(2_500);
      expect(dbhcht(period, 'berakhir')).toBe(0);
    }
    expect(dbhcht('2024-04', 'menunggak')).toBe(0);
    expect(dbhcht('2024-04', 'berakhir')).toBe(2_500);
  });

  it('leave 20–30% behind as mandiri, on top of ordinary recruitment', () => {
    const baru = (period: string) => people({ period, payer: 'mandiri', status: 'baru' });
    const extra = baru('2024-04') - baru('2024-03');
    expect(extra).toBeGreaterThan(0.15 * 2_500);
    expect(extra).toBeLessThan(0.35 * 2_500);
    expect(Object.values(PROGRAMMES).every(({ converts }) => converts >= 0.2 && converts <= 0.3)).toBe(true);
  });

  it('renewed without a gap go on without a lapse', () => {
    const heads = (period: string, status: 'aktif' | 'menunggak' | 'baru') =>
      people({ period, payer: 'apbdes', status });
    expect(heads('2024-03', 'baru')).toBe(4_500);
    for (const period of ['2025-03', '2026-03']) {
      expect(heads(period, 'aktif')).toBe(4_500);
      expect(heads(period, 'baru') + heads(period, 'menunggak')).toBe(0);
    }
  });

  it('renewed late take back those still in their grace, who are not new', () => {
    const fishers = (period: string, status: 'aktif' | 'menunggak' | 'baru' | 'berakhir') =>
      people({ period, payer: 'apbd', status });
    expect(fishers('2023-09', 'menunggak')).toBe(1_300);
    expect(fishers('2023-10', 'aktif')).toBe(2_200);
    expect(fishers('2023-10', 'baru')).toBe(900);
    expect(fishers('2023-12', 'berakhir')).toBe(0);
  });

  it('carry the month they began and the month they are paid for, also while in arrears', () => {
    const groups = (period: string, payer: string, status: string) => {
      const sums = new Map<string, number>();
      for (const row of counts) {
        if (row.period !== period || row.payer !== payer || row.status !== status) continue;
        const key = `${row.firstMonth} ${row.paidThrough}`;
        sums.set(key, (sums.get(key) ?? 0) + row.count);
      }
      return Object.fromEntries(sums);
    };
    expect(groups('2026-10', 'dbhcht', 'aktif')).toEqual({ '2026-07 2026-12': 2_700 });
    // Renewed within the grace: who came back began in March, who joined in October.
    expect(groups('2023-09', 'apbd', 'menunggak')).toEqual({ '2023-03 2023-08': 1_300 });
    expect(groups('2023-10', 'apbd', 'aktif')).toEqual({ '2023-03 2024-03': 1_300, '2023-10 2024-03': 900 });
    // Side by side: those who began first are in the batch that ended last month, the others in the one that goes on.
    const donors = (status: string) => Object.entries(groups('2026-10', 'donatur', status));
    expect(new Set(donors('menunggak').map(([key]) => key.slice(8)))).toEqual(new Set(['2026-09']));
    expect(donors('menunggak').reduce((sum, [, people]) => sum + people, 0)).toBe(200);
    expect(new Set(donors('aktif').map(([key]) => key.slice(8)))).toEqual(new Set(['2027-02']));
    const months = counts.filter(({ status }) => status === 'aktif' || status === 'menunggak');
    const sponsors: readonly string[] = BATCH_PAYERS;
    for (const row of months) {
      const isSponsored = sponsors.includes(row.payer);
      if ((row.firstMonth !== undefined) !== isSponsored) expect.fail(JSON.stringify(row));
      if (!isSponsored) continue;
      const isPaid = row.period <= row.paidThrough!;
      if (row.firstMonth! > row.period || isPaid !== (row.status === 'aktif'))
        expect.fail(JSON.stringify(row));
    }
  });

  it('reach the desa they are meant for, and no other', () => {
    const reached = (payer: (typeof BATCH_PAYERS)[number], code: string) =>
      people({ desaCode: code, payer, status: 'aktif' }) > 0;
    for (const payer of BATCH_PAYERS) {
      const elsewhere = desa.filter((d) => !PROGRAMMES[payer].where(d) && reached(payer, d.code));
      expect(elsewhere.map((d) => d.code)).toEqual([]);
    }
    expect(desa.filter((d) => reached('apbdes', d.code))).toHaveLength(294);
    expect(desa.filter((d) => reached('apbd', d.code))).toHaveLength(53);
    const tobacco = new Set(desa.filter((d) => reached('dbhcht', d.code)).map((d) => d.kecamatanCode));
    expect([...tobacco].sort()).toEqual(['33.17.01', '33.17.03', '33.17.08']);
  });
});
