import type { RetentionReason, StayRateReason } from '../../domain/coverage/retention.ts';
import type { PeopleReason } from '../../domain/coverage/status-table.ts';
import type { EndingsReason } from '../members-data.ts';

const reason: Record<PeopleReason, string> = {
  'not-reported': 'tidak dilaporkan',
  'not-given': 'sumbernya tidak menyebut status ini',
  'not-listed': 'sumbernya hanya memuat yang masih peserta',
  'not-told-apart': 'sumbernya tidak memisahkan yang baru dari yang aktif kembali',
  'no-first-month': 'bulan mulai sebagian peserta tidak tercatat',
  'no-month-before': 'laporan bulan sebelumnya tidak ada atau tidak sama cakupannya',
  inconsistent: 'kedua bulan bertentangan',
};

const endingsReason: Record<EndingsReason, string> = {
  'not-reported': 'peserta bulan ini tidak dilaporkan',
  'no-end-months': 'bulan terakhir dibayar tidak tercatat',
  'no-payers': 'sumber iuran tidak tercatat',
};

const retentionReason: Record<RetentionReason, string> = {
  'no-cohort': 'belum ada yang mulai selama itu',
  'no-first-month': 'bulan mulai tidak tercatat',
  inconsistent: 'laporan kemudian memuat lebih banyak orang daripada yang mulai',
};

const stayReason: Record<StayRateReason, string> = {
  'missing-months': 'tidak semua 13 bulan dilaporkan lengkap dengan tunggakan dan yang berakhir',
  'no-members': 'tidak ada peserta',
  inconsistent: 'yang berakhir lebih banyak daripada pesertanya',
};

/** Indonesian words of the page of members. */
export const members = {
  title: 'Peserta',
  question: 'Siapa yang bertahan, siapa yang akan berakhir?',
  filters: 'Pilihan peserta',
  scope: (segment: string, month: string, place: string) => `${segment} · ${month} · ${place}`,
  ends: (place: string, people: string, last: string) =>
    `Di ${place} ${people} peserta dibayari sampai ${last} atau lebih awal`,
  endsAll: (people: string, from: string) =>
    `tanpa perpanjangan ${people} orang itu menunggak mulai ${from}.`,
  endsFirst: (people: string, payer: string, from: string) =>
    `tanpa perpanjangan mereka menunggak, yang pertama ${people} orang (${payer}) mulai ${from}.`,
  endsNobody: (place: string, months: string, month: string) =>
    `Di ${place} tidak ada peserta yang masa bayarnya oleh sponsor habis dalam ${months} bulan sejak ${month}.`,
  endsUnknown: (place: string, why: string) =>
    `Di ${place} belum diketahui siapa yang akan berakhir: ${why}.`,
  stayed: (rate: string, horizon: string, active: string, began: string) =>
    `Dari yang mulai setidaknya ${horizon} bulan lalu, ${rate} masih aktif setelah ${horizon} bulan (${active} dari ${began} orang).`,
  stayedUnknown: (why: string) => `Berapa yang bertahan belum diketahui: ${why}.`,
  status: 'Status bulan ini',
  statusCaption: (month: string, place: string) => `Peserta menurut segmen dan status, ${month}, ${place}`,
  registered: 'Terdaftar',
  active: 'Aktif',
  arrears: 'Menunggak',
  ended: 'Sudah berakhir',
  entered: 'Masuk bulan ini',
  new: 'Baru',
  reactivated: 'Aktif kembali',
  endedThisMonth: 'Berakhir bulan ini',
  reported: 'Desa melapor',
  reportedOf: (desa: string, all: string) => `${desa} dari ${all}`,
  basis: {
    'last-month-paid': 'Dihitung dari bulan terakhir dibayar setiap peserta.',
    counts: 'Dihitung dari jumlah bulanan: statusnya seperti tertulis di sumber.',
  },
  definition: (grace: string) =>
    `Aktif: terbayar sampai bulan ini. Menunggak: 1 sampai ${grace} bulan belum terbayar. Berakhir: lebih lama dari itu. Terdaftar = aktif + menunggak, ditambah yang sudah berakhir bila sumbernya memuatnya.`,
  definitionNoGrace:
    'Aktif: terbayar sampai bulan ini. Berakhir: bulan ini belum terbayar, karena masa tunggakannya 0 bulan. Terdaftar = aktif, ditambah yang sudah berakhir bila sumbernya memuatnya.',
  graceSaid: 'Status yang sudah tertulis di sumber tidak berubah oleh pengaturan ini.',
  graceLink: (grace: string) => `Masa tunggakan: ${grace} bulan`,
  hidden: (column: string, why: string) => `${column}: tidak diketahui, ${why}.`,
  reason,
  endings: 'Kelompok yang akan berakhir',
  endingsNote:
    'Peserta yang dibayari sponsor (donatur, CSR, APBD, APBDes, DBHCHT) sampai bulan tertentu. Tanpa perpanjangan mereka menunggak mulai bulan berikutnya.',
  within: (months: string) => `Dalam ${months} bulan`,
  batches: (batches: string) => `${batches} kelompok`,
  endingsCaption: (months: string, month: string) =>
    `Kelompok yang masa bayarnya habis dalam ${months} bulan sejak ${month}`,
  lastMonth: 'Dibayari sampai',
  unpaidFrom: 'Menunggak mulai',
  people: 'Orang',
  desa: 'Desa',
  endingsNone: (months: string) => `Tidak ada kelompok yang berakhir dalam ${months} bulan.`,
  endingsUnknown: (why: string) => `Tidak diketahui: ${why}. Ini bukan berarti tidak ada yang berakhir.`,
  endingsReason,
  withoutLastMonth: (people: string) =>
    `${people} orang yang dibayari sponsor tidak tercatat bulan terakhirnya; mereka tidak termasuk.`,
  others: 'Yang membayar sendiri atau satu per satu',
  othersNote:
    'Menurut bulan terakhir dibayar. Yang membayar bulanan selalu berada di bulan ini; itu bukan peringatan.',
  batchDesa: (payer: string, month: string) => `Desa kelompok ${payer}, dibayari sampai ${month}`,
  batchDesaCaption: (people: string, desa: string) =>
    `${people} orang di ${desa} desa, terbanyak lebih dahulu`,
  retention: 'Yang bertahan',
  retentionCaption: (place: string, month: string) =>
    `Bagian yang masih aktif 3, 6, dan 12 bulan setelah mulai, menurut sumber iuran, ${place}, sampai ${month}`,
  retentionBasis: {
    cohorts:
      'Dari satu daftar yang juga memuat peserta yang sudah berakhir. Hanya bulan terakhir dibayar yang tercatat, jadi jeda di tengah tidak terlihat dan angkanya lebih mungkin terlalu tinggi.',
    reports:
      'Dari laporan bulan demi bulan: yang mulai menurut laporan bulan mulainya, dibandingkan dengan laporan setelah 3, 6, dan 12 bulan. Jeda dan yang kembali ikut terlihat.',
  },
  after: (months: string) => `Setelah ${months} bulan`,
  share: (rate: string, active: string, began: string) => `${rate} (${active} dari ${began})`,
  note: 'Catatan',
  withoutFirst: (people: string) => `${people} orang tanpa bulan mulai`,
  retentionReason,
  total: 'Semua yang bulan mulainya tercatat',
  stay: 'Perkiraan lain bila bulan mulai tidak tercatat',
  stayNote: (from: string, to: string, desa: string, all: string) =>
    `Bukan ketahanan mereka yang mulai bersama, melainkan bagian semua peserta, lama dan baru, yang tidak berakhir per bulan (${from} sampai ${to}), dipangkatkan. Dari ${desa} dari ${all} desa yang melapor setiap bulan.`,
  stayCaption: 'Perkiraan dari jumlah bulanan: bagian yang tetap peserta',
  stayMonthly: 'Tetap per bulan',
  stayCounts: 'Berakhir dari orang-bulan',
  stayReason,
  cohorts: 'Angkatan',
  cohortsNote:
    'Setiap baris adalah orang yang mulai pada bulan yang sama; setiap kotak berapa persen yang aktif sekian bulan kemudian. Makin gelap, makin banyak yang bertahan.',
  cohortsCaption: 'Persen yang aktif menurut angkatan dan bulan sejak mulai',
  cohort: 'Mulai',
  cohortsNone: 'Angkatan tidak dapat disusun karena bulan mulai peserta tidak tercatat.',
  cohortsLeftOut: (without: string, before: string) =>
    `Tidak termasuk: ${without} orang tanpa bulan mulai, dan ${before} orang yang mulai sebelum laporan pertama atau di luarnya.`,
  monthsSince: 'Bulan sejak mulai',
  soon: (people: string, batches: string) => `Berakhir dalam 90 hari: ${people} orang (${batches})`,
  soonNearest: (batches: string, month: string, payer: string, people: string) =>
    `${batches} kelompok; terdekat ${month}, ${payer} ${people}`,
  soonNone: 'Berakhir dalam 90 hari: tidak ada kelompok',
  soonUnknown: (why: string) => `Berakhir dalam 90 hari: tidak diketahui, karena ${why}`,
  soonLabel: 'Peserta yang akan berakhir',
  soonLink: 'Lihat siapa dan di mana',
  simulated: 'simulasi',
  desaEnding: 'Akan berakhir',
  desaEndingLine: (payer: string, people: string, month: string) =>
    `${payer} ${people}, dibayari sampai ${month}`,
  desaEndingNone: 'Tidak ada kelompok dengan bulan akhir yang tercatat.',
  origin: {
    registered: (segment: string, parts: string, sum: string) => `${segment}: terdaftar = ${parts} = ${sum}`,
    registeredUnknown: (segment: string, why: string) => `${segment}: ${why}`,
    entered: 'Masuk = anggota bulan ini − anggota bulan lalu + yang berakhir; aktif kembali = masuk − baru.',
    ends: (months: string, parts: string, sum: string) =>
      `Berakhir dalam ${months} bulan = ${parts} = ${sum}`,
    endsRule: (first: string, last: string) =>
      `Aktif sekarang, dan bulan terakhir dibayar antara ${first} dan ${last}.`,
    part: (payer: string, month: string, people: string) => `${payer} ${month} ${people}`,
    retained: (payer: string, horizon: string, active: string, began: string, rate: string) =>
      `${payer}, ${horizon} bulan: aktif ÷ mulai = ${active} ÷ ${began} = ${rate}`,
    cell: 'Setiap kotak = aktif pada bulan itu ÷ yang mulai, di desa yang melapor kedua bulannya.',
    counts: (rows: string) => `${rows} hitungan per desa, segmen, dan sumber iuran`,
    dated: (rows: string) => `${rows} hitungan dengan bulan terakhir dibayar`,
    notReported: (segment: string, desa: string) =>
      `${segment}: ${desa} desa tidak melapor; tidak dihitung sebagai nol`,
    allReported: 'Semua desa melapor.',
    importsUpTo: (files: string) => `Angkatan memakai semua ${files} berkas sampai bulan ini.`,
    unknown: 'Tidak ada angka yang dapat dihitung.',
  },
};
