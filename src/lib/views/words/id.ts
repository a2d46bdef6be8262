import type { DenominatorId } from '../../domain/workers/segments.ts';
import { pages } from './id-pages.ts';

/** What to mind when segments are compared with the set; null where it counts by BPJS segments. */
const denominatorCaution: Record<DenominatorId, string | null> = {
  potensi: null,
  sakernas: 'formal dan informal menurut BPS, tidak sama dengan PU dan BPU; pakai untuk urutan besaran saja',
  cabang: null,
};

/** Every Indonesian sentence and label on the screens. The shape is the contract for the other languages. */
export const id = {
  frame: {
    product: 'Jangkau',
    navigation: 'Halaman',
    overview: 'Ringkasan',
    map: 'Peta',
    desa: 'Desa',
    members: 'Peserta',
    target: 'Target',
    plans: 'Rencana',
    visits: 'Kunjungan',
    data: 'Data',
    sources: 'Sumber data',
    method: 'Metode',
    skip: 'Langsung ke isi',
    simulation: 'Simulasi',
    simulationWhy:
      'Jumlah peserta di halaman ini adalah hasil simulasi, bukan data BPJS Ketenagakerjaan. Nama desa, penduduk, dan penyebut adalah data nyata atau perkiraan dari data nyata.',
    controls: 'Pilihan',
    period: 'Bulan',
    noPeriod: 'belum ada data',
    denominator: 'Penyebut',
    segment: 'Segmen',
    kecamatan: 'Kecamatan',
    allKecamatan: 'Semua kecamatan',
    measure: 'Ukuran',
    show: 'Tampilkan',
    otherLanguage: 'English',
    otherLanguageWhy: 'Show this page in English',
    aboutDenominator: 'Apa itu penyebut?',
    denominatorWhy:
      'Penyebut adalah jumlah pekerja yang seharusnya terlindungi. Jumlah peserta yang sama memberi persentase yang berbeda untuk penyebut yang berbeda, jadi setiap persentase di sini menyebut penyebut dan tanggalnya.',
    caution: 'Perhatian',
    search: 'Cari desa',
    searchHint: 'Nama atau kode desa, ejaan bebas (tekan / untuk mulai)',
    searchNone: (query: string) => `Tidak ada desa yang mirip “${query}”.`,
    searchNear: 'Mungkin maksud Anda:',
    searchFound: (count: number) => `${count} desa ditemukan`,
    footerNames: 'Nama dan hierarki wilayah: idn-area-data 3.1.2, ODbL 1.0',
    footerBuild: (when: string) => `Data disusun ${when}`,
    home: 'Ke Ringkasan',
  },
  segment: { pu: 'PU', bpu: 'BPU', jakon: 'Jakon', total: 'Semua segmen' },
  desaFinder: {
    search: 'Cari desa',
    hint: 'Ketik nama desa, lalu tekan Enter untuk mengambil yang pertama.',
    notFound: (typed: string) => `Tidak ada desa yang mirip “${typed}”.`,
    unfinished: 'Ambil salah satu desa yang ditemukan, atau kosongkan pencarian ini.',
  },
  segmentWithin: { pu: 'PU', bpu: 'BPU', jakon: 'Jakon', total: 'semua segmen' },
  segmentLong: {
    pu: 'Penerima Upah (pekerja formal)',
    bpu: 'Bukan Penerima Upah (pekerja informal)',
    jakon: 'Jasa Konstruksi',
    total: 'Semua segmen (PU + BPU + Jakon)',
  },
  measure: { rate: 'Cakupan', gap: 'Kesenjangan', eligible: 'Pekerja', active: 'Peserta aktif' },
  denominator: { potensi: 'Potensi BPJS', sakernas: 'Bekerja (Sakernas)', cabang: 'Penyebut cabang' },
  denominatorWhy: {
    potensi: 'Pekerja yang menurut hitungan BPJS Ketenagakerjaan sendiri dapat menjadi peserta.',
    sakernas:
      'Penduduk 15 tahun ke atas yang bekerja menurut Survei Angkatan Kerja Nasional BPS. Jakon tidak dipisahkan di sana.',
    cabang: 'Jumlah pekerja yang ditetapkan cabang sendiri; arti dan sumbernya ditulis cabang.',
  },
  denominatorCaution,
  units: {
    people: 'orang',
    peopleOf: (count: string) => `${count} orang`,
    percent: '%',
    pointsOf: (points: string) => `${points} poin`,
    interval: 'selang 95%',
    asOf: 'per',
    km: 'km',
    km2: 'km²',
  },
  reason: {
    'no-base': 'tidak ada penyebut',
    'not-reported': 'tidak dilaporkan',
    incomplete: 'belum lengkap',
    'over-100': 'lebih dari 100%',
  },
  reasonWhy: {
    'no-base':
      'Penyebut yang dipilih tidak punya jumlah pekerja untuk segmen ini, jadi cakupan tidak dapat dihitung.',
    'not-reported': 'Tidak ada laporan peserta untuk bulan ini. Tidak dilaporkan bukan berarti nol.',
    incomplete:
      'Sebagian laporan bulan ini belum masuk; peserta desa dan segmen yang melapor dibandingkan dengan pekerja desa dan segmen yang sama.',
    'over-100':
      'Peserta lebih banyak daripada perkiraan pekerja, misalnya karena terdaftar di alamat tempat kerja. Angka tidak dipotong.',
  },
  payer: {
    'pemberi-kerja': 'Pemberi kerja',
    mandiri: 'Mandiri',
    donatur: 'Donatur',
    csr: 'CSR',
    apbd: 'APBD',
    apbdes: 'APBDes',
    dbhcht: 'DBHCHT',
    perisai: 'Perisai',
    'tidak-tercatat': 'tidak tercatat',
  },
  status: { aktif: 'Aktif', menunggak: 'Menunggak', baru: 'Baru', berakhir: 'Berakhir' },
  terrain: { town: 'kota', coast: 'pesisir', inland: 'pedalaman', upland: 'perbukitan' },
  table: {
    sortBy: (column: string) => `Urutkan menurut ${column}`,
    asTable: 'Lihat sebagai tabel',
    download: 'Unduh',
  },
  ...pages,
  map: {
    label: (title: string) =>
      `Peta ${title}. Geser dengan tombol panah, perbesar dengan + dan −. Semua angkanya juga ada di tabel desa.`,
    smallLabel: (title: string) => `Peta kecil ${title}. Angkanya ada di halaman Desa dan Peta.`,
    cells: 'Sel perkiraan, bukan batas resmi',
    someCells: (approximate: string, total: string) =>
      `${approximate} dari ${total} desa digambar sebagai sel perkiraan`,
    official: 'Batas desa dari berkas yang dimuat cabang',
    loading: 'Memuat peta…',
    failed:
      'Bentuk desa tidak dapat dimuat. Angkanya tetap ada di tabel; muat ulang halaman untuk mencoba lagi.',
    basis: (denominator: string, month: string) => `Penyebut: ${denominator}, per ${month}`,
    outside: 'Di luar kecamatan yang dipilih',
    zoomIn: 'Perbesar',
    zoomOut: 'Perkecil',
    filters: 'Pilihan peta',
    heading: (measure: string, segment: string) => `${measure} ${segment}`,
    table: (measure: string, segment: string, month: string, denominator: string) =>
      `${measure} ${segment} per desa, ${month}, penyebut ${denominator}`,
    listed: (shown: string, all: string) =>
      shown === all ? `${all} desa` : `${shown} dari ${all} desa (kelas dipilih di legenda)`,
    activeShort: 'Aktif',
    crossingNote: (crossing: string, intervals: string) =>
      `${crossing} dari ${intervals} selang 95% melewati batas kelas: dua desa berwarna beda belum tentu berbeda.`,
    tooUncertain: 'Pada ukuran ini perkiraan per desa terlalu tidak pasti untuk membedakan desa.',
    uncertainNote: 'Garis miring: tidak pasti, selang 95% melewati lebih dari dua kelas.',
    noDataNote: (reasons: string) => `Titik: tidak ada data (${reasons}).`,
    over100Note: 'Bergaris tepi: peserta aktif lebih banyak daripada perkiraan pekerja.',
    clearFilter: 'Tampilkan semua',
    open: 'Buka halaman desa',
    close: 'Tutup',
    card: 'Desa terpilih',
    empty: 'Peta ini menampilkan yang sudah diketahui: perkiraan pekerja per desa.',
  },
  chart: {
    people: 'orang',
    ranked: (measure: string, count: string) =>
      `Grafik batang: ${measure} ${count} desa, urut dari yang terbesar. Garis tegak: selang 95%.`,
    cutWhiskers: (limit: string) =>
      `Sumbu berhenti di ${limit}; garis selang yang lebih panjang terpotong di sana, angkanya ada di tabel.`,
    rankedTitle: 'Semua desa, dari yang terbesar',
    rankedNote: 'Batang = perkiraan, garis = selang 95%. Bergaris tepi: lebih dari 100%.',
    rankedCountNote: 'Batang = jumlah peserta aktif.',
  },
  legend: {
    label: 'Legenda peta: klik kelas untuk menyaring',
    title: {
      rate: 'Cakupan, % pekerja',
      gap: 'Kesenjangan, orang',
      eligible: 'Pekerja, orang',
      active: 'Peserta aktif, orang',
    },
    desa: 'desa',
    noData: 'Tidak ada data',
    over100: 'Lebih dari 100%',
    over100Why: 'Peserta aktif lebih banyak daripada perkiraan pekerja',
    uncertain: 'Tidak pasti',
    uncertainWhy: 'Selang 95% melewati lebih dari dua kelas',
    show: (label: string, desa: string) => `Saring kelas ${label}: ${desa} desa`,
    unknownReason: 'tidak ada pekerja',
  },
};

/** A catalogue: the same keys and parameters in every language. */
export type Words = typeof id;
