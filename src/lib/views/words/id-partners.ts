import type { PartnerKind } from '../../domain/drives/kinds.ts';
import type { StayBasis } from '../../domain/targets/still-active.ts';

const kind: Record<PartnerKind, string> = {
  dwp: 'Dharma Wanita Persatuan',
  'pemerintah-desa': 'Pemerintah desa',
  pkk: 'PKK',
  'kelompok-nelayan': 'Kelompok nelayan',
  'kelompok-tani': 'Kelompok tani',
  bumdes: 'BUMDes',
  perusahaan: 'Perusahaan',
  lain: 'Lainnya',
};

const basis: Record<StayBasis, string> = {
  'not-begun': 'bulan terdaftarnya belum tiba',
  paid: 'masih dibayari sponsor, jadi dihitung aktif semua',
  retention: 'peserta cabang dengan sumber iuran yang sama: berapa yang bertahan selama itu, ±10 poin',
  'stay-rate': 'jumlah bulanan peserta cabang dengan sumber iuran yang sama, ±10 poin',
  lapse: 'anggapan: 25% (15–40%) berhenti dalam setahun',
  'after-sponsor': 'anggapan: setelah sponsor berhenti 10% (0–25%) melanjutkan sendiri',
  typed: 'diketik sendiri',
};

/** Indonesian words of partners. */
export const partners = {
  title: 'Mitra',
  question: 'Siapa yang ikut, berapa yang dijanjikan, berapa yang jadi?',
  none: 'Belum ada mitra.',
  noneHow:
    'Catat organisasi yang ikut menjangkau pekerja, misalnya Dharma Wanita Persatuan kecamatan, pemerintah desa, PKK, atau kelompok nelayan, lalu janji yang mereka buat.',
  noPledges: (partners: string) => `${partners} mitra, belum ada janji yang dicatat.`,
  noPledgesHow: 'Catat janji pada mitranya di bawah: berapa orang, siapa yang membayar, dan sejak kapan.',
  sum: (partners: string, pledged: string, registered: string) =>
    `${partners} mitra menjanjikan ${pledged} orang; ${registered} orang sudah terdaftar.`,
  sumActive: (mid: string, range: string, month: string) =>
    `Perkiraan yang masih aktif pada ${month}: ${mid} orang (${range}).`,
  sumActiveSure: (mid: string, month: string) => `Perkiraan yang masih aktif pada ${month}: ${mid} orang.`,
  sumUnknown: 'Berapa yang masih aktif belum dapat diperkirakan untuk semuanya; lihat tabel.',
  kind,
  channelsLink: 'Titik kanal',
  travelLink: 'Waktu tempuh',
  balances: 'Janji dan hasilnya',
  balancesCaption: (month: string) => `Menurut mitra dan desa, orang; masih aktif pada ${month}`,
  partner: 'Mitra',
  desa: 'Desa',
  allItsDesa: 'semua desanya bersama',
  pledged: 'Dijanjikan',
  registered: 'Terdaftar',
  active: 'Masih aktif',
  activeUnit: 'orang, perkiraan',
  activeUnknown: 'belum diketahui',
  remaining: 'Sisa janji',
  registeredNote:
    'Terdaftar: orang yang didaftarkan pada kunjungan bersama mitra itu di desa itu, sejak bulan mulai janjinya yang pertama, menurut catatan kunjungan.',
  inPlans: (low: string, mid: string, high: string) =>
    `Dalam rencana, kunjungan bersama mitra diperkirakan mendaftarkan sekitar ${mid} dari sisa janjinya (antara ${low} dan ${high}). Ini anggapan, belum dari pengalaman cabang.`,
  activeNote:
    'Masih aktif adalah perkiraan: Jangkau tidak menyimpan data orang per orang, jadi tidak tahu siapa yang masih membayar. Dasarnya:',
  basis,
  activeWhy:
    'Belum diketahui bila sumber iurannya tidak tercatat, atau sponsornya tidak menyebut berapa bulan ia membayar.',
  endings: 'Janji yang akan berakhir',
  endingsNote:
    'Bulan terakhir yang dibayar menurut janji, dalam 12 bulan, yang paling dekat dahulu. Ini janji, bukan peserta: orang yang sudah terdaftar juga ada di kelompok berakhir pada halaman Peserta, jadi keduanya jangan dijumlahkan.',
  endingsNone: 'Tidak ada janji yang berakhir dalam 12 bulan ke depan.',
  endingsCaption: 'Janji menurut bulan terakhir dibayar, orang',
  lastMonth: 'Terakhir dibayar',
  payer: 'Sumber iuran',
  all: 'Daftar mitra',
  archivedMark: 'diarsipkan',
  worksIn: (count: string) => `bekerja di ${count} desa`,
  pledge: (people: string, payer: string, where: string) => `${people} orang (${payer}), ${where}`,
  from: (month: string) => `mulai ${month}`,
  until: (months: string, last: string) => `${months} bulan, terakhir dibayar ${last}`,
  endless: 'tanpa batas waktu',
  cancelled: (when: string) => `dibatalkan ${when}`,
  notedBy: (name: string, when: string) => `dicatat ${name}, ${when}`,
  cancel: 'Batalkan janji',
  cancelOf: (pledge: string) => `Batalkan janji ${pledge}`,
  edit: 'Ubah mitra',
  add: 'Tambah mitra',
  name: 'Nama',
  nameHint: 'Nama organisasi, bukan nama orang. Contoh: DWP Kecamatan Kragan.',
  kindLabel: 'Jenis',
  note: 'Catatan',
  noteHint: 'Jangan tulis nama orang, NIK, atau nomor telepon.',
  save: 'Simpan mitra',
  archive: 'Arsipkan',
  unarchive: 'Keluarkan dari arsip',
  addPledge: 'Catat janji',
  pledgeHint:
    'Contoh: DWP 40 pekerja di sekitar rumah (mandiri atau donatur, tanpa batas waktu); sponsor SERTAKAN (donatur); APBDes 25 orang selama 6 bulan. Janji tidak diubah: batalkan, lalu catat yang baru.',
  where: 'Di desa',
  people: 'Berapa orang',
  who: 'Siapa yang membayar',
  begins: 'Mulai bulan',
  months: 'Berapa bulan dibayar',
  monthsHint: 'Kosongkan bila tidak ada batasnya.',
  savePledge: 'Simpan janji',
  saved: (name: string) => `Tersimpan: ${name}.`,
  archived: (name: string) => `${name} diarsipkan.`,
  unarchived: (name: string) => `${name} dikeluarkan dari arsip.`,
  pledgeSaved: (name: string) => `Janji ${name} tersimpan.`,
  pledgeCancelled: (name: string) => `Satu janji ${name} dibatalkan.`,
  picker: {
    label: 'Desa tempat mitra bekerja',
    none: 'Belum ada desa dipilih.',
    chosen: (count: string) => `${count} desa dipilih`,
    add: (name: string, kecamatan: string) => `Tambah ${name} (${kecamatan})`,
    whole: 'Satu kecamatan sekaligus',
    addWhole: 'Tambah semua desanya',
    wholeChosen: (count: string) => `semua ${count} desa`,
    remove: 'Keluarkan',
  },
  soon: (people: string, first: string) =>
    `Janji mitra untuk ${people} orang berakhir dalam 90 hari, yang pertama akhir ${first}.`,
  soonLink: 'Lihat janjinya',
};
