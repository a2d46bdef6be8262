import { expect, test } from 'vitest';
import { parsePeriod, parseYear, periodIn } from '#lib/domain/imports/period-labels.ts';

test.each<[string | number, string | null]>([
  ['2026-10', '2026-10'],
  ['10/2026', '2026-10'],
  [202610, '2026-10'],
  ['BLTH 202610', '2026-10'],
  ['BLTH: 10-2026', '2026-10'],
  ['Okt-26', '2026-10'],
  ["OKT'26", '2026-10'],
  ['Nopember 2026', '2026-11'],
  ['Agt 2026', '2026-08'],
  ['31/10/2026', '2026-10'],
  ['05/10/2026', '2026-10'],
  ['10/31/2026', '2026-10'],
  ['2026-10-31', '2026-10'],
  ['s/d 31 Oktober 2026', '2026-10'],
  ['per 31 Oktober 2026', '2026-10'],
  ['Semester I 2026', '2026-06'],
  ['Semester 2 Tahun 2026', '2026-12'],
  ['Triwulan III 2026', '2026-09'],
  ['OKTOBER2026', '2026-10'],
  ['2026', null],
  ['13/2026', null],
  ['33.17.10.2030', null],
  ['3317102030', null],
  ['besok', null],
])('%j is the month %j', (cell, period) => {
  expect(parsePeriod(cell)).toBe(period);
});

test.each<[string, string | null]>([
  ['DATA KEPESERTAAN BPU PER DESA S/D 31 OKTOBER 2026', '2026-10'],
  ['kepesertaan_okt2026_final(2).xlsx', '2026-10'],
  ['laporan-2026-10.csv', '2026-10'],
  ['Rekap BLTH 202610 rev', '2026-10'],
  ['Januari s/d Oktober 2026', '2026-10'],
  ['September 2026 dan Oktober 2026', null],
  ['Oktober 2026, dicetak 03/11/2026', '2026-10'],
  ['Desa 33.17.10.2030', null],
  ['rekap.csv', null],
])('the text %j names %j', (text, period) => {
  expect(periodIn(text)).toBe(period);
});

test('a year is a year, with or without the word', () => {
  expect([parseYear('2026'), parseYear('Tahun 2024'), parseYear(2025), parseYear('26')]).toEqual([
    2026,
    2024,
    2025,
    null,
  ]);
});
