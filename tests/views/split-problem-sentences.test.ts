import { expect, test } from 'vitest';
import type { SplitProblem } from '#lib/domain/targets/split-problem.ts';
import { splitProblemSentence } from '#lib/views/split-problem-sentences.ts';

const NAMES: Record<string, string> = { a1: 'Padaran', a: 'Lasem' };
const nameOf = (code: string) => NAMES[code] ?? code;

/** [problem, Indonesian, English] */
const CASES: [SplitProblem, string, string][] = [
  [
    { kind: 'not-whole', of: 'total', code: null, value: 1.5 },
    'Target: 1,50 bukan jumlah orang. Tulis bilangan bulat dari 0 sampai 2.147.483.647.',
    'Target: 1.50 is not a number of people. Write a whole number from 0 to 2,147,483,647.',
  ],
  [
    { kind: 'not-whole', of: 'locks', code: 'a1', value: -3 },
    'Kunci, Desa Padaran: −3 bukan jumlah orang. Tulis bilangan bulat dari 0 sampai 2.147.483.647.',
    'Locks, Desa Padaran: −3 is not a number of people. Write a whole number from 0 to 2,147,483,647.',
  ],
  [
    { kind: 'not-whole', of: 'kecamatanBounds', code: 'a', value: NaN },
    'Batas kecamatan, Kecamatan Lasem: – bukan jumlah orang. Tulis bilangan bulat dari 0 sampai 2.147.483.647.',
    'Kecamatan bounds, Kecamatan Lasem: – is not a number of people. Write a whole number from 0 to 2,147,483,647.',
  ],
  [
    { kind: 'unknown-code', of: 'locks', codes: ['x8', 'x9'] },
    'Tidak ada wilayah x8, x9 dalam data, tetapi ada di kunci. Hapus dari sana.',
    'There is no place x8, x9 in the data, but it stands in the locks. Take it out there.',
  ],
  [
    { kind: 'unknown-code', of: 'byHand', codes: ['1', '2', '3', '4', '5', '6', '7'] },
    'Tidak ada wilayah 1, 2, 3, 4, 5 dan 2 lainnya dalam data, tetapi ada di angka yang diisi. Hapus dari sana.',
    'There is no place 1, 2, 3, 4, 5 and 2 more in the data, but it stands in the typed numbers. Take it out there.',
  ],
  [
    { kind: 'min-above-max', of: 'desa', code: 'a1', min: 1009, max: 3 },
    'Desa Padaran: batas bawah 1.009 di atas batas atas 3. Turunkan batas bawah atau naikkan batas atas.',
    'Desa Padaran: the minimum 1,009 is above the maximum 3. Lower the minimum or raise the maximum.',
  ],
  [
    { kind: 'min-above-max', of: 'kecamatan', code: 'a', min: 90, max: 80 },
    'Kecamatan Lasem: batas bawah 90 di atas batas atas 80. Turunkan batas bawah atau naikkan batas atas.',
    'Kecamatan Lasem: the minimum 90 is above the maximum 80. Lower the minimum or raise the maximum.',
  ],
  [
    { kind: 'max-below-active', code: 'a1', max: 3, active: 10 },
    'Desa Padaran: batas atas 3 di bawah 10 yang sudah aktif. Naikkan batas atas, atau kunci angkanya bila memang harus turun.',
    'Desa Padaran: the maximum 3 is below the 10 already active. Raise the maximum, or lock its number if it really is to shrink.',
  ],
  [
    { kind: 'min-above-cap', code: 'a1', min: 101, most: 100 },
    'Desa Padaran: batas bawah 101, padahal paling banyak 100 orang dapat menjadi peserta. Turunkan batas bawah, atau izinkan target melebihi jumlah pekerja.',
    'Desa Padaran: the minimum is 101, but at most 100 people can be members. Lower the minimum, or allow targets above the number of workers.',
  ],
  [
    { kind: 'lock-outside', code: 'a1', people: 9, min: 12, max: null },
    'Desa Padaran: dikunci di 9, di luar batasnya sendiri (paling sedikit 12). Ubah kunci atau batasnya.',
    'Desa Padaran: locked at 9, outside its own bounds (at least 12). Change the lock or the bounds.',
  ],
  [
    { kind: 'hand-outside', code: 'a1', people: 61, min: 12, max: 30 },
    'Desa Padaran: diisi 61, di luar batasnya sendiri (12–30). Ubah angka atau batasnya.',
    'Desa Padaran: typed 61, outside its own bounds (12–30). Change the number or the bounds.',
  ],
  [
    { kind: 'kept-outside', code: 'a1', people: 10, min: 0, max: 9 },
    'Desa Padaran: tidak diisi sehingga tetap 10, di luar batasnya sendiri (paling banyak 9). Isi angkanya atau ubah batasnya.',
    'Desa Padaran: not typed, so it stays at 10, outside its own bounds (at most 9). Type its number or change the bounds.',
  ],
  [
    { kind: 'bounds-of-unknown', code: 'a1' },
    'Desa Padaran: jumlah pekerja atau peserta aktifnya tidak diketahui, jadi batasnya tidak dapat dipakai. Kunci sebuah angka atau hapus batasnya.',
    'Desa Padaran: its workers or active members are not known, so its bounds cannot be used. Lock a number or remove the bounds.',
  ],
  [
    { kind: 'lock-above-kecamatan', code: 'a1', kecamatan: 'a', people: 120, max: 100 },
    'Desa Padaran dikunci di 120, di atas batas atas Kecamatan Lasem (100). Turunkan kunci atau naikkan batas kecamatan.',
    "Desa Padaran is locked at 120, above the maximum of Kecamatan Lasem (100). Lower the lock or raise the kecamatan's maximum.",
  ],
  [
    { kind: 'locks-above-kecamatan', code: 'a', locks: 2, people: 150, max: 145 },
    'Kecamatan Lasem: 2 desa yang dikunci berjumlah 150, di atas batas atas 145. Turunkan kunci atau naikkan batas kecamatan.',
    "Kecamatan Lasem: 2 locked desa sum to 150, above the maximum of 145. Lower the locks or raise the kecamatan's maximum.",
  ],
  [
    { kind: 'kecamatan-max', code: 'a', max: 100, people: 140 },
    'Kecamatan Lasem: desanya paling sedikit berjumlah 140, di atas batas atas 100. Naikkan batas kecamatan, atau turunkan kunci dan batas bawah desanya.',
    "Kecamatan Lasem: its desa sum to 140 at least, above the maximum of 100. Raise the kecamatan's maximum, or lower locks and minimums of its desa.",
  ],
  [
    { kind: 'kecamatan-min', code: 'a', min: 301, people: 300 },
    'Kecamatan Lasem: desanya paling banyak berjumlah 300, di bawah batas bawah 301. Turunkan batas kecamatan, atau naikkan kunci dan batas atas desanya.',
    "Kecamatan Lasem: its desa sum to 300 at most, below the minimum of 301. Lower the kecamatan's minimum, or raise locks and maximums of its desa.",
  ],
  [
    { kind: 'locks-above-total', total: 221, locks: 2, people: 230 },
    '2 desa yang dikunci berjumlah 230, 9 lebih banyak daripada target 221. Lepas atau turunkan kunci, atau naikkan target.',
    '2 locked desa sum to 230, 9 more than the target of 221. Release or lower locks, or raise the target.',
  ],
  [
    { kind: 'by-hand-sum', total: 221, people: 200, kept: 3, keptPeople: 160 },
    'Angka desa berjumlah 200, kurang 21 dari target 221. Tambahkan 21 orang. 3 desa yang tidak diisi tetap pada 160 yang sudah aktif.',
    'The numbers of the desa sum to 200, 21 short of the target of 221. Add 21 people. 3 desa without a number stay at the 160 active.',
  ],
  [
    { kind: 'by-hand-sum', total: 221, people: 230, kept: 0, keptPeople: 0 },
    'Angka desa berjumlah 230, lebih 9 dari target 221. Kurangi 9 orang.',
    'The numbers of the desa sum to 230, 9 above the target of 221. Take away 9 people.',
  ],
  [
    { kind: 'minima-above-total', total: 100, people: 170, active: 170, keepActive: true },
    'Target 100 lebih kecil 70 daripada 170 yang sudah aktif. Naikkan target, atau izinkan target di bawah yang sudah aktif.',
    'The target of 100 is 70 below the 170 already active. Raise the target, or allow targets below what is active.',
  ],
  [
    { kind: 'minima-above-total', total: 200, people: 240, active: 170, keepActive: true },
    'Yang sudah aktif, batas bawah, dan kunci berjumlah 240, 40 lebih banyak daripada target 200. Turunkan batas bawah atau kunci, atau naikkan target.',
    'What is active, minimums and locks sum to 240, 40 more than the target of 200. Lower minimums or locks, or raise the target.',
  ],
  [
    { kind: 'minima-above-total', total: 200, people: 240, active: 170, keepActive: false },
    'Batas bawah dan kunci berjumlah 240, 40 lebih banyak daripada target 200. Turunkan batas bawah atau kunci, atau naikkan target.',
    'Minimums and locks sum to 240, 40 more than the target of 200. Lower minimums or locks, or raise the target.',
  ],
  [
    { kind: 'maxima-below-total', total: 12900, people: 680, cap: true },
    'Semua desa paling banyak berjumlah 680, kurang 12.220 dari target 12.900. Turunkan target, naikkan batas atas atau kunci, atau izinkan target melebihi jumlah pekerja.',
    'All desa sum to 680 at most, 12,220 short of the target of 12,900. Lower the target, raise maximums or locks, or allow targets above the number of workers.',
  ],
  [
    { kind: 'maxima-below-total', total: 900, people: 680, cap: false },
    'Semua desa paling banyak berjumlah 680, kurang 220 dari target 900. Turunkan target, atau naikkan batas atas atau kunci.',
    'All desa sum to 680 at most, 220 short of the target of 900. Lower the target, or raise maximums or locks.',
  ],
  [
    { kind: 'no-weight', rule: 'gap', left: 730, kecamatan: null },
    'Masih ada 730 orang untuk dibagi, tetapi tidak ada desa dengan kesenjangan yang dapat menerimanya. Pilih aturan lain, lepas kunci, atau turunkan target.',
    '730 people are left to give, but no desa with a gap can take them. Choose another rule, release locks, or lower the target.',
  ],
  [
    { kind: 'no-weight', rule: 'response', left: 5, kecamatan: 'a' },
    'Kecamatan Lasem: kurang 5 orang sampai batas bawahnya, tetapi tidak ada desa dengan perkiraan pendaftar yang dapat menerimanya. Turunkan batas kecamatan, lepas kunci, atau pilih aturan lain.',
    "Kecamatan Lasem: 5 people short of its minimum, but no desa with people expected to register can take them. Lower the kecamatan's minimum, release locks, or choose another rule.",
  ],
  [
    { kind: 'no-weight', rule: 'equal-rate', left: 5, kecamatan: null },
    'Masih ada 5 orang untuk dibagi, tetapi tidak ada desa dengan pekerja yang dapat menerimanya. Pilih aturan lain, lepas kunci, atau turunkan target.',
    '5 people are left to give, but no desa with workers can take them. Choose another rule, release locks, or lower the target.',
  ],
  [
    { kind: 'nothing-known', rule: 'gap' },
    'Jumlah pekerja dan peserta aktif tidak diketahui di desa mana pun, jadi target tidak dapat dibagi. Muat berkas peserta dahulu, atau kunci angka desa.',
    'Workers and active members are not known of any desa, so the target cannot be split. Load a membership file first, or lock numbers of desa.',
  ],
];

test.each(CASES)('%j', (problem, id, en) => {
  expect(splitProblemSentence(problem, nameOf, 'id')).toBe(id);
  expect(splitProblemSentence(problem, nameOf, 'en')).toBe(en);
});
