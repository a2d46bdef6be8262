import { describe, expect, test } from 'vitest';
import { contributionChanges, inSteps } from '#lib/domain/contributions/changes.ts';
import { costsBySector, protectionCost } from '#lib/domain/contributions/cost.ts';
import { payerClassOf, type ContributionRule } from '#lib/domain/contributions/rules.ts';
import type { CoverageRow } from '#lib/domain/coverage/coverage.ts';
import type { Payer } from '#lib/domain/coverage/enrollment.ts';
import { COST_PAYERS, type ContributionAlert, type ProtectionPlan } from '#lib/views/contribution-data.ts';
import { alertOrigin, protectionOrigin } from '#lib/views/contribution-origins.ts';
import {
  alertNotes,
  alertSentence,
  payerCostName,
  protectionIntervalSentence,
  protectionSentence,
} from '#lib/views/contribution-sentences.ts';
import { SHIPPED } from '../domain/contributions/shipped-rules.ts';
import { coverageRow, desaRow } from './coverage-row.ts';

const SELF_PAYING: Payer[] = ['mandiri', 'perisai', 'donatur', 'csr'];
const BASIS = { selfPaying: SELF_PAYING, build: { id: 'abc123', builtAt: '2026-11-01T00:00:00.000Z' } };

function planOf(
  row: CoverageRow,
  from = '2026-11',
  rules: readonly ContributionRule[] = SHIPPED,
): ProtectionPlan {
  const terms = { segment: 'bpu', programmes: ['JKK+JKM'], from, months: 12 } as const;
  const people = row.gap ?? 0;
  const costs = (people > 0 ? COST_PAYERS : []).flatMap((payer) => {
    const payerClass = payerClassOf<Payer>(payer, SELF_PAYING);
    return costsBySector(rules, people, { ...terms, payer: payerClass }).map(({ sectors, cost }) => {
      const of = (gap: number | null) =>
        gap === null
          ? null
          : protectionCost(rules, Math.max(0, gap), { ...terms, payer: payerClass, sector: sectors[0]! })
              .totalIdr;
      return { payer, payerClass, sectors, cost, lowIdr: of(row.gapLow), highIdr: of(row.gapHigh) };
    });
  });
  return { ...BASIS, row, ...terms, costs };
}

describe('protectionSentence', () => {
  test('by payer, with the sectors apart where they pay differently', () => {
    expect(protectionSentence(planOf(desaRow({})), 'id')).toBe(
      'Untuk melindungi 730 pekerja informal Padaran yang belum terlindungi selama 12 bulan (Nov 2026–Okt 2027), iuran JKK+JKM seluruhnya Rp 147.168.000 dari APBDes; atau Rp 134.904.000 bila membayar sendiri (sektor transportasi: Rp 116.508.000).',
    );
  });

  test('sectors that pay the same are not told apart', () => {
    expect(protectionSentence(planOf(desaRow({}), '2027-04'), 'en')).toBe(
      'To protect the 730 informal workers of Padaran who are not yet protected for 12 months (Apr 2027–Mar 2028), JKK+JKM contributions are in all Rp 147,168,000 from APBDes; or Rp 147,168,000 when self-paid.',
    );
  });

  test('an unknown gap has no cost, and says why', () => {
    expect(protectionSentence(planOf(desaRow({ active: null, desaReported: 0 })), 'id')).toBe(
      'Biayanya belum dapat dihitung: kesenjangan BPU di Padaran untuk Okt 2026 tidak diketahui (tidak dilaporkan).',
    );
    const noBase = planOf(
      desaRow({ eligible: null, eligibleLow: null, eligibleHigh: null, eligibleReported: null }),
    );
    expect(protectionSentence(noBase, 'en')).toContain('is unknown (no denominator).');
  });

  test.each([
    [
      770,
      'tidak ada lagi pekerja informal di Padaran yang belum terlindungi; batas atas selang 95% masih 290 orang.',
    ],
    [1060, 'tidak ada lagi pekerja informal di Padaran yang belum terlindungi.'],
    [1200, 'tidak ada lagi pekerja informal di Padaran yang belum terlindungi.'],
  ])('%d active of 770: nobody is left', (active, told) => {
    expect(protectionSentence(planOf(desaRow({ active })), 'id')).toBe(`Menurut perkiraan Okt 2026, ${told}`);
  });

  test('a payer without a rule is unknown, the other is told', () => {
    const rules = SHIPPED.filter(({ payer }) => payer !== 'government');
    expect(protectionSentence(planOf(desaRow({}), '2027-04', rules), 'id')).toContain(
      'seluruhnya tidak diketahui (tidak ada aturan iuran untuk pembayar dan sektor ini) dari APBDes; atau Rp 147.168.000 bila membayar sendiri.',
    );
  });
});

describe('protectionIntervalSentence', () => {
  test('the ends of the gap times what a person costs', () => {
    expect(protectionIntervalSentence(planOf(desaRow({}), '2027-04'), 'id')).toBe(
      'Dengan selang 95% kesenjangannya (460–1.020 orang): Rp 92.736.000–205.632.000 dari APBDes; atau Rp 92.736.000–205.632.000 bila membayar sendiri.',
    );
  });

  test('where nobody may be left the least is nothing', () => {
    const plan = planOf(desaRow({ active: 520 }), '2027-04');
    expect(protectionIntervalSentence(plan, 'en')).toBe(
      'Over the 95% interval of the gap (−20 to 540 people): Rp 0–108,864,000 from APBDes; or Rp 0–108,864,000 when self-paid.',
    );
  });

  test.each([
    ['no interval', desaRow({ eligibleLow: null, eligibleHigh: null })],
    ['an unknown gap', desaRow({ active: null, desaReported: 0 })],
    ['nobody left', desaRow({ active: 770 })],
  ])('%s: none', (_, row) => {
    expect(protectionIntervalSentence(planOf(row), 'id')).toBeNull();
  });
});

test('the origin of a cost has the formula with its values, each rule once, and what was assumed', () => {
  const sections = protectionOrigin(planOf(desaRow({})), 'id');
  expect(sections.map(({ heading }) => heading)).toEqual([
    'Cara menghitung',
    'Aturan iuran yang dipakai',
    'Asumsi',
    'Susunan data',
  ]);
  expect(sections[0]?.lines).toEqual([
    'Orang = kesenjangan BPU Okt 2026 = 730 orang (penyebut Potensi BPJS per Des 2023)',
    'APBDes: 730 orang × (12 bulan × Rp 16.800) = Rp 147.168.000',
    'Membayar sendiri (selain transportasi): 730 orang × (2 bulan × Rp 8.400 + 10 bulan × Rp 16.800) = Rp 134.904.000',
    'Membayar sendiri (transportasi): 730 orang × (5 bulan × Rp 8.400 + 7 bulan × Rp 16.800) = Rp 116.508.000',
  ]);
  expect(sections[1]?.lines).toHaveLength(5);
  expect(sections[1]?.lines).toContain(
    'JKK+JKM BPU, sektor other, pembayar self, 2026-04 s.d. 2026-12 (PP 50/2025): Rp 16.800 dikurangi 50% = Rp 8.400 per orang per bulan',
  );
  expect(sections[2]?.lines).toEqual([
    expect.stringContaining('Sektor pekerja tidak tercatat'),
    'Membayar dengan tarif mandiri menurut pengaturan cabang: Mandiri, Perisai, Donatur, CSR. Yang lain dengan tarif pemerintah.',
    'APBDes: tarif pemerintah',
    'Mandiri: tarif mandiri',
    'Tanpa JHT, yang tidak wajib bagi BPU.',
    'Jumlah orang dianggap tetap selama bulan-bulan itu.',
  ]);
  expect(sections[3]?.lines).toEqual(['abc123, disusun 1 Nov 2026 pukul 07.00 WIB']);
});

test('a payer is named with its sectors only where they differ', () => {
  const names = (from: string) => planOf(desaRow({}), from).costs.map((cost) => payerCostName(cost, 'en'));
  expect(names('2026-11')).toEqual(['APBDes', 'Self-paid (other than transport)', 'Self-paid (transport)']);
  expect(names('2027-04')).toEqual(['APBDes', 'Self-paid']);
});

function alertOf(given: Partial<ContributionAlert>, after = '2026-10', to = '2027-10'): ContributionAlert {
  const [change] = inSteps(contributionChanges(SHIPPED, { segment: 'bpu', after, to }));
  return {
    ...BASIS,
    ...change!,
    row: coverageRow({}),
    people: 8_123,
    payers: [
      { payer: 'mandiri', active: 8_000, desa: 294 },
      { payer: 'csr', active: 123, desa: 9 },
    ],
    ...given,
  };
}

describe('alertSentence', () => {
  test('the cliff of January 2027, with the most people it can concern', () => {
    expect(alertSentence(alertOf({}), 'id')).toBe(
      'Iuran JKK+JKM naik mulai Januari 2027: dari Rp 8.400 menjadi Rp 16.800 per orang per bulan, untuk hingga 8.123 peserta aktif BPU dengan tarif mandiri (sektor peserta tidak tercatat; sektor transportasi baru April 2027).',
    );
    expect(alertSentence(alertOf({}), 'en')).toBe(
      "JKK+JKM contributions rise from January 2027: from Rp 8,400 to Rp 16,800 a person a month, for up to 8,123 active BPU members at the rate of self-payers (members' sectors are not recorded; sector transport not before April 2027).",
    );
  });

  test('a change of one sector only', () => {
    expect(alertSentence(alertOf({}, '2025-12', '2026-02'), 'id')).toBe(
      'Iuran JKK+JKM turun mulai Januari 2026: dari Rp 16.800 menjadi Rp 8.400 per orang per bulan, untuk hingga 8.123 peserta aktif BPU dengan tarif mandiri (hanya sektor transportasi; sektor peserta tidak tercatat).',
    );
  });

  test('a change of all sectors at once concerns all of them, not "up to"', () => {
    const steps: ContributionAlert['steps'] = [{ month: '2027-01', sectors: ['other', 'transport'] }];
    expect(alertSentence(alertOf({ steps }), 'id')).toBe(
      'Iuran JKK+JKM naik mulai Januari 2027: dari Rp 8.400 menjadi Rp 16.800 per orang per bulan, untuk 8.123 peserta aktif BPU dengan tarif mandiri.',
    );
  });

  test('without a report the number is unknown, not 0', () => {
    const alert = alertOf({ people: null, payers: [] });
    expect(alertSentence(alert, 'id')).toContain(
      'untuk peserta BPU dengan tarif mandiri (jumlahnya Okt 2026 tidak dilaporkan)',
    );
    expect(alertOrigin(alert, 'id')[0]?.lines[0]).toBe('Peserta aktif BPU Okt 2026: tidak dilaporkan.');
  });
});

describe('alertNotes', () => {
  const CONSEQUENCE =
    'Beri tahu peserta sebelum Januari 2027: yang tidak siap membayar lebih dapat menunggak.';

  test('the month, that it is simulated, and what to do', () => {
    expect(alertNotes(alertOf({}), 'id')).toEqual(['Oktober 2026', 'Simulasi', CONSEQUENCE]);
  });

  test('real counts of some desa say of how many', () => {
    const row = coverageRow({ simulated: false, desaReported: 280 });
    expect(alertNotes(alertOf({ row }), 'id')).toEqual([
      'Oktober 2026',
      '280 dari 294 desa melapor',
      CONSEQUENCE,
    ]);
  });

  test('a fall needs no warning', () => {
    expect(alertNotes(alertOf({}, '2025-12', '2026-02'), 'id')).toEqual(['Oktober 2026', 'Simulasi']);
  });
});

test('the origin of an alert adds up the payers and names both rules', () => {
  const [formula, rules] = alertOrigin(alertOf({}), 'id');
  expect(formula?.lines[0]).toBe(
    'Peserta aktif BPU Okt 2026 dengan tarif ini = Mandiri 8.000 (294 desa) + CSR 123 (9 desa) = 8.123 orang',
  );
  expect(rules?.lines).toHaveLength(4);
});
