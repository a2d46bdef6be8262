import { expect, test } from 'vitest';
import { roleOfHeader, wideHeader } from '#lib/domain/imports/headers.ts';
import { yearIn } from '#lib/domain/imports/period-labels.ts';
import {
  isSumLabel,
  parseAge,
  parsePayer,
  parseSegment,
  parseSex,
  parseStatus,
  sumPlace,
} from '#lib/domain/imports/vocabulary.ts';

test('words of files become those of the clean form; unknown ones are null', () => {
  expect(['Penerima Upah', 'BPU', 'Jasa Konstruksi', 'PMI'].map(parseSegment)).toEqual([
    'pu',
    'bpu',
    'jakon',
    null,
  ]);
  expect(['Dana Desa', 'SERTAKAN', 'Mandiri', 'DBH CHT', 'tetangga'].map(parsePayer)).toEqual([
    'apbdes',
    'donatur',
    'mandiri',
    'dbhcht',
    null,
  ]);
  expect(['AKTIF', 'Tunggakan', 'Peserta Baru', 'Non Aktif', 'cuti'].map(parseStatus)).toEqual([
    'aktif',
    'menunggak',
    'baru',
    'berakhir',
    null,
  ]);
  expect(['Laki-laki', 'P', 'wanita', 'x'].map(parseSex)).toEqual(['l', 'p', 'p', null]);
  expect(['15 – 19 th', '75 ke atas', '> 75', '<15', '20-10', 'tua'].map(parseAge)).toEqual([
    '15-19',
    '75+',
    '76+',
    '0-14',
    null,
    null,
  ]);
});

test.each([
  ['JUMLAH', true],
  ['Sub Total', true],
  ['Jumlah Kec. Sumber', true],
  ['GRAND TOTAL', true],
  ['Jumlah Peserta', false],
  ['Totalan', false],
  ['Jumlahan', false],
])('%j marks a sum: %j', (text, is) => {
  expect(isSumLabel(text)).toBe(is);
});

test('a sum names its kecamatan, if it does', () => {
  expect([sumPlace('Jumlah Kec. Sumber'), sumPlace('JUMLAH')]).toEqual(['sumber', null]);
});

test.each<[string, unknown]>([
  ['BPU Okt 2026', { fixed: { period: '2026-10', segment: 'bpu' }, isSum: false }],
  ['PU Jan-26', { fixed: { period: '2026-01', segment: 'pu' }, isSum: false }],
  ['15-19 L', { fixed: { age: '15-19', sex: 'l' }, isSum: false }],
  ['PU Jumlah', { fixed: { segment: 'pu' }, isSum: true }],
  ['Jumlah Laki-laki', { fixed: { sex: 'l' }, isSum: false }],
  ['Petani/Pekebun', { fixed: { occupation: 'Petani/Pekebun' }, isSum: false }],
  ['L+P', { fixed: {}, isSum: true }],
  ['Luas wilayah', null],
  ['2026-08-01', { fixed: { period: '2026-08' }, isSum: false }],
  ['BPU 2026-08-01', { fixed: { period: '2026-08', segment: 'bpu' }, isSum: false }],
  ['2026 Agt', { fixed: { period: '2026-08' }, isSum: false }],
  ['PU 2026 Agustus', { fixed: { period: '2026-08', segment: 'pu' }, isSum: false }],
  ['Agustus', null],
])('the header %j of a column of numbers says %j', (header, said) => {
  expect(wideHeader(header, null)).toEqual(said);
});

test('a month without a year is of the year that is known from elsewhere', () => {
  expect(wideHeader('BPU Agt', 2026)).toEqual({ fixed: { period: '2026-08', segment: 'bpu' }, isSum: false });
  expect(wideHeader('BPU Agt 2025', 2026)?.fixed.period).toBe('2025-08');
  expect(yearIn('REKAP PESERTA TAHUN 2026')).toBe(2026);
  expect(yearIn('Perda 12/2025, keadaan 2026')).toBeNull();
});

test.each<[string, string | null]>([
  ['KODE DESA', 'desa_code'],
  ['Desa/Kelurahan', 'desa_name'],
  ['Kec.', 'kecamatan_name'],
  ['BLTH', 'period'],
  ['BLTH Terakhir Bayar', 'paid_through'],
  ['Sumber Iuran', 'payer'],
  ['No.', 'ignore'],
  ['Keterangan', null],
])('the header %j is %j', (header, role) => {
  expect(roleOfHeader(header)).toBe(role);
});
