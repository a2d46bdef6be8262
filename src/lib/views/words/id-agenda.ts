/** Indonesian words of what waits for whoever reads the overview. */
export const agenda = {
  title: {
    kepala: 'Yang perlu diputuskan',
    perencana: 'Yang perlu dikerjakan',
    admin: 'Yang perlu dibereskan',
  },
  none: 'Tidak ada yang menunggu.',
  noTarget: (year: string) => `Target ${year} belum ditetapkan.`,
  set: 'Tetapkan target',
  course: 'Lihat target',
  unlikely: (year: string, count: string, names: string) =>
    `${count} kecamatan hampir pasti tidak mencapai target BPU ${year} (peluang di bawah 20%), terutama ${names}.`,
  unlikelyLink: 'Lihat per kecamatan',
  importDue: (due: string, last: string) => `Peserta ${due} belum dimuat; bulan terakhir ${last}.`,
  importFirst: (due: string) => `Peserta ${due} belum dimuat.`,
  importLink: 'Muat berkas',
  ending: (people: string, first: string) =>
    `${people} peserta yang dibayari sponsor berakhir dalam 90 hari, yang pertama akhir ${first}.`,
  endingLink: 'Lihat kelompoknya',
  rise: (month: string, before: string, after: string, people: string) =>
    `Mulai ${month} iuran peserta mandiri naik dari ${before} menjadi ${after} sebulan; menyangkut sampai ${people} peserta.`,
  riseUnknown: (month: string, before: string, after: string) =>
    `Mulai ${month} iuran peserta mandiri naik dari ${before} menjadi ${after} sebulan.`,
  riseLink: 'Lihat prakiraan',
  mend: (kinds: string) => `${kinds} jenis masalah data perlu dibetulkan sebelum angka dipakai.`,
  mendLink: 'Mutu data',
  go: (names: string) => `Paling banyak pekerja belum terlindungi di ${names}.`,
  goLink: 'Lihat di peta',
  nextDrive: (date: string, visits: string, names: string) =>
    `Kunjungan berikutnya ${date}: ${visits} desa (${names}).`,
  andMore: (count: string) => `dan ${count} lagi`,
  unrecorded: (visits: string, since: string) =>
    `${visits} kunjungan yang sudah lewat belum dicatat hasilnya, yang paling lama ${since}.`,
  visitsLink: 'Buka Kunjungan',
};
