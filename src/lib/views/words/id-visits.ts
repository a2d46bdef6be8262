import type { ChannelKind, DriveStatus, Programme } from '../../domain/drives/kinds.ts';
import type { VisitProblem, VisitRemark } from '../../domain/drives/visit-sent.ts';

/** Why a visit is not kept, and what to do. */
const problem: Record<VisitProblem, string> = {
  fields:
    'Ada isian yang kurang atau angka yang tidak mungkin; periksa lagi: orang 0–5.000, menit 0–1.440, catatan paling panjang 500 huruf.',
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

const status: Record<DriveStatus, string> = {
  draft: 'dijadwalkan',
  agreed: 'disepakati',
  done: 'sudah dicatat',
  cancelled: 'dibatalkan',
  moved: 'dipindah',
};

const programme: Record<Programme, string> = { 'jkk-jkm': 'JKK + JKM', 'jkk-jkm-jht': 'JKK + JKM + JHT' };

const channel: Record<ChannelKind, string> = {
  alfamart: 'Alfamart',
  indomaret: 'Indomaret',
  brilink: 'BRILink',
  pos: 'Kantor Pos',
  agen: 'Agen',
  ppob: 'PPOB',
  kantor: 'Kantor cabang',
};

/** Indonesian words of visits. */
export const visits = {
  title: 'Kunjungan',
  problem,
  remark,
  status,
  programme,
  channel,
  kind: {
    first: 'kunjungan pertama',
    repeat: 'kunjungan ulang',
    'follow-up': 'kunjungan ke peserta menunggak',
  },
  notADate: (name: string) => `“${name}” bukan tanggal; tulis seperti 2026-12-01.`,
  otherAccount: 'Catatan ini milik akun lain; masuk dengan akun itu untuk mengirimnya.',
  notJson: 'Isi permintaan bukan JSON; kirim satu kunjungan atau daftar kunjungan.',

  headline: {
    none: (date: string) => `Tidak ada kunjungan terjadwal hari ini, ${date}.`,
    some: (date: string, all: string, done: string) =>
      `Hari ini, ${date}: ${all} kunjungan, ${done} sudah dicatat.`,
  },
  asOf: (when: string) => `Jadwal per ${when}.`,
  gapOf: (month: string, denominator: string) =>
    `Kesenjangan: pekerja BPU yang belum terlindungi, ${month}, penyebut ${denominator}, selang 95%.`,
  offlineReady: 'Halaman ini dapat dibuka tanpa sinyal.',
  offlineNot: 'Halaman ini belum dapat dibuka tanpa sinyal; muat ulang saat ada sinyal.',
  offlineNever:
    'Halaman ini hanya dapat dibuka saat ada sinyal, karena peramban ini tidak dapat menyimpannya (perlu https). Yang sudah terbuka tetap bisa dipakai mencatat.',
  isOffline: 'Tanpa sinyal. Catatan disimpan di perangkat ini dan dikirim sendiri begitu ada sinyal.',
  readOnly: 'Akun Anda hanya dapat melihat. Yang mencatat kunjungan: perencana dan kepala cabang.',

  team: 'Tim',
  allTeams: 'Semua tim',
  today: 'Hari ini',
  missed: 'Belum ada hasilnya',
  missedWhy: 'Jadwal tujuh hari terakhir yang hasilnya belum dicatat.',
  coming: 'Berikutnya',
  noneToday: 'Tidak ada jadwal untuk hari ini',
  noneAtAll: 'Belum ada jadwal kunjungan',
  noneHow:
    'Jadwal muncul setelah sebuah rencana diterbitkan di halaman Rencana. Kunjungan tanpa jadwal dicatat lewat “Kunjungan lain” di bawah.',
  noneTodayHow: 'Yang berikutnya ada di bawah. Kunjungan tanpa jadwal dicatat lewat “Kunjungan lain”.',
  recordedHere: 'dicatat di perangkat ini, belum terkirim',
  moreDays: (days: string) => `Tampilkan ${days} hari lagi`,
  at: (time: string) => `pukul ${time}`,
  expected: (mid: string, interval: string) =>
    `Perkiraan mendaftar: ${mid} orang (${interval}, asumsi rendah–tinggi)`,
  expectedBack: (mid: string, interval: string) =>
    `Perkiraan aktif kembali: ${mid} orang (${interval}, asumsi rendah–tinggi)`,
  gap: (mid: string, interval: string) => `Belum terlindungi: sekitar ${mid} pekerja BPU (${interval})`,
  gapUnknown: (reason: string) => `Belum terlindungi: belum diketahui (${reason})`,
  gapNoData: 'Belum terlindungi: belum diketahui, data peserta belum dimuat',
  lastVisit: (date: string) => `Kunjungan terakhir ${date}`,
  neverVisited: 'Belum pernah dikunjungi menurut catatan',
  withPartner: (name: string) => `Bersama ${name}`,
  record: 'Catat hasil',
  recordFor: (desa: string) => `Catat hasil kunjungan ${desa}`,
  recordAgain: 'Catat kunjungan lagi',

  change: 'Ubah jadwal dan riwayat',
  changeFor: (desa: string) => `Ubah jadwal dan riwayat ${desa}`,
  agree: 'Tandai disepakati desa',
  cancel: 'Batalkan jadwal',
  plan: 'Jadwalkan lagi',
  move: 'Pindahkan',
  moveTo: 'Pindah ke tanggal',
  changeNote: 'Keterangan',
  changeNoteWhy: 'Tanpa nama, NIK, atau nomor telepon.',
  changed: 'Jadwal sudah diubah.',
  needsSignal: 'Belum tersimpan: mengubah jadwal perlu sinyal. Coba lagi nanti.',
  history: 'Riwayat',
  noHistory: 'Belum ada perubahan sejak diterbitkan.',
  step: (status: string, when: string, who: string) => `${status}, ${when}, ${who}`,

  other: 'Kunjungan lain',
  otherWhy: 'Untuk kunjungan yang tidak ada di jadwal.',
  findDesa: 'Nama desa',
  findDesaNone: (typed: string) => `Tidak ada desa yang mirip “${typed}”.`,
  findDesaNear: 'Mungkin maksud Anda:',

  form: {
    title: (desa: string) => `Hasil kunjungan ${desa}`,
    correcting: (desa: string) => `Perbaiki catatan ${desa}`,
    back: 'Kembali tanpa menyimpan',
    date: 'Tanggal kunjungan',
    attended: 'Datang',
    registered: 'Daftar',
    reactivated: 'Aktif kembali',
    minutes: 'Lama di tempat',
    minutesUnit: 'menit',
    note: 'Catatan',
    noteWhy: 'Tanpa NIK, nomor telepon, atau nama warga.',
    noteLeft: (left: string) => `Sisa ${left} huruf.`,
    people: 'orang',
    programme: 'Program',
    payer: 'Dibayar oleh',
    addRow: 'Tambah program atau pembayar lain',
    removeRow: (row: string) => `Hapus ${row}`,
    registeredAs: (programme: string, payer: string) => `Daftar ${programme}, ${payer}`,
    numberWrong: (most: string) => `Tulis angka bulat 0 sampai ${most}.`,
    rowTwice: 'Program dan pembayar ini sudah ada di baris lain.',
    total: (people: string) => `Jumlah mendaftar: ${people} orang`,
    partner: 'Mitra',
    noPartner: 'tanpa mitra',
    channel: 'Iuran dibayar lewat',
    noChannel: 'tidak dicatat',
    empty: 'Yang dikosongkan berarti tidak dihitung, bukan nol.',
    moreThanCame:
      'Yang mendaftar dan aktif kembali lebih banyak daripada yang datang. Bisa benar (mendaftarkan keluarga); bila ya, tekan Simpan sekali lagi.',
    save: 'Simpan',
    saveAnyway: 'Simpan, memang benar',
    notKept:
      'Peramban ini tidak mau menyimpan. Tutup mode penyamaran atau kosongkan ruang penyimpanan, lalu tekan Simpan lagi.',
  },

  saved: {
    onDevice: (desa: string) => `${desa}: tersimpan di perangkat ini, belum terkirim.`,
    sent: (desa: string) => `${desa}: terkirim dan tersimpan di Jangkau.`,
    refused: (desa: string) => `${desa}: ditolak, lihat sebabnya di bawah.`,
  },
  queue: {
    title: 'Belum terkirim',
    none: 'Semua catatan di perangkat ini sudah terkirim.',
    waiting: (count: string) => `${count} catatan belum terkirim`,
    refused: (count: string) => `${count} catatan ditolak dan perlu diperbaiki`,
    others: (count: string) =>
      `${count} catatan dari akun lain menunggu di perangkat ini; masuk dengan akun itu untuk mengirimnya.`,
    send: 'Kirim sekarang',
    sending: 'Mengirim…',
    again: 'Kirim lagi',
    edit: 'Ubah',
    editOf: (desa: string) => `Ubah catatan ${desa}`,
    remove: 'Hapus',
    removeOf: (desa: string) => `Hapus catatan ${desa}`,
    removeSure: 'Ya, hapus',
    keep: 'Jangan',
    maybeArrived: 'Sedang dikirim, belum ada jawaban.',
    withdrawal: 'penarikan catatan',
    correction: 'perbaikan',
    outcome: {
      offline: 'Belum ada sinyal atau server tidak menjawab. Dicoba lagi sendiri.',
      busy: 'Sedang dikirim dari tab lain.',
      'signed-out': 'Sesi Anda sudah berakhir. Masuk lagi; catatan tetap aman di perangkat ini.',
      'other-account': 'Akun lain sudah masuk di peramban ini. Masuk lagi dengan akun Anda untuk mengirim.',
      'not-allowed': 'Akun Anda tidak lagi boleh mencatat kunjungan; hubungi kepala cabang.',
    },
    signIn: 'Masuk lagi',
  },
  recorded: {
    title: 'Catatan kunjungan',
    of: 'Enam puluh hari terakhir, yang terbaru di atas.',
    none: 'Belum ada kunjungan yang dicatat dalam enam puluh hari terakhir.',
    attended: (people: string) => `${people} datang`,
    registered: (people: string) => `${people} mendaftar`,
    reactivated: (people: string) => `${people} aktif kembali`,
    minutes: (minutes: string) => `${minutes} menit`,
    by: (who: string, when: string) => `dicatat ${who}, ${when}`,
    correct: 'Perbaiki',
    correctOf: (desa: string, date: string) => `Perbaiki catatan ${desa}, ${date}`,
    withdraw: 'Tarik',
    withdrawOf: (desa: string, date: string) => `Tarik catatan ${desa}, ${date}`,
    withdrawSure: 'Ya, kunjungan ini tidak ada',
    more: (count: string) => `Tampilkan ${count} catatan lain`,
  },
};
