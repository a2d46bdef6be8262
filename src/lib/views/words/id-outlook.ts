/** Indonesian words of the page that tests forecasts against what came. */
export const outlook = {
  title: 'Uji prakiraan',
  question: 'Seberapa jauh prakiraan meleset?',
  link: 'Seberapa jauh prakiraan meleset?',
  back: 'Target',
  answer: (shares: string) => `Selang 80% memuat ${shares} dari yang kemudian terjadi.`,
  held: (share: string, level: string) => `${share} (${level})`,
  tested: (level: string, share: string, inside: string, tests: string) =>
    `${level}: ${share}, ${inside} dari ${tests} prakiraan`,
  none: 'Belum cukup bulan untuk menguji prakiraan: perlu lebih dari dua tahun yang lengkap.',
  why: 'Setiap bulan sejak tahun ketiga, prakiraan 1 sampai 14 bulan ke depan dibuat hanya dari yang diketahui saat itu, lalu dibandingkan dengan yang kemudian terjadi.',
  method: [
    'Yang dibayari sponsor dihitung dari bulan akhirnya; perpanjangan dan kelompok baru dianggap seperti setahun sebelumnya; selebihnya mengikuti jalannya tahun lalu (seasonal random walk).',
    'Lebar selang berasal dari galat yang sudah diketahui, yang terbaru paling berat (bobotnya menjadi setengah tiap lima bulan), disetarakan menurut banyaknya peserta dan jarak bulan, lalu dikoreksi bila selang memuat terlalu banyak atau terlalu sedikit (adaptive conformal prediction). Kedua angka itu dipilih pada data demo.',
    'Prakiraan yang berdekatan saling bertumpang tindih, jadi banyaknya uji tidak sama dengan banyaknya bukti yang saling lepas.',
    'Asumsi tentang iuran yang naik tidak diuji di sini: kenaikan seperti itu belum pernah terjadi dalam data.',
  ],
  simulated: 'Peserta di sini hasil simulasi dengan pola tahunan; pada data sungguhan galatnya bisa lain.',
  level: { kabupaten: 'Seluruh cabang', kecamatan: 'Kecamatan', desa: 'Desa' },
  columns: {
    ahead: 'Jarak (bulan)',
    tests: 'Diuji',
    inside: 'Di dalam selang 80%',
    error: 'Galat rata-rata (orang)',
    share: 'dari peserta',
    lastKnown: 'Bila “seperti bulan terakhir”',
    lastYear: 'Bila “seperti tahun lalu”',
    withoutEnds: 'Tanpa bulan akhir',
  },
  all: 'semua',
  range: (from: string, to: string) => `${from}–${to}`,
};
