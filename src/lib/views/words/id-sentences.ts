import type { SegmentOrTotal } from '../../domain/workers/segments.ts';

/** Parts of the sentences that `sentences.ts` puts together; every parameter is ready-made text. */
export const sentence = {
  who: {
    pu: 'pekerja formal',
    bpu: 'pekerja informal',
    jakon: 'pekerja proyek konstruksi',
    total: 'pekerja',
  } satisfies Record<SegmentOrTotal, string>,
  covered: (place: string, of100: string, who: string) => `Di ${place} ${of100} dari 100 ${who} terlindungi`,
  coveredNone: (place: string, who: string) => `Di ${place} belum ada ${who} yang terlindungi`,
  coveredFew: (place: string, who: string) => `Di ${place} kurang dari 1 dari 100 ${who} terlindungi`,
  coveredNearlyAll: (place: string, who: string) => `Di ${place} hampir semua ${who} terlindungi`,
  gap: (people: string) => `sekitar ${people} orang belum`,
  gapFew: (people: string) => `kurang dari ${people} orang belum`,
  incomplete: (reported: string, expected: string) =>
    `Baru ${reported} dari ${expected} desa yang melapor, jadi angka sebenarnya dapat lebih tinggi.`,
  over100: (place: string, active: string, eligible: string, who: string, rate: string) =>
    `Di ${place} tercatat ${active} peserta aktif, lebih banyak daripada perkiraan ${eligible} ${who} (${rate}). Sebagian mungkin terdaftar di alamat tempat kerja; angka ini tidak dipotong.`,
  noWorkers: (place: string, who: string) => `Di ${place} diperkirakan tidak ada ${who}.`,
  notReported: (place: string, segment: string, month: string) =>
    `Jumlah peserta ${segment} di ${place} untuk ${month} tidak dilaporkan, jadi cakupannya belum diketahui.`,
  eligible: (who: string, people: string, interval: string) =>
    `Perkiraan ${who}: ${people} orang (${interval}).`,
  noBase: (place: string, segment: string, denominator: string) =>
    `Penyebut ${denominator} tidak punya jumlah pekerja untuk ${segment}, jadi cakupan di ${place} tidak dapat dihitung.`,
  active: (people: string) => `Peserta aktif: ${people} orang.`,
  yearUp: (points: string, from: string, to: string, people: string) =>
    `Dalam setahun cakupan naik ${points} poin, dari ${from} menjadi ${to} (${people} peserta lebih banyak).`,
  yearDown: (points: string, from: string, to: string, people: string) =>
    `Dalam setahun cakupan turun ${points} poin, dari ${from} menjadi ${to} (${people} peserta lebih sedikit).`,
  yearSame: (rate: string) => `Dalam setahun cakupan tidak berubah (${rate}).`,
  yearUnknown: (month: string) =>
    `Perubahan dalam setahun tidak diketahui karena cakupan ${month} tidak diketahui.`,
  yearIncomplete: 'Perubahan dalam setahun tidak dihitung karena tidak semua desa melapor.',
  rank: (rank: string, of: string, low: string, high: string) =>
    `Kesenjangan BPU-nya peringkat ${rank} dari ${of} desa; dengan ketidakpastian perkiraan, peringkatnya antara ${low} dan ${high}.`,
  top: (places: string, chance: string) => `Peluang masuk ${places} kesenjangan terbesar: ${chance}.`,
  under: (text: string) => `kurang dari ${text}`,
  above: (text: string) => `lebih dari ${text}`,
  problem: {
    notReported: (place: string, segment: string, month: string) =>
      `${place}: jumlah peserta ${segment} ${month} tidak dilaporkan.`,
    over100: (place: string, segment: string, month: string, rate: string) =>
      `${place}: peserta ${segment} ${month} mencapai ${rate} dari perkiraan pekerja.`,
    manyNotReported: (count: string, examples: string) =>
      `${count} laporan bulanan desa tidak ada, misalnya ${examples}.`,
    manyOver100: (count: string, segment: string, month: string, examples: string) =>
      `Di ${count} desa peserta ${segment} ${month} melebihi perkiraan pekerja, tertinggi ${examples}.`,
    noBase: (segment: string) => `${segment}: penyebut yang dipilih tidak punya jumlah pekerja.`,
    checkFailed: (detail: string) => `Pemeriksaan data gagal: ${detail}`,
    importRejected: (detail: string) => `Berkas tidak dapat dimuat: ${detail}`,
    unnamed: 'tanpa rincian',
    someSegments: 'sebagian segmen',
    allSegments: 'semua segmen',
  },
  consequence: {
    'not-reported': 'Pada bulan itu desa ini tidak diwarnai di peta dan tidak masuk dalam jumlah.',
    'over-100': 'Angka ditampilkan apa adanya; periksa alamat pendaftaran atau perkiraan pekerjanya.',
    'no-base': 'Cakupan dan kesenjangan segmen ini tidak dihitung.',
    'check-failed': 'Angka yang terkait perlu diperiksa sebelum dipakai.',
    'import-rejected': 'Isi berkas itu tidak dihitung; data sebelumnya tetap berlaku.',
  },
};
