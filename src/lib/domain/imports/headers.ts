import { parseDesaCode } from '../wilayah/codes.ts';
import { FACT_SPECS, type Dimension, type FactKind } from './kinds.ts';
import type { FixedDimensions, Role } from './mapping.ts';
import { monthIn, parsePeriod, periodIn, withoutMonths, withoutPeriods } from './period-labels.ts';
import type { Cell } from './text-table.ts';
import {
  isSumLabel,
  parseAge,
  parsePayer,
  parseSegment,
  parseSex,
  parseStatus,
  wordKey,
} from './vocabulary.ts';

// What headers mean, without looking at the cells below them.

const ROLE_WORDS: readonly [Role, RegExp][] = [
  [
    'paid_through',
    /^paid through$|^bayar sampai$|^(blth|bulan|periode|tanggal)? ?(iuran|bayar|pembayaran|lunas)? ?(terakhir|akhir)( (bayar|lunas|iuran|dibayar|pembayaran))?$|^(bayar|lunas|dibayar) (s d|sampai).*$|^(iuran|bayar) terakhir$|^blth (na|akhir)$/,
  ],
  [
    'first_month',
    /^(mulai|awal|mulai peserta|awal kepesertaan|mulai kepesertaan|bulan mulai|bulan daftar|tanggal daftar|tgl daftar|tanggal kepesertaan|tgl kepesertaan|kepesertaan sejak|sejak|terdaftar sejak|blth awal|blth kepesertaan|tmt)$/,
  ],
  [
    'desa_code',
    /^(kode|kd|id|no kode|nomor) ?(desa|desa kel|desa kelurahan|kel|kelurahan|wilayah|kemendagri|bps|wil|pum)?( (desa|kelurahan|kel|kemendagri|bps|2010|2020))*$|^(iddesa|kodedesa|kodewilayah|desa id|adm4 pcode|kddesa)$/,
  ],
  ['kecamatan_name', /^(nama |nm )?(kecamatan|kec|distrik)( domisili| tempat tinggal)?$/],
  [
    'desa_name',
    /^(nama |nm )?(desa|kelurahan|kel|desa kelurahan|desa kel|kelurahan desa|kel desa|wilayah|nama wilayah|desa domisili|kelurahan desa domisili|kecamatan desa|kecamatan desa kelurahan|kecamatan dan desa)( domisili| tempat tinggal)?$/,
  ],
  [
    'period',
    /^(periode|bulan|blth|bulan tahun|tahun bulan|thbl|bln|masa|periode data|posisi|per|semester|periode laporan)$/,
  ],
  [
    'segment',
    /^(segmen|segment|segmen kepesertaan|jenis kepesertaan|jenis peserta|jenis segmen|kategori|kategori peserta|program segmen)$/,
  ],
  [
    'payer',
    /^(sumber iuran|sumber dana|sumber pembiayaan|pembayar|pembayar iuran|sumber pembayaran|pembiayaan|dibayar oleh|payer)$/,
  ],
  ['status', /^(status|status kepesertaan|status peserta|keaktifan|status aktif|status keaktifan)$/],
  ['sex', /^(jenis kelamin|jk|kelamin|sex|gender|l p)$/],
  ['age', /^(umur|usia|kelompok umur|kelompok usia|golongan umur|kel umur)$/],
  ['occupation', /^(pekerjaan|jenis pekerjaan|mata pencaharian|profesi|lapangan usaha)$/],
  ['ignore', /^(no|nomor|no urut|nomor urut|num|urut)$/],
  [
    'value',
    /^(jumlah|jml|banyaknya|n|count|orang|jiwa|nilai|people|jumlah orang|jumlah jiwa|tk|jumlah tk|peserta|(jumlah|jml|total) (peserta|penduduk|tenaga kerja|tk|pekerja|penduduk jiwa|peserta aktif|jiwa penduduk).*|penduduk)$/,
  ],
];

/** The role a header alone gives; `null` where it says nothing known. */
export function roleOfHeader(header: string): Role | null {
  const key = wordKey(header)
    .replaceAll(/[+<>≥]/g, '')
    .trim();
  if (key === '') return null;
  return ROLE_WORDS.find(([, words]) => words.test(key))?.[0] ?? null;
}

const OCCUPATIONS = new Set(
  `belum tidak bekerja|mengurus rumah tangga|pelajar mahasiswa|pensiunan|pegawai negeri sipil|pns|tentara nasional indonesia|tni|kepolisian ri|polri|perdagangan|petani pekebun|petani|pekebun|peternak|nelayan perikanan|nelayan|industri|konstruksi|transportasi|karyawan swasta|karyawan bumn|karyawan bumd|karyawan honorer|buruh harian lepas|buruh tani perkebunan|buruh tani|buruh nelayan perikanan|buruh nelayan|buruh peternakan|pembantu rumah tangga|tukang cukur|tukang listrik|tukang batu|tukang kayu|tukang sol sepatu|tukang las pandai besi|tukang jahit|tukang gigi|penata rias|penata busana|penata rambut|mekanik|seniman|tabib|paraji|perancang busana|penterjemah|imam masjid|pendeta|pastor|wartawan|ustadz mubaligh|juru masak|promotor acara|guru|dosen|pilot|pengacara|notaris|arsitek|akuntan|konsultan|dokter|bidan|perawat|apoteker|psikiater psikolog|penyiar televisi|penyiar radio|pelaut|peneliti|sopir|pialang|paranormal|pedagang|perangkat desa|kepala desa|biarawati|wiraswasta|ojek|pengemudi ojek|petambak|pedagang kaki lima|pekerjaan lainnya|pegawai negeri sipil pns|tentara nasional indonesia tni|kepolisian ri polri|anggota dpr ri|anggota dpd|anggota bpk|presiden|wakil presiden|anggota mahkamah konstitusi|anggota kabinet kementerian|duta besar|gubernur|wakil gubernur|bupati|wakil bupati|walikota|wakil walikota|anggota dprd provinsi|anggota dprd kabupaten kota|anggota lembaga tinggi|anggota lembaga tinggi lainnya|artis|atlit|chef|cheff|manajer|tenaga tata usaha|operator|pekerja pengolahan kerajinan|teknisi|asisten ahli`.split(
    '|',
  ),
);

/** Whether a text is the name of an occupation as Dukcapil lists them; `Lainnya` alone could be anything. */
export function isOccupation(text: string): boolean {
  return OCCUPATIONS.has(wordKey(text));
}

/** What the header of a column of numbers says about its numbers, and whether they are sums of other columns. */
export interface WideHeader {
  fixed: FixedDimensions;
  isSum: boolean;
}

/**
 * Reads the header of a value column of a wide table: `BPU Okt 2026`, `Laki-laki`, `15-19`, `PU Jumlah`, `Petani/Pekebun`;
 * `null` where a part of it is not understood.
 *
 * @param year of months named without one; `null` where nothing tells it
 */
export function wideHeader(header: string, year: number | null): WideHeader | null {
  const fixed: FixedDimensions = {};
  const said = periodIn(header) ?? parsePeriod(header);
  const period = said ?? (year === null ? null : monthIn(header, year));
  if (period) fixed.period = period;
  if (isOccupation(header)) return { fixed: { occupation: header.trim() }, isSum: false };
  const words = wordKey(said ? withoutPeriods(header) : period ? withoutMonths(header) : header);
  if (words === '') return { fixed, isSum: false };
  const parsed = segmentWords(words);
  if (!parsed) return null;
  return { fixed: { ...fixed, ...parsed.fixed }, isSum: parsed.isSum };
}

const PARTS: readonly [Dimension, (cell: Cell) => string | null][] = [
  ['segment', parseSegment],
  ['sex', parseSex],
  ['age', parseAge],
  ['payer', parsePayer],
  ['status', parseStatus],
];
const FILLERS =
  /^(jumlah|jml|peserta|penduduk|jiwa|orang|pekerja|tenaga kerja|tk|kelompok umur|umur|usia|th|tahun|segmen|status|kepesertaan|bulan|per|posisi|kelamin|jenis kelamin|menurut)$/;

/** Cuts words from the front, the longest known phrase first, until nothing is left. */
function segmentWords(text: string): WideHeader | null {
  const fixed: FixedDimensions = {};
  let isSum = false;
  let rest = text.split(' ');
  while (rest.length > 0) {
    const taken = longestPhrase(rest, fixed);
    if (!taken) return null;
    const { phrase, found } = taken;
    if (found) fixed[found[0]] = found[1];
    else if (isSumLabel(phrase)) isSum = true;
    rest = rest.slice(phrase.split(' ').length);
  }
  // `Jumlah Laki-laki` is a number of men, not a sum of columns.
  return {
    fixed,
    isSum:
      isSum &&
      !(
        isSumLabel(text.split(' ')[0]!) &&
        Object.keys(fixed).length > 0 &&
        !/(jumlah|total|jml)$/.test(text)
      ),
  };
}

function longestPhrase(
  words: readonly string[],
  fixed: FixedDimensions,
): { phrase: string; found: [Dimension, string] | null } | null {
  for (let length = Math.min(words.length, 6); length > 0; length--) {
    const phrase = words.slice(0, length).join(' ');
    for (const [dimension, parse] of PARTS) {
      const value = parse(dimension === 'age' ? phrase.replace(/^(\d+) (\d+)/, '$1-$2') : phrase);
      if (value !== null && fixed[dimension] === undefined && !/^(a|m|f|na)$/.test(phrase))
        return { phrase, found: [dimension, value] };
    }
    if (isSumLabel(phrase) || FILLERS.test(phrase)) return { phrase, found: null };
  }
  return null;
}

const FACT_WORDS: Record<FactKind, Record<string, string>> = {
  labour: {
    area_code: 'area code|kode wilayah|kode|kode kabupaten|kode kab',
    year: 'year|tahun',
    indicator: 'indicator|indikator',
    value: 'value|nilai|angka',
    unit: 'unit|satuan',
    source: 'source|sumber',
  },
  denominators: {
    id: 'id|kode',
    label: 'label|nama|penyebut|himpunan',
    segment: 'segment|segmen',
    value: 'value|nilai|jumlah|angka',
    as_of: 'as of|per|periode|posisi|tanggal|bulan',
    definition: 'definition|definisi|keterangan',
    source: 'source|sumber',
  },
  contributions: {
    programme: 'programme|program',
    segment: 'segment|segmen',
    sector: 'sector|sektor',
    payer: 'payer|pembayar|sumber iuran',
    base_idr: 'base idr|iuran dasar|iuran|iuran rp|besaran',
    discount: 'discount|potongan|diskon|keringanan',
    valid_from: 'valid from|berlaku dari|mulai|berlaku mulai|dari',
    valid_to: 'valid to|berlaku sampai|sampai|berakhir|s d',
    source: 'source|sumber|dasar hukum',
  },
  aliases: {
    kecamatan: 'kecamatan|kec',
    desa: 'desa|nama lain|alias|ejaan|ejaan lain|nama desa|nama',
    kode_desa: 'kode desa|kode|kode kemendagri',
  },
};

/** The field of a fact kind that a header names; `null` for none. */
export function factField(kind: FactKind, header: string): string | null {
  const key = wordKey(header);
  const words = FACT_WORDS[kind];
  return (
    FACT_SPECS[kind].fields.find(({ name }) => (words[name] ?? '').split('|').includes(key))?.name ?? null
  );
}

/** Whether most different cells of a column are codes of desa. */
export function areDesaCodes(values: readonly Cell[]): boolean {
  const filled = values.filter((value) => value !== null);
  return (
    filled.length > 0 && filled.filter((value) => parseDesaCode(value) !== null).length > filled.length / 2
  );
}
