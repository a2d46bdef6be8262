/** Indonesian words of the passport of a figure: where it comes from. */
export const passport = {
  link: 'Asal angka',
  title: (measure: string, segment: string, place: string) => `Asal angka: ${measure} ${segment}, ${place}`,
  unknown: 'tidak diketahui',
  formula: 'Cara menghitung',
  rate: (active: string, base: string, rate: string) =>
    `Cakupan = peserta aktif ÷ pekerja = ${active} ÷ ${base} = ${rate}`,
  gap: (active: string, base: string, gap: string) =>
    `Kesenjangan = pekerja − peserta aktif = ${base} − ${active} = ${gap}`,
  active: (parts: string, active: string) => `Peserta aktif = ${parts} = ${active}`,
  activeNone: (why: string) => `Peserta aktif: ${why}.`,
  eligible: (place: string, eligible: string, interval: string) =>
    `Pekerja ${place} = ${eligible} (selang 95%: ${interval})`,
  eligibleWhole: (value: string, set: string, asOf: string) =>
    `Pekerja sekabupaten = ${value}: nilai penyebut ${set} per ${asOf}`,
  employed: (population: string, share: string, tpak: string, tpt: string, employed: string) =>
    `Penduduk bekerja = ${population} × ${share} berusia 15+ × TPAK ${tpak} × (1 − TPT ${tpt}) = ${employed}`,
  raked: (value: string, set: string) =>
    `Angka semua desa lalu disetarakan (raking) sehingga berjumlah tepat ${value}, penyebut ${set}.`,
  prior: (terrain: string, informal: string, jakon: string) =>
    `Pangsa awal menurut medan (${terrain}): informal ${informal}, konstruksi ${jakon}.`,
  priorOccupations: (people: string, informal: string, jakon: string) =>
    `Pangsa awal dari pekerjaan terdaftar ${people} orang: informal ${informal}, konstruksi ${jakon}.`,
  fit: (segment: string, factor: string) =>
    `Penyetaraan mengalikan pekerja ${segment} desa ini (penduduk bekerja × pangsa awal) dengan ${factor}.`,
  sources: (desa: string, ages: string, occupations: string) =>
    `Jumlah ${desa} desa: ${ages} memakai kelompok umurnya sendiri, ${occupations} memakai pekerjaan terdaftar; yang lain memakai angka kabupaten dan tipe wilayahnya.`,
  ownAges: (share: string) => `Penduduk 15+ desa ini: ${share}, dari kelompok umur yang diimpor.`,
  partial: (desa: string, of: string) =>
    `Hanya ${desa} dari ${of} desa yang melapor; pembaginya pekerja di desa dan segmen yang melapor.`,
  intervalWhy: (draws: string, seed: string) =>
    `Selang 95% dari ${draws} kali undian asumsi di bawah (benih ${seed}); setiap undian tetap berjumlah tepat penyebutnya.`,
  narrow: (interval: string) =>
    `Selang 80% angka ini: ${interval}; lebih sempit, tetapi dua dari sepuluh kali angka sebenarnya ada di luarnya.`,
  denominator: 'Penyebut',
  denominatorLine: (label: string, segment: string, value: string, asOf: string) =>
    `${label}, ${segment}: ${value}, per ${asOf}`,
  source: 'Sumber',
  inputs: 'Masukan',
  population: {
    census: 'Penduduk: Sensus 2010 dan 2020, diskalakan ke jumlah kabupaten 2025',
    import: (month: string) => `Penduduk: diimpor, ${month}`,
  },
  labour: (share: string, tpak: string, tpt: string) =>
    `Ketenagakerjaan kabupaten: penduduk 15+ ${share}, TPAK ${tpak} (2022), TPT ${tpt} (2023); BPS`,
  imports: 'Berkas peserta bulan ini',
  importsNone: 'Tidak ada berkas peserta untuk bulan ini.',
  file: (rows: string, when: string, author: string) => `${rows} catatan, dimuat ${when} oleh ${author}`,
  hash: 'SHA-256',
  loaded: (month: string, when: string) => `Data peserta ${month}, terakhir dimuat ${when}`,
  map: 'Peta',
  simulated: 'simulasi',
  rows: 'Catatan yang dipakai dan yang tidak ada',
  used: (segment: string, payer: string, rows: string, active: string) =>
    `${segment}, ${payer}: ${rows} catatan, ${active}`,
  leftOut: (segment: string, desa: string, names: string) =>
    `${segment}: ${desa} desa tidak melapor (${names}); tidak dihitung sebagai nol`,
  leftOutNone: 'Semua desa melapor untuk segmen ini.',
  assumptions: 'Asumsi',
  assumption: (quantity: string, sd: string, unit: string) => `${quantity}: simpangan baku ${sd} ${unit}`,
  own: 'ditetapkan cabang',
  grace: (months: string) => `Masa tunggakan sebelum berakhir: ${months} bulan`,
  build: 'Susunan data',
  buildLine: (id: string, when: string) => `${id}, disusun ${when}`,
  columns: [
    'Kolom “active”, “eligible”, “gap”: orang; “eligible” adalah perkiraan model, bukan hasil pencacahan.',
    '“gap = eligible_reported − active”; “rate = active ÷ eligible_reported”; di atas 1 tidak dipotong.',
    '“eligible_reported”: pekerja di desa dan segmen yang melapor; sama dengan “eligible” bila semua melapor.',
    '“…_low” dan “…_high”: selang 95%; “…_low80” dan “…_high80”: selang 80%.',
    'Sel kosong: tidak diketahui (alasannya di kolom “reason”), bukan nol.',
  ],
  footnotes: 'Keterangan',
  footnotesTitle: 'Keterangan tabel cakupan',
  json: 'Data yang sama sebagai JSON',
};
