/** Indonesian words of targets: the page that follows them, and their history. */
export const targets = {
  title: 'Target',
  year: 'Tahun target',
  lines: {
    /** First line of the page. */
    before: (
      of: Record<'segment' | 'place' | 'year' | 'target' | 'active' | 'month' | 'needed' | 'missing', string>,
    ) =>
      `Target ${of.segment} ${of.place} ${of.year}: ${of.target} orang. Pada ${of.month} ada ${of.active}; kurang ${of.missing}, jadi perlu ${of.needed} orang per bulan sampai Desember ${of.year}.`,
    behind: (
      of: Record<'segment' | 'place' | 'target' | 'active' | 'month' | 'expected' | 'away' | 'year', string>,
    ) =>
      `${of.segment} ${of.place} tertinggal ${of.away} orang: ${of.active} peserta aktif pada ${of.month}, seharusnya ${of.expected} di jalan menuju ${of.target} pada akhir ${of.year}.`,
    ahead: (
      of: Record<'segment' | 'place' | 'target' | 'active' | 'month' | 'expected' | 'away' | 'year', string>,
    ) =>
      `${of.segment} ${of.place} sesuai laju target, ${of.away} orang di atasnya: ${of.active} peserta aktif pada ${of.month}, seharusnya ${of.expected} di jalan menuju ${of.target} pada akhir ${of.year}.`,
    reached: (of: Record<'segment' | 'place' | 'target' | 'active' | 'month' | 'year', string>) =>
      `Target ${of.segment} ${of.place} ${of.year} sudah tercapai: ${of.active} peserta aktif pada ${of.month}, targetnya ${of.target}.`,
    over: (of: Record<'segment' | 'place' | 'target' | 'active' | 'month' | 'year' | 'missing', string>) =>
      `Target ${of.segment} ${of.place} ${of.year} tidak tercapai: ${of.active} peserta aktif pada ${of.month}, kurang ${of.missing} dari ${of.target}.`,
    noStart: (
      of: Record<'segment' | 'place' | 'target' | 'active' | 'month' | 'year' | 'missing' | 'needed', string>,
    ) =>
      `Target ${of.segment} ${of.place} ${of.year}: ${of.target} orang. Pada ${of.month} ada ${of.active}; kurang ${of.missing}, jadi perlu ${of.needed} orang per bulan. Angka Desember tahun sebelumnya tidak diketahui, jadi jalurnya tidak dapat digambar.`,
    unknown: (of: Record<'segment' | 'place' | 'target' | 'month' | 'year', string>) =>
      `Target ${of.segment} ${of.place} ${of.year}: ${of.target} orang. Apakah sesuai laju target tidak diketahui, karena laporan ${of.month} tidak ada atau belum lengkap.`,
    noTarget: (segment: string, place: string, year: string) =>
      `Belum ada target ${segment} ${place} untuk ${year}.`,
    noTotal: (year: string) =>
      `Target semua segmen ${year} tidak diketahui, karena tidak setiap segmen punya target. Pilih salah satu segmen.`,
  },
  share: (of: Record<'target' | 'active' | 'base' | 'denominator' | 'asOf', string>) =>
    `Sasaran itu ${of.target} dari ${of.base} pekerja; sekarang ${of.active} (penyebut: ${of.denominator}, per ${of.asOf}).`,
  forecast: (month: string, people: string, interval: string, chance: string, target: string) =>
    `${month}: sekitar ${people} (80%: ${interval}); peluang mencapai ${target}: ${chance}.`,
  pace: (people: string, month: string, missing: string) =>
    `Bila laju 12 bulan terakhir berlanjut: ${people} pada ${month}, ${missing}.`,
  paceShort: (people: string) => `kurang ${people} dari target`,
  paceEnough: (people: string) => `${people} di atas target`,
  noForecast: {
    'not-reported': 'tidak ada perkiraan: laporan bulan ini tidak ada atau belum lengkap',
    gaps: 'tidak ada perkiraan: bulan sebelumnya terlalu sedikit, atau ada yang tidak dilaporkan lengkap',
    'too-far': 'tidak ada perkiraan: lebih dari 14 bulan ke depan',
    past: 'tahun ini sudah lewat',
  },
  version: (number: string, author: string, when: string) => `Versi ${number}, ${author}, ${when}`,
  historyLink: 'Riwayat',
  setLink: 'Atur target',
  setLinkYear: (year: string) => `Atur target ${year}`,
  caption: (segment: string, year: string, place: string, month: string) =>
    `Target ${segment} ${year} per ${place}, dilihat dari ${month}`,
  columns: {
    desa: 'Desa',
    kecamatan: 'Kecamatan',
    target: 'Target',
    active: 'Aktif',
    expected: 'Seharusnya saat ini',
    ahead: 'Selisih',
    forecast: 'Perkiraan Desember',
    interval: 'Selang 80%',
    chance: 'Peluang',
    needed: 'Perlu per bulan',
    last12: 'Laju 12 bulan',
    missing: 'Akan kurang',
  },
  narrow: (people: string, chance: string) => `Des: ${people}, peluang ${chance}`,
  notYet: 'tahun belum mulai',
  noneLeft: 'tidak ada bulan tersisa',
  desaUnknown: 'tanpa target: angkanya belum diketahui',
  back: 'Semua kecamatan',
  sumNote:
    'Target kecamatan adalah jumlah desanya. Perkiraan dihitung sendiri-sendiri, jadi jumlahnya tidak harus sama.',
  holdingBack: 'Desa yang paling menahan',
  holdingBackFrom: {
    forecast: 'Kekurangan perkiraan Desember terhadap target.',
    pace: 'Kekurangan terhadap target bila laju 12 bulan terakhir berlanjut.',
  },
  holdingBackCaption: (segment: string, year: string, place: string) =>
    `Desa yang paling jauh dari target ${segment} ${year}, ${place}`,
  holdingBackNone: 'Tidak ada desa yang akan kurang dari targetnya.',
  payers: 'BPU menurut sumber iuran',
  payersNote:
    'Target tidak dibagi per sumber iuran; ini yang ada sekarang, dan yang berakhir sebelum tahun target habis bila tidak diperpanjang.',
  payersCaption: (month: string) => `Peserta BPU aktif menurut sumber iuran, ${month}`,
  payOneByOne: 'bayar sendiri-sendiri',
  payer: 'Sumber iuran',
  lastYear: 'Setahun lalu',
  ending: 'Berakhir',
  events: 'Yang sudah diketahui akan datang',
  eventsNone: 'Tidak ada kelompok yang berakhir atau iuran yang berubah sebelum akhir tahun target.',
  batch: (payer: string, people: string, month: string, desa: string) =>
    `${payer}: ${people} orang di ${desa} desa dibayar sampai ${month}; sesudah itu tidak aktif bila tidak diperpanjang.`,
  eventsUnknown: (why: string) => `Yang berakhir tidak diketahui: ${why}.`,
  parts: 'Dari mana perkiraan Desember',
  partsSum: (active: string, parts: string, people: string) => `${active} sekarang ${parts} = ${people}.`,
  part: {
    ordinary: (people: string) => `${people}: perubahan biasa peserta lain, seperti tahun lalu.`,
    ending: (payer: string, people: string) => `${people}: ${payer}, yang masa bayarnya habis.`,
    renewed: (payer: string, people: string) =>
      `${people}: ${payer}, diperpanjang atau baru seperti tahun sebelumnya (anggapan).`,
    rise: (
      of: Record<'people' | 'low' | 'high' | 'selfPaying' | 'month' | 'before' | 'after' | 'share', string>,
    ) =>
      `${of.people} (${of.high} sampai ${of.low}): iuran naik mulai ${of.month} dari Rp ${of.before} menjadi Rp ${of.after}; anggapan: ${of.share} dari ${of.selfPaying} yang membayar sendiri berhenti.`,
  },
  tested: 'Seberapa tepat perkiraan seperti ini selama ini?',
  plans: 'Yang ditambah rencana',
  plansNone:
    'Tidak ada kunjungan terbitan yang masih akan datang tahun ini. Kunjungan direncanakan dan diterbitkan di halaman Rencana.',
  plansAdd: (visits: string, until: string, people: string, interval: string) =>
    `${visits} kunjungan yang sudah diterbitkan, sampai ${until}, diperkirakan menambah ${people} pendaftaran BPU (rendah–tinggi ${interval}); belum termasuk dalam prakiraan di atas.`,
  empty: (year: string) => `Belum ada target ${year}`,
  emptyHow: (year: string) =>
    `Target ditetapkan kepala cabang: jumlah orang atau persentase UCJ per segmen, lalu dibagi ke desa. Buka “Atur target ${year}”, isi sasarannya, tulis alasannya, simpan.`,
  emptyAsk: (year: string) =>
    `Target ditetapkan kepala cabang. Bila target ${year} sudah disepakati, minta kepala cabang mengisinya di halaman Target.`,
  withdrawn: (author: string, when: string) => `Target tahun ini dibatalkan ${author}, ${when}.`,
  startForecast: 'Angka Desember sebelum tahun target masih perkiraan, jadi jalurnya bisa bergeser sedikit.',
  history: {
    title: 'Riwayat target',
    question: (year: string) => `Siapa mengubah target ${year}, kapan, dan mengapa?`,
    none: (year: string) => `Belum ada versi target ${year}.`,
    version: (number: string) => `Versi ${number}`,
    current: 'berlaku',
    undo: 'Batalkan perubahan terakhir',
    undoWhy:
      'Versi sebelum yang terakhir berlaku lagi sebagai versi baru. Membatalkan sekali lagi mengembalikan perubahannya.',
    undoReason: 'Alasan (boleh kosong)',
    undone: (number: string) => `Dibatalkan. Yang berlaku sekarang versi ${number}.`,
    restores: (number: string) => `Membatalkan perubahan terakhir: kembali seperti versi ${number}.`,
    first: 'Target pertama tahun ini.',
    withdrawn: 'Tidak ada target lagi.',
    reason: 'Alasan',
    noReason: 'tanpa alasan',
    goals: (goals: string) => `Sasaran: ${goals}.`,
    changed: (segment: string, desa: string) => `${segment}: angka ${desa} desa berubah.`,
    same: 'Tidak ada yang berubah.',
  },
  change: {
    goal: (segment: string, before: string, after: string) => `Sasaran ${segment}: ${before} → ${after}.`,
    noGoal: 'tanpa sasaran',
    share: (share: string, base: string, people: string, denominator: string, asOf: string) =>
      `${share} dari ${base} (${denominator}, per ${asOf}) = ${people} orang`,
    people: (people: string) => `${people} orang`,
    ucj: (before: string, after: string) => `UCJ: ${before} → ${after}.`,
    noUcj: 'tidak ditetapkan',
    rule: (segment: string, before: string, after: string) =>
      `Cara membagi ${segment}: ${before} → ${after}.`,
    keepActive: (segment: string, on: boolean) =>
      `${segment}: desa ${on ? 'tidak boleh lagi' : 'boleh'} mendapat target di bawah peserta aktifnya.`,
    cap: (segment: string, on: boolean) =>
      `${segment}: desa ${on ? 'tidak boleh lagi' : 'boleh'} mendapat target di atas jumlah pekerjanya.`,
    profile: (segment: string, before: string, after: string) =>
      `Jalan bulanan ${segment}: ${before} → ${after}.`,
    locked: (segment: string, places: string) => `${segment}: dikunci ${places}.`,
    unlocked: (segment: string, places: string) => `${segment}: kunci dibuka ${places}.`,
    lockMoved: (segment: string, places: string) => `${segment}: angka kunci diubah ${places}.`,
    desaBounds: (segment: string, places: string) => `${segment}: batas diubah ${places}.`,
    kecamatanBounds: (segment: string, places: string) => `${segment}: batas kecamatan diubah ${places}.`,
    byHand: (segment: string, places: string) => `${segment}: angka diketik ${places}.`,
    start: (before: string, after: string) => `Angka awal: ${before} → ${after}.`,
    startOf: (month: string, denominator: string) => `${month}, ${denominator}`,
    places: (count: string, names: string) => `${count} desa (${names})`,
    kecamatan: (count: string, names: string) => `${count} kecamatan (${names})`,
    more: (names: string, count: string) => `${names}, dan ${count} lagi`,
  },
  rule: {
    'equal-rate': 'cakupan sama',
    gap: 'menurut kesenjangan',
    workers: 'menurut jumlah pekerja',
    response: 'menurut tanggapan',
    'by-hand': 'dengan tangan',
  },
  profile: { flat: 'rata', seasonal: 'seperti tahun lalu', 'by-hand': 'dengan tangan' },
};
