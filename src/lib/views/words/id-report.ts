import type { BlockKind } from '../../domain/reports/report-asked.ts';
import type { SegmentOrTotal } from '../../domain/workers/segments.ts';
import { reportPage, reportPicture } from './id-report-view.ts';

const heading: Record<Exclude<BlockKind, 'map' | 'ranking' | 'desa' | 'target'>, string> = {
  figures: 'Angka pokok',
  trend: 'Perkembangan peserta aktif',
  drives: 'Kunjungan',
  cost: 'Biaya melindungi yang belum terlindungi',
  text: 'Catatan',
};

/** Indonesian words of a report. */
export const report = {
  badge: 'Simulasi',
  badgeNote:
    'Jumlah peserta dalam laporan ini hasil simulasi, bukan data BPJS Ketenagakerjaan. Nama desa, penduduk, dan penyebut adalah data nyata atau perkiraan dari data nyata.',
  title: (place: string) => `Perlindungan pekerja di ${place}`,
  titleInShort: (place: string) => `Ringkasan perlindungan pekerja ${place}`,
  heading,
  kabupaten: (name: string) => `Kabupaten ${name}`,
  subtitle: (place: string, month: string, denominator: string) =>
    `${place} · ${month} · penyebut: ${denominator}`,
  made: (when: string, build: string) => `Angka laporan ini dibekukan ${when}, dari susunan data ${build}.`,
  subtitleAlone: (place: string, month: string) => `${place} · ${month}`,
  smallNumbers: (threshold: string, most: string) =>
    `Jumlah orang 1–${most} ditulis “<${threshold}”, supaya tidak ada orang yang dapat dikenali; nol tetap ditulis nol.`,
  hiddenNumbers:
    'Beberapa jumlah lain, juga gabungan dari beberapa jumlah kecil, ditahan dan ditulis sebagai kisaran, supaya jumlah kecil itu tidak dapat dihitung kembali dari selisihnya.',

  /** What stands in place of a count. */
  below: (limit: string) => `<${limit}`,
  above: (limit: string) => `>${limit}`,
  held: (range: string) => `${range} (ditahan)`,
  fewerThan: (limit: string) => `kurang dari ${limit}`,
  lessThan: (limit: string) => `kurang dari ${limit}`,
  fromTo: (low: string, high: string) => `${low} sampai ${high}`,
  people: (count: string) => `${count} orang`,
  withInterval: (text: string, interval: string) => `${text} (${interval})`,
  and: (texts: readonly string[]) => listed(texts, 'dan'),

  /** Members of a segment within a sentence. */
  members: {
    pu: 'peserta aktif PU',
    bpu: 'peserta aktif BPU',
    jakon: 'peserta aktif Jakon',
    total: 'peserta aktif',
  } satisfies Record<SegmentOrTotal, string>,

  /** Parts of the sentence of a place. */
  basis: (month: string, denominator: string) => `per ${month} (penyebut: ${denominator})`,
  asOf: (month: string) => `per ${month}`,
  segmentAsOf: (segment: string, month: string) => `${segment} per ${month}`,
  where: (place: string) => `Di ${place},`,
  share: {
    about: (some: string, of: string, who: string) => `sekitar ${some} dari ${of} ${who}`,
    percent: (percent: string, who: string) => `sekitar ${percent} ${who}`,
    few: (who: string) => `kurang dari 1 dari 100 ${who}`,
    most: (who: string) => `hampir semua ${who}`,
    all: (who: string) => `semua ${who}`,
  },
  protected: (where: string, share: string) => `${where} ${share} terlindungi`,
  unprotected: (where: string, share: string) => `${where} ${share} belum terlindungi`,
  noneProtected: (where: string, who: string) => `${where} belum ada ${who} yang terlindungi`,
  heldProtected: (where: string, active: string, base: string, who: string, rate: string) =>
    `${where} ${active} dari ${base} ${who} terlindungi (${rate}; angka pastinya tidak ditulis)`,
  about: (people: string) => `sekitar ${people} orang`,
  aboutNot: (people: string) => `sekitar ${people} orang belum`,
  fewer: (people: string) => `kurang dari ${people} orang`,
  fewerNot: (people: string) => `kurang dari ${people} orang belum`,
  howManyNot: 'tidak dapat dipastikan berapa orang yang belum',
  aboveAll:
    'Selang dapat melewati 100% karena jumlah pekerja adalah perkiraan: bila pekerjanya ternyata lebih sedikit, jumlah peserta melebihinya.',
  over: (of: Record<'where' | 'active' | 'base' | 'who' | 'rate' | 'basis', string>, certain: boolean) =>
    `${of.where} tercatat ${of.active} peserta aktif, ${certain ? '' : 'mungkin '}lebih banyak daripada perkiraan ${of.base} ${of.who} (${of.rate}), ${of.basis}. Sebagian mungkin penglaju atau terdaftar di alamat tempat kerja; angka ini tidak dipotong.`,

  figures: {
    rate: {
      pu: 'Pekerja formal terlindungi (PU)',
      bpu: 'Pekerja informal terlindungi (BPU)',
      jakon: 'Pekerja proyek konstruksi terlindungi (Jakon)',
      total: 'Pekerja terlindungi, semua segmen',
    } satisfies Record<SegmentOrTotal, string>,
    gap: 'Pekerja informal yang belum terlindungi',
    of: (active: string, base: string) => `${active} dari ${base} pekerja`,
    active: (active: string) => `${active} peserta aktif`,
    caution: (text: string) => `Perhatian: ${text}.`,
    interval: (interval: string) => `selang 95%: ${interval}`,
    reported: (reported: string, expected: string) => `${reported} dari ${expected} desa melapor`,
    among: (reported: string, expected: string) => `di ${reported} dari ${expected} desa yang melapor`,
    caption: (place: string, basis: string) => `Peserta dan pekerja ${place} menurut segmen, ${basis}`,
  },
  columns: {
    segment: 'Segmen',
    desa: 'Desa',
    kecamatan: 'Kecamatan',
    place: 'Wilayah',
    eligible: 'Pekerja',
    eligibleInterval: 'Selang 95% pekerja',
    active: 'Peserta aktif',
    rate: 'Terlindungi',
    gap: 'Belum terlindungi',
    gapInterval: 'Selang 95% yang belum',
    note: 'Keterangan',
    rank: 'Urutan',
    rankRange: 'Kisaran urutan',
    top10: 'Sepuluh besar',
    month: 'Bulan',
    target: 'Target',
    expected: 'Seharusnya saat ini',
    ahead: 'Selisih',
    forecast: 'Perkiraan Desember',
    forecastInterval: 'Selang 80%',
    chance: 'Peluang tercapai',
    dates: 'Tanggal',
    status: 'Status',
    registered: 'Mendaftar',
    payer: 'Pembayar',
    monthly: 'Iuran per orang per bulan',
    cost: 'Seluruhnya',
    costInterval: 'Selang 95%',
  },
  all: 'Jumlah',
  map: {
    heading: {
      gap: (who: string) => `Peta ${who} yang belum terlindungi`,
      rate: (who: string) => `Peta ${who} yang terlindungi`,
    },
    says: {
      gap: (desa: string, who: string, basis: string) =>
        `Warna menunjukkan jumlah ${who} yang belum terlindungi di ${desa} desa, ${basis}.`,
      rate: (desa: string, who: string, basis: string) =>
        `Warna menunjukkan persentase ${who} yang terlindungi di ${desa} desa, ${basis}.`,
    },
    saysNone: {
      gap: (who: string, basis: string) =>
        `Jumlah ${who} yang belum terlindungi tidak diketahui di desa mana pun, ${basis}.`,
      rate: (who: string, basis: string) =>
        `Persentase ${who} yang terlindungi tidak diketahui di desa mana pun, ${basis}.`,
    },
    most: (place: string, people: string) =>
      `Menurut perkiraan, yang belum terlindungi paling banyak ada di ${place}: ${people}.`,
    key: (label: string, desa: string) => `${label}: ${desa} desa`,
    noData: 'tidak ada data',
    held: 'hanya kisarannya',
    hatched: (desa: string) =>
      `Diarsir (${desa} desa): jumlah pesertanya ditahan, atau selang 95% melewati lebih dari dua kelas.`,
    tooUncertain:
      'Pada lebih dari separuh desa selang 95% melewati lebih dari dua kelas, jadi peta ini tidak dapat dipakai untuk membedakan desa satu per satu.',
    shapes: (credit: string) => `Batas desa: ${credit}`,
    caption: (unit: string, basis: string) => `${unit}, ${basis}`,
    unit: { gap: 'Orang yang belum terlindungi', rate: 'Persen pekerja yang terlindungi' },
    kecamatan: (who: string, basis: string) => `Kecamatan: ${who}, ${basis}`,
    alt: (title: string, keys: string) => `${title}. ${keys}.`,
  },
  ranking: {
    heading: (desa: string, who: string) => `${desa} desa dengan ${who} belum terlindungi paling banyak`,
    headingOwn: 'Dibandingkan dengan desa lain',
    own: (of: Record<'place' | 'rank' | 'of' | 'around' | 'low' | 'high' | 'who' | 'basis', string>) =>
      `Menurut perkiraan, ${of.place} berada di urutan ${of.rank} dari ${of.of} desa di ${of.around} dalam jumlah ${of.who} yang belum terlindungi (kisaran urutan ${of.low}–${of.high}), ${of.basis}.`,
    none: 'Urutan desa tidak dapat dibuat, karena jumlah yang belum terlindungi tidak diketahui.',
    first: (of: string, place: string, people: string, basis: string) =>
      `Dari ${of} desa, menurut perkiraan yang terbanyak ada di ${place}: ${people} belum terlindungi, ${basis}.`,
    range: (place: string, low: string, high: string) =>
      `Dengan ketidakpastian perkiraan, urutan ${place} antara ${low} dan ${high}.`,
    top: {
      sure: (desa: string) => `${desa} desa hampir pasti termasuk sepuluh besar.`,
      maybe: (desa: string) => `${desa} desa mungkin termasuk sepuluh besar.`,
      doubtful: (desa: string) => `${desa} desa belum tentu termasuk sepuluh besar.`,
      unlikely: (desa: string) => `${desa} desa kecil kemungkinannya termasuk sepuluh besar.`,
    },
    topCell: {
      sure: (chance: string) => `hampir pasti (${chance})`,
      maybe: (chance: string) => `mungkin (${chance})`,
      doubtful: (chance: string) => `belum tentu (${chance})`,
      unlikely: (chance: string) => `kecil kemungkinannya (${chance})`,
    },
    caption: (who: string, basis: string) => `Desa menurut jumlah ${who} yang belum terlindungi, ${basis}`,
    alt: (title: string, bars: string) => `Grafik batang: ${title}. ${bars}.`,
    order: 'Urutan menurut perkiraan; garis pada batang: selang 95%.',
  },
  trend: {
    more: (segment: string, people: string, since: string, from: string, to: string) =>
      `Peserta aktif ${segment} bertambah ${people} orang sejak ${since}: dari ${from} menjadi ${to}.`,
    less: (segment: string, people: string, since: string, from: string, to: string) =>
      `Peserta aktif ${segment} berkurang ${people} orang sejak ${since}: dari ${from} menjadi ${to}.`,
    same: (segment: string, people: string, since: string) =>
      `Peserta aktif ${segment} sama dengan ${since}: ${people} orang.`,
    held: (segment: string, since: string) =>
      `Perubahan ${segment} sejak ${since} tidak ditulis, karena jumlah pesertanya ditahan.`,
    unknown: (segment: string, since: string) =>
      `Perubahan ${segment} sejak ${since} tidak diketahui, karena laporannya tidak ada atau belum lengkap.`,
    incomplete: (segment: string, months: string) =>
      `${segment}: belum semua desa melapor untuk ${months}; angkanya hanya dari desa yang melapor.`,
    everyMonth: 'setiap bulan',
    caption: (place: string, from: string, to: string) =>
      `Peserta aktif ${place} pada akhir bulan, ${from}–${to}`,
    title: 'Peserta aktif pada akhir bulan',
    alt: (title: string, lines: string) => `Grafik garis: ${title}. ${lines}.`,
    line: (segment: string, first: string, from: string, last: string, to: string) =>
      `${segment} ${first} pada ${from}, ${last} pada ${to}`,
    gaps: 'Garis terputus bila jumlahnya tidak dilaporkan atau ditahan.',
  },
  desa: {
    heading: 'Desa satu per satu',
    profile: 'Profil desa',
    caption: (segment: string, place: string, basis: string) =>
      `Peserta dan pekerja ${segment} per desa, ${place}, ${basis}`,
    reported: (reported: string, expected: string, segment: string, month: string) =>
      `${reported} dari ${expected} desa melaporkan peserta ${segment} untuk ${month}.`,
    over: (desa: string, segment: string) =>
      `Di ${desa} desa peserta ${segment} lebih banyak daripada perkiraan pekerja: sebagian mungkin penglaju atau terdaftar di alamat tempat kerja.`,
    none: (desa: string, segment: string, month: string) =>
      `Belum ada peserta ${segment} di ${desa} desa pada ${month}.`,
    held: (desa: string, segment: string) => `Di ${desa} desa jumlah peserta ${segment} kecil atau ditahan.`,
  },
  target: {
    heading: (year: string) => `Target ${year}`,
    headingNone: 'Target',
    none: 'Belum ada target untuk wilayah dan tahun ini.',
    held: (of: Record<'segment' | 'place' | 'year' | 'target' | 'month' | 'active', string>) =>
      `Target ${of.segment} ${of.place} ${of.year}: ${of.target} orang. Pada ${of.month} ada ${of.active} peserta aktif; angka pastinya tidak ditulis.`,
    only: (of: Record<'segment' | 'place' | 'year' | 'target' | 'month' | 'active' | 'missing', string>) =>
      `Target ${of.segment} ${of.place} ${of.year}: ${of.target} orang. Pada ${of.month} ada ${of.active} peserta aktif, kurang ${of.missing}.`,
    part: (segment: string, kecamatan: string, of: string) => `${segment} ${kecamatan} dari ${of}`,
    parts: (parts: string) => `Kecamatan yang sesuai laju target atau sudah mencapai targetnya: ${parts}.`,
    notJudged: (parts: string) =>
      `Kecamatan yang tidak dapat dinilai, karena jumlahnya tidak diketahui atau ditahan: ${parts}.`,
    caption: (year: string, month: string) => `Target akhir ${year}, dilihat dari ${month}`,
    forecast: (
      of: Record<'members' | 'place' | 'month' | 'people' | 'interval' | 'target' | 'chance', string>,
    ) =>
      `Pada ${of.month} diperkirakan ada ${of.people} ${of.members} di ${of.place} (selang 80%: ${of.interval}); peluang mencapai target ${of.target} orang: ${of.chance}.`,
    title: (segments: string, year: string) => `Peserta aktif dan target akhir ${year}: ${segments}`,
    bar: (active: string, target: string) => `${active} dari target ${target}`,
    alt: (title: string, bars: string) => `Grafik batang: ${title}. ${bars}.`,
    mark: 'Batang: peserta aktif; tanda: target.',
  },
  drives: {
    none: (month: string) => `Pada ${month} tidak ada kunjungan yang dicatat.`,
    done: (month: string, visits: string, desa: string) =>
      `Pada ${month} ada ${visits} kunjungan ke ${desa} desa.`,
    registered: (people: string) => `Yang mendaftar dalam kunjungan itu: ${people} orang.`,
    registeredUnknown: 'Jumlah seluruh pendaftar tidak ditulis, karena tidak tercatat lengkap atau ditahan.',
    planned: (visits: string, desa: string, first: string) =>
      `Sesudah itu direncanakan ${visits} kunjungan ke ${desa} desa, yang pertama ${first}.`,
    plannedNone: 'Belum ada kunjungan sesudah itu yang diterbitkan.',
    caption: (month: string) => `Kunjungan pada ${month} dan yang direncanakan sesudahnya`,
    noRecord: 'tidak tercatat',
  },
  cost: {
    unknown: (month: string) =>
      `Biayanya belum dapat dihitung, karena jumlah pekerja informal yang belum terlindungi pada ${month} tidak diketahui.`,
    nobody: (of: Record<'where' | 'basis', string>) =>
      `${of.where} menurut perkiraan tidak ada lagi pekerja informal yang belum terlindungi, ${of.basis}.`,
    about: (people: string) => `sekitar ${people}`,
    unprotected: (of: Record<'where' | 'people' | 'basis', string>) =>
      `${of.where} ${of.people} pekerja informal belum terlindungi, ${of.basis}.`,
    by: (cost: string, by: string) => `${cost} ${by}`,
    sentence: (months: string, span: string, costs: string) =>
      `Iuran JKK + JKM mereka selama ${months} bulan (${span}): ${costs}.`,
    orElse: '; atau ',
    step: (who: string, before: string, after: string, month: string) =>
      `${who}: iuran per orang berubah dari ${before} menjadi ${after} per bulan mulai ${month}.`,
    idr: (amount: string) => `Rp ${amount}`,
    million: (amount: string) => `sekitar Rp ${amount} juta`,
    billion: (amount: string) => `sekitar Rp ${amount} miliar`,
    monthly: (amount: string, span: string) => `${amount} (${span})`,
    caption: (of: Record<'months' | 'span' | 'people' | 'part' | 'basis', string>) =>
      `Iuran JKK + JKM selama ${of.months} bulan (${of.span}) untuk ${of.people} pekerja informal yang belum terlindungi${of.part}, ${of.basis}`,
    steady: 'Jumlah orang dianggap tetap. Tanpa JHT, yang tidak wajib bagi pekerja informal.',
  },
  picture: reportPicture,
  page: reportPage,
};

function listed(texts: readonly string[], and: string): string {
  if (texts.length < 2) return texts.join('');
  const last = texts[texts.length - 1]!;
  return `${texts.slice(0, -1).join(', ')}${texts.length > 2 ? ',' : ''} ${and} ${last}`;
}
