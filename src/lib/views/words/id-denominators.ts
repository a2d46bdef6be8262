import type { DenominatorId, SegmentOrTotal } from '../../domain/workers/segments.ts';
import type { MainJobStatus } from '../../domain/workers/main-job-status.ts';

const short: Record<DenominatorId, string> = {
  potensi: 'Potensi BPJS',
  sakernas: 'Sakernas',
  cabang: 'penyebut cabang',
};

/** Potensi BPJS and Sakernas. */
const potensiSakernas: Record<SegmentOrTotal, string> = {
  total:
    'BPJS Ketenagakerjaan menghitung pekerja yang dapat menjadi pesertanya; Sakernas menghitung semua penduduk 15 tahun ke atas yang bekerja, termasuk ASN, TNI, dan Polri (dilayani Taspen dan ASABRI) serta pekerja keluarga yang tidak dibayar.',
  pu: 'Potensi PU adalah pekerja yang dapat didaftarkan pemberi kerjanya; formal menurut Sakernas juga memuat ASN, TNI, dan Polri serta pengusaha yang punya buruh tetap.',
  bpu: 'Potensi BPU adalah pekerja mandiri yang dapat menjadi peserta; informal menurut Sakernas juga memuat pekerja keluarga yang tidak dibayar dan pekerja bebas di konstruksi, tetapi tidak memuat pengusaha yang punya buruh tetap.',
  jakon:
    'Sakernas tidak punya angka Jakon: pekerja konstruksi tersebar di formal dan informal menurut status pekerjaannya.',
};

/** The branch's own set and Potensi BPJS. */
const ownPotensi: Record<SegmentOrTotal, string> = {
  total:
    'Penyebut cabang dihitung cabang sendiri dengan arti yang ditulisnya; Potensi BPJS adalah hitungan BPJS Ketenagakerjaan atas pekerja yang dapat menjadi peserta.',
  pu: 'Penyebut cabang memakai hitungan cabang sendiri atas pekerja formal; Potensi PU adalah pekerja yang dapat didaftarkan pemberi kerjanya.',
  bpu: 'Penyebut cabang memakai hitungan cabang sendiri atas pekerja informal; Potensi BPU adalah pekerja mandiri yang dapat menjadi peserta.',
  jakon:
    'Penyebut cabang memakai hitungan cabang sendiri atas pekerja proyek; Potensi Jakon adalah hitungan BPJS Ketenagakerjaan.',
};

/** The branch's own set and Sakernas. */
const ownSakernas: Record<SegmentOrTotal, string> = {
  total:
    'Penyebut cabang dihitung cabang sendiri dengan arti yang ditulisnya; Sakernas menghitung semua penduduk 15 tahun ke atas yang bekerja, termasuk yang tidak dapat menjadi peserta.',
  pu: 'Penyebut cabang memakai hitungan cabang sendiri atas pekerja formal; formal menurut Sakernas juga memuat ASN, TNI, dan Polri serta pengusaha yang punya buruh tetap.',
  bpu: 'Penyebut cabang memakai hitungan cabang sendiri atas pekerja informal; informal menurut Sakernas juga memuat pekerja keluarga yang tidak dibayar.',
  jakon:
    'Sakernas tidak punya angka Jakon: pekerja konstruksi tersebar di formal dan informal menurut status pekerjaannya.',
};

/** Statuses of the main job as BPS words them. */
const status: Record<MainJobStatus['status'], string> = {
  1: 'Berusaha sendiri',
  2: 'Berusaha dibantu buruh tidak tetap atau tidak dibayar',
  3: 'Berusaha dibantu buruh tetap dan dibayar',
  4: 'Buruh, karyawan, pegawai',
  5: 'Pekerja bebas di pertanian',
  6: 'Pekerja bebas di nonpertanian',
  7: 'Pekerja keluarga atau tidak dibayar',
};

/** What to know of a status where the two ways of counting part; null where they do not. */
const statusNote: Record<MainJobStatus['status'], string | null> = {
  1: null,
  2: null,
  3: 'formal bagi BPS, BPU dalam aturan BPJS Ketenagakerjaan',
  4: 'tanpa ASN, TNI, dan Polri (Taspen dan ASABRI)',
  5: null,
  6: 'di proyek konstruksi: Jakon',
  7: 'biasanya di luar potensi BPJS Ketenagakerjaan',
};

/** Indonesian words of the page that compares denominators and takes the branch's own. */
export const denominators = {
  title: 'Penyebut',
  link: 'Bandingkan penyebut',
  question: 'Dibagi apa? Penyebut menentukan jawabannya.',
  short,
  /** Before the first rate of the headline, and after each. */
  same: (active: string) => `Peserta yang sama (${active} orang) adalah`,
  of: (set: string, asOf: string) => `dari ${set} (${asOf})`,
  notReported: (month: string) =>
    `Jumlah peserta ${month} tidak dilaporkan, jadi belum ada yang dapat dibagi.`,
  compareWith: 'Bandingkan dengan',
  swap: 'Tukar kiri dan kanan',
  value: 'Nilai',
  meaning: 'Arti',
  source: 'Sumber',
  own: 'diisi cabang',
  ratio: (second: string, ratio: string, first: string) =>
    `Nilai ${second} adalah ${ratio} kali nilai ${first}.`,
  whyTitle: 'Mengapa berbeda',
  why: {
    potensiSakernas,
    ownPotensi,
    ownSakernas,
    /** Goes on a sentence of `potensiSakernas`, in place of its full stop. */
    oldShare: '; pangsa formal yang memecah angka Sakernas berasal dari tahun 2015.',
    noBase: (sets: string) => `Tidak dapat dibandingkan: ${sets} tidak punya angka untuk segmen ini.`,
  },
  variantTitle: 'Seberapa peka',
  variant: (share: string, value: string, asOf: string, rate: string) =>
    `Dengan pangsa informal Jawa Tengah ${share}: ${value} pekerja informal (Sakernas, ${asOf}), cakupan BPU ${rate}. Ini hanya pembanding; tidak ada yang dibagi dengannya.`,
  statusTitle: 'Status pekerjaan utama BPS → segmen BPJS',
  statusCaption: 'Status pekerjaan utama menurut BPS dan segmen BPJS Ketenagakerjaan yang sepadan',
  statusHeader: 'Status pekerjaan utama',
  bps: 'Menurut BPS',
  formal: 'formal',
  informal: 'informal',
  segment: 'Segmen BPJS',
  outside: 'di luar potensi',
  status,
  statusNote,
  ilo: 'ILO (SDG 8.3.1) lebih luas lagi: karyawan dalam pekerjaan informal, misalnya tanpa jaminan sosial, juga dihitung informal.',
  ownTitle: 'Penyebut cabang',
  ownNone:
    'Cabang belum memberi penyebut sendiri. Isi formulir ini, atau impor berkas berisi id “cabang-…”; sesudah itu penyebut cabang dapat dipilih di semua halaman.',
  ownWhy:
    'Isian ini diterbitkan sebagai impor: ada riwayatnya dan dapat diurungkan. Yang terbaru menggantikan seluruh penyebut cabang sebelumnya.',
  people: (segment: string) => `${segment} (orang)`,
  optional: 'boleh kosong',
  jakonWhy:
    'Kosongkan bila cabang tidak punya hitungan Jakon; cakupan Jakon pada penyebut ini lalu tidak dihitung.',
  asOf: 'Per bulan',
  meaningHint: 'Siapa yang dihitung, dan siapa yang tidak',
  sourceHint: 'Dokumen atau hitungan asalnya',
  totalWhy: 'Jumlah seluruhnya dihitung dari segmen-segmennya.',
  publish: 'Terbitkan penyebut cabang',
  publishing: 'Menyusun ulang…',
  published: (build: string) => `Tersimpan. Semua angka kini dari susunan ${build}.`,
  unchanged: 'Nilai yang sama sudah berlaku; tidak ada yang berubah.',
  example: 'Contoh berkas',
  toImport: 'Impor berkas',
  historyTitle: 'Riwayat penyebut yang diimpor',
};
