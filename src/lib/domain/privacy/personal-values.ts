import type { PersonalReason, PrivateCell } from './personal-reasons.ts';

/** Shorter text holds no number of a person, and no e-mail address worth the name. */
const SHORTEST = 6;
const E_MAIL = /[^\s@]@[^\s@]+\.[^\s@]{2}/;
const SCIENTIFIC_NIK = /(?<!\d)\d[.,]\d+e\+?1[5-8](?!\d)/i;
const PHONE = /^(?:62|0)8\d{7,11}$/;

/**
 * What a single cell unmistakably holds, alone or among other text: a 16-digit number of a person, a mobile number, an
 * e-mail address. Spaces, dots and dashes between the digits do not hide them; codes of desa and decimals are none.
 */
export function personalValue(cell: PrivateCell): PersonalReason | null {
  if (typeof cell === 'number') {
    if (cell >= 1e15 && cell < 1e19) return 'nik';
    return /^628\d{7,11}$/.test(String(cell)) ? 'phone' : null;
  }
  if (cell === null || cell.length < SHORTEST) return null;
  if (cell.includes('@') && E_MAIL.test(cell)) return 'e-mail';
  return numberOfPerson(cell);
}

/** Whether a text that might be shown or kept holds a number or an address of a person: mask it then. */
export function mayBePersonal(text: string): boolean {
  return personalValue(text) !== null;
}

const DESA_CODE = /(?<![\d.])\d\d\.\d\d\.\d\d\.[0-2]\d{3}(?![\d]|\.\d)/g;
const SPACED_NUMBER = /\d+(?:[\s.,\-/()'’]{1,2}\d+)*/g;
const DECIMAL = /^(?:0|[1-9]\d*)[.,]\d+$/;
const LONGEST_GROUP = 16;

function numberOfPerson(text: string): PersonalReason | null {
  if (SCIENTIFIC_NIK.test(text)) return 'nik';
  for (const [run] of text.replace(DESA_CODE, ' x ').matchAll(SPACED_NUMBER)) {
    const groups = run.split(/\D+/);
    const why = DECIMAL.test(run) ? inGroups(groups.slice(0, 1)) : inGroups(groups);
    if (why) return why;
  }
  return null;
}

/** Looks at every stretch of groups that are not more digits together than a NIK has. */
function inGroups(groups: readonly string[]): PersonalReason | null {
  for (let i = 0; i < groups.length; i++) {
    if (groups[i]!.length >= LONGEST_GROUP) return 'nik';
    let digits = '';
    for (let j = i; j < groups.length && digits.length + groups[j]!.length <= LONGEST_GROUP; j++) {
      digits += groups[j]!;
      if (isMobile(digits, groups[i]!)) return 'phone';
      if (digits.length === LONGEST_GROUP && isWrittenNik(digits, groups.slice(i, j + 1))) return 'nik';
    }
  }
  return null;
}

/** The first group is more than `08`, which also begins a date. */
function isMobile(digits: string, first: string): boolean {
  return PHONE.test(digits) && (first.length > 2 || first === '62');
}

const SHAPES = new Set(['4-4-4-4', '6-6-4', '2-2-2-6-4', '6-10', '12-4', '1-3-3-3-3-3']);

/** Sixteen digits in groups: as a NIK is written, or with a province and a day of birth where a NIK has them. */
function isWrittenNik(digits: string, groups: readonly string[]): boolean {
  if (groups.every((group) => /^(19|20)\d\d/.test(group))) return false;
  const [province, day, month] = [0, 6, 8].map((at) => Number(digits.slice(at, at + 2))) as [
    number,
    number,
    number,
  ];
  if (province < 11) return false;
  const isBirth = month >= 1 && month <= 12 && ((day >= 1 && day <= 31) || (day >= 41 && day <= 71));
  return isBirth || SHAPES.has(groups.map(({ length }) => length).join('-'));
}

const MOST = 0.6;

/** What the different cells of a column are; one unmistakable cell is enough. */
export function personalContent(values: readonly PrivateCell[]): PersonalReason | null {
  for (const value of values) {
    const why = personalValue(value);
    if (why) return why;
  }
  if (isShare(values, isBareMobile, MOST, 1) && !isShare(values, isCodeOfThe80s, 1, 1)) return 'phone';
  return isShare(values, isBirthDate, MOST) ? 'birth' : null;
}

/** Whether most of a column's values, of at least `few`, are such. */
export function isShare(
  values: readonly PrivateCell[],
  is: (value: PrivateCell) => boolean,
  share: number,
  few = 5,
): boolean {
  const filled = values.filter((value) => value !== null);
  return filled.length >= few && filled.filter(is).length >= filled.length * share;
}

/** A mobile number whose leading 0 a spreadsheet has eaten: more than there are people to count. */
function isBareMobile(value: PrivateCell): boolean {
  return /^8\d{9,11}$/.test(withoutSeparators(value));
}

/** Codes of desa in Maluku and Papua begin with an 8 as well. */
function isCodeOfThe80s(value: PrivateCell): boolean {
  return /^8\d{5}[0-2]\d{3}$/.test(withoutSeparators(value));
}

function withoutSeparators(value: PrivateCell): string {
  return String(value)
    .replace(/^'|\.0+$/g, '')
    .replace(/[\s.\-/()]/g, '');
}

const ISO_DATE = /^(\d{4})[-/.]\d{1,2}[-/.]\d{1,2}(?:[ T]|$)/;
const DAY_FIRST = /(?:^|[\s,])\d{1,2}[-/. ](?:\d{1,2}|\p{L}{3,9})[-/. ](\d{4})(?:\s|$)/u;

/** A full date, of a year in which today's workers were born; months of membership are later or have no day. */
function isBirthDate(value: PrivateCell): boolean {
  if (typeof value !== 'string' || value.length > 60) return false;
  const year = Number(ISO_DATE.exec(value)?.[1] ?? DAY_FIRST.exec(value)?.[1]);
  return year >= 1900 && year < 2012;
}
