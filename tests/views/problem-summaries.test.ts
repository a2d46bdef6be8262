import { describe, expect, test } from 'vitest';
import type { Problem } from '#lib/views/page-data.ts';
import { summariseProblems } from '#lib/views/problem-summaries.ts';

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
      ['A (Sale): peserta PU Okt 2026 mencapai 120% dari perkiraan pekerja.', '33.17.01.2001'],
      ['B (Sale): peserta PU Okt 2026 mencapai 110% dari perkiraan pekerja.', '33.17.01.2001'],
    ]);
  });

  test('more become one sentence with the first three', () => {
    const summaries = summariseProblems(
      [over('A', 1.5), over('B', 1.4), over('C', 1.3), over('D', 1.2)],
      'id',
    );
    expect(summaries.map(({ text }) => text)).toEqual([
      'Di 4 desa peserta PU Okt 2026 melebihi perkiraan pekerja, tertinggi A (Sale) 150%, B (Sale) 140%, C (Sale) 130%.',
    ]);
  });
});
