/** Indonesian words of a target that is split over desa. */
export const split = {
  rule: {
    'equal-rate': 'Cakupan sama',
    gap: 'Menurut kesenjangan',
    workers: 'Menurut jumlah pekerja',
    response: 'Menurut respons',
    'by-hand': 'Diisi sendiri',
  },
  ruleWhy: {
    'equal-rate': 'Setiap desa mencapai persentase pekerja yang sama.',
    gap: 'Tambahan dibagi sebanding dengan pekerja yang belum terlindungi.',
    workers: 'Tambahan dibagi sebanding dengan jumlah pekerja.',
    response:
      'Tambahan dibagi sebanding dengan orang yang diperkirakan mendaftar: kesenjangan × respons setahun.',
    'by-hand': 'Setiap desa mendapat angka yang diisi; yang tidak diisi tetap pada peserta aktifnya.',
  },
  place: {
    desa: (name: string) => `Desa ${name}`,
    kecamatan: (name: string) => `Kecamatan ${name}`,
  },
  why: {
    gap: (gap: string, all: string) => `Kesenjangan ${gap} dari ${all} orang`,
    workers: (workers: string, all: string) => `Pekerja ${workers} dari ${all} orang`,
    active: (active: string, all: string) => `Peserta aktif ${active} dari ${all} orang`,
    response: (gap: string, rate: string, expected: string, all: string) =>
      `Kesenjangan ${gap} orang × respons ${rate} = ${expected} dari ${all} orang yang diperkirakan mendaftar`,
    meanRate: (rate: string) => `${rate} (rata-rata yang diketahui)`,
    noRate: 'Respons belum diketahui di desa mana pun, jadi menurut kesenjangan. ',
    equalRate: (where: string, bound: string, rate: string, workers: string) =>
      `Cakupan sama${where}${bound}: ${rate} dari ${workers} pekerja`,
    among: (desa: string) => ` di ${desa} desa yang tidak dikunci dan belum mencapai batas`,
    inKecamatan: ' di kecamatan ini',
    added: (share: string, all: string, bound: string) => `: ${share} dari tambahan ${all}${bound}`,
    givenUp: (share: string, all: string, bound: string) => `: ${share} dari pengurangan ${all}${bound}`,
    bound: { min: ' (batas bawah kecamatan)', max: ' (batas atas kecamatan)' },
    up: (people: string) => `, dibulatkan ke atas menjadi ${people}`,
    down: (people: string) => `, dibulatkan ke bawah menjadi ${people}`,
    even: (people: string) => `, yaitu ${people}`,
    sum: (active: string, extra: string, people: string) => `; ${active} aktif + ${extra} = ${people}.`,
    difference: (active: string, less: string, people: string) => `; ${active} aktif − ${less} = ${people}.`,
    noActive: '; peserta aktifnya tidak diketahui.',
    byRule: (exact: string) => `Menurut aturan ${exact}, `,
    min: (bound: string) => `dinaikkan ke batas bawah ${bound}`,
    max: (bound: string) => `dipotong ke batas atas ${bound}`,
    workersOnly: (people: string) => `dipotong ke ${people} karena hanya ada ${people} pekerja`,
    kept: (active: string) => `tetap ${active}, sebanyak yang sudah aktif.`,
    over100: (active: string, workers: string) =>
      `Peserta aktif ${active}, lebih banyak daripada ${workers} pekerja: tidak ditambah dan tidak dipotong.`,
    nothing: {
      gap: (active: string) => `Tidak ada kesenjangan: tetap ${active} yang sudah aktif.`,
      workers: (active: string) => `Tidak ada pekerja: tetap ${active} yang sudah aktif.`,
      response: (active: string) =>
        `Tidak ada yang diperkirakan mendaftar: tetap ${active} yang sudah aktif.`,
    },
    zero: 'dikurangi sampai habis',
    locked: (people: string) => `dikunci di ${people}`,
    hand: (people: string) => `diisi ${people}`,
    notTyped: (active: string) => `Tidak diisi, jadi tetap ${active} yang sudah aktif.`,
    belowActive: ' Lebih sedikit daripada yang sudah aktif.',
    aboveWorkers: (workers: string) => ` Lebih banyak daripada ${workers} pekerja desa ini.`,
    unknown: (what: string) =>
      `Tidak diberi angka: ${what} tidak diketahui. Kunci sebuah angka bila desa ini harus ikut.`,
    unknownOf: {
      eligible: 'jumlah pekerja',
      active: 'jumlah peserta aktif',
      both: 'jumlah pekerja dan peserta aktif',
    },
  },
  part: {
    total: 'target',
    locks: 'kunci',
    desaBounds: 'batas desa',
    kecamatanBounds: 'batas kecamatan',
    byHand: 'angka yang diisi',
  },
  atLeast: (min: string) => `paling sedikit ${min}`,
  atMost: (max: string) => `paling banyak ${max}`,
  more: (count: string) => ` dan ${count} lainnya`,
  problem: {
    notWhole: (where: string, value: string, most: string) =>
      `${where}: ${value} bukan jumlah orang. Tulis bilangan bulat dari 0 sampai ${most}.`,
    unknownCode: (codes: string, part: string) =>
      `Tidak ada wilayah ${codes} dalam data, tetapi ada di ${part}. Hapus dari sana.`,
    minAboveMax: (place: string, min: string, max: string) =>
      `${place}: batas bawah ${min} di atas batas atas ${max}. Turunkan batas bawah atau naikkan batas atas.`,
    maxBelowActive: (place: string, max: string, active: string) =>
      `${place}: batas atas ${max} di bawah ${active} yang sudah aktif. Naikkan batas atas, atau kunci angkanya bila memang harus turun.`,
    minAboveCap: (place: string, min: string, most: string) =>
      `${place}: batas bawah ${min}, padahal paling banyak ${most} orang dapat menjadi peserta. Turunkan batas bawah, atau izinkan target melebihi jumlah pekerja.`,
    lockOutside: (place: string, people: string, bounds: string) =>
      `${place}: dikunci di ${people}, di luar batasnya sendiri (${bounds}). Ubah kunci atau batasnya.`,
    handOutside: (place: string, people: string, bounds: string) =>
      `${place}: diisi ${people}, di luar batasnya sendiri (${bounds}). Ubah angka atau batasnya.`,
    keptOutside: (place: string, people: string, bounds: string) =>
      `${place}: tidak diisi sehingga tetap ${people}, di luar batasnya sendiri (${bounds}). Isi angkanya atau ubah batasnya.`,
    boundsOfUnknown: (place: string) =>
      `${place}: jumlah pekerja atau peserta aktifnya tidak diketahui, jadi batasnya tidak dapat dipakai. Kunci sebuah angka atau hapus batasnya.`,
    lockAboveKecamatan: (place: string, people: string, kecamatan: string, max: string) =>
      `${place} dikunci di ${people}, di atas batas atas ${kecamatan} (${max}). Turunkan kunci atau naikkan batas kecamatan.`,
    locksAboveKecamatan: (kecamatan: string, locks: string, people: string, max: string) =>
      `${kecamatan}: ${locks} desa yang dikunci berjumlah ${people}, di atas batas atas ${max}. Turunkan kunci atau naikkan batas kecamatan.`,
    kecamatanMax: (kecamatan: string, people: string, max: string) =>
      `${kecamatan}: desanya paling sedikit berjumlah ${people}, di atas batas atas ${max}. Naikkan batas kecamatan, atau turunkan kunci dan batas bawah desanya.`,
    kecamatanMin: (kecamatan: string, people: string, min: string) =>
      `${kecamatan}: desanya paling banyak berjumlah ${people}, di bawah batas bawah ${min}. Turunkan batas kecamatan, atau naikkan kunci dan batas atas desanya.`,
    locksAboveTotal: (locks: string, people: string, over: string, total: string) =>
      `${locks} desa yang dikunci berjumlah ${people}, ${over} lebih banyak daripada target ${total}. Lepas atau turunkan kunci, atau naikkan target.`,
    handMissing: (people: string, missing: string, total: string) =>
      `Angka desa berjumlah ${people}, kurang ${missing} dari target ${total}. Tambahkan ${missing} orang.`,
    handOver: (people: string, over: string, total: string) =>
      `Angka desa berjumlah ${people}, lebih ${over} dari target ${total}. Kurangi ${over} orang.`,
    handKept: (desa: string, people: string) =>
      ` ${desa} desa yang tidak diisi tetap pada ${people} yang sudah aktif.`,
    belowActive: (total: string, active: string, over: string) =>
      `Target ${total} lebih kecil ${over} daripada ${active} yang sudah aktif. Naikkan target, atau izinkan target di bawah yang sudah aktif.`,
    minimaActive: (people: string, over: string, total: string) =>
      `Yang sudah aktif, batas bawah, dan kunci berjumlah ${people}, ${over} lebih banyak daripada target ${total}. Turunkan batas bawah atau kunci, atau naikkan target.`,
    minima: (people: string, over: string, total: string) =>
      `Batas bawah dan kunci berjumlah ${people}, ${over} lebih banyak daripada target ${total}. Turunkan batas bawah atau kunci, atau naikkan target.`,
    maximaCap: (people: string, missing: string, total: string) =>
      `Semua desa paling banyak berjumlah ${people}, kurang ${missing} dari target ${total}. Turunkan target, naikkan batas atas atau kunci, atau izinkan target melebihi jumlah pekerja.`,
    maxima: (people: string, missing: string, total: string) =>
      `Semua desa paling banyak berjumlah ${people}, kurang ${missing} dari target ${total}. Turunkan target, atau naikkan batas atas atau kunci.`,
    noWeight: (left: string, what: string) =>
      `Masih ada ${left} orang untuk dibagi, tetapi tidak ada desa dengan ${what} yang dapat menerimanya. Pilih aturan lain, lepas kunci, atau turunkan target.`,
    noWeightKecamatan: (kecamatan: string, left: string, what: string) =>
      `${kecamatan}: kurang ${left} orang sampai batas bawahnya, tetapi tidak ada desa dengan ${what} yang dapat menerimanya. Turunkan batas kecamatan, lepas kunci, atau pilih aturan lain.`,
    weight: { gap: 'kesenjangan', workers: 'pekerja', response: 'perkiraan pendaftar' },
    nothingKnown:
      'Jumlah pekerja dan peserta aktif tidak diketahui di desa mana pun, jadi target tidak dapat dibagi. Muat berkas peserta dahulu, atau kunci angka desa.',
  },
};
