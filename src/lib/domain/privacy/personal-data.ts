import { identityOf } from './identity.ts';
import { isPlaceHeader, nameHeader, personalHeader } from './personal-headers.ts';
import type { PersonalReason, PrivateCell as Cell } from './personal-reasons.ts';
import { isShare, personalContent, personalValue } from './personal-values.ts';

export { identityOf } from './identity.ts';
export { personalHeader } from './personal-headers.ts';
export { PERSONAL_REASONS, type PersonalReason } from './personal-reasons.ts';
export { mayBePersonal, personalContent, personalValue } from './personal-values.ts';

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

/** Columns that only a list of single people has; a table of desa can name its kepala desa and their phones. */
const OF_SINGLE_PEOPLE: readonly PersonalReason[] = [
  'nik',
  'member-number',
  'family-card',
  'birth',
  'mother',
];

/**
 * Decides which columns of a sheet are thrown away while it is read, from its headers and first rows of data. In a file
 * about single people everything goes that no count needs.
 *
 * @param sample the first rows of data
 * @param isPlaceName whether a text is the name of a desa or kecamatan
 */
export function planDrop(
  headers: readonly string[],
  dataFrom: number,
  sample: readonly (readonly Cell[])[],
  isPlaceName: (text: string) => boolean,
): DropPlan {
  const width = sample.reduce((most, row) => Math.max(most, row.length), headers.length);
  const looks = Array.from({ length: width }, (_, column) => lookAt(column, headers, sample, isPlaceName));
  const reasons = looks.map(reasonFor);
  if (isTariff(looks, reasons)) reasons.fill(null);
  const names = reasons.some((why) => why !== null && why !== 'wage');
  const people = reasons.some((why) => why !== null && OF_SINGLE_PEOPLE.includes(why));
  looks.forEach((look, i) => {
    if (reasons[i] !== null) return;
    if (people && look.places < NEARLY_ALL)
      reasons[i] = look.byHeader ?? (isAmount(look) ? 'not-needed' : null);
    if (names && isFree(look)) reasons[i] ??= 'not-needed';
  });
  // A header row with a number of a person in it is a row of data: none of it may be repeated.
  const isData = headers.some((header) => personalValue(header) !== null);
  return {
    personal: looks.flatMap(({ column, header }) => {
      const why = reasons[column] ?? null;
      return why === null ? [] : [{ column, header: isData ? '' : header, why }];
    }),
    personColumn: personColumn(looks, reasons),
    dataFrom,
  };
}

interface ColumnLook {
  column: number;
  header: string;
  byHeader: PersonalReason | null;
  filled: readonly Cell[];
  different: readonly Cell[];
  /** Different texts with letters that do not begin with a code of a desa. */
  texts: readonly string[];
  /** How much of the texts are names of places, 0–1. */
  places: number;
}

const CODE_IN_FRONT = /^(id)?\s*\d{2}[. -]?\d{2}[. -]?\d{2}[. -]?\d{4}(?!\d)/i;

function lookAt(
  column: number,
  headers: readonly string[],
  sample: readonly (readonly Cell[])[],
  isPlaceName: (text: string) => boolean,
): ColumnLook {
  const header = headers[column] ?? '';
  const filled = sample.map((row) => row[column] ?? null).filter((cell) => cell !== null);
  const different = [...new Set(filled)];
  const texts = different.filter(
    (value): value is string =>
      typeof value === 'string' && /\p{L}{2}/u.test(value) && !CODE_IN_FRONT.test(value),
  );
  const places = texts.length === 0 ? 0 : texts.filter(isPlaceName).length / texts.length;
  return { column, header, byHeader: personalHeader(header), filled, different, texts, places };
}

const MOSTLY = 0.5;
const NEARLY_ALL = 0.9;

function reasonFor(look: ColumnLook): PersonalReason | null {
  const { header, byHeader, different, texts, places } = look;
  const content = personalContent([...different, header]);
  if (byHeader === 'address' && places >= NEARLY_ALL) return content;
  if (byHeader !== null && !areCounts(look)) return byHeader;
  if (texts.length === 0 || places >= MOSTLY) return content;
  const name = nameHeader(header);
  return name === 'bare' || (name === 'of' && isMostlyDifferent(look)) ? 'person-name' : content;
}

/** Reasons whose real numbers can be as short as counts. */
const SHORT_NUMBERS: readonly PersonalReason[] = ['phone', 'member-number', 'employer-number'];

/** Small numbers below a header of people are counts of them: `Kepala Desa` as an occupation, `KK`, `Wajib KTP`. */
function areCounts({ byHeader, header, different }: ColumnLook): boolean {
  if (byHeader === null || byHeader === 'wage') return false;
  if (byHeader === 'birth' && /\b(tgl|tanggal|tempat|tahun|thn|ttl|date|dob)/i.test(header)) return false;
  const most = SHORT_NUMBERS.includes(byHeader) ? 4 : 6;
  const counts = different.filter((value) => !/^\W*$|^n\W?a\W?$/i.test(String(value)));
  return counts.length > 0 && counts.every((value) => isCount(String(value).trim(), most));
}

function isCount(text: string, mostDigits: number): boolean {
  return /^-?(0|[1-9]\d*)([.,\s]\d+)*$/.test(text) && text.replace(/\D/g, '').length <= mostDigits;
}

/** A table of contribution rules: sums of money, but nobody's, and no places. */
function isTariff(looks: readonly ColumnLook[], reasons: readonly (PersonalReason | null)[]): boolean {
  return (
    reasons.every((why) => why === null || why === 'wage') &&
    looks.every(
      ({ header, places, different }) =>
        !isPlaceHeader(header) && places < MOSTLY && !isShare(different, isCode, MOSTLY, 1),
    )
  );
}

function isCode(value: Cell): boolean {
  return CODE_IN_FRONT.test(String(value));
}

const MANY = 20;
const A_FEW = 3;

function isMostlyDifferent({ different, filled }: ColumnLook): boolean {
  return different.length > filled.length / 2;
}

/** Text that differs from row to row and is no place, or long numbers: something about somebody. */
function isFree(look: ColumnLook): boolean {
  const { header, different, texts, places } = look;
  if (places >= MOSTLY || isPlaceHeader(header)) return false;
  if (areLongNumbers(different)) return true;
  if (texts.length <= different.length / 2 || !isMostlyDifferent(look) || texts.every(isMonth)) return false;
  return different.length > MANY || (header === '' && areNames(texts));
}

/** Numbers of many digits that are no codes of places (those have ten): of members, of accounts. */
function areLongNumbers(values: readonly Cell[]): boolean {
  return isShare(values, (value) => /^\d{9}$|^\d{11,}$/.test(String(value).replace(/[\s.-]/g, '')), 0.6);
}

const MONTH =
  /\b(jan|feb|mar|apr|mei|may|jun|jul|agu|aug|ags|sep|okt|oct|nov|nop|des|dec)\p{L}*\W*('?\d{2}|\d{4})\b|\b(semester|triwulan|tahun|blth)\W*(\d|i)/iu;

function isMonth(text: string): boolean {
  return MONTH.test(text);
}

function areNames(texts: readonly string[]): boolean {
  const names = texts.filter((text) => /^[\p{L}.,'’-]+( [\p{L}.,'’-]+)+$/u.test(text));
  return texts.length >= A_FEW && names.length > texts.length / 2;
}

/** Sums of money of single people: numbers of four digits or more that are neither years, months nor codes. */
function isAmount(look: ColumnLook): boolean {
  const { header, different } = look;
  if (isPlaceHeader(header) || different.length <= MANY || !isMostlyDifferent(look)) return false;
  return isShare(different, isSumOfMoney, 0.6);
}

function isSumOfMoney(value: Cell): boolean {
  const text = String(value).trim();
  if (!/^\d[\d.,\s]*$/.test(text) || isCode(value)) return false;
  const digits = text.replace(/[.,]0{1,2}$/, '').replace(/\D/g, '');
  return digits.length > 3 && digits.length < 10 && !/^(19|20)\d{2}(\d{2}(\d{2})?)?$/.test(digits);
}

/** The column whose numbers tell most people apart; of equal ones a NIK before a KPJ. */
function personColumn(
  looks: readonly ColumnLook[],
  reasons: readonly (PersonalReason | null)[],
): number | null {
  let best: number | null = null;
  let most = 0;
  for (const reason of ['nik', 'member-number'] as const) {
    for (const { column, different } of looks) {
      const people = reasons[column] === reason ? new Set(different.map(identityOf)) : new Set();
      people.delete(null);
      if (people.size > most) [best, most] = [column, people.size];
    }
  }
  return best;
}
