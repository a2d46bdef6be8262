import { plans } from './id-plans.ts';
import { planEdit } from './id-plan-edit.ts';
import { visits } from './id-visits.ts';
import { partners } from './id-partners.ts';
import { channels } from './id-channels.ts';
import { report } from './id-report.ts';
import { reportFiles } from './id-report-files.ts';
import { reportsPage } from './id-reports-page.ts';
import { sharedLink } from './id-shared-link.ts';
import { travel } from './id-travel.ts';
import { learning } from './id-learning.ts';
import { effect } from './id-effect.ts';
import { sheets } from './id-sheets.ts';
import { agenda } from './id-agenda.ts';
import { outlook } from './id-outlook.ts';
import { accounts } from './id-accounts.ts';
import { denominators } from './id-denominators.ts';
import { contributions } from './id-contributions.ts';
import { facts } from './id-facts.ts';
import { explain } from './id-explain.ts';
import { forecast } from './id-forecast.ts';
import { imports } from './id-imports.ts';
import { members } from './id-members.ts';
import { occupations } from './id-occupations.ts';
import { passport } from './id-passport.ts';
import { ranks } from './id-ranks.ts';
import { quality } from './id-quality.ts';
import { settings } from './id-settings.ts';
import { sentence } from './id-sentences.ts';
import { setTarget } from './id-set-target.ts';
import { split } from './id-split.ts';
import { targets } from './id-targets.ts';
import { whatIf } from './id-what-if.ts';

/** Indonesian words of single pages. */
export const pages = {
  sentence,
  accounts,
  agenda,
  outlook,
  denominators,
  contributions,
  facts,
  explain,
  forecast,
  imports,
  members,
  occupations,
  passport,
  ranks,
  quality,
  settings,
  setTarget,
  split,
  targets,
  whatIf,
  plans,
  planEdit,
  visits,
  partners,
  channels,
  report,
  reportFiles,
  reportsPage,
  sharedLink,
  travel,
  learning,
  effect,
  sheets,
  overview: {
    title: 'Ringkasan',
    cards: 'Cakupan per segmen',
    ucj: 'UCJ',
    ucjLong: 'Universal Coverage Jamsostek: PU + BPU + Jakon',
    activeOnly: (active: string) => `${active} peserta aktif`,
    lastYear: (month: string, members: string) => `dibanding ${month} (${members})`,
    unchanged: (rate: string) => `tetap ${rate}`,
    lastYearUnknown: (month: string) => `tidak ada angka ${month} untuk dibandingkan`,
    notCompared: 'tidak dibandingkan dengan tahun lalu karena laporan salah satu bulan belum lengkap',
    trend: 'Peserta aktif per segmen',
    incompleteMonths: (months: string) =>
      `Belum lengkap: ${months}. Sebagian desa tidak melapor, jadi garisnya turun di sana.`,
    trendNote: 'Orang, akhir bulan. Garis terputus: ada bulan yang tidak dilaporkan.',
    trendLabel: (from: string, to: string) =>
      `Grafik peserta aktif PU, BPU, dan Jakon dari ${from} sampai ${to}`,
    month: 'Bulan',
    map: 'Kesenjangan BPU per desa',
    openMap: 'Buka peta lengkap',
    largest: 'Sepuluh desa dengan kesenjangan BPU terbesar',
    largestNote:
      'Batang: perkiraan pekerja informal yang belum terlindungi (orang). Garis: selang 95%. Peluang: seberapa sering desa itu masuk sepuluh besar bila ketidakpastian perkiraan ikut dihitung.',
    largestLabel: (first: string) =>
      `Grafik batang sepuluh desa dengan kesenjangan BPU terbesar; terbesar: ${first}`,
    largestNone: 'Kesenjangan BPU per desa belum dapat dihitung.',
    allDesa: 'Lihat semua desa',
    chance: 'Peluang 10 besar',
    freshness: 'Kesegaran data',
    freshnessText: (month: string, imported: string, files: string) =>
      `Bulan terakhir: ${month}. Dimuat ${imported} dari ${files} berkas.`,
    toData: 'Lihat data dan pemeriksaan',
    problems: 'Perlu perhatian',
    problemsNone: 'Tidak ada masalah yang ditemukan pada data.',
    problemsOfBranch: 'Masalah data diperiksa untuk seluruh cabang; tanyakan kepada kepala cabang.',
    problemsAll: 'Mutu data: semua yang diperiksa',
    emptyTitle: 'Belum ada data peserta',
    emptyHow:
      'Cakupan belum dapat dihitung karena belum ada berkas peserta. Muat berkas bulanan (periode, kode_desa, segmen, sumber_iuran, status, jumlah) dengan perintah “npm run jangkau -- import BERKAS.csv”.',
  },
  desa: {
    title: 'Desa',
    listTitle: (scope: string) => `Semua desa di ${scope}`,
    listCount: (count: string) => `${count} desa`,
    listFound: (count: string, query: string) => `${count} desa cocok dengan “${query}”`,
    showAll: 'Tampilkan semua',
    caption: (segment: string, month: string, denominator: string) =>
      `Cakupan ${segment} per desa, ${month}, penyebut ${denominator}`,
    name: 'Desa atau kelurahan',
    note: 'Catatan',
    eligible: 'Pekerja (perkiraan)',
    eligibleInterval: 'Selang 95% pekerja',
    active: 'Peserta aktif',
    rate: 'Cakupan',
    gap: 'Kesenjangan',
    gapInterval: 'Selang 95% kesenjangan',
    listNote:
      'Jumlah pekerja per desa adalah perkiraan model, bukan hasil pencacahan. Kesenjangan = pekerja dikurangi peserta aktif.',
    kinds: { desa: 'Desa', kelurahan: 'Kelurahan' },
    inKecamatan: (kecamatan: string) => `Kecamatan ${kecamatan}`,
    segments: 'Cakupan per segmen',
    trend: 'Peserta aktif dari bulan ke bulan',
    trendNote:
      'Peserta BPU menurut sumber iuran, bertumpuk (orang, akhir bulan). Celah berarti bulan itu tidak dilaporkan.',
    trendLabel: (name: string) => `Grafik peserta aktif di ${name} menurut sumber iuran`,
    rank: 'Seberapa mendesak dibanding desa lain',
    rankUnknown: 'Peringkat tidak dapat dihitung karena kesenjangan BPU bulan ini tidak diketahui.',
    top: (places: string) => `${places} besar`,
    chance: 'Peluang',
    payers: 'Siapa yang membayar iuran',
    payersCaption: (month: string) => `Peserta menurut segmen, sumber iuran, dan status, ${month} (orang)`,
    payersNone: 'Tidak ada laporan peserta untuk bulan ini.',
    payer: 'Sumber iuran',
    profile: 'Profil',
    bpsCode: 'Kode BPS',
    code: 'Kode Kemendagri',
    population: 'Penduduk 2025 (perkiraan)',
    populationImported: (month: string) => `Penduduk ${month} (data impor)`,
    populationSp2010: 'Penduduk Sensus 2010',
    area: 'Luas',
    coast: 'Garis pantai',
    noCoast: 'tidak berbatasan dengan laut',
    terrain: 'Tipe wilayah (kecamatannya, atau kota)',
    neighbours: 'Desa tetangga',
    neighboursCaption: (segment: string, month: string, denominator: string) =>
      `Cakupan ${segment} di desa tetangga, ${month}, penyebut ${denominator}`,
    neighboursNone: 'Tidak ada desa tetangga dalam data.',
    onMap: 'Lihat di peta',
    simulated: 'berisi angka simulasi',
  },
  data: {
    title: 'Data',
    question: (months: string, files: string) =>
      `Angka di Jangkau berasal dari ${files} berkas peserta, sampai bulan ${months}.`,
    questionEmpty: 'Belum ada berkas peserta yang dimuat.',
    imports: 'Berkas peserta',
    importsCaption:
      'Berkas peserta yang dimuat, dengan jumlah peserta aktif per segmen (orang, dijumlahkan atas semua bulan dalam berkas)',
    importsNone: 'Belum ada berkas peserta yang dimuat.',
    file: 'Berkas',
    months: 'Bulan',
    rows: 'Baris',
    desa: 'Desa',
    activeOf: (segment: string) => `Aktif ${segment}`,
    imported: 'Dimuat',
    origin: 'Asal',
    simulated: 'simulasi',
    real: 'data cabang',
    checksum: 'SHA-256',
    checks: 'Pemeriksaan',
    checksCaption: 'Aturan yang diperiksa setiap kali data disusun',
    checksPassed: (passed: string, all: string) => `${passed} dari ${all} pemeriksaan lulus.`,
    rule: 'Aturan',
    outcome: 'Hasil',
    passed: 'lulus',
    failed: (count: string) => `${count} baris melanggar`,
    warned: (count: string) => `${count} baris perlu dilihat`,
    builds: 'Susunan data',
    buildsCaption: 'Susunan data yang disimpan; yang sedang dipakai ditandai',
    build: 'Susunan',
    built: 'Disusun',
    seconds: 'Lama (detik)',
    current: 'dipakai',
    kept: 'cadangan',
    status: 'Status',
    levels: { desa: 'Desa', kecamatan: 'Kecamatan', kabupaten: 'Kabupaten' },
    download: 'Unduh tabel cakupan',
    downloadNote: (segment: string, month: string, denominator: string) =>
      `${segment}, ${month}, penyebut ${denominator}`,
    sourcesLink: 'Sumber data dan lisensi',
    methodLink: 'Cara menghitung, dengan bahasa sederhana',
  },
  sources: {
    title: 'Sumber data',
    question: 'Setiap angka acuan di Jangkau punya sumber, tanggal, dan lisensi.',
    caption: 'Berkas acuan, sumber, lisensi, dan tanggalnya',
    file: 'Berkas',
    name: 'Isi',
    source: 'Sumber',
    licence: 'Lisensi',
    asOf: 'Per tanggal',
    grain: 'Satu baris per',
    kind: 'Jenis',
    rows: 'Baris',
    kinds: { real: 'nyata', derived: 'turunan', simulated: 'simulasi' },
    attribution: 'Nama dan hierarki wilayah: idn-area-data 3.1.2, ODbL 1.0',
    attributionWhy:
      'Nama dan kode provinsi, kabupaten, kecamatan, dan desa diambil dari paket idn-area-data di bawah Open Database License (ODbL) 1.0.',
    denominators: 'Penyebut',
    denominatorsCaption: 'Nilai setiap penyebut (orang), tanggal, arti, dan sumbernya',
    set: 'Penyebut',
    value: 'Nilai (orang)',
    definition: 'Arti',
    none: 'Daftar sumber kosong. Periksa data/reference/sources.csv, lalu susun ulang data.',
  },
  error: {
    title: 'Ada yang tidak beres',
    notFoundTitle: 'Halaman tidak ditemukan',
    badRequestTitle: 'Pilihan tidak dikenal',
    forbiddenTitle: 'Tidak berwenang',
    forbidden: 'Halaman lain tetap bisa dibuka dari Ringkasan.',
    notFound: 'Alamat ini tidak ada. Periksa ejaan kode desa, atau cari desa dengan kotak pencarian di atas.',
    badRequest: 'Salah satu pilihan pada alamat halaman tidak dikenal. Kembali ke Ringkasan lalu pilih lagi.',
    broken: 'Coba muat ulang halaman. Bila tetap gagal, sampaikan nomor di bawah kepada pengelola Jangkau.',
    id: 'Nomor kesalahan',
    notAllowed: (parameter: string, value: string, allowed: readonly string[]) =>
      `Pilihan ${parameter} pada alamat halaman adalah "${value}"; yang boleh: ${allowed.join(', ')}.`,
    noSuchDesa: (code: string) =>
      `Tidak ada desa berkode ${code} di cabang ini. Cari desa dengan kotak pencarian di atas.`,
    retry: 'Muat ulang',
  },
};
