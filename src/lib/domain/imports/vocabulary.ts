import { PAYERS, STATUSES, type Payer, type Status } from '../coverage/enrollment.ts';
import { SEGMENTS, type Segment } from '../workers/segments.ts';
import type { Cell } from './text-table.ts';

// The words files use for what the clean form calls `bpu`, `mandiri`, `aktif` …; `null` for words that are not known.

/** A text as it is compared: lower case, single spaces, no punctuation. */
export function wordKey(cell: Cell): string {
  return String(cell ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+<>≥]+/gu, ' ')
    .trim();
}

function lookup<T extends string>(
  own: readonly T[],
  more: Partial<Record<T, string>>,
): (cell: Cell) => T | null {
  const words = new Map<string, T>(own.map((word) => [wordKey(word), word]));
  for (const word of own)
    for (const other of (more[word] ?? '').split('|')) if (other) words.set(other, word);
  return (cell) => words.get(wordKey(cell)) ?? null;
}

export const parseSegment: (cell: Cell) => Segment | null = lookup(SEGMENTS, {
  pu: 'penerima upah|formal|pekerja penerima upah|ppu|peserta pu|segmen pu',
  bpu: 'bukan penerima upah|informal|pekerja bukan penerima upah|pbpu|peserta bpu|segmen bpu',
  jakon: 'jasa konstruksi|jakons|jasa kontruksi|konstruksi|jasakon|peserta jakon|pekerja jasa konstruksi',
});

export const parsePayer: (cell: Cell) => Payer | null = lookup(PAYERS, {
  'pemberi-kerja': 'pemberi kerja|perusahaan|badan usaha|pk bu|pk|pkbu|pemberi kerja badan usaha|proyek',
  mandiri: 'sendiri|pribadi|bayar sendiri|peserta mandiri|iuran mandiri',
  donatur: 'sertakan|donasi|sponsor|donatur sertakan',
  csr: 'tjsl|csr perusahaan|pkbl',
  apbd: 'apbd kabupaten|apbd kab|pemda|pemkab|apbd provinsi|apbd i|apbd ii',
  apbdes: 'add|dana desa|apbdesa|apb desa|apbdes add|alokasi dana desa|pemdes|pemerintah desa',
  dbhcht: 'dbh cht|cukai|dbh cukai|cukai tembakau|dana cukai',
  perisai: 'agen perisai|agen|keagenan',
  'tidak-tercatat': 'tidak diketahui|lainnya|lain lain',
});

export const parseStatus: (cell: Cell) => Status | null = lookup(STATUSES, {
  aktif: 'active|peserta aktif|kepesertaan aktif|lunas|a',
  menunggak: 'tunggakan|nunggak|tertunggak|arrears|menunggak iuran',
  baru: 'peserta baru|pendaftar baru|pendaftaran baru|new|tk baru|daftar baru|akuisisi',
  berakhir: 'keluar|non aktif|nonaktif|tidak aktif|ended|peserta keluar|na',
});

/** `l` (male) or `p` (female). */
export const parseSex: (cell: Cell) => 'l' | 'p' | null = lookup(['l', 'p'] as const, {
  l: 'laki laki|laki|pria|lk|male|m|jumlah laki laki|penduduk laki laki',
  p: 'perempuan|wanita|pr|female|f|jumlah perempuan|penduduk perempuan',
});

/** `0-4`, `15-19`, `75+`, `0-14` for below 15 … */
export function parseAge(cell: Cell): string | null {
  const text = String(cell ?? '')
    .toLowerCase()
    .replace(/[–—]|s ?\/ ?d|sampai/g, '-')
    .replace(/\b(tahun|thn|th|usia|umur|kelompok)\b\.?/g, ' ')
    .replace(/\s+/g, '');
  const range = /^(\d{1,3})-(\d{1,3})$/.exec(text);
  if (range) return Number(range[1]) < Number(range[2]) ? `${Number(range[1])}-${Number(range[2])}` : null;
  const from = /^(?:>=|≥)?(\d{1,3})(?:\+|keatas|lebih|danlebih)$|^(?:>=|≥)(\d{1,3})$/.exec(text);
  if (from) return `${Number(from[1] ?? from[2])}+`;
  const above = /^>(\d{1,3})$/.exec(text);
  if (above) return `${Number(above[1]) + 1}+`;
  const below = /^<(\d{1,3})$/.exec(text);
  return below && Number(below[1]) > 0 ? `0-${Number(below[1]) - 1}` : null;
}

const SUM_WORD = '(?:sub ?|grand ?)?(?:jumlah|total|jml|ttl|rekapitulasi)';
const SUM = new RegExp(
  `^${SUM_WORD}(?: (?:seluruh|semua|keseluruhan|umum|akhir|total|besar|desa|kelurahan|se kabupaten.*|(?:kec|kecamatan|kab|kabupaten|cabang|provinsi)\\b.*))*$`,
);

/** Whether a text marks a row or column of sums: `JUMLAH`, `TOTAL`, `Sub Total`, `Jumlah Kec. Sumber` …, not `Jumlah Peserta`. */
export function isSumLabel(text: string): boolean {
  return SUM.test(wordKey(text)) || /^(l ?\+ ?p|lk ?\+ ?pr|laki laki ?\+ ?perempuan)$/.test(wordKey(text));
}

/** The kecamatan a sum label names (`Jumlah Kec. Sumber`); `null` where it names none. */
export function sumPlace(text: string): string | null {
  return /\b(?:kec|kecamatan) (.+)$/.exec(wordKey(text))?.[1] ?? null;
}
