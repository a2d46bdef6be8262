/** Indonesian words of the page that shows what visits have taught about attendance and conversion. */
export const learning = {
  title: 'Tanggapan',
  question: 'Berapa orang yang datang dan mendaftar dalam satu kunjungan?',
  back: 'Kunjungan',
  effectLink: 'Dampak kunjungan',
  answer: (of: Record<'visits' | 'attendance' | 'attendance80' | 'conversion' | 'conversion80', string>) =>
    `Dari ${of.visits} kunjungan, cabang ini belajar: di tempat yang belum pernah dikunjungi, sekitar ${of.attendance} pekerja yang belum terlindungi akan datang (selang 80%: ${of.attendance80}), dan ${of.conversion} dari yang datang mendaftar (selang 80%: ${of.conversion80}).`,
  before: (attendance: string, conversion: string) =>
    `Sebelum ada kunjungan, asumsinya ${attendance} datang dan ${conversion} dari yang datang mendaftar. Rencana memakai angka yang sudah dipelajari.`,
  rests: (first: string, last: string, denominator: string) =>
    `Kunjungan ${first} sampai ${last}; pekerja belum terlindungi pada bulan sebelum kunjungan, penyebut ${denominator}.`,
  none: 'Belum ada kunjungan',
  noneHow: (attendance: string, conversion: string) =>
    `Rencana masih memakai asumsi: ${attendance} pekerja yang belum terlindungi datang, dan ${conversion} dari yang datang mendaftar. Catat kunjungan, termasuk jumlah yang hadir; sejak kunjungan pertama, angkanya menyesuaikan.`,
  record: 'Catat kunjungan',
  attendance: {
    heading: 'Kehadiran',
    of: 'Bagian pekerja belum terlindungi yang datang',
    people: 'Pekerja belum terlindungi',
  },
  conversion: {
    heading: 'Pendaftaran',
    of: 'Bagian dari yang datang yang mendaftar',
    people: 'Yang datang',
  },
  columns: {
    terrain: 'Tipe wilayah',
    prior: 'Asumsi awal',
    learned: 'Dipelajari',
    drawn: 'Selang 80%',
    visits: 'Kunjungan',
    countsAs: 'Bobot bukti (orang)',
  },
  visitsTo: (visits: string) => `${visits} kunjungan`,
  branch: 'belum pernah dikunjungi',
  legend: 'Garis atas, abu-abu: asumsi awal. Garis bawah, hijau: dipelajari. Titik: angka tengah.',
  drawn: (prior: string, learned: string) => `asumsi ${prior}, dipelajari ${learned}`,
  leftOut: (visits: string) =>
    `${visits} kunjungan tidak memberi tahu apa pun tentang kehadiran, karena jumlah yang hadir atau pekerja yang belum terlindungi tidak diketahui.`,
  overFull: (visits: string) =>
    `Pada ${visits} kunjungan, yang hadir lebih banyak daripada perkiraan pekerja belum terlindungi, atau yang mendaftar lebih banyak daripada yang hadir; dihitung sebagai semuanya.`,
  typical: {
    heading: 'Yang diharapkan rencana dari satu kunjungan',
    note: (of: Record<'officers' | 'minutes' | 'most' | 'month' | 'denominator', string>) =>
      `Pendaftaran dari kunjungan pertama ke desa berukuran tengah (median) tiap tipe wilayah: ${of.officers} petugas, ${of.minutes} menit, jadi paling banyak ${of.most} pendaftaran; ${of.month}, penyebut ${of.denominator}. Dari angka rendah sampai angka tinggi kedua bagian; satu kunjungan bisa berbeda jauh dari itu.`,
    unprotected: 'BPU belum terlindungi',
    assumed: 'Menurut asumsi',
    now: 'Sekarang',
  },
  methodHeading: 'Cara menghitung',
  method: (attendance: string, conversion: string) => [
    `Orang yang datang ke kunjungan yang sama saling mirip, jadi satu kunjungan tidak dihitung sebagai ratusan bukti lepas. Kemiripan yang dipakai: ${attendance} untuk kehadiran, ${conversion} untuk pendaftaran (antara 0 dan 1; awalnya asumsi, lalu menyesuaikan bila kunjungan lebih atau kurang beragam).`,
    'Angka tiap tipe wilayah ditarik ke arah tipe wilayah lain dan ke arah asumsi awal; makin banyak kunjungannya, makin kecil tarikannya (Beta-Binomial).',
    'Kunjungan ulang dalam 60 hari dianggap membawa 0,6 kali kunjungan pertama, lalu pulih sampai penuh pada hari ke-180 (asumsi).',
    'Dalam simulasi, selang 80% memuat angka yang sebenarnya pada 75–82% kasus. Selang itu tentang rata-rata sebuah tipe wilayah; satu kunjungan bisa berbeda lebih jauh.',
  ],
};
