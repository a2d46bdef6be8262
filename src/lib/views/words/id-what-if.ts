import type { StayBasis } from '../../domain/targets/still-active.ts';
import type { NoOutlookReason } from '../../domain/targets/outlook.ts';
import type { FormProblem } from '../what-if-form.ts';

const noOutlook: Record<NoOutlookReason, string> = {
  past: 'bulan itu sudah lewat',
  'too-far': 'lebih dari 14 bulan ke depan',
  'not-reported': 'laporan bulan ini tidak ada atau belum lengkap',
  gaps: 'riwayat bulanannya belum cukup atau ada yang kosong',
};
const field: Record<FormProblem['field'], string> = {
  people: 'Jumlah orang harus bilangan bulat, misalnya 2.000.',
  budget: 'Anggaran harus rupiah bulat, misalnya 400.000.000.',
  low: 'Isi persen dari 0 sampai 100.',
  mid: 'Isi persen dari 0 sampai 100.',
  high: 'Isi persen dari 0 sampai 100.',
  shares:
    'Isi ketiga persentase, dari yang terkecil ke yang terbesar, atau kosongkan semuanya untuk memakai asumsi Jangkau.',
};
type Stay = Record<'month' | 'months' | 'low' | 'mid' | 'high' | 'began' | 'payer', string>;
const stay: Record<StayBasis, (of: Stay) => string> = {
  'not-begun': ({ month }) =>
    `Perlindungan baru mulai sesudah ${month}, jadi tidak menambah peserta aktif pada bulan itu.`,
  paid: ({ month, payer }) =>
    `Asumsi: semua yang dilindungi masih aktif pada ${month}, karena ${payer} membayar sampai bulan itu atau sesudahnya.`,
  retention: ({ month, months, low, mid, high, began, payer }) =>
    `Asumsi: ${mid} dari mereka masih aktif pada ${month} (hati-hati ${low}, harapan ${high}). Sebanyak itulah peserta ${payer} bertahan ${months} bulan, dihitung dari ${began} orang, ±10 poin.`,
  'stay-rate': ({ month, months, low, mid, high, began, payer }) =>
    `Asumsi: ${mid} dari mereka masih aktif pada ${month} (hati-hati ${low}, harapan ${high}). Sebanyak itulah yang tersisa setelah ${months} bulan bila peserta ${payer} berhenti dan menunggak seperti 12 bulan terakhir (${began} orang-bulan), ±10 poin.`,
  lapse: ({ month, low, mid, high, payer }) =>
    `Asumsi: ${mid} dari mereka masih aktif pada ${month} (hati-hati ${low}, harapan ${high}). Berapa lama peserta ${payer} bertahan belum diketahui; dianggap seperempat berhenti dalam setahun.`,
  'after-sponsor': ({ month, low, mid, high, payer }) =>
    `Asumsi: ${mid} dari mereka masih aktif pada ${month} (hati-hati ${low}, harapan ${high}), karena ${payer} tidak membayar lagi pada bulan itu dan hanya sedikit yang biasanya meneruskan sendiri.`,
  typed: ({ month, low, mid, high }) =>
    `Asumsi Anda: ${mid} dari mereka masih aktif pada ${month} (hati-hati ${low}, harapan ${high}).`,
};

/** Indonesian words of the page that asks "what if". */
export const whatIf = {
  title: 'Andaikan',
  question: (place: string) => `Andaikan kita melindungi orang BPU di beberapa kecamatan ${place}`,
  intro:
    'Pilih kecamatan, isi jumlah orang atau anggaran (atau keduanya), dan siapa yang membayar iuran. Hasilnya berdampingan dengan jalan sekarang; tidak ada yang disimpan.',
  where: 'Di mana',
  gapOf: (gap: string) => `${gap} belum terlindungi`,
  gapUnknown: 'belum terlindungi: tidak diketahui',
  people: 'Jumlah orang',
  peopleHint: 'kosong: sebanyak yang cukup dari anggaran',
  budget: 'Anggaran iuran (rupiah)',
  budgetHint: 'kosong: tidak dibatasi',
  payer: 'Sumber iuran',
  sector: 'Sektor',
  from: 'Mulai bulan',
  months: 'Selama (bulan)',
  shares: 'Yang masih aktif pada Desember (%)',
  sharesHint: 'Kosongkan untuk memakai asumsi yang ditulis di hasil.',
  low: 'Hati-hati',
  mid: 'Tengah',
  high: 'Harapan',
  show: 'Hitung',
  field,
  empty: 'Belum ada yang dihitung',
  emptyHow: 'Pilih kecamatan, isi jumlah orang atau anggaran, lalu tekan “Hitung”.',
  problem: {
    'no-area': 'Pilih paling sedikit satu kecamatan.',
    'no-wish': 'Isi jumlah orang atau anggaran.',
    'no-gap':
      'Berapa orang yang belum terlindungi di kecamatan pilihan tidak diketahui. Pilih bulan atau penyebut lain.',
    'no-contribution': (why: string) =>
      `Biayanya tidak diketahui: ${why}. Muat aturan iurannya di Data → Impor, atau pilih bulan lain.`,
  },
  headline: (of: Record<'people' | 'places' | 'months' | 'from' | 'cost' | 'each' | 'payer', string>) =>
    `Melindungi ${of.people} orang di ${of.places} selama ${of.months} bulan mulai ${of.from}: iuran ${of.cost} dari ${of.payer} (${of.each} per orang).`,
  kecamatanCount: (count: string) => `${count} kecamatan`,
  coverage: (of: Record<'before' | 'after' | 'eligible' | 'denominator' | 'asOf' | 'gap', string>) =>
    `Cakupan BPU di sana menjadi ${of.after} (sekarang ${of.before}) dari ${of.eligible} pekerja (penyebut: ${of.denominator}, per ${of.asOf}); yang belum terlindungi tinggal ${of.gap} orang.`,
  coverageUnknown: (why: string) => `Cakupan sesudahnya tidak diketahui: ${why}.`,
  limit: {
    budget: (carried: string) => `Anggarannya cukup untuk ${carried} orang.`,
    budgetOf: (carried: string, wanted: string) =>
      `Anggarannya cukup untuk ${carried} dari ${wanted} orang yang diinginkan.`,
    gap: (gap: string) =>
      `Lebih dari itu tidak bisa: menurut perkiraan tinggal ${gap} orang yang belum terlindungi di sana.`,
  },
  left: (amount: string) => `Sisa anggaran ${amount}.`,
  december: (
    of: Record<'month' | 'place' | 'without' | 'withoutInterval' | 'with' | 'withInterval', string>,
  ) =>
    `${of.month}, BPU ${of.place}: bila berjalan seperti sekarang sekitar ${of.without} (80%: ${of.withoutInterval}); dengan ini sekitar ${of.with} (${of.withInterval}).`,
  chance: (of: Record<'target' | 'without' | 'with' | 'low' | 'high', string>) =>
    `Peluang mencapai target ${of.target}: ${of.with}, bukan ${of.without} (hati-hati ${of.low}, harapan ${of.high}).`,
  chanceSame: (of: Record<'target' | 'without', string>) =>
    `Peluang mencapai target ${of.target} tetap ${of.without}.`,
  noTarget: (year: string) => `Belum ada target BPU ${year}, jadi tidak ada peluang yang bisa disebut.`,
  noOutlook: (month: string, why: string) => `Perkiraan ${month} tidak ada: ${why}.`,
  noOutlookReason: noOutlook,
  stay,
  otherwise:
    'Asumsi: tanpa ini tidak seorang pun dari mereka terlindungi; bila sebagian terdaftar juga dengan cara lain, tambahannya lebih kecil.',
  notRenewal: (payer: string) =>
    `Perkiraan jalan sekarang sudah memuat kelompok ${payer} yang diperpanjang seperti tahun lalu; ini dihitung di luar itu.`,
  coverageTitle: 'Cakupan sebelum dan sesudah',
  coverageCaption: (month: string, denominator: string) =>
    `Cakupan bila mereka sudah aktif, dibanding ${month}; penyebut ${denominator}`,
  place: 'Wilayah',
  added: 'Tambahan',
  active: 'Aktif',
  eligible: 'Pekerja',
  rate: 'Cakupan',
  gap: 'Belum terlindungi',
  fromTo: (before: string, after: string) => `${before} → ${after}`,
  chosen: 'Semua pilihan',
  branchOf: (segment: string, place: string) => `${segment} ${place}`,
  notPlaced: 'tidak diketahui, jadi tidak dibagi ke sini',
  asOf: (month: string) => `per ${month}`,
  asOfLabel: 'Per',
  decemberTitle: (month: string) => `${month}: jalan sekarang dan dengan ini`,
  decemberCaption: (month: string) =>
    `Peserta aktif BPU pada ${month}, perkiraan dengan selang 80%, dan peluang mencapai target`,
  target: 'Target',
  without: 'Jalan sekarang',
  with: 'Dengan ini',
  interval: 'Selang 80%',
  chanceWithout: 'Peluang sekarang',
  chanceWith: 'Peluang dengan ini',
  range: (mid: string, low: string, high: string) => `${mid} (${low} s.d. ${high})`,
  decemberNote:
    'Selang 80% adalah selang perkiraan; yang dalam kurung pada kolom “dengan ini” adalah asumsi hati-hati sampai harapan. Perkiraan kecamatan dihitung sendiri-sendiri, jadi jumlahnya tidak harus sama dengan cabang.',
  costTitle: 'Iuran bulan demi bulan',
  costCaption: (people: string) => `Iuran JKK+JKM untuk ${people} orang`,
  month: 'Bulan',
  each: 'Per orang (Rp)',
  all: 'Semua (Rp)',
  link: 'Andaikan …',
  plan: {
    title: 'Rencana kunjungan untuk ini',
    why: 'Rencana disusun di peramban Anda dari kesenjangan tiap desa; tidak ada yang dikirim atau disimpan.',
    assumption: (of: Record<'attend' | 'register' | 'stay', string>) =>
      `Asumsi tanggapan, sampai kunjungan cabang sendiri tercatat: ${of.attend} dari yang belum terlindungi datang, ${of.register} dari yang datang mendaftar di tempat, paling banyak 8 pendaftaran per petugas per jam; ${of.stay} masih aktif setelah 12 bulan. Satu kunjungan 90 menit per desa, Senin–Jumat pukul 08.00–16.00, waktu tempuh perkiraan, hari libur belum diperhitungkan.`,
    base: 'Berangkat dari',
    from: 'Dari tanggal',
    to: 'Sampai',
    teams: 'Tim',
    officers: 'Petugas per tim',
    stops: 'Desa per hari, paling banyak',
    make: 'Susun rencana',
    stop: 'Berhenti, pakai yang terbaik',
    working: (registrations: string, gap: string) =>
      `Menyusun … sejauh ini ${registrations} pendaftaran, paling jauh ${gap} dari yang terbaik.`,
    starting: 'Menyusun …',
    none: 'Tidak ada desa pilihan yang kesenjangannya diketahui dan di atas nol.',
    result: (of: Record<'people' | 'interval' | 'visits' | 'days' | 'km', string>) =>
      `${of.visits} kunjungan dalam ${of.days} hari-tim (${of.km} km): sekitar ${of.people} pendaftaran (${of.interval}).`,
    noBetter: 'Tidak ada rencana yang lebih baik.',
    better: (gap: string) => `Rencana lain paling banyak ${gap} lebih baik.`,
    ofWanted: (people: string, wanted: string) =>
      `Itu ${people} dari ${wanted} orang yang ingin dilindungi; sisanya perlu kunjungan lebih banyak, atau didaftarkan sekaligus oleh yang membayar.`,
    missed: (wishes: string) => `Tidak terpenuhi: ${wishes}.`,
    floor: (kecamatan: string) => `satu kunjungan di ${kecamatan}`,
    date: 'Tanggal',
    team: 'Tim',
    visits: 'Desa',
    registrations: 'Pendaftaran',
    caption: 'Rencana kunjungan, hari demi hari',
    downloadRequest: 'Unduh permintaan (JSON)',
    downloadPlan: 'Unduh rencana (JSON)',
    downloadNote:
      'Permintaan dapat disusun lagi dengan “jangkau plan”, misalnya sesudah menambah hari libur atau hari pasar.',
    changed: 'Isian berubah sejak rencana ini disusun.',
    refused: (why: string) => `Rencana tidak bisa disusun: ${why}`,
    broken: 'Rencana tidak bisa disusun di peramban ini. Muat ulang halaman, lalu coba lagi.',
    dates: 'Tanggal akhir harus sesudah tanggal awal.',
  },
};
