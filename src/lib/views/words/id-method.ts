import { UNKNOWN } from '../format.ts';

/** One part of the method page: paragraphs, then terms with their meaning. */
interface MethodSection {
  anchor: string;
  title: string;
  paragraphs: string[];
  terms: { term: string; meaning: string }[];
}

/** What the loaded facts say, already written in the page's language. */
export type MethodFigures = Record<
  | 'share15Plus'
  | 'tpak'
  | 'tpt'
  | 'town'
  | 'coast'
  | 'inland'
  | 'upland'
  | 'sdPopulation'
  | 'sdShare15Plus'
  | 'sdTpak'
  | 'sdTerrain'
  | 'sdInformal'
  | 'sdJakon'
  | 'shiftSakernas'
  | 'shiftPotensi'
  | 'shiftCabang'
  | 'rangePotensi'
  | 'draws',
  string
>;

export interface Method {
  title: string;
  question: string;
  contents: string;
  sections: MethodSection[];
}

/** The method in plain Indonesian. */
export const method = (figures: MethodFigures): Method => ({
  title: 'Metode',
  question:
    'Jumlah peserta dihitung dari laporan; jumlah pekerja per desa diperkirakan dengan model, dan setiap perkiraan punya selang 95%.',
  contents: 'Isi halaman',
  sections: [
    {
      anchor: 'ukuran',
      title: 'Apa yang dihitung',
      paragraphs: ['Setiap angka berlaku untuk satu wilayah, satu bulan, satu segmen, dan satu penyebut.'],
      terms: [
        { term: 'Peserta aktif', meaning: 'Peserta yang iurannya masih berlaku pada akhir bulan.' },
        {
          term: 'Pekerja',
          meaning: 'Orang yang menurut penyebut seharusnya terlindungi pada segmen itu (perkiraan).',
        },
        { term: 'Cakupan', meaning: 'Peserta aktif dibagi pekerja, dalam persen.' },
        {
          term: 'Kesenjangan',
          meaning:
            'Pekerja dikurangi peserta aktif, dalam orang. Angka negatif berarti peserta lebih banyak daripada perkiraan pekerja.',
        },
        {
          term: 'UCJ (Universal Coverage Jamsostek)',
          meaning:
            'Peserta aktif PU, BPU, dan Jakon bersama-sama dibagi seluruh pekerja pada penyebut yang dipilih.',
        },
      ],
    },
    {
      anchor: 'segmen',
      title: 'Segmen',
      paragraphs: [
        'Pekerja mandiri, pemberi kerja perorangan, dan pekerja bebas termasuk BPU. Pekerja keluarga yang tidak dibayar biasanya di luar potensi BPJS Ketenagakerjaan. ASN, TNI, dan Polri dilayani Taspen dan ASABRI, jadi tidak termasuk PU.',
      ],
      terms: [
        {
          term: 'PU',
          meaning: 'Penerima Upah: pekerja yang didaftarkan dan dibayarkan iurannya oleh pemberi kerja.',
        },
        {
          term: 'BPU',
          meaning: 'Bukan Penerima Upah: petani, nelayan, pedagang, pengojek, dan pekerja mandiri lain.',
        },
        { term: 'Jakon', meaning: 'Jasa Konstruksi: pekerja proyek konstruksi.' },
      ],
    },
    {
      anchor: 'status',
      title: 'Status peserta',
      paragraphs: [
        'Status bergantung pada bulan yang ditanyakan. Misalkan iuran terakhir lunas sampai bulan p dan yang ditanyakan bulan m. Status yang tertulis di berkas dipakai apa adanya; bila berkas hanya menyebut bulan lunas terakhir, status mengikuti masa tunggakan pada Pengaturan (bawaan tiga bulan). Sumber resmi berbeda antara “tiga” dan “lebih dari tiga” bulan.',
      ],
      terms: [
        { term: 'Aktif', meaning: 'm tidak melewati p.' },
        { term: 'Menunggak', meaning: 'm sesudah p, sampai masa tunggakan habis.' },
        {
          term: 'Berakhir',
          meaning: 'Masa tunggakan sudah habis; dihitung pada bulan habisnya.',
        },
        { term: 'Baru', meaning: 'Bulan pertama sebagai peserta, atau aktif kembali; bagian dari aktif.' },
      ],
    },
    {
      anchor: 'penyebut',
      title: 'Penyebut menentukan jawaban',
      paragraphs: [
        'Pada Desember 2023 di Rembang ada 77.675 peserta. Dibagi potensi BPJS (240.639) hasilnya 32,28%; dibagi penduduk bekerja menurut Sakernas (370.269) hasilnya 20,98%. Keduanya benar, tetapi menjawab pertanyaan yang berbeda. Karena itu setiap persentase menyebut penyebut dan tanggalnya.',
        'Sakernas tidak mencatat pekerja proyek konstruksi sebagai segmen tersendiri. Karena itu Jakon tidak punya penyebut di sana: peserta Jakon dihitung, tetapi cakupannya tidak.',
        'Sakernas mengikuti status pekerjaan utama menurut BPS: yang formal termasuk ASN, TNI, dan Polri (Taspen dan ASABRI) serta pengusaha yang punya buruh tetap; yang informal termasuk pekerja keluarga yang tidak dibayar; pekerja konstruksi ada di keduanya. Jadi cakupan PU dan BPU pada penyebut Sakernas tidak sebanding satu-satu dengan segmen BPJS Ketenagakerjaan. Pakailah untuk urutan besarannya.',
      ],
      terms: [],
    },
    {
      anchor: 'pekerja',
      title: 'Pekerja per desa adalah perkiraan',
      paragraphs: [
        'Sakernas hanya terbit untuk kabupaten, jadi jumlah pekerja per desa tidak pernah dicacah. Jangkau memperkirakannya dalam empat langkah.',
      ],
      terms: [
        {
          term: '1. Penduduk',
          meaning:
            'Hitungan desa Sensus Penduduk 2010 disesuaikan dengan hitungan kecamatan Sensus Penduduk 2020, lalu dengan penduduk kabupaten 2025. Anggapannya: dalam satu kecamatan semua desa tumbuh sama cepat. Bila penduduk per desa diimpor dan lengkap, angka itulah yang dipakai.',
        },
        {
          term: '2. Penduduk bekerja',
          meaning: `Penduduk × bagian berusia 15 tahun ke atas (${figures.share15Plus}) × tingkat partisipasi angkatan kerja (${figures.tpak}) × (1 − tingkat pengangguran ${figures.tpt}). Angka se-kabupaten ini saling meniadakan ketika angka desa disesuaikan ke penyebut (langkah 4); yang berpengaruh hanyalah perbedaannya antar desa, dan itu masuk ke dalam selang. Desa yang kelompok umurnya diimpor memakai bagian 15 tahun ke atas miliknya sendiri.`,
        },
        {
          term: '3. Formal atau informal',
          meaning: `Bagian informal bergantung pada tipe wilayah: kota ${figures.town}, pesisir ${figures.coast}, pedalaman ${figures.inland}, perbukitan ${figures.upland}. Ini anggapan yang tertulis dan dapat diganti, bukan hasil survei. Desa yang pekerjaan penduduknya (Dukcapil) diimpor memakai pangsa dari pekerjaan itu, menurut daftar status pekerjaan yang dapat diubah cabang.`,
        },
        {
          term: '4. Penyesuaian ke penyebut',
          meaning:
            'Angka desa disesuaikan berulang (raking: Deming & Stephan 1940) sampai jumlahnya tepat sama dengan penyebut kabupaten untuk setiap segmen; bila margin saling bertentangan, data ditolak dan disebut yang mana. Cara ini disebut perkiraan sintetis yang mempertahankan struktur (SPREE: Purcell & Kish 1980).',
        },
      ],
    },
    {
      anchor: 'selang',
      title: 'Selang 95%',
      paragraphs: [
        `Keempat langkah itu diulang ${figures.draws} kali dengan masukan yang digeser acak sesuai ketidakpastiannya (Monte Carlo, dengan benih tetap sehingga hasilnya selalu sama). Selang 95% adalah rentang yang memuat 95% hasil ulangan. Dari ulangan yang sama dihitung selang 80% yang lebih sempit, peluang sebuah desa masuk 10, 20, dan 50 besar, dan kelompok desa yang urutannya tidak dapat dibedakan.`,
        'Selang itu diuji pada 500 kabupaten buatan yang kebenarannya diketahui: selang 95% memuat angka sebenarnya dalam 93–97 dari 100 kali, selang 80% dalam 77–83. Itu membuktikan hitungannya, bukan anggapannya: simpangan baku di bawah tetap anggapan.',
        'Simpangan baku berikut adalah anggapan. Nilainya tersimpan di data/reference/uncertainty.csv dan dapat diubah.',
      ],
      terms: [
        { term: 'Penduduk desa', meaning: `${figures.sdPopulation} dari jumlah penduduk` },
        { term: 'Bagian berusia 15 tahun ke atas', meaning: `${figures.sdShare15Plus} poin antar desa` },
        { term: 'Partisipasi angkatan kerja', meaning: `${figures.sdTpak} poin antar desa` },
        {
          term: 'Anggapan per tipe wilayah',
          meaning: `${figures.sdTerrain} poin pada bagian informal, sama untuk semua desa setipe`,
        },
        { term: 'Bagian informal', meaning: `${figures.sdInformal} poin antar desa` },
        { term: 'Bagian konstruksi', meaning: `${figures.sdJakon} poin antar desa` },
        {
          term: 'Penyebut Sakernas',
          meaning: `${figures.shiftSakernas} orang antara PU dan BPU (galat sampel bagian informal), sama untuk semua desa; jumlah seluruh pekerja tetap`,
        },
        {
          term: 'Penyebut Potensi BPJS',
          meaning: `${figures.shiftPotensi} orang antara PU dan BPU, sama untuk semua desa; jumlah seluruh pekerja tetap. Selang 95%-nya ±${figures.rangePotensi} orang di sekitar 57.000. Ini anggapan kami: setengah lebar rentang 57–61 ribu yang disebut pers`,
        },
        ...(figures.shiftCabang === UNKNOWN
          ? []
          : [
              {
                term: 'Penyebut cabang',
                meaning: `${figures.shiftCabang} orang antara PU dan BPU, sama untuk semua desa; jumlah seluruh pekerja tetap. Nol berarti cabang tidak menyebut galat dan angkanya dipakai apa adanya`,
              },
            ]),
      ],
    },
    {
      anchor: 'lebih-100',
      title: 'Cakupan lebih dari 100%',
      paragraphs: [
        'Peserta bisa lebih banyak daripada perkiraan pekerja: orang terdaftar di alamat tempat kerja, bekerja di desa lain, atau perkiraan pekerjanya terlalu rendah. Angka seperti itu ditandai dan tidak pernah dipotong menjadi 100%.',
      ],
      terms: [],
    },
    {
      anchor: 'tidak-diketahui',
      title: 'Yang tidak diketahui tetap tidak diketahui',
      paragraphs: [
        'Desa yang tidak melapor tidak dihitung nol. Tanda – disertai alasannya, dan jumlah wilayah yang belum lengkap ditandai “belum lengkap”. Cakupan wilayah itu membandingkan peserta desa dan segmen yang melapor dengan pekerja desa dan segmen yang sama.',
      ],
      terms: [],
    },
    {
      anchor: 'batas',
      title: 'Batas metode ini',
      paragraphs: [
        'Perkiraan desa cukup untuk memilih desa mana yang didatangi lebih dahulu, tetapi tidak cukup untuk menilai kinerja satu desa. Bandingkan selangnya, bukan hanya angkanya.',
        'Selang 95% tidak memuat semua galat. Di luar selang: salah hitung peserta dalam laporan; anggapan bahwa semua desa dalam satu kecamatan tumbuh sama cepat sejak 2010; jumlah seluruh pekerja pada setiap penyebut (sumbernya tidak menyebut galat); dan perbedaan definisi pekerja.',
        'Penyebut tidak berubah dari bulan ke bulan, jadi perubahan cakupan berasal dari perubahan peserta, bukan dari perubahan jumlah pekerja.',
        'Bentuk desa di peta adalah sel perkiraan di sekitar titik tengah desa, bukan batas resmi, kecuali batas resmi sudah dimuat.',
        'Selama pita “Simulasi” tampak, jumlah peserta adalah hasil simulasi dan tidak boleh dikutip sebagai angka resmi.',
      ],
      terms: [],
    },
  ],
});
