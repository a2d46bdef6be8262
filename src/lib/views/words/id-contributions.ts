import type { PayerClass, Sector, UnknownContribution } from '../../domain/contributions/rules.ts';
import type { CostPayer } from '../contribution-data.ts';

const sector: Record<Sector, string> = { other: 'selain transportasi', transport: 'transportasi' };
const payerClass: Record<PayerClass, string> = { self: 'tarif mandiri', government: 'tarif pemerintah' };
const by: Record<CostPayer, string> = { apbdes: 'dari APBDes', mandiri: 'bila membayar sendiri' };
const payer: Record<CostPayer, string> = { apbdes: 'APBDes', mandiri: 'Membayar sendiri' };
const unknown: Record<UnknownContribution, string> = {
  'no-rule': 'tidak ada aturan iuran untuk pembayar dan sektor ini',
  'no-rule-then': 'tidak ada aturan iuran untuk salah satu bulannya',
};

/** Indonesian words about contributions: what protection costs, changes ahead, rules that cannot be used. */
export const contributions = {
  sector,
  payerClass,
  payer,
  by,
  unknown,
  idr: (amount: string) => `Rp ${amount}`,
  title: (months: string) => `Biaya melindungi sisanya selama ${months} bulan`,
  plan: (people: string, place: string, months: string, span: string, programmes: string, costs: string) =>
    `Untuk melindungi ${people} pekerja informal ${place} yang belum terlindungi selama ${months} bulan (${span}), iuran ${programmes} seluruhnya ${costs}.`,
  costBy: (amount: string, by: string) => `${amount} ${by}`,
  orElse: '; atau ',
  inSector: (sector: string, amount: string) => ` (sektor ${sector}: ${amount})`,
  unknownCost: (why: string) => `tidak diketahui (${why})`,
  interval: (interval: string, costs: string) =>
    `Dengan selang 95% kesenjangannya (${interval} orang): ${costs}.`,
  gapUnknown: (place: string, month: string, why: string) =>
    `Biayanya belum dapat dihitung: kesenjangan BPU di ${place} untuk ${month} tidak diketahui (${why}).`,
  nobodyLeft: (place: string, month: string) =>
    `Menurut perkiraan ${month}, tidak ada lagi pekerja informal di ${place} yang belum terlindungi.`,
  nobodyLeftUpTo: (place: string, month: string, high: string) =>
    `Menurut perkiraan ${month}, tidak ada lagi pekerja informal di ${place} yang belum terlindungi; batas atas selang 95% masih ${high} orang.`,
  caption: (people: string, programmes: string) =>
    `Iuran ${programmes} bulan demi bulan untuk ${people} orang, menurut pembayar`,
  month: 'Bulan',
  all: 'Seluruhnya',
  perPerson: (who: string) => `${who}, per orang`,
  total: (who: string) => `${who}, semua`,
  unit: 'Rp',
  peopleLine: (people: string, month: string, denominator: string, asOf: string) =>
    `Orang = kesenjangan BPU ${month} = ${people} (penyebut ${denominator} per ${asOf})`,
  formula: (who: string, people: string, months: string, total: string) =>
    `${who}: ${people} × (${months}) = ${total}`,
  monthsAt: (months: string, amount: string) => `${months} bulan × ${amount}`,
  rules: 'Aturan iuran yang dipakai',
  rule: (name: string, base: string, discount: string, amount: string) =>
    `${name}: ${base} dikurangi ${discount} = ${amount} per orang per bulan`,
  row: (programme: string, segment: string, sector: string, payer: string, span: string, source: string) =>
    `${programme} ${segment}, sektor ${sector}, pembayar ${payer}, ${span} (${source})`,
  span: (from: string, to: string) => `${from} s.d. ${to}`,
  openSpan: (from: string) => `${from} dan seterusnya`,
  selfPaying: (payers: string) =>
    `Membayar dengan tarif mandiri menurut pengaturan cabang: ${payers}. Yang lain dengan tarif pemerintah.`,
  selfPayingNone: 'Menurut pengaturan cabang semua pembayar memakai tarif pemerintah.',
  classOf: (payer: string, payerClass: string) => `${payer}: ${payerClass}`,
  sectorUnknown:
    'Sektor pekerja tidak tercatat; bila iurannya berbeda, kedua sektor dihitung seolah-olah semua orang bekerja di sana.',
  withoutOldAge: 'Tanpa JHT, yang tidak wajib bagi BPU.',
  steady: 'Jumlah orang dianggap tetap selama bulan-bulan itu.',
  alert: {
    up: (programme: string, month: string, before: string, after: string, who: string) =>
      `Iuran ${programme} naik mulai ${month}: dari ${before} menjadi ${after} per orang per bulan, ${who}.`,
    down: (programme: string, month: string, before: string, after: string, who: string) =>
      `Iuran ${programme} turun mulai ${month}: dari ${before} menjadi ${after} per orang per bulan, ${who}.`,
    people: (people: string, payerClass: string) => `untuk ${people} peserta aktif BPU dengan ${payerClass}`,
    upTo: (people: string, payerClass: string) =>
      `untuk hingga ${people} peserta aktif BPU dengan ${payerClass}`,
    unknown: (payerClass: string, month: string) =>
      `untuk peserta BPU dengan ${payerClass} (jumlahnya ${month} tidak dilaporkan)`,
    sectors: (what: string) => ` (${what})`,
    only: (sector: string) => `hanya sektor ${sector}; sektor peserta tidak tercatat`,
    later: (later: string) => `sektor peserta tidak tercatat; ${later}`,
    laterStep: (sector: string, month: string) => `sektor ${sector} baru ${month}`,
    partial: (reported: string, expected: string) => `${reported} dari ${expected} desa melapor`,
    consequence: (month: string) =>
      `Beri tahu peserta sebelum ${month}: yang tidak siap membayar lebih dapat menunggak.`,
    formula: (people: string, month: string, parts: string) =>
      `Peserta aktif BPU ${month} dengan tarif ini = ${parts} = ${people}`,
    formulaUnknown: (month: string) => `Peserta aktif BPU ${month}: tidak dilaporkan.`,
    part: (payer: string, active: string, desa: string) => `${payer} ${active} (${desa} desa)`,
    none: 'tidak ada pembayar dengan tarif ini',
    most: 'Jumlah itu batas atas untuk setiap bulan perubahan: sektor peserta tidak tercatat.',
  },
  problem: {
    refused: (problems: string) =>
      `Aturan iuran ini ditolak; data yang terakhir tetap dipakai. ${problems}. Perbaiki baris itu lalu muat lagi; baris dengan program, segmen, sektor, pembayar, dan bulan awal yang sama menggantikan baris bawaan.`,
    more: (count: string) => `(dan ${count} lagi)`,
    'unknown-word': (row: string, field: string, given: string, allowed: string) =>
      `[${row}] memuat ${field} "${given}"; yang dikenal: ${allowed}`,
    'bad-month': (row: string) => `[${row}] memuat bulan yang tidak ditulis TTTT-BB`,
    backwards: (row: string) => `[${row}] berakhir sebelum dimulai`,
    'bad-discount': (row: string, given: string) => `[${row}] memuat potongan ${given}; tulis bagian 0–1`,
    'bad-base': (row: string, given: string) => `[${row}] memuat iuran dasar ${given}; harus di atas 0`,
    overlap: (first: string, second: string, span: string) =>
      `[${first}] dan [${second}] sama-sama berlaku ${span}`,
    gap: (first: string, second: string, who: string, span: string) =>
      `tidak ada aturan untuk ${span} bagi ${who}, di antara [${first}] dan [${second}]`,
    end: (last: string, who: string, from: string) =>
      `tidak ada aturan sejak ${from} bagi ${who}, sesudah [${last}]: kosongkan valid_to atau tambahkan baris berikutnya`,
    who: (sector: string, payer: string) => `sektor ${sector}, pembayar ${payer}`,
    blank: '(kosong)',
  },
};
