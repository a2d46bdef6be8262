import { expect, test } from 'vitest';
import { holidaySentences } from '#lib/views/holiday-sentences.ts';
import { SHIPPED } from '../domain/calendar/shipped-holidays.ts';

test('the days of a month, cuti bersama named as such', () => {
  const december = { from: '2026-12-01', to: '2026-12-31' };
  expect(holidaySentences(december, SHIPPED, 'id')).toEqual([
    '2 hari libur dalam tanggal rencana: 24 Des 2026 (cuti bersama Kelahiran Yesus Kristus), 25 Des 2026 (Kelahiran Yesus Kristus).',
  ]);
  expect(holidaySentences(december, SHIPPED, 'en')).toEqual([
    "Days off within the plan's dates: 2, 24 Dec 2026 (cuti bersama Kelahiran Yesus Kristus), 25 Dec 2026 (Kelahiran Yesus Kristus).",
  ]);
});

test('none', () => {
  const july = { from: '2027-07-01', to: '2027-07-31' };
  expect(holidaySentences(july, SHIPPED, 'id')).toEqual([
    'Tidak ada hari libur nasional atau cuti bersama dalam tanggal rencana.',
  ]);
  expect(holidaySentences(july, SHIPPED, 'en')).toHaveLength(1);
});

test('days that are only predicted, and a year whose cuti bersama is not decided', () => {
  expect(holidaySentences({ from: '2028-01-01', to: '2028-01-31' }, SHIPPED, 'id')).toEqual([
    '2 hari libur dalam tanggal rencana: 1 Jan 2028 (Tahun Baru 2028 Masehi), 26 Jan 2028 (Tahun Baru Imlek 2579 Kongzili).',
    'Belum ditetapkan pemerintah, masih perkiraan: 1 Jan 2028, 26 Jan 2028.',
    'Cuti bersama 2028 belum ditetapkan, jadi hari kerja bisa berkurang.',
  ]);
});

test('a year that the table does not have', () => {
  expect(holidaySentences({ from: '2028-12-26', to: '2029-01-31' }, SHIPPED, 'id')).toEqual([
    'Cuti bersama 2028 belum ditetapkan, jadi hari kerja bisa berkurang.',
    'Hari libur 2029 belum ada dalam data. Isi sendiri sebagai hari tutup sebelum menyusun rencana.',
  ]);
  expect(holidaySentences({ from: '2029-01-01', to: '2029-01-31' }, SHIPPED, 'en')).toEqual([
    'The data have no holidays of 2029 yet. Enter them as days closed before the plan is made.',
  ]);
});
