/** Indonesian words of the page that shows what drives have changed. */
export const effect = {
  title: 'Dampak',
  question: 'Apa yang berubah karena kunjungan?',
  back: 'Kunjungan',
  learningLink: 'Tanggapan kunjungan',
  answer: {
    more: (of: Record<'after' | 'points' | 'interval' | 'compared' | 'people' | 'eligible', string>) =>
      `${of.after} bulan setelah kunjungan, cakupan BPU di ${of.compared} desa yang dikunjungi ${of.points} poin persen lebih tinggi daripada di desa serupa yang tidak dikunjungi (selang 95%: ${of.interval}). Di desa dengan ${of.eligible} pekerja, itu ${of.people}.`,
    less: (of: Record<'after' | 'points' | 'interval' | 'compared' | 'people' | 'eligible', string>) =>
      `${of.after} bulan setelah kunjungan, cakupan BPU di ${of.compared} desa yang dikunjungi ${of.points} poin persen lebih rendah daripada di desa serupa yang tidak dikunjungi (selang 95%: ${of.interval}). Di desa dengan ${of.eligible} pekerja, itu ${of.people}.`,
    unclear: (of: Record<'after' | 'points' | 'interval' | 'compared' | 'people' | 'eligible', string>) =>
      `${of.after} bulan setelah kunjungan, belum terlihat dampak yang pasti: di ${of.compared} desa yang dikunjungi, selisihnya ${of.points} poin persen terhadap desa serupa, tetapi selang 95% (${of.interval}) memuat nol. Di desa dengan ${of.eligible} pekerja, selisih itu ${of.people}.`,
    early: (least: string, after: string, compared: string) =>
      `Terlalu dini untuk menyimpulkan. Perlu sedikitnya ${least} desa yang dikunjungi ${after} bulan lalu atau lebih dan punya desa pembanding; sekarang ada ${compared}.`,
  },
  basis: (month: string, denominator: string, visited: string) =>
    `Peserta BPU aktif dibagi pekerja BPU, data sampai ${month}, penyebut ${denominator}. Sudah dikunjungi: ${visited} desa.`,
  none: 'Belum ada kunjungan',
  noneHow:
    'Dampak dihitung dari kunjungan yang dicatat: peserta aktif di desa yang dikunjungi dibandingkan dengan desa serupa yang tidak dikunjungi. Catat kunjungan; hasilnya dapat dilihat tiga bulan kemudian.',
  record: 'Catat kunjungan',
  interval: (low: string, high: string) => `${low} sampai ${high}`,
  horizons: {
    caption: 'Dampak menurut lamanya sejak kunjungan',
    after: 'Setelah',
    months: (months: string) => `${months} bulan`,
    effect: 'Dampak (poin persen)',
    interval: 'Selang 95%',
    compared: 'Desa dibandingkan',
    early: 'terlalu dini',
  },
  chart: {
    heading: 'Perjalanan kedua kelompok',
    note: 'Perubahan cakupan sejak bulan sebelum kunjungan, rata-rata, poin persen. Bulan 0: bulan kunjungan pertama tiap desa.',
    label: (after: string, visited: string, controls: string) =>
      `Grafik garis: ${after} bulan setelah kunjungan, cakupan desa yang dikunjungi berubah ${visited} poin persen, desa pembanding ${controls}.`,
    visited: 'Dikunjungi',
    controls: 'Pembanding',
    visit: 'kunjungan',
    month: (month: string) => `Bulan ${month}`,
    points: (name: string, points: string) => `${name}: ${points} poin persen`,
    table: 'Perubahan cakupan kedua kelompok sejak bulan sebelum kunjungan, poin persen',
    monthColumn: 'Bulan sejak kunjungan',
  },
  placebo: {
    heading: 'Uji semu',
    holds: (months: string, points: string, interval: string) =>
      `Lulus. Seandainya kunjungan terjadi ${months} bulan lebih awal, hitungan yang sama memberi ${points} poin persen (selang 95%: ${interval}), yang memuat nol, seperti seharusnya.`,
    fails: (months: string, points: string, interval: string) =>
      `Tidak lulus. Seandainya kunjungan terjadi ${months} bulan lebih awal, hitungan yang sama sudah memberi ${points} poin persen (selang 95%: ${interval}). Desa yang dikunjungi berjalan lain daripada pembandingnya sejak sebelum kunjungan, jadi angka dampak di atas jangan dipakai begitu saja.`,
    none: 'Tidak dapat dilakukan: bulan sebelum kunjungan kurang panjang.',
  },
  rows: {
    heading: 'Desa yang dikunjungi dan pembandingnya',
    caption: (after: string) =>
      `Perubahan cakupan BPU dari bulan sebelum kunjungan sampai ${after} bulan sesudahnya, poin persen`,
    desa: 'Desa',
    kecamatan: 'Kecamatan',
    visit: 'Kunjungan pertama',
    change: 'Perubahan',
    expected: 'Tanpa kunjungan',
    difference: 'Selisih',
    controls: 'Pembanding',
    narrow: (kecamatan: string, visit: string, change: string, expected: string) =>
      `${kecamatan}, ${visit}: ${change}, tanpa kunjungan ${expected}`,
    note: '“Tanpa kunjungan”: rata-rata perubahan desa pembanding, dikoreksi untuk sisa perbedaannya. Satu desa saja tidak membuktikan apa-apa; yang dapat dipercaya adalah rata-ratanya.',
  },
  leftOut: {
    heading: (desa: string) => `${desa} desa yang dikunjungi belum dapat dibandingkan`,
    why: {
      'too-recent': 'belum cukup bulan sejak kunjungan',
      'not-reported': 'ada bulan yang tidak dilaporkan, atau pekerjanya tidak diketahui',
      'no-alike': 'tidak ada cukup desa serupa yang belum dikunjungi',
    },
  },
  caveatsHeading: 'Yang perlu diingat',
  caveats: {
    'not-drawn-by-lot':
      'Desa yang dikunjungi dipilih, tidak diundi. Pembanding disamakan menurut tipe wilayah, kesenjangan, cakupan, dan arah enam bulan sebelumnya; yang lain bisa saja berbeda.',
    'common-causes':
      'Bantuan lain yang datang bersamaan di desa yang dikunjungi (iuran dari APBDes, kelompok baru dari sponsor) ikut terhitung sebagai dampak.',
    spillover:
      'Warga desa pembanding yang ikut mendaftar di kunjungan tetangga membuat dampak tampak lebih kecil.',
    'eligible-estimated': 'Jumlah pekerja tiap desa adalah perkiraan, dianggap tetap selama masa itu.',
    'few-compared': 'Desa yang dibandingkan masih sedikit (kurang dari 20), jadi selangnya lebar.',
    'left-out': 'Sebagian desa yang dikunjungi tidak ikut dihitung; dampak di sana bisa lain.',
    'placebo-fails': 'Uji semu tidak lulus: kedua kelompok sudah berbeda sebelum kunjungan.',
    'no-placebo': 'Uji semu belum dapat dilakukan.',
  },
  simulated:
    'Peserta di sini hasil simulasi yang tidak tahu tentang kunjungan. Angka di halaman ini hanya memperlihatkan cara kerjanya.',
  methodHeading: 'Cara menghitung',
  method: (least: string) => [
    'Selisih dari selisih (difference-in-differences): perubahan di desa yang dikunjungi dikurangi perubahan di sampai lima desa setipe yang paling mirip dan belum dikunjungi. Satu desa boleh menjadi pembanding beberapa desa.',
    'Yang diukur bagian pekerja yang aktif, tidak jumlah orang, karena besar desa berbeda sampai enam kali lipat.',
    `Selang 95% dihitung dari seberapa jauh desa serupa menyimpang satu sama lain, juga bersama-sama dalam satu kecamatan. Dalam 300 simulasi dengan dampak yang diketahui, selang memuat dampak sebenarnya pada 93–97%; tanpa dampak, alarm palsu paling banyak 6%. Di bawah ${least} desa, jawabannya “terlalu dini”.`,
  ],
};
