/** Indonesian words that explain a split, or why there is none. */
export const split = {
  weight: {
    'equal-rate': (weight: string) => `Pekerja ${weight}`,
    gap: (weight: string) => `Kesenjangan ${weight}`,
    workers: (weight: string) => `Pekerja ${weight}`,
    response: (weight: string) => `Pendaftar yang diharapkan ${weight}`,
    'by-hand': (weight: string) => weight,
  },
  share: (weight: string, weights: string, share: string) =>
    `${weight} dari ${weights}: ${share} dari bobot semua desa.`,
  equalRate: (eligible: string, share: string) => `${eligible} pekerja dengan cakupan yang sama: ${share}.`,
  exact: (exact: string) => `Tepatnya ${exact}`,
  rounded: {
    up: (to: string) => `, dibulatkan ke atas menjadi ${to}`,
    down: (to: string) => `, dibulatkan ke bawah menjadi ${to}`,
  },
  sum: (active: string, extra: string, people: string) => `${active} aktif + ${extra} = ${people}.`,
  less: (active: string, fewer: string, people: string) => `${active} aktif − ${fewer} = ${people}.`,
  atMin: (low: string) => `Dinaikkan ke batas bawahnya, ${low}.`,
  keeps: (active: string) => `Tidak mendapat tambahan: tetap ${active} yang aktif sekarang.`,
  atMax: (high: string) => `Ditahan di batas atasnya, ${high}.`,
  kecamatanMin: 'Kecamatannya dinaikkan ke batas bawah kecamatan.',
  kecamatanMax: 'Kecamatannya ditahan di batas atas kecamatan.',
  locked: (people: string) => `Dikunci pada ${people}.`,
  byHand: (people: string) => `Diketik ${people}.`,
  kept: (people: string) => `Tidak diketik, jadi tetap ${people} yang aktif sekarang.`,
  unknown: {
    both: 'Tanpa angka: pekerja dan peserta aktifnya tidak diketahui. Kunci sebuah angka bila Anda mengetahuinya.',
    eligible: 'Tanpa angka: jumlah pekerjanya tidak diketahui. Kunci sebuah angka bila Anda mengetahuinya.',
    active: 'Tanpa angka: peserta aktifnya tidak dilaporkan. Kunci sebuah angka bila Anda mengetahuinya.',
  },
  problem: {
    unknownCode: (codes: string) =>
      `Ada pengaturan untuk wilayah yang tidak ada: ${codes}. Hapus pengaturannya.`,
    minAboveMax: (place: string, min: string, max: string) =>
      `${place}: paling sedikit ${min} lebih besar dari paling banyak ${max}. Ubah salah satunya.`,
    maxBelowActive: (place: string, max: string, active: string) =>
      `${place}: paling banyak ${max}, padahal sudah ada ${active} peserta aktif. Naikkan batasnya, atau izinkan target di bawah peserta aktif.`,
    minAboveCap: (place: string, min: string, most: string) =>
      `${place}: paling sedikit ${min}, padahal pekerjanya ${most}. Turunkan batasnya, atau izinkan target di atas jumlah pekerja.`,
    outside: (place: string, people: string, min: string, max: string) =>
      `${place}: angka ${people} di luar batasnya sendiri (${min} sampai ${max}). Ubah angkanya atau batasnya.`,
    noMax: 'tanpa batas',
    kecamatanMax: (place: string, max: string, people: string) =>
      `${place}: paling banyak ${max}, tetapi desanya paling sedikit ${people}. Naikkan batas kecamatan, atau turunkan kunci dan batas desanya.`,
    kecamatanMin: (place: string, min: string, people: string) =>
      `${place}: paling sedikit ${min}, tetapi desanya paling banyak ${people}. Turunkan batas kecamatan, atau naikkan kunci dan batas desanya.`,
    minimaAboveTotal: (people: string, total: string, over: string) =>
      `Semua kunci dan batas bawah berjumlah ${people}, ${over} di atas target ${total}. Naikkan target atau turunkan batasnya.`,
    keepsAboveTotal: (people: string, total: string, over: string) =>
      `Peserta aktif sekarang, kunci, dan batas bawah berjumlah ${people}, ${over} di atas target ${total}. Naikkan target, atau izinkan target desa di bawah peserta aktif.`,
    maximaBelowTotal: (people: string, total: string, short: string) =>
      `Semua kunci dan batas atas berjumlah ${people}, ${short} di bawah target ${total}. Turunkan target atau naikkan batasnya.`,
    capBelowTotal: (people: string, total: string, short: string) =>
      `Paling banyak ${people} orang muat di desa (pekerja, kunci, dan batas atas), ${short} di bawah target ${total}. Turunkan target, atau izinkan target desa di atas jumlah pekerja.`,
    byHandShort: (missing: string, total: string) =>
      `Angka yang diketik kurang ${missing} dari target ${total}.`,
    byHandOver: (over: string, total: string) => `Angka yang diketik kelebihan ${over} dari target ${total}.`,
    noWeight: (left: string, rule: string) =>
      `Masih ada ${left} orang yang harus dibagi, tetapi tidak ada desa yang bisa menerimanya ${rule}. Pilih cara lain atau turunkan target.`,
    noWeightIn: (place: string, rule: string) =>
      `${place}: batas bawahnya tidak bisa dicapai ${rule}. Pilih cara lain atau turunkan batasnya.`,
    nothingKnown:
      'Tidak ada desa yang pekerja dan peserta aktifnya diketahui. Pilih bulan atau penyebut lain di atas.',
  },
};
