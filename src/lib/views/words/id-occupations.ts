import type { OccupationStatus } from '../../domain/workers/occupations.ts';

const status: Record<OccupationStatus, string> = {
  pu: 'PU',
  bpu: 'BPU',
  jakon: 'Jakon',
  outside: 'Bekerja, di luar BPJS Ketenagakerjaan',
  'not-working': 'Tidak bekerja',
  mixed: 'Campuran, tidak dipakai',
};

/** Indonesian words of the page of occupations. */
export const occupations = {
  link: 'Pekerjaan',
  title: 'Pekerjaan Dukcapil',
  question: 'Pekerjaan mana termasuk PU, BPU, atau Jakon?',
  why: 'Bila jumlah penduduk menurut pekerjaan (Dukcapil) diimpor untuk semua desa, pangsa pekerja informal dan konstruksi tiap desa dihitung darinya, bukan dari tipe wilayahnya. Status di bawah menentukan caranya dan boleh diubah; semua angka lalu dihitung ulang. Desa dengan kurang dari 30 orang yang pekerjaannya tergolong tetap memakai tipe wilayahnya.',
  notImported:
    'Belum ada jumlah penduduk menurut pekerjaan untuk semua desa; semua desa memakai pangsa menurut tipe wilayahnya.',
  used: (desa: string, all: string, month: string) =>
    `${desa} dari ${all} desa memakai pekerjaan terdaftar, ${month}.`,
  unknown: 'Pekerjaan pada berkas yang tidak ada dalam daftar',
  unknownWhy: 'Tidak dipakai untuk pangsa desa. Perbaiki namanya pada berkas, lalu impor lagi.',
  shipped: (name: string) => `bawaan: ${name}`,
  status,
};
