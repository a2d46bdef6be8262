import { describe, expect, test } from 'vitest';
import { judgeCoverage, type CoverageRow } from '#lib/domain/coverage/coverage.ts';
import type { OutreachPlan } from '#lib/domain/outreach/result.ts';
import type { StayBasis } from '#lib/domain/targets/still-active.ts';
import { withMore, type WhatIf } from '#lib/domain/targets/what-if.ts';
import { sideBySide } from '#lib/domain/targets/with-added.ts';
import { decemberColumns } from '#lib/views/what-if-columns.ts';
import type { WhatIfDecember } from '#lib/views/what-if-data.ts';
import { readWhatIf, type WhatIfAsked } from '#lib/views/what-if-form.ts';
import {
  limitSentences,
  otherwiseSentence,
  responseSentence,
  staySentence,
  whatIfCoverage,
  whatIfDecemberSentences,
  whatIfHeadline,
  whatIfPlanSentences,
  whatIfProblemSentence,
} from '#lib/views/what-if-sentences.ts';

const BOUNDS = { kecamatan: ['01', '02'], months: ['2027-01', '2027-02'] };
function asked(query: string): WhatIfAsked {
  const { asked: found, wrong } = readWhatIf(new URLSearchParams(query), BOUNDS, []);
  if (found === null) throw new Error(JSON.stringify(wrong));
  return found;
}

const COUNTS = {
  ...{ eligible: 1000, eligibleReported: 1000, active: 100, desaReported: 3, desaExpected: 3 },
  ...{ eligibleLow: null, eligibleHigh: null, eligibleLow80: null, eligibleHigh80: null },
};
const BEFORE: CoverageRow = {
  ...{ level: 'kecamatan', code: '01', name: 'Hulu', kecamatanCode: null, kecamatan: null },
  ...{ period: '2026-10', segment: 'bpu', denominator: 'potensi', denominatorAsOf: '2023-12' },
  ...{ simulated: false, ...COUNTS, ...judgeCoverage(COUNTS) },
};
const FOUND: WhatIf = {
  ...{ people: 100, limit: 'budget', affordable: 100, gap: 900, perPersonIdr: 201_600 },
  ...{ costIdr: 20_160_000, leftIdr: 840_000, months: [] },
  areas: [{ before: BEFORE, added: 100, after: withMore(BEFORE, 100) }],
};
const page = (query: string, change: Partial<WhatIf> = {}) => ({
  asked: asked(query),
  outcome: { whatIf: { ...FOUND, ...change }, problem: null },
  together: null,
});
const FILLED = 'di=01&orang=500&anggaran=21.000.000';

describe('what is done and what limits it', () => {
  test('the first line names people, place, time and money', () => {
    expect(whatIfHeadline(page(FILLED), 'id')).toBe(
      'Melindungi 100 orang di Hulu selama 12 bulan mulai Januari 2027: iuran Rp 20.160.000 dari APBD (Rp 201.600 per orang).',
    );
    expect(whatIfHeadline(page(FILLED), 'en')).toBe(
      'Protecting 100 people in Hulu for 12 months from January 2027: Rp 20,160,000 of contributions from APBD (Rp 201,600 a person).',
    );
    expect(whatIfHeadline({ ...page(FILLED), outcome: null }, 'id')).toBeNull();
  });

  test('the budget, the gap, or nothing but the wish', () => {
    expect(limitSentences(page(FILLED), 'id')).toEqual([
      'Anggarannya cukup untuk 100 dari 500 orang yang diinginkan.',
      'Sisa anggaran Rp 840.000.',
    ]);
    expect(limitSentences(page('di=01&anggaran=21.000.000'), 'en')).toEqual([
      'The budget carries 100 people.',
      'Rp 840,000 of the budget is left.',
    ]);
    expect(limitSentences(page(FILLED, { limit: 'gap', leftIdr: null }), 'id')).toEqual([
      'Lebih dari itu tidak bisa: menurut perkiraan tinggal 900 orang yang belum terlindungi di sana.',
    ]);
    expect(limitSentences(page(FILLED, { limit: 'wish', leftIdr: null }), 'id')).toEqual([]);
  });

  test('coverage with denominator and date, or why it is unknown', () => {
    expect(whatIfCoverage(page(FILLED), 'id')).toBe(
      'Cakupan BPU di sana menjadi 20,0% (sekarang 10,0%) dari 1.000 pekerja (penyebut: Potensi BPJS, per Des 2023); yang belum terlindungi tinggal 800 orang.',
    );
    const silent = { ...BEFORE, active: null, rate: null, gap: null, reason: 'not-reported' as const };
    const areas = [{ before: silent, added: null, after: silent }];
    expect(whatIfCoverage(page(FILLED, { areas }), 'id')).toBe(
      'Cakupan sesudahnya tidak diketahui: tidak dilaporkan.',
    );
  });

  test('what stands in the way says what to do', () => {
    expect(whatIfProblemSentence({ kind: 'no-wish' }, 'id')).toBe('Isi jumlah orang atau anggaran.');
    expect(whatIfProblemSentence({ kind: 'no-contribution', reason: 'no-rule-then' }, 'id')).toBe(
      'Biayanya tidak diketahui: tidak ada aturan iuran untuk salah satu bulannya. Muat aturan iurannya di Data → Impor, atau pilih bulan lain.',
    );
  });
});

describe('December without and with', () => {
  const sides = (target: number | null) =>
    sideBySide(
      { people: 1000, low80: 900, high80: 1100 },
      { people: 200, shares: { low: 0.5, mid: 0.75, high: 1 }, target },
      (people) => Math.min(1, Math.max(0, (1200 - people) / 400)),
    );
  const line = (target: number | null): WhatIfDecember => ({
    ...{ level: 'kecamatan', code: '01', name: 'Hulu', added: 200, target },
    ...{ sides: sides(target), reason: null },
  });

  test('both, and the chance of the target from careful to hopeful', () => {
    expect(whatIfDecemberSentences(line(1100), 2027, 'id')).toEqual([
      'Desember 2027, BPU Hulu: bila berjalan seperti sekarang sekitar 1.000 (80%: 900–1.100); dengan ini sekitar 1.150 (1.050–1.250).',
      'Peluang mencapai target 1.100: 63%, bukan 25% (hati-hati 50%, harapan 75%).',
    ]);
    expect(whatIfDecemberSentences(line(5000), 2027, 'en')[1]).toBe(
      'The chance of reaching the target of 5,000 stays less than 1%.',
    );
    expect(whatIfDecemberSentences(line(null), 2027, 'id')[1]).toBe(
      'Belum ada target BPU 2027, jadi tidak ada peluang yang bisa disebut.',
    );
  });

  test('without a forecast it says why', () => {
    expect(whatIfDecemberSentences({ ...line(null), sides: null, reason: 'too-far' }, 2028, 'id')).toEqual([
      'Perkiraan Desember 2028 tidak ada: lebih dari 14 bulan ke depan.',
    ]);
  });

  test('the table has columns of the target only where there is one', () => {
    const keys = (lines: WhatIfDecember[]) => decemberColumns(lines, 'id').map(({ key }) => key);
    expect(keys([line(null)])).toEqual(['place', 'without', 'without-interval', 'with', 'with-interval']);
    const cells = decemberColumns([line(1100)], 'id').map(({ text }) => text(line(1100)));
    expect(cells).toEqual([
      ...['Hulu', '1.100', '1.000', '900–1.100', '1.150 (1.100 s.d. 1.200)', '1.050–1.250'],
      ...['25%', '63% (50% s.d. 75%)'],
    ]);
  });
});

describe('assumptions are named as such', () => {
  const stay = (basis: StayBasis) =>
    staySentence(
      {
        stay: { basis, low: 0.6, mid: 0.7, high: 0.8, months: 11, began: 250 },
        asked: asked('sumber=mandiri'),
      },
      2027,
      'id',
    );

  test('who is still active in December, and what that rests on', () => {
    expect(stay('retention')).toBe(
      'Asumsi: 70% dari mereka masih aktif pada Desember 2027 (hati-hati 60%, harapan 80%). Sebanyak itulah peserta Mandiri bertahan 11 bulan, dihitung dari 250 orang, ±10 poin.',
    );
    expect(stay('stay-rate')).toBe(
      'Asumsi: 70% dari mereka masih aktif pada Desember 2027 (hati-hati 60%, harapan 80%). Sebanyak itulah yang tersisa setelah 11 bulan bila peserta Mandiri berhenti dan menunggak seperti 12 bulan terakhir (250 orang-bulan), ±10 poin.',
    );
    expect(stay('typed')).toBe(
      'Asumsi Anda: 70% dari mereka masih aktif pada Desember 2027 (hati-hati 60%, harapan 80%).',
    );
    expect(stay('not-begun')).toBe(
      'Perlindungan baru mulai sesudah Desember 2027, jadi tidak menambah peserta aktif pada bulan itu.',
    );
  });

  test('that a sponsor’s group comes on top of the renewals in the forecast', () => {
    expect(otherwiseSentence({ asked: asked('sumber=apbd') }, 'en')).toBe(
      'Assumption: none of them would be protected otherwise; if some register in another way anyhow, the addition is smaller. The present course already has groups of APBD renewed as last year; this comes on top of that.',
    );
    expect(otherwiseSentence({ asked: asked('sumber=mandiri') }, 'en')).not.toContain('renewed');
  });

  test('what visits bring', () => {
    expect(responseSentence(0.75, 'en')).toBe(
      'Assumed response, until visits of the branch are recorded: 5%/12%/25% of the unprotected come, 10%/25%/40% of those who come register on the spot, at most 8 registrations per officer and hour; 75% are still active after 12 months. One visit of 90 minutes a desa, Monday to Friday 08:00–16:00, estimated travel, holidays not considered.',
    );
  });
});

test('a plan of visits, against the people to be protected', () => {
  const stop = { desa: 'A' } as OutreachPlan['days'][number]['stops'][number];
  const day = { stops: [stop, stop] } as OutreachPlan['days'][number];
  const plan = {
    ...{ days: [day, day], gap: 0.004, km: 81.6, registrations: { low: 9.6, mid: 51.8, high: 160 } },
    missed: [{ wish: 'floor-visits 02', wanted: 1, planned: 0 }],
  } as OutreachPlan;
  expect(whatIfPlanSentences(plan, { wanted: 500, kecamatan: () => 'Hilir' }, 'id')).toEqual([
    '4 kunjungan dalam 2 hari-tim (82 km): sekitar 52 pendaftaran (10–160).',
    'Rencana lain paling banyak 0,4% lebih baik.',
    'Itu 52 dari 500 orang yang ingin dilindungi; sisanya perlu kunjungan lebih banyak, atau didaftarkan sekaligus oleh yang membayar.',
    'Tidak terpenuhi: satu kunjungan di Hilir.',
  ]);
  const proven = { ...plan, gap: 0.0002, missed: [] };
  expect(whatIfPlanSentences(proven, { wanted: 20, kecamatan: () => '' }, 'en')).toEqual([
    '4 visits on 2 team-days (82 km): about 52 registrations (10–160).',
    'No plan is better.',
  ]);
});

describe('what a URL asks for', () => {
  test('defaults: nobody yet, APBD, the first month, a year', () => {
    const { form } = asked('');
    expect(form).toMatchObject({ kecamatan: [], people: '', payer: 'apbd', from: '2027-01', months: 12 });
    const usual = readWhatIf(new URLSearchParams('di='), BOUNDS, ['02']);
    expect(usual.asked?.form.kecamatan).toEqual(['02']);
  });

  test('numbers as people type them', () => {
    expect(asked('orang=2.000&anggaran=Rp 400.000.000')).toMatchObject({ people: 2000, budgetIdr: 4e8 });
    expect(asked('orang=2,5').problems).toEqual([{ field: 'people' }]);
    expect(asked('anggaran=-5').problems).toEqual([{ field: 'budget' }]);
    expect(asked('hati-hati=12,5&tengah=50&harapan=100').shares).toEqual({ low: 0.125, mid: 0.5, high: 1 });
    expect(asked('tengah=50').problems).toEqual([{ field: 'shares' }]);
    expect(asked('tengah=500').problems).toEqual([{ field: 'mid' }]);
  });

  test('a choice that there is not is named with those there are', () => {
    const wrongOf = (query: string) => readWhatIf(new URLSearchParams(query), BOUNDS, []).wrong;
    expect(wrongOf('di=01&di=03')).toEqual({ parameter: 'di', value: '03', allowed: ['01', '02'] });
    expect(wrongOf('mulai=2027-03')).toMatchObject({ parameter: 'mulai', allowed: ['2027-01', '2027-02'] });
    expect(wrongOf('selama=0')).toMatchObject({ parameter: 'selama' });
    expect(wrongOf('sektor=laut')).toMatchObject({ parameter: 'sektor' });
  });
});
