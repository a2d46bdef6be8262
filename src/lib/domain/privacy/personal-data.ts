export const PERSONAL_REASONS = [
  'nik',
  'family-card',
  'member-number',
  'employer-number',
  'person-name',
  'phone',
  'e-mail',
  'address',
  'birth',
  'wage',
  'mother',
  'not-needed',
] as const;
/** Why a column is thrown away. `not-needed`: a column of a file about single people that no count needs. */
export type PersonalReason = (typeof PERSONAL_REASONS)[number];

/** A column that identifies people. */
export interface PersonalHeader {
  /** Its place in the sheet, from 0. */
  column: number;
  /** Its header, as found; empty without one. */
  header: string;
  /** What gave it away. */
  why: PersonalReason;
}

/** What of a sheet must never leave the reader. */
export interface DropPlan {
  personal: readonly PersonalHeader[];
  /** The personal column whose cells tell people apart, kept as running numbers; `null` for none. */
  personColumn: number | null;
  /** Rows above this one (titles, header) are kept whole. */
  dataFrom: number;
}

/** A cell of a file: text, a typed number, or blank. */
type Cell = string | number | null;

const HEADER_WORDS: readonly [PersonalReason, RegExp][] = [
  ['mother', /\bibu( kandung)?\b/],
  ['family-card', /\b(no|nomor|nmr)? ?(kk|kartu keluarga)\b/],
  ['nik', /\b(nik|ktp|e ktp|nomor induk kependudukan|nomor identitas|no identitas|passport|paspor)\b/],
  ['employer-number', /\b(npp|nomor pendaftaran perusahaan|npwp)\b/],
  [
    'member-number',
    /\b(kpj|no peserta|nomor peserta|no kartu|nomor kartu|no bpjs|nomor bpjs|no rekening|nomor rekening)\b/,
  ],
  ['phone', /\b(hp|handphone|telp|telepon|tlp|telpon|wa|whatsapp|ponsel|seluler|phone|mobile)\b/],
  ['e-mail', /\b(e ?mail|surel)\b/],
  [
    'birth',
    /\b(tgl|tanggal|tempat|tmp|tmpt|date of) ?(tgl |tanggal )?(lahir|birth)|\bttl\b|\bbirth ?date\b|\bdob\b/,
  ],
  ['address', /\b(alamat|domisili|jalan|jln|rt|rw|rt rw|dusun|address|kode pos|koordinat)\b/],
  [
    'wage',
    /\b(upah|gaji|penghasilan|nominal iuran|besar iuran|jumlah iuran|nilai iuran|iuran \(?rp\)?|wage|salary)\b/,
  ],
  [
    'person-name',
    /\bnama (lengkap|peserta|tenaga kerja|tk|pekerja|orang|kepala|suami|istri|ayah|anak|anggota|pemilik|petugas|pj|wajib|penerima|krt|kpl)\b|\bfull name\b|\bkepala (desa|keluarga|dusun)\b|\bahli waris\b/,
  ],
];
/** A name of whom or what only the content tells. */
const BARE_NAME = /^(nama|name|nm|peserta|tenaga kerja)$/;

/** What a header says about its column; `null` where it does not identify people (or only the content can tell). */
export function personalHeader(header: string): PersonalReason | null {
  const text = headerKey(header);
  // `Jumlah KK` counts families; only sums of money are about one person.
  if (/^(jumlah|jml)\b/.test(text) && !/iuran|upah|gaji/.test(text)) return null;
  return HEADER_WORDS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

function headerKey(header: string): string {
  return header
    .toLowerCase()
    .replace(/[^\p{L}\p{N}()]+/gu, ' ')
    .trim();
}

const E_MAIL = /[^\s@]+@[^\s@]+\.[^\s@]{2,}/;
const PHONE = /^(?:\+?62|0)8\d{7,11}$/;

/** What a single cell unmistakably is: a 16-digit number of a person, a mobile number, an e-mail address. */
export function personalValue(cell: Cell): PersonalReason | null {
  if (typeof cell === 'number') return cell >= 1e15 && cell < 1e16 ? 'nik' : null;
  if (cell === null || cell.length < 9) return null;
  if (E_MAIL.test(cell)) return 'e-mail';
  const digits = cell.replace(/^'|\.0+$/g, '').replace(/[\s.\-/()]/g, '');
  if (/^\d{16}$/.test(digits)) return 'nik';
  return PHONE.test(digits) && !/^\d{1,3}(\.\d{3})+$/.test(cell) ? 'phone' : null;
}

/** Whether a text holds a run of digits, a mobile number or an address that could be a person's. */
export function mayBePersonal(text: string): boolean {
  return (
    /\d{16}|(?<!\d)(?:\+?62|0)8\d{7,11}(?!\d)/.test(text.replace(/(?<=\d)[\s-](?=\d)/g, '')) ||
    E_MAIL.test(text)
  );
}

/** What the different cells of a column are; one unmistakable cell is enough. */
export function personalContent(values: readonly Cell[]): PersonalReason | null {
  for (const value of values) {
    const why = personalValue(value);
    if (why) return why;
  }
  if (isShare(values, (value) => /^8\d{8,11}$/.test(String(value)), 0.6)) return 'phone';
  return isShare(values, isBirthDate, 0.6) ? 'birth' : null;
}

const FEW = 5;

/** Whether most of a column's values, of at least five, are such. */
function isShare(values: readonly Cell[], is: (value: Cell) => boolean, share: number): boolean {
  const filled = values.filter((value) => value !== null);
  return filled.length >= FEW && filled.filter(is).length >= filled.length * share;
}

/** A full date of a year in which today's workers were born; months of membership are later or have no day. */
function isBirthDate(value: Cell): boolean {
  const text = String(value);
  const year = /^(\d{4})-\d{2}-\d{2}$/.exec(text)?.[1] ?? /^\d{1,2}[/-]\d{1,2}[/-](\d{4})$/.exec(text)?.[1];
  return year !== undefined && Number(year) < 2012;
}

/**
 * Decides which columns of a sheet are thrown away while it is read, from its headers and first rows of data. In a file
 * about single people everything goes that no count needs.
 *
 * @param isPlaceName whether a text is the name of a desa or kecamatan
 */
export function planDrop(
  headers: readonly string[],
  dataFrom: number,
  sample: readonly (readonly Cell[])[],
  isPlaceName: (text: string) => boolean,
): DropPlan {
  const width = Math.max(headers.length, ...sample.map((row) => row.length), 0);
  const columns = Array.from({ length: width }, (_, column) =>
    describe(column, headers, sample, isPlaceName),
  );
  const personal = columns.flatMap(({ column, header, why }) => (why ? [{ column, header, why }] : []));
  if (personal.length > 0) {
    for (const { column, header, why, isFree } of columns) {
      if (!why && isFree) personal.push({ column, header, why: 'not-needed' });
    }
  }
  const personColumn = (reason: PersonalReason) => personal.find(({ why }) => why === reason)?.column;
  return {
    personal: personal.sort((a, b) => a.column - b.column),
    personColumn: personColumn('nik') ?? personColumn('member-number') ?? null,
    dataFrom,
  };
}

interface ColumnLook extends Omit<PersonalHeader, 'why'> {
  why: PersonalReason | null;
  /** Text that differs from row to row and is no place, or long numbers: something about somebody. */
  isFree: boolean;
}

function describe(
  column: number,
  headers: readonly string[],
  sample: readonly (readonly Cell[])[],
  isPlaceName: (text: string) => boolean,
): ColumnLook {
  const header = headers[column] ?? '';
  const filled = sample.map((row) => row[column] ?? null).filter((cell) => cell !== null);
  const different = [...new Set(filled)];
  const texts = different.filter((value) => typeof value === 'string' && /\p{L}{2}/u.test(value)) as string[];
  const places = texts.filter(isPlaceName).length;
  const isPlace = texts.length > 0 && places >= texts.length / 2;
  const isBareName = BARE_NAME.test(headerKey(header)) && texts.length > 0 && !isPlace;
  const byHeader = isPlace ? null : personalHeader(header);
  return {
    column,
    header,
    why: byHeader ?? (isBareName ? 'person-name' : personalContent(different)),
    isFree: !isPlace && (looksFree(texts, different.length, filled.length) || areLongNumbers(different)),
  };
}

/** Numbers of many digits that are no codes of places (those have ten and begin like a province): of members, of accounts. */
function areLongNumbers(values: readonly Cell[]): boolean {
  return isShare(values, (value) => /^\d{9}$|^\d{11,}$/.test(String(value).replace(/[\s.-]/g, '')), 0.6);
}

const MANY = 20;

function looksFree(texts: readonly string[], different: number, filled: number): boolean {
  const isText = texts.length > different / 2;
  const isMonth = texts.every((text) => /\d{4}/.test(text));
  return isText && !isMonth && different > MANY && different > filled / 2;
}
