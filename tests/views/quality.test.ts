import { describe, expect, test } from 'vitest';
import { problemColumns, problemKey } from '#lib/views/quality-columns.ts';
import { problem, PROBLEM_KINDS, type Problem, type QualityReport } from '#lib/views/quality-data.ts';
import { countSeverities, groupProblems, summariseProblems, worstFirst } from '#lib/views/quality-groups.ts';
import {
  kindSections,
  partialSentences,
  problemSentence,
  qualityAnswer,
} from '#lib/views/quality-sentences.ts';

const place = { code: '33.17.12.2001', name: 'Plawangan', kecamatan: 'Kragan' };
const people = { unit: 'people', period: '2026-10', segment: 'bpu' } as const;

const OVER = problem({
  ...{ kind: 'over-100', rule: 'above-interval', severity: 'care', ...place, ...people },
  ...{ segment: 'pu', value: 154, expected: 100, low: 80, high: 120, ratio: 1.54, denominator: 'potensi' },
});
const JUMP = problem({
  ...{ kind: 'jump', rule: 'jump-large', severity: 'care', ...place, ...people },
  ...{ value: 80, expected: 20, low: 10, high: 33, ratio: 3 },
});
const ENDED = problem({
  ...{ kind: 'jump', rule: 'batch-ended', severity: 'note', ...people },
  ...{ payer: 'apbdes', desa: 12, value: 1200, expected: 3000, ratio: -0.6 },
});
const MISSING = problem({ kind: 'not-reported', rule: 'month-missing', severity: 'stop', period: '2026-08' });

describe('groups', () => {
  test('the worst kind comes first, kinds without cases last, each in its own order', () => {
    const groups = groupProblems({ problems: [ENDED, OVER, JUMP, MISSING] });
    expect(groups.slice(0, 3).map(({ kind, severity }) => [kind, severity])).toEqual([
      ['not-reported', 'stop'],
      ['over-100', 'care'],
      ['jump', 'care'],
    ]);
    expect(groups.map(({ kind }) => kind).sort()).toEqual([...PROBLEM_KINDS].sort());
    expect(
      groups.slice(3).every(({ severity, problems }) => severity === null && problems.length === 0),
    ).toBe(true);
    expect(groups[2]?.problems).toEqual([JUMP, ENDED]);
  });

  test('a summary has the count and the worst case of every kind that has any', () => {
    const summaries = summariseProblems({ problems: [ENDED, JUMP] });
    expect(summaries).toEqual([{ kind: 'jump', severity: 'care', count: 2, first: JUMP }]);
    expect(summariseProblems({ problems: [] })).toEqual([]);
  });

  test('worstFirst keeps every case', () => {
    expect(worstFirst([ENDED, JUMP, MISSING])).toEqual([MISSING, JUMP, ENDED]);
  });
});

test.each([
  [[], 'Ya: tidak ada masalah yang ditemukan pada angka Oktober 2026.'],
  [[ENDED], 'Ya: tidak ada yang harus diperbaiki sebelum angka Oktober 2026 dipakai; 1 hal perlu diketahui.'],
  [
    [ENDED, JUMP],
    'Ya, dengan hati-hati: tidak ada yang harus diperbaiki sebelum angka Oktober 2026 dipakai; 1 hal perlu kehati-hatian dan 1 hal perlu diketahui.',
  ],
  [
    [ENDED, JUMP, MISSING],
    'Belum: 1 hal perlu diperbaiki sebelum angka Oktober 2026 dipakai; 1 hal perlu kehati-hatian dan 1 hal perlu diketahui.',
  ],
] as [Problem[], string][])('the first line answers whether the month can be trusted', (problems, answer) => {
  expect(qualityAnswer('2026-10', countSeverities(problems), 'id')).toBe(answer);
});

describe('problemSentence', () => {
  const note = { severity: 'note' } as const;
  test.each<[Problem, string, string]>([
    [
      OVER,
      'Plawangan (Kragan): cakupan PU Okt 2026 154%, 154 peserta aktif untuk 100 pekerja.',
      'Plawangan (Kragan): PU coverage in Oct 2026 154%, 154 active members for 100 workers.',
    ],
    [
      JUMP,
      'Plawangan (Kragan): peserta BPU Okt 2026 berubah dari 20 ke 80.',
      'Plawangan (Kragan): BPU members in Oct 2026 change from 20 to 80.',
    ],
    [
      ENDED,
      'Kelompok APBDes berakhir: peserta BPU di 12 desa turun dari 3.000 ke 1.200 pada Okt 2026.',
      'A batch of APBDes ended: BPU members in 12 desa fell from 3,000 to 1,200 in Oct 2026.',
    ],
    [MISSING, 'Agu 2026: seluruh bulan tidak ada.', 'Aug 2026: the whole month is missing.'],
    [
      problem({
        ...{ kind: 'not-reported', rule: 'desa-silent', ...note, ...place },
        ...{ period: '2026-08', value: 1, expected: 3 },
      }),
      'Plawangan (Kragan): 1 dari 3 segmen dilaporkan untuk Agu 2026.',
      'Plawangan (Kragan): 1 of 3 segments reported for Aug 2026.',
    ],
    [
      problem({
        ...{ kind: 'contradiction', rule: 'active-base', ...note, denominator: 'potensi' },
        ...{ segment: 'pu', value: 60_000, expected: 57_000, ratio: 3 / 57 },
      }),
      'Peserta aktif kabupaten dan penyebutnya (Potensi BPJS, PU): 60.000 dan 57.000 (+5,3%).',
      'Active members of the kabupaten and their base (Potensi BPJS, PU): 60,000 and 57,000 (+5.3%).',
    ],
    [
      problem({ kind: 'stale', rule: 'stale-population', ...note, asOf: '2025', value: 30, expected: 24 }),
      'Penduduk: per 2025, berumur 30 bulan.',
      'Residents: as of 2025, 30 months old.',
    ],
    [
      problem({ kind: 'assumptions', rule: 'own-sd', ...note, detail: 'tpak', value: 0.05, expected: 0.04 }),
      'Tingkat partisipasi angkatan kerja (beda antardesa): simpangan baku 0,050, bawaan 0,040.',
      'Labour force participation (between desa): standard deviation 0.050, shipped 0.040.',
    ],
    [
      problem({ kind: 'assumptions', rule: 'own-payers', ...note, detail: 'mandiri, apbdes' }),
      'Yang mengikuti aturan iuran peserta mandiri: Mandiri, APBDes.',
      'Payers that follow the contribution rules for self-payers: Self-paid, APBDes.',
    ],
    [
      problem({ kind: 'rolled-back', rule: 'earlier-build', severity: 'stop', asOf: '2026-11-22T18:05:00Z' }),
      'Yang ditampilkan adalah susunan data 23 Nov 2026 pukul 01.05 WIB, bukan yang terbaru: susunan lama dipilih dengan sengaja.',
      'What is shown is the build of 23 Nov 2026 at 01:05 WIB, not the newest: the earlier one was chosen on purpose.',
    ],
  ])('%o', (given, indonesian, english) => {
    expect(problemSentence(given, 'id')).toBe(indonesian);
    expect(problemSentence(given, 'en')).toBe(english);
  });
});

describe('the cases of a kind', () => {
  const cells = (one: Problem) =>
    problemColumns(one.kind, 'id', (code) => `/desa/${code}`).map(({ text }) => text(one));

  test('have their numbers with what they are compared with', () => {
    expect(cells({ ...OVER, asOf: '2023-12' })).toEqual([
      ...['Plawangan (Kragan)', 'PU', '154', '100', '80–120', '154%'],
      ...['Potensi BPJS, per Des 2023', 'pakai dengan hati-hati'],
    ]);
    expect(cells(JUMP)).toEqual([
      ...['Plawangan (Kragan)', 'Okt 2026', 'BPU', '20', '80', '+300,0%', '10–33'],
      ...['tidak dijelaskan: sekurangnya separuh', 'pakai dengan hati-hati'],
    ]);
    expect(cells(ENDED)).toEqual([
      ...['12 desa', 'Okt 2026', 'BPU', '3.000', '1.200', '−60,0%', '–'],
      ...['kelompok APBDes berakhir, bukan kekeliruan', 'untuk diketahui'],
    ]);
  });

  test('lead to their desa', () => {
    const [place_] = problemColumns('jump', 'id', (code) => `/desa/${code}`);
    expect([place_?.href?.(JUMP), place_?.href?.(ENDED)]).toEqual(['/desa/33.17.12.2001', null]);
  });

  test('have keys of their own', () => {
    const all = [OVER, JUMP, ENDED, MISSING];
    expect(new Set(all.map(problemKey)).size).toBe(all.length);
  });
});

describe('what a report says of itself', () => {
  const report: QualityReport = {
    period: '2026-10',
    denominator: 'potensi',
    lastFullMonth: '2026-10',
    build: { id: 'abc', builtAt: '2026-11-01T00:00:00Z' },
    checked: Object.fromEntries(PROBLEM_KINDS.map((kind, i) => [kind, 1000 + i])) as QualityReport['checked'],
    partial: [{ name: 'Sumber', segment: 'bpu', desaReported: 17, desaExpected: 18 }],
    problems: [],
  };

  test('names the kecamatan that are worked out from some of their desa', () => {
    expect(partialSentences(report, 'id')).toEqual([
      'Cakupan BPU Kecamatan Sumber dihitung dari 17 dari 18 desa.',
    ]);
  });

  test.each(PROBLEM_KINDS)('says of %s its rule, how many records were looked at, and the build', (kind) => {
    const [rule, checked, build] = kindSections(kind, report, 'id');
    expect(rule?.lines[0]?.length).toBeGreaterThan(20);
    expect(checked?.lines.join(' ')).toContain(`1.00${PROBLEM_KINDS.indexOf(kind)}`);
    expect(build?.lines.join(' ')).toContain('abc');
  });

  test('states the thresholds that are used', () => {
    const lines = (kind: QualityReport['problems'][number]['kind']) =>
      kindSections(kind, report, 'id')[0]!.lines.join(' ');
    expect(lines('jump')).toMatch(/20 orang.*50%.*4 simpangan.*12 perubahan/s);
    expect(lines('over-100')).toContain('200%');
    expect(lines('not-reported')).toContain('90%');
    expect(lines('stale')).toMatch(/24 bulan.*Oktober 2026/s);
    expect(lines('contradiction')).toMatch(/1%.*3%.*5%/s);
  });
});
