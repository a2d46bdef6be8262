import type { VisitProblem, VisitRemark } from '../../domain/drives/visit-sent.ts';

/** Why a visit is not kept, and what to do. */
const problem: Record<VisitProblem, string> = {
  fields:
    'Isian kunjungan ini tidak lengkap atau ada angka yang tidak mungkin; periksa lagi: orang 0–5.000, menit 0–1.440.',
  nothing: 'Belum ada yang diisi; isi paling sedikit satu angka atau catatan.',
  future: 'Tanggal kunjungan masih di depan; pilih hari ini atau sebelumnya.',
  'too-old': 'Tanggal kunjungan lebih dari 400 hari yang lalu; periksa tahunnya.',
  personal: 'Catatan memuat yang mirip NIK, nomor telepon, atau surel; hapus dulu, cukup tulis jumlah orang.',
};

/** What to know of a visit that was kept. */
const remark: Record<VisitRemark, string> = {
  'drive-cancelled': 'Jadwalnya sudah dibatalkan; hasil kunjungan tetap disimpan.',
  'drive-moved': 'Jadwalnya sudah dipindah ke tanggal lain; hasil kunjungan tetap disimpan.',
  'drive-done':
    'Sudah ada catatan lain untuk jadwal ini; bila sama, tarik salah satunya supaya tidak dihitung dua kali.',
};

/** Indonesian words of visits. */
export const visits = {
  title: 'Kunjungan',
  problem,
  remark,
};
