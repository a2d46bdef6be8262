import type { DenominatorId, SegmentOrTotal } from '../../domain/workers/segments.ts';

/** What each shipped value of a denominator set means; null where the set has none. The branch words its own. */
const meaning: Record<DenominatorId, Record<SegmentOrTotal, string | null>> = {
  potensi: {
    total: 'Hitungan BPJS Ketenagakerjaan sendiri atas pekerja yang dapat menjadi peserta',
    pu: 'Turunan: peserta PU dibagi 0,93; rentangnya 57–61 ribu',
    bpu: 'Turunan: jumlah seluruhnya dikurangi PU dan Jakon',
    jakon: 'Turunan: sama dengan peserta Jakon Mei 2023, karena potensinya tidak diterbitkan',
  },
  sakernas: {
    total: 'Penduduk 15 tahun ke atas yang bekerja, menurut pekerjaan utama',
    pu: 'Turunan: yang bekerja × bagian formal 37,97% (2015)',
    bpu: 'Turunan: yang bekerja × bagian informal 62,03% (2015)',
    jakon: null,
  },
  cabang: { total: null, pu: null, bpu: null, jakon: null },
};

/** Indonesian words for facts that the data name in English: checks, denominators. */
export const facts = {
  meaning,
  derived: 'turunan, dihitung dari angka lain',
  derivedTotal: 'Turunan: jumlah segmen-segmennya',
  check: {
    occupations_known: 'Pekerjaan pada berkas ada dalam daftar; yang lain tidak dipakai untuk pangsa desa',
    occupations_incomplete:
      'Pekerjaan yang diimpor mencakup semua desa; bulan yang tidak lengkap tidak dipakai',
    occupations_listed:
      'Setiap pekerjaan punya status dan alasan; satu cara menulis hanya milik satu pekerjaan',
    desa_complete:
      'Setiap desa punya nama resmi, kecamatan, titik tengah di Indonesia, luas, dan hitungan sensus.',
    desa_official: 'Fakta acuan menyebut setiap desa pada daftar resmi, dan tidak ada yang lain.',
    desa_unique: 'Tidak ada kode desa atau kode BPS yang muncul dua kali.',
    holidays_dated:
      'Setiap hari libur punya tanggal yang ada, sekali saja, dengan nama, jenis, status, dan sumber.',
    expected_totals: 'Fakta acuan menghasilkan jumlah yang diterbitkan (desa, kecamatan, Sensus 2010).',
    kecamatan_sums: 'Angka desa berjumlah sama dengan kecamatannya (jumlah desa, Sensus 2010).',
    desa_sums:
      'Peserta aktif desa berjumlah tepat sama dengan kecamatan dan kabupatennya, termasuk jumlah seluruhnya.',
    denominators_known:
      'Penyebut yang diimpor termasuk himpunan yang dipakai: potensi, sakernas, atau cabang.',
    denominators_present: 'Setiap penyebut punya jumlah dan segmen, dan segmennya berjumlah tepat.',
    eligible_intervals:
      'Setiap perkiraan pekerja berada di dalam selang 80%-nya, selang itu di dalam selang 95%, dan tidak ada yang negatif.',
    eligible_sums: 'Pekerja desa berjumlah tepat sama dengan kecamatan, kabupaten, dan penyebutnya.',
    enrollment_unique: 'Tidak ada bulan, desa, segmen, sumber iuran, dan status yang dihitung dua kali.',
    travel_assumptions:
      'Kecepatan, faktor jalan berkelok, dan menit tetap perjalanan masing-masing ada satu kali dan masuk akal.',
    labour_shares: 'Angka ketenagakerjaan yang dipakai perkiraan adalah pangsa antara 0 dan 1.',
    members_ledger: 'Setiap peserta aktif yang dilaporkan masuk ke tabel, tidak ganda dan tidak hilang.',
    members_sums:
      'Peserta aktif desa dalam berkas berjumlah tepat sama dengan kecamatan dan kabupaten, setiap bulan dan segmen.',
    members_total: 'Jumlah seluruhnya sama dengan jumlah segmennya, di semua wilayah dan bulan.',
    not_reported:
      'Setiap desa melaporkan setiap segmen pada setiap bulan, dari bulan pertama sampai terakhir.',
    over_100: 'Peserta aktif tidak melebihi batas atas selang pekerja (Potensi BPJS, bulan terakhir).',
    population_incomplete:
      'Penduduk yang diimpor dipakai bila mencakup setiap desa, lengkap dengan kelompok jenis kelamin dan umur bulan itu.',
    population_sums:
      'Penduduk desa berjumlah tepat sama dengan penduduk kabupaten, atau dengan jumlah yang diimpor bila dipakai.',
  },
};
