import { describe, expect, test } from 'vitest';
import type { Problem } from '#lib/views/page-data.ts';
import { summariseProblems, worstFirst } from '#lib/views/problem-summaries.ts';

describe('summariseProblems', () => {
  const over = (name: string, rate: number): Problem => ({
    kind: 'over-100',
    code: '33.17.01.2001',
    name,
    kecamatan: 'Sale',
    period: '2026-10',
    segment: 'pu',
    count: 10,
    rate,
    detail: null,
  });

  test('two stay single and keep their desa', () => {
    const summaries = summariseProblems([over('A', 1.2), over('B', 1.1)], 'id');
    expect(summaries.map(({ text, code }) => [text, code])).toEqual([
      [
        'A (Sale): peserta PU Okt 2026 melebihi batas atas selang pekerja (120% dari perkiraannya).',
        '33.17.01.2001',
      ],
      [
        'B (Sale): peserta PU Okt 2026 melebihi batas atas selang pekerja (110% dari perkiraannya).',
        '33.17.01.2001',
      ],
    ]);
  });

  test('more become one sentence with the first three', () => {
    const summaries = summariseProblems(
      [over('A', 1.5), over('B', 1.4), over('C', 1.3), over('D', 1.2)],
      'id',
    );
    expect(summaries.map(({ text }) => text)).toEqual([
      'Di 4 desa peserta PU Okt 2026 melebihi batas atas selang pekerja, tertinggi A (Sale) 150%, B (Sale) 140%, C (Sale) 130%.',
    ]);
  });

  const silent = (given: Partial<Problem>): Problem => ({
    ...over('A', 1),
    kind: 'not-reported',
    segment: null,
    rate: null,
    ...given,
  });
  const month = (period: string, count: number) =>
    silent({ code: null, name: null, kecamatan: null, period, count });

  test('months and desa that did not report are told apart', () => {
    const months = [month('2026-10', 30), month('2026-09', 25), month('2026-08', 41), month('2026-07', 22)];
    const desa = ['A', 'B', 'C'].map((name) => silent({ name }));
    const texts = (lang: 'id' | 'en') =>
      summariseProblems([...months, ...desa], lang).map(({ text }) => text);
    expect(texts('id')).toEqual([
      'Pada 4 bulan ada desa yang tidak melapor atau melapor tidak lengkap, misalnya Okt 2026 (30 desa), Sep 2026 (25 desa), Agu 2026 (41 desa).',
      '3 laporan bulanan desa tidak ada, misalnya A (Sale) Okt 2026, B (Sale) Okt 2026, C (Sale) Okt 2026.',
    ]);
    expect(texts('en')[0]).toBe(
      'In 4 months some desa did not report, or not in full, such as Oct 2026 (30 desa), Sept 2026 (25 desa), Aug 2026 (41 desa).',
    );
  });

  test('an earlier build served on purpose comes first, the rest stay in order', () => {
    const rolledBack = silent({
      kind: 'rolled-back',
      code: null,
      name: null,
      detail: '2026-11-22T18:05:00Z',
    });
    const problems = [over('A', 1.2), month('2026-10', 30), rolledBack];
    expect(worstFirst(problems)).toEqual([rolledBack, problems[0], problems[1]]);
    const [first] = summariseProblems(problems, 'id');
    expect(first).toMatchObject({
      text: expect.stringMatching(/^Yang ditampilkan adalah susunan data 23 Nov 2026/),
      consequence: expect.stringMatching(/belum terhitung/),
      code: null,
    });
  });
});
