import type { UncertainQuantity } from '../../domain/workers/uncertainty.ts';

const quantity: Record<UncertainQuantity, string> = {
  population: 'Penduduk desa (galat relatif)',
  share_15_plus: 'Bagian penduduk 15 tahun ke atas (beda antardesa)',
  tpak: 'Tingkat partisipasi angkatan kerja (beda antardesa)',
  informal_share: 'Bagian informal (beda antardesa di sekitar medannya)',
  jakon_share: 'Bagian konstruksi (beda antardesa di sekitar medannya)',
  terrain_prior: 'Bagian informal sebuah medan (sama untuk semua desanya)',
  occupation_share: 'Bagian informal dari pekerjaan terdaftar (galat per desa)',
  benchmark_sakernas: 'Bagian informal Sakernas (galat sampel, kabupaten)',
  benchmark_potensi: 'Batas PU dan BPU pada Potensi BPJS (kabupaten)',
  benchmark_cabang: 'Batas PU dan BPU pada penyebut cabang (0: tidak disebut cabang, dianggap tepat)',
};

/** Indonesian words of the settings page. */
export const settings = {
  title: 'Pengaturan',
  question: 'Apa yang ditetapkan cabang tentang angkanya?',
  link: 'Pengaturan angka',
  why: 'Perubahan di sini menyusun ulang semua angka: layar, unduhan, API, dan asal angka memakai pengaturan yang sama. Berkas yang sudah diimpor tidak berubah.',
  denominator: 'Penyebut yang ditampilkan bila tidak dipilih',
  grace: 'Masa tunggakan sebelum kepesertaan berakhir (bulan)',
  graceWhy:
    'Bawaan 3 bulan. Berlaku untuk berkas yang memuat bulan terakhir dibayar; status yang sudah tertulis di berkas dipakai apa adanya.',
  selfPaying: 'Pembayar yang mengikuti aturan iuran peserta mandiri',
  selfPayingWhy:
    'Keringanan PP 50/2025 tidak berlaku untuk peserta yang dibayar APBN/APBD. Apakah APBDes dan DBHCHT termasuk belum jelas; tetapkan di sini. Yang tidak dicentang mengikuti aturan pemerintah.',
  threshold: 'Batas angka kecil dalam laporan (orang)',
  thresholdWhy:
    'Bawaan 5, paling kecil 3. Jumlah peserta dari 1 sampai satu di bawah batas ini tidak ditulis di laporan yang dibagikan; angka lain disembunyikan bila perlu agar tidak dapat dihitung balik. Berlaku untuk laporan yang dibekukan sesudahnya; angka di layar ini tidak berubah.',
  sds: 'Simpangan baku yang diasumsikan',
  sdsWhy:
    'Asumsi model, bukan hasil ukur. Kosongkan untuk memakai bawaan. Lebih besar berarti selang lebih lebar.',
  sdsCaption: 'Simpangan baku per besaran: bawaan dan yang dipakai',
  quantity,
  quantityHeader: 'Besaran',
  shipped: 'Bawaan',
  used: 'Dipakai cabang',
  unit: { share: 'poin pangsa (0–1)', relative: 'relatif (0–1)', people: 'orang' } as Record<string, string>,
  save: 'Simpan dan susun ulang',
  reset: 'Kembali ke bawaan',
  saving: 'Menyusun ulang…',
  saved: (build: string) => `Tersimpan. Semua angka kini dari susunan ${build}.`,
};
