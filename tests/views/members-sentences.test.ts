import { describe, expect, test } from 'vitest';
import { endingsOrigin, retentionOrigin, statusOrigin } from '#lib/views/members-origin.ts';
import { endingsSentence, retentionSentence, soonSentence } from '#lib/views/members-sentences.ts';
import type { Endings } from '#lib/views/members-data.ts';
import { ENDINGS, REPORT } from './members-report.ts';

const withEndings = (endings: Partial<Endings>) => ({ ...REPORT, endings: { ...ENDINGS, ...endings } });
const NOBODY: Partial<Endings> = {
  batches: [],
  within: ENDINGS.within.map(({ months }) => ({ months, people: 0, batches: 0 })),
};
const UNKNOWN: Partial<Endings> = {
  ...NOBODY,
  within: ENDINGS.within.map(({ months }) => ({ months, people: null, batches: 0 })),
  reason: 'no-end-months',
};

describe('who will end', () => {
  test('is told of the nearest horizon in which anybody ends, with the first batch and its month', () => {
    expect(endingsSentence(REPORT, 'id')).toBe(
      'Di Kabupaten Contoh 4.500 peserta dibayari sampai Desember 2026 atau lebih awal: tanpa perpanjangan mereka menunggak, yang pertama 1.800 orang (APBD) mulai Desember 2026.',
    );
    const later = withEndings({
      batches: ENDINGS.batches.slice(2),
      within: [
        { months: 3, people: 0, batches: 0 },
        { months: 6, people: 4500, batches: 1 },
      ],
    });
    expect(endingsSentence(later, 'id')).toBe(
      'Di Kabupaten Contoh 4.500 peserta dibayari sampai Februari 2027 atau lebih awal: tanpa perpanjangan 4.500 orang itu menunggak mulai Maret 2027.',
    );
  });

  test('is nobody, or unknown with the reason; never 0 for unknown', () => {
    expect(endingsSentence(withEndings(NOBODY), 'id')).toContain('tidak ada peserta');
    expect(endingsSentence(withEndings(UNKNOWN), 'id')).toBe(
      'Di Kabupaten Contoh belum diketahui siapa yang akan berakhir: bulan terakhir dibayar tidak tercatat.',
    );
    expect(soonSentence(withEndings(UNKNOWN).endings, 'id')).toBe(
      'Berakhir dalam 90 hari: tidak diketahui, karena bulan terakhir dibayar tidak tercatat',
    );
    expect(soonSentence(withEndings(NOBODY).endings, 'en')).toBe('Ending within 90 days: no batch');
  });

  test('fits in one line on the first page', () => {
    expect(soonSentence(ENDINGS, 'id')).toBe(
      'Berakhir dalam 90 hari: 4.500 orang (2 kelompok; terdekat November 2026, APBD 1.800)',
    );
  });
});

describe('who stays', () => {
  test('is told at the longest horizon that is known, or why it is unknown', () => {
    expect(retentionSentence(REPORT, 'id')).toBe(
      'Dari yang mulai setidaknya 6 bulan lalu, 39,4% masih aktif setelah 6 bulan (6.401 dari 16.246 orang).',
    );
    const rows = REPORT.retention.rows.filter(({ rate }) => rate === null);
    const unknown = { ...REPORT, retention: { ...REPORT.retention, rows } };
    expect(retentionSentence(unknown, 'id')).toContain('belum diketahui');
  });
});

describe('where the figures come from', () => {
  const lines = (sections: { lines: string[] }[]) => sections.flatMap((section) => section.lines);

  test('is said with the values put in, what was left out, grace and build', () => {
    expect(lines(statusOrigin(REPORT, 'id'))).toEqual(
      expect.arrayContaining([
        'BPU: terdaftar = aktif 100 + menunggak 20 = 120',
        '1.500 hitungan per desa, segmen, dan sumber iuran',
        'BPU: 1 desa tidak melapor; tidak dihitung sebagai nol',
        'Masa tunggakan sebelum berakhir: 3 bulan',
      ]),
    );
    expect(lines(endingsOrigin(REPORT, 'id'))).toEqual(
      expect.arrayContaining([
        'Berakhir dalam 3 bulan = APBD Nov 2026 1.800 + DBHCHT Des 2026 2.700 = 4.500',
        '953 hitungan per desa, segmen, dan sumber iuran',
        'Aktif sekarang, dan bulan terakhir dibayar antara Okt 2026 dan Sep 2027.',
        '10 orang yang dibayari sponsor tidak tercatat bulan terakhirnya; mereka tidak termasuk.',
      ]),
    );
    const retained = lines(retentionOrigin(REPORT, 'en'));
    expect(retained[0]).toContain('3 months: active ÷ began = 6,401 ÷ 16,246 = 39.4%');
    expect(retained.at(-1)).toMatch(/^abc,/);
  });

  test('has no line twice in a section: lines are keys', () => {
    for (const origin of [statusOrigin, endingsOrigin, retentionOrigin])
      for (const { lines: all } of origin(REPORT, 'id')) expect(new Set(all).size).toBe(all.length);
  });
});
