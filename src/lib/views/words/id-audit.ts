import type { AuditAction } from '../audit-data.ts';

/** What an entry of the audit says was done. */
const action: Record<AuditAction, string> = {
  'account.setup': 'memasang Jangkau dan membuat akun pertama',
  'account.invite': 'mengundang akun',
  'account.create': 'membuat akun dari undangan',
  'account.change': 'mengubah akun',
  'account.reset-link': 'membuat tautan kata sandi baru',
  'account.password': 'mengganti kata sandi',
  'account.second-factor': 'mengubah kode masuk kedua',
  'account.sign-in': 'masuk',
  'account.sign-out': 'keluar',
  'account.locked': 'gagal masuk terlalu sering dan dikunci sementara',
  'account.end-sessions': 'mengakhiri sesi',
  'demo.load': 'memuat data demo',
  'demo.remove': 'mengeluarkan data demo',
  'demo.enter': 'masuk demo',
  'token.create': 'membuat token',
  'token.revoke': 'mencabut token',
  'import.publish': 'memuat berkas',
  'import.undo': 'membatalkan impor',
  'import.restore': 'memulihkan impor',
  'settings.change': 'mengubah pengaturan angka',
  'build.make': 'menyusun ulang data',
  'build.rollback': 'kembali ke susunan data sebelumnya',
  'target.save': 'menetapkan target',
  'target.undo': 'mengurungkan target',
  other: 'melakukan tindakan lain',
};

/** Names of details, as an entry keeps them. */
const detail: Record<string, string> = {
  by: 'lewat',
  name: 'nama',
  role: 'peran',
  areas: 'wilayah',
  state: 'keadaan',
  permissions: 'hak',
  on: 'menyala',
  denominator: 'penyebut',
  graceMonths: 'bulan tenggang',
  sds: 'simpangan',
  occupations: 'pekerjaan',
  selfPaying: 'membayar seperti mandiri',
  files: 'berkas',
};

/** Indonesian words of the audit. */
export const audit = {
  title: 'Jejak audit',
  question: 'Siapa melakukan apa, kapan, dari mana?',
  why: 'Setiap perubahan tercatat dan tidak bisa diubah atau dihapus. Data pribadi pekerja tidak pernah ada di sini.',
  from: 'Dari tanggal',
  to: 'Sampai tanggal',
  search: 'Cari',
  anyAction: 'semua tindakan',
  submit: 'Tampilkan',
  older: 'Lebih lama',
  empty: 'Tidak ada catatan yang cocok.',
  notAllowed: (parameter: string, value: string) =>
    `Saringan ${parameter} tidak bisa dipakai: “${value}”. Tulis tanggal seperti 2026-11-20, tanggal akhir tidak sebelum tanggal awal, dan pilih tindakan dari daftarnya.`,
  who: 'Siapa',
  what: 'Tindakan',
  object: 'Objek (id)',
  all: 'Semua catatan',
  file: (name: string, kind: string, months: string) =>
    `“${name}” (${[kind, months].filter(Boolean).join(', ')})`,
  rows: (rows: string) => `${rows} baris`,
  people: (people: string) => `${people} orang`,
  version: (number: string) => `versi ${number}`,
  because: (reason: string) => `‘${reason}’`,
  nothing: 'tanpa target',
  yes: 'ya',
  no: 'tidak',
  kind: {
    account: 'akun',
    token: 'token',
    demo: 'demo',
    'command-line': 'baris perintah',
    nobody: 'seseorang yang belum masuk',
  } as Record<string, string>,
  /** Kinds of things that entries are about. */
  objects: {
    import: 'impor',
    account: 'akun',
    token: 'token',
    target: 'target',
    build: 'susunan data',
  } as Record<string, string>,
  action,
  detail,
};
