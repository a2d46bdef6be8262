import type { SegmentOrTotal } from '../../domain/workers/segments.ts';

/** Parts of the sentences that `sentences.ts` puts together; every parameter is ready-made text. */
export const sentence = {
  who: {
    pu: 'pekerja formal',
    bpu: 'pekerja informal',
    jakon: 'pekerja proyek konstruksi',
    total: 'pekerja',
  } satisfies Record<SegmentOrTotal, string>,
  at: (place: string) => `Di ${place}`,
  covered: (where: string, of100: string, who: string) => `${where} ${of100} dari 100 ${who} terlindungi`,
  coveredNone: (where: string, who: string) => `${where} belum ada ${who} yang terlindungi`,
  coveredFew: (where: string, who: string) => `${where} kurang dari 1 dari 100 ${who} terlindungi`,
  coveredNearlyAll: (where: string, who: string) => `${where} hampir semua ${who} terlindungi`,
  gap: (people: string) => `sekitar ${people} orang belum`,
  gapFew: (people: string) => `kurang dari ${people} orang belum`,
  reported: {
    desa: {
      at: (place: string, reported: string, expected: string) =>
        `Di ${reported} dari ${expected} desa ${place} yang melapor,`,
      missing: (missing: string) => `${missing} desa belum melapor.`,
      ratio: (active: string, base: string, all: string) =>
        `${active} aktif dari ${base} pekerja di desa yang melapor (${all} di semua desa)`,
    },
    segments: {
      at: (place: string) => `Pada segmen yang melapor di ${place},`,
      missing: () => 'Sebagian segmen belum melapor.',
      ratio: (active: string, base: string, all: string) =>
        `${active} aktif dari ${base} pekerja di segmen yang melapor (${all} di semua segmen)`,
    },
    both: {
      at: (place: string) => `Pada desa dan segmen yang melapor di ${place},`,
      missing: (missing: string, expected: string) =>
        `${missing} dari ${expected} desa belum melapor lengkap.`,
      ratio: (active: string, base: string, all: string) =>
        `${active} aktif dari ${base} pekerja di desa dan segmen yang melapor (${all} seluruhnya)`,
    },
  },
  ratio: (active: string, base: string) => `${active} aktif dari ${base} pekerja`,
  baseOf: (base: string, all: string) => `${base} dari ${all}`,
  over100: (where: string, active: string, base: string, who: string, rate: string) =>
    `${where} tercatat ${active} peserta aktif, lebih banyak daripada perkiraan ${base} ${who} (${rate}). Sebagian mungkin terdaftar di alamat tempat kerja; angka ini tidak dipotong.`,
  noWorkers: (where: string, who: string) => `${where} diperkirakan tidak ada ${who}.`,
  notReported: (place: string, segment: string, month: string) =>
    `Jumlah peserta ${segment} di ${place} untuk ${month} tidak dilaporkan, jadi cakupannya belum diketahui.`,
  eligible: (who: string, people: string, interval: string) =>
    `Perkiraan ${who}: ${people} orang (${interval}).`,
  noBase: (place: string, segment: string, denominator: string) =>
    `Penyebut ${denominator} tidak punya jumlah pekerja untuk ${segment}, jadi cakupan di ${place} tidak dapat dihitung.`,
  active: (people: string) => `Peserta aktif: ${people} orang.`,
  yearUp: (points: string, from: string, to: string, members: string) =>
    `Dalam setahun cakupan naik ${points} poin, dari ${from} menjadi ${to} (${members}).`,
  yearDown: (points: string, from: string, to: string, members: string) =>
    `Dalam setahun cakupan turun ${points} poin, dari ${from} menjadi ${to} (${members}).`,
  yearSame: (rate: string, members: string) => `Dalam setahun cakupan tetap ${rate} (${members}).`,
  moreMembers: (people: string) => `${people} peserta lebih banyak`,
  fewerMembers: (people: string) => `${people} peserta lebih sedikit`,
  sameMembers: 'jumlah peserta sama',
  yearUnknown: (month: string) =>
    `Perubahan dalam setahun tidak diketahui karena cakupan ${month} tidak diketahui.`,
  yearIncomplete: 'Perubahan dalam setahun tidak dihitung karena laporan salah satu bulan belum lengkap.',
  rank: (rank: string, of: string, low: string, high: string) =>
    `Kesenjangan BPU-nya peringkat ${rank} dari ${of} desa; dengan ketidakpastian perkiraan, peringkatnya antara ${low} dan ${high}.`,
  top: (places: string, chance: string) => `Peluang masuk ${places} kesenjangan terbesar: ${chance}.`,
  under: (text: string) => `kurang dari ${text}`,
  above: (text: string) => `lebih dari ${text}`,
};
