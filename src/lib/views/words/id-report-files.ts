import type { ReportTemplate } from '../../domain/reports/report-asked.ts';

/** Begins the name of a file. */
const fileName: Record<ReportTemplate, string> = {
  ringkasan: 'laporan ringkasan',
  kecamatan: 'laporan kecamatan',
  desa: 'laporan desa',
};

/** Indonesian words of the files of a report. */
export const reportFiles = {
  page: 'Halaman {n} dari {all}',
  online: 'Laporan daring',
  omitted: 'Tabel yang tidak muat di halaman ini ada dalam laporan daring dan berkas Excel.',
  fileName,
  simulated: 'simulasi',
  summary: 'Ringkasan',
  sources: 'Sumber',
  several: (count: string, place: string, month: string) => `${count} laporan, ${place}, ${month}`,
  code: 'Kode wilayah',
  notes: 'Catatan',
  about: {
    place: 'Wilayah',
    month: 'Bulan',
    denominator: 'Penyebut',
    figure: 'Angka pokok',
    value: 'Nilai',
    detail: 'Keterangan',
    sheet: 'Tabel di lembar',
    build: 'Susunan data',
  },
  asShown: (head: string) => `${head}, seperti tertulis dalam laporan`,
  low: (head: string) => `${head}, batas bawah`,
  high: (head: string) => `${head}, batas atas`,
  readme: {
    contents: 'ISI',
    tables: 'Tabel (CSV: UTF-8, pemisah koma, titik desimal; kosong = tidak ada angka):',
    pictures: 'Gambar (SVG, dapat diperbesar tanpa pecah):',
    metadata: 'Arti dan satuan setiap kolom, penyebut, sumber (untuk dibaca program)',
    shown:
      'Kolom angka hanya berisi angka. Bila sebuah angka ditahan atau tidak dilaporkan, selnya kosong, dan kolom di sebelahnya (…_text) memuat tulisan seperti dalam laporan, misalnya "<5". Kosong bukan berarti nol.',
    formula:
      "Teks yang dapat dibaca sebagai rumus oleh program lembar kerja didahului tanda petik tunggal (').",
    excel: 'Untuk Excel, pakai berkas XLSX dari laporan yang sama, atau Data > Dari Teks/CSV.',
    smallNumbers: 'ANGKA KECIL',
    sources: 'SUMBER',
  },
};
