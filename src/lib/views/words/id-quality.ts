import type { MarginRule } from '../../domain/coverage/contradictions.ts';
import type { Source } from '../../domain/coverage/staleness.ts';
import type { ProblemKind, Severity } from '../quality-data.ts';

const severity: Record<Severity, string> = {
  stop: 'perbaiki dulu',
  care: 'pakai dengan hati-hati',
  note: 'untuk diketahui',
};

/** What a kind is, what it does to which figures, what to do. */
const kind: Record<ProblemKind, { name: string; what: string; consequence: string; todo: string }> = {
  'rolled-back': {
    name: 'Susunan lama sedang dipakai',
    what: 'Seseorang memilih kembali ke susunan data yang lebih lama.',
    consequence: 'Berkas yang dimuat sesudah susunan itu tidak terhitung di angka mana pun.',
    todo: 'Kembali ke susunan terbaru dengan “npm run jangkau -- build”.',
  },
  contradiction: {
    name: 'Angka yang saling bertentangan',
    what: 'Dua angka yang seharusnya sama, atau satu bagian dari yang lain, tidak cocok.',
    consequence:
      'Setiap persentase yang memakai salah satu angka itu bisa terlalu tinggi atau terlalu rendah.',
    todo: 'Cari tahu angka mana yang keliru, lalu muat penyebut, penduduk, atau berkas peserta yang benar.',
  },
  'not-reported': {
    name: 'Bulan atau desa yang tidak dilaporkan',
    what: 'Tidak ada jumlah peserta untuk desa, segmen, atau bulan itu; tidak dilaporkan bukan nol.',
    consequence:
      'Cakupan wilayahnya dihitung dari desa dan segmen yang melapor; garis tren terputus atau turun di bulan itu.',
    todo: 'Muat berkas bulan itu, atau tanyakan kepada pengirim berkas mengapa desanya tidak ada.',
  },
  'over-100': {
    name: 'Cakupan di atas 100%',
    what: 'Peserta aktif lebih banyak daripada batas atas selang 95% perkiraan pekerja desa itu.',
    consequence:
      'Cakupan desa itu di atas 100% dan kesenjangannya negatif; angkanya tidak dipotong dan ikut dalam jumlah kecamatan dan kabupaten.',
    todo: 'Periksa apakah peserta terdaftar di alamat tempat kerja, lalu muat berkas dengan kode desa yang benar.',
  },
  jump: {
    name: 'Lonjakan',
    what: 'Peserta aktif sebuah desa berubah dalam sebulan jauh lebih besar daripada biasanya.',
    consequence:
      'Cakupan desa itu, trennya, dan perbandingan dengan bulan sebelumnya ikut melonjak; kecamatannya sebagian.',
    todo: 'Bandingkan dengan berkas asal bulan itu; bila keliru, batalkan impornya dan muat berkas yang benar.',
  },
  stale: {
    name: 'Sumber yang sudah lama',
    what: 'Sebuah sumber lebih tua daripada yang pantas untuk angka yang memakainya.',
    consequence:
      'Angka yang bergantung padanya menggambarkan keadaan lama; setiap kasus menyebut angka yang mana.',
    todo: 'Muat berkas yang lebih baru.',
  },
  'import-rejected': {
    name: 'Berkas yang tidak dapat dipakai',
    what: 'Sebuah berkas batas desa rusak atau tidak dapat dibaca.',
    consequence: 'Peta memakai sel perkiraan; angka tidak terpengaruh.',
    todo: 'Muat ulang berkas batas dari sumbernya.',
  },
  assumptions: {
    name: 'Asumsi yang diubah cabang',
    what: 'Pengaturan angka berbeda dari bawaan.',
    consequence: 'Selang, status, atau penyebut di semua layar dan unduhan mengikuti pengaturan cabang.',
    todo: 'Pastikan perubahan itu memang dimaksud.',
  },
  simulated: {
    name: 'Angka simulasi',
    what: 'Jumlah peserta berasal dari simulasi, bukan dari BPJS Ketenagakerjaan.',
    consequence:
      'Cakupan, kesenjangan, dan tren hanya contoh; penduduk dan penyebut tetap nyata atau perkiraan dari yang nyata.',
    todo: 'Muat berkas peserta cabang; simulasi lalu tidak dihitung lagi.',
  },
};

const todoLink: Record<ProblemKind, string> = {
  'rolled-back': 'Daftar susunan data',
  contradiction: 'Penyebut dan sumbernya',
  'not-reported': 'Muat berkas',
  'over-100': 'Muat berkas',
  jump: 'Riwayat dan pembatalan impor',
  stale: 'Muat berkas',
  'import-rejected': 'Muat berkas',
  assumptions: 'Pengaturan angka',
  simulated: 'Muat berkas',
};

/** What was looked at, with the number of records. */
const checked: Record<ProblemKind, (count: string) => string> = {
  'rolled-back': (count) => `${count} susunan yang sedang dipakai`,
  contradiction: (count) => `${count} pasang angka kabupaten`,
  'not-reported': (count) => `${count} laporan yang ditunggu (bulan × desa × segmen)`,
  'over-100': (count) => `${count} cakupan PU dan BPU desa bulan ini`,
  jump: (count) => `${count} perubahan bulanan (desa × segmen, bulan ini dan 12 bulan sebelumnya)`,
  stale: (count) => `${count} sumber bertanggal`,
  'import-rejected': (count) => `${count} berkas batas desa, bila ada`,
  assumptions: (count) => `${count} pengaturan`,
  simulated: (count) => `${count} bulan`,
};

const margin: Record<MarginRule, { name: string; consequence: string }> = {
  'parts-total': {
    name: 'Jumlah segmen penyebut dan totalnya',
    consequence: 'Cakupan per segmen tidak cocok dengan cakupan semua segmen.',
  },
  'active-base': {
    name: 'Peserta aktif kabupaten dan penyebutnya',
    consequence: 'Cakupan segmen itu di atas 100% dan kesenjangannya negatif untuk seluruh kabupaten.',
  },
  'potensi-employed': {
    name: 'Potensi BPJS dan penduduk bekerja (Sakernas)',
    consequence: 'Potensi melebihi semua yang bekerja: cakupan dengan Potensi BPJS terlalu rendah.',
  },
  'employed-labour': {
    name: 'Bekerja (Sakernas) dan angka ketenagakerjaan tahun yang sama',
    consequence: 'Cakupan dengan Sakernas dan perkiraan pekerja desa memakai angka yang berbeda.',
  },
  'residents-official': {
    name: 'Penduduk yang diimpor dan jumlah resmi kabupaten',
    consequence:
      'Sebaran pekerja antardesa mengikuti penduduk yang diimpor; sebagian desa terlalu besar atau kecil.',
  },
  'kecamatan-kabupaten': {
    name: 'Jumlah penduduk kecamatan (Sensus 2020) dan kabupaten (2025)',
    consequence: 'Penduduk desa disetarakan ke jumlah kabupaten, jadi semuanya bergeser sama besar.',
  },
};

const source: Record<Source, { name: string; depends: string }> = {
  members: { name: 'Peserta', depends: 'semua peserta aktif, cakupan, dan kesenjangan' },
  denominator: { name: 'Penyebut', depends: 'semua cakupan dan kesenjangan yang memakai penyebut itu' },
  labour: {
    name: 'Ketenagakerjaan (15+, TPAK, TPT)',
    depends: 'perkiraan pekerja per desa sebelum disetarakan; jumlah kabupaten tidak',
  },
  population: { name: 'Penduduk', depends: 'sebaran perkiraan pekerja antardesa' },
};

/** Indonesian words of the page on the quality of the data. */
export const quality = {
  link: 'Mutu data',
  title: 'Mutu data',
  question: (month: string) => `Bisakah angka ${month} dipercaya?`,
  answer: {
    clean: (month: string) => `Ya: tidak ada masalah yang ditemukan pada angka ${month}.`,
    notes: (month: string, note: string) =>
      `Ya: tidak ada yang harus diperbaiki sebelum angka ${month} dipakai; ${note} hal perlu diketahui.`,
    care: (month: string, care: string, note: string) =>
      `Ya, dengan hati-hati: tidak ada yang harus diperbaiki sebelum angka ${month} dipakai; ${care} hal perlu kehati-hatian dan ${note} hal perlu diketahui.`,
    stop: (month: string, stop: string, care: string, note: string) =>
      `Belum: ${stop} hal perlu diperbaiki sebelum angka ${month} dipakai; ${care} hal perlu kehati-hatian dan ${note} hal perlu diketahui.`,
  },
  simulated: 'Jumlah peserta adalah simulasi: jawaban ini tentang kerapian datanya, bukan tentang kenyataan.',
  severity,
  kind,
  todoLink,
  checkedLabel: 'Diperiksa',
  checked,
  consequence: 'Akibatnya',
  todo: 'Yang perlu dilakukan',
  none: 'tidak ada',
  noneTitle: 'Dicari, tetapi tidak ada',
  cases: (count: string) => `${count} kasus`,
  more: (count: string) => `(dan ${count} kasus lain)`,
  partial: (kecamatan: string, segment: string, reported: string, all: string) =>
    `Cakupan ${segment} Kecamatan ${kecamatan} dihitung dari ${reported} dari ${all} desa.`,
  rules: 'Aturan',
  rule: {
    'rolled-back': 'Diperiksa apakah susunan yang dipakai dipilih dengan sengaja alih-alih yang terbaru.',
    contradiction: (register: string, census: string, rounding: string) =>
      `Bertentangan bila selisihnya lebih dari: 0% untuk bagian dan jumlahnya; ${rounding} untuk penduduk bekerja tahun yang sama (pembulatan persentase); ${register} antara penduduk impor dan jumlah resmi (dua pencatatan berbeda); ${census} antara Sensus 2020 dan jumlah 2025 (lima tahun pertumbuhan). Peserta aktif dan Potensi bertentangan hanya bila melebihi pembandingnya. Penyebut Jakon sama dengan pesertanya pada Mei 2023, jadi kelebihannya hanya untuk diketahui.`,
    'not-reported': (share: string) =>
      `Setiap desa ditunggu melaporkan ketiga segmen setiap bulan, dari bulan pertama sampai terakhir. Pada bulan yang dipilih: perbaiki dulu bila yang melapor mencakup kurang dari ${share} pekerja salah satu segmen, karena angka kabupaten lalu tidak mewakili; selain itu hati-hati. Bulan lain hanya untuk diketahui.`,
    'over-100': (share: string) =>
      `Ditandai bila peserta aktif melebihi batas atas selang 95% pekerja. Perbaiki dulu bila cakupannya di atas ${share}, karena alamat tempat kerja saja jarang melipatduakan. Jakon tidak diperiksa: penyebutnya hitungan pesertanya sendiri (Mei 2023).`,
    jump: (people: string, share: string, sds: string, changes: string) =>
      `Lonjakan: berubah ${people} orang atau lebih (di bawah itu perubahan desa kecil biasa saja) dan sekurangnya ${share} dari jumlah yang lebih kecil, atau lebih dari ${sds} simpangan baku tangguh (1,4826 × MAD) dari perubahan biasa deret itu, bila ada ${changes} perubahan atau lebih. Di bulan yang dipilih perlu kehati-hatian, di 12 bulan sebelumnya untuk diketahui. Pemeriksaan impor memakai aturan yang sama tanpa riwayat.`,
    jumpBatches:
      'Yang dapat dijelaskan oleh kelompok yang dibayari sponsor (bulan terakhir dibayar tercatat) tidak dianggap keliru: digabung per bulan, segmen, dan sumber iuran.',
    stale: (months: string) =>
      `Peserta: bulan terakhir lebih tua daripada bulan penuh terakhir. Penyebut, ketenagakerjaan, dan penduduk: lebih dari ${months} bulan, karena dihitung setahun sekali dan dua hitungan baru seharusnya sudah ada. Tahun tanpa bulan dihitung dari Desembernya.`,
    staleMonth: (month: string) => `Umur dihitung sampai ${month}, bulan penuh terakhir.`,
    'import-rejected': 'Berkas batas desa dibaca dan diperiksa bentuknya.',
    assumptions:
      'Penyebut, masa tunggakan, pembayar, dan setiap simpangan baku dibandingkan dengan bawaannya.',
    simulated: 'Dihitung bulan yang pesertanya dari simulasi.',
  },
  say: {
    earlierBuild: (when: string) =>
      `Yang ditampilkan adalah susunan data ${when}, bukan yang terbaru: susunan lama dipilih dengan sengaja.`,
    margin: (name: string, value: string, expected: string, difference: string) =>
      `${name}: ${value} dan ${expected} (${difference}).`,
    desaSilent: (place: string, month: string, reported: string, all: string) =>
      `${place}: ${reported} dari ${all} segmen dilaporkan untuk ${month}.`,
    monthPartial: (month: string, reported: string, all: string) =>
      `${month}: ${reported} dari ${all} desa melapor lengkap.`,
    monthMissing: (month: string) => `${month}: seluruh bulan tidak ada.`,
    over: (place: string, segment: string, month: string, rate: string, active: string, workers: string) =>
      `${place}: cakupan ${segment} ${month} ${rate}, ${active} peserta aktif untuk ${workers} pekerja.`,
    jump: (place: string, segment: string, month: string, before: string, after: string) =>
      `${place}: peserta ${segment} ${month} berubah dari ${before} ke ${after}.`,
    batchEnded: (
      payer: string,
      where: string,
      segment: string,
      month: string,
      before: string,
      after: string,
    ) =>
      `Kelompok ${payer} berakhir: peserta ${segment} di ${where} turun dari ${before} ke ${after} pada ${month}.`,
    batchBegan: (
      payer: string,
      where: string,
      segment: string,
      month: string,
      before: string,
      after: string,
    ) =>
      `Kelompok ${payer} dimulai: peserta ${segment} di ${where} naik dari ${before} ke ${after} pada ${month}.`,
    stale: (name: string, asOf: string, months: string) => `${name}: per ${asOf}, berumur ${months} bulan.`,
    boundaries: (detail: string) => `Berkas batas desa tidak dapat dipakai: ${detail}`,
    ownDenominator: (set: string) => `Penyebut yang ditampilkan bila tidak dipilih: ${set}.`,
    ownGrace: (months: string, shipped: string) => `Masa tunggakan ${months} bulan, bawaan ${shipped}.`,
    ownOccupations: (names: string) => `Status pekerjaan yang diubah cabang: ${names}.`,
    ownPayers: (payers: string) => `Yang mengikuti aturan iuran peserta mandiri: ${payers}.`,
    ownSd: (quantity: string, sd: string, shipped: string) =>
      `${quantity}: simpangan baku ${sd}, bawaan ${shipped}.`,
    simulated: (months: string, all: string) => `Peserta pada ${months} dari ${all} bulan adalah simulasi.`,
    desaCount: (count: string) => `${count} desa`,
  },
  margin,
  source,
  column: {
    case: 'Kasus',
    place: 'Desa',
    what: 'Yang dibandingkan',
    sourceName: 'Sumber',
    month: 'Bulan',
    segment: 'Segmen',
    active: 'Peserta aktif',
    workers: 'Pekerja (perkiraan)',
    interval: 'Selang 95%',
    rate: 'Cakupan',
    set: 'Penyebut',
    before: 'Bulan sebelumnya',
    after: 'Bulan itu',
    change: 'Berubah',
    usual: 'Kisaran biasa',
    explanation: 'Keterangan',
    reported: 'Melapor',
    all: 'Seharusnya',
    unit: 'Satuan',
    value: 'Nilai',
    expected: 'Pembanding',
    difference: 'Selisih',
    tolerance: 'Batas',
    asOf: 'Bagian tertua per',
    age: 'Umur (bulan)',
    most: 'Batas (bulan)',
    depends: 'Angka yang bergantung',
    severity: 'Tingkat',
  },
  explanation: {
    'jump-large': 'tidak dijelaskan: sekurangnya separuh',
    'jump-unusual': 'tidak dijelaskan: di luar kebiasaan deretnya',
    'batch-ended': (payer: string) => `kelompok ${payer} berakhir, bukan kekeliruan`,
    'batch-began': (payer: string) => `kelompok ${payer} dimulai, bukan kekeliruan`,
  },
  unit: { people: 'orang', desa: 'desa', segments: 'segmen', months: 'bulan', share: 'pangsa' },
  caption: (name: string) => `${name}, satu per satu; yang terberat lebih dahulu`,
  download: 'Unduh semua kasus',
};
