/** Indonesian words of forecasts of active members. */
export const forecast = {
  title: 'Perkiraan sampai akhir tahun',
  expected: 'perkiraan',
  table: 'Perkiraan peserta aktif per segmen',
  month: 'Bulan',
  expectedActive: 'Perkiraan aktif',
  missed: 'Meleset rata-rata',
  missedUnit: 'orang (bagian), uji 12 bulan',
  sentence: (segment: string, month: string, people: string, interval: string) =>
    `${segment}: sekitar ${people} peserta aktif pada ${month} (selang 95%: ${interval}) bila perubahan setahun terakhir berlanjut.`,
  tested: (months: string, error: string, share: string, tests: string) =>
    `Diuji pada ${tests} bulan terakhir: perkiraan ${months} bulan ke depan meleset rata-rata ${error} orang (${share}).`,
  untested: 'Belum dapat diuji: bulan sebelumnya terlalu sedikit.',
  none: 'tidak ada perkiraan.',
  why: {
    'not-reported': (month: string) => `Laporan ${month} tidak ada atau belum lengkap.`,
    'too-short': (month: string) => `Sampai ${month} belum ada 24 bulan data.`,
    gaps: (month: string) => `Ada bulan dalam setahun sebelum ${month} yang tidak ada atau belum lengkap.`,
  },
  method:
    'Perkiraan suatu bulan = peserta aktif bulan yang sama tahun lalu + perubahan 12 bulan terakhir (jalan acak musiman: Box & Jenkins 1970; Hyndman & Athanasopoulos, bab 9.9).',
  formula: (
    of: Record<
      'segment' | 'month' | 'base' | 'active' | 'lastYear' | 'people' | 'sd' | 'errors' | 'ahead',
      string
    >,
  ) =>
    `${of.segment}, ${of.month} = ${of.base} + (${of.active} − ${of.lastYear}) = ${of.people} orang; selang dari ${of.errors} kesalahan satu bulan (simpangan baku ${of.sd} orang) × akar dari ${of.ahead} bulan, sebaran t.`,
  backTest: 'Uji mundur 12 bulan terakhir',
  testLine: (
    of: Record<
      'segment' | 'ahead' | 'tests' | 'error' | 'share' | 'inside' | 'lastKnown' | 'lastYear',
      string
    >,
  ) =>
    `${of.segment}, ${of.ahead} bulan ke depan: meleset rata-rata ${of.error} orang (${of.share} dari yang terjadi); ${of.inside} dari ${of.tests} di dalam selang 95%. Cara lebih sederhana: sama dengan bulan terakhir ${of.lastKnown}, sama dengan bulan yang sama tahun lalu ${of.lastYear}.`,
  assumes:
    'Pola musiman dan perubahan setahun terakhir berlanjut; perubahan aturan iuran tidak ikut dihitung.',
  incomplete: 'Bulan yang laporannya belum lengkap dianggap tidak diketahui.',
  notInside: 'Batas bawah tidak kurang dari 0 orang.',
  seriesOnly:
    'Perkiraan ini hanya dari deret bulanan. Halaman Target menghitung juga kelompok yang berakhir dan iuran yang naik, jadi angkanya lain.',
  seriesOnlyLink: 'Ke Target',
  note: 'Garis putus-putus: perkiraan; bayangan: selang 95%.',
};
