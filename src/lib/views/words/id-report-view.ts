/** Words within the pictures of a report. */
export const reportPicture = {
  interval: 'garis = rentang yang mungkin',
  target: 'belah ketupat = target',
  desa: (count: string) => `${count} desa`,
  hatched: 'Diarsir: ditahan atau tidak pasti',
};

/** Words of the page of a report around the report itself. `{…}` is filled in by the script of the page. */
export const reportPage = {
  skip: 'Langsung ke isi',
  contents: 'Isi laporan',
  take: 'Unduh laporan ini',
  files: {
    pdf: 'PDF',
    xlsx: 'Excel',
    zip: 'CSV dengan keterangan',
    html: 'Satu berkas HTML (tanpa internet)',
  },
  inPreview: 'Unduhan belum aktif dalam pratinjau.',
  whole: 'Buka laporan lengkap',
  smallNumbers: 'Angka kecil',
  sources: 'Sumber',
  script: {
    print: 'Cetak',
    filter: 'Saring baris',
    shown: '{shown} dari {all} baris',
    none: 'Tidak ada baris yang cocok.',
    svg: 'Unduh SVG',
    png: 'Unduh PNG',
    pngFailed: 'PNG tidak dapat dibuat di peramban ini; unduh SVG.',
    csv: 'Unduh tabel (CSV)',
    map: 'Peta; pakai tombol panah untuk berpindah antardesa',
    mapHint: 'Tunjuk atau ketuk desa di peta untuk melihat angkanya; pilih kelas di legenda untuk menyaring.',
  },
};
