// Administrative codes of Indonesia. Canonical: Kemendagri, dotted (`33`, `33.17`, `33.17.10`, `33.17.10.2030`).

export type WilayahLevel = 'provinsi' | 'kabupaten' | 'kecamatan' | 'desa';

/** A desa code as somebody wrote it: Kemendagri comes dotted, BPS as ten digits. */
export interface DesaCode {
  kind: 'kemendagri' | 'bps';
  code: string;
}

const LEVELS: readonly WilayahLevel[] = ['provinsi', 'kabupaten', 'kecamatan', 'desa'];
const CANONICAL = /^\d{2}(?:\.\d{2}(?:\.\d{2}(?:\.\d{4})?)?)?$/;
const TEN_DIGITS = /^(\d{2})[. -]?(\d{2})[. -]?(\d{2})[. -]?(\d{4})$/;
const BPS_GROUPS = /^(\d{2})[. -](\d{2})[. -](\d{3})[. -](\d{3})$/;
const PREFIX = /^(?:desa|ds|kelurahan|kel|kecamatan|kec|kabupaten|kab)[^\p{L}\p{N}]+/u;

/**
 * Reads a desa code in any of the spellings files have: dotted, spaced, plain digits, float text (`3317102030.0`),
 * a number, `ID` in front (OCHA P-codes are BPS codes). The seventh of ten digits tells the system: 0 is BPS,
 * 1 (kelurahan) or 2 (desa) is Kemendagri. That holds in Rembang; anything else is `null`, never guessed.
 * A BPS code still has to go through the crosswalk: its last digits are not those of Kemendagri.
 */
export function parseDesaCode(value: string | number): DesaCode | null {
  const text = plainText(value);
  const grouped = BPS_GROUPS.exec(text);
  if (grouped) return { kind: 'bps', code: grouped.slice(1).join('') };
  const parts = TEN_DIGITS.exec(text)?.slice(1);
  if (parts === undefined) return null;
  const digits = parts.join('');
  if (digits[6] === '0') return { kind: 'bps', code: digits };
  return digits[6] === '1' || digits[6] === '2' ? { kind: 'kemendagri', code: parts.join('.') } : null;
}

function plainText(value: string | number): string {
  return String(value)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^'|^ID ?(?=\d)/i, '')
    .replace(/^(\d{10})\.0+$/, '$1');
}

/**
 * Dots into a plain Kemendagri code of 2, 4, 6 or 10 digits; a dotted one comes back as it is.
 * @throws RangeError when the text is neither
 */
export function dottedCode(code: string): string {
  const digits = code.replaceAll('.', '');
  const dotted = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6), digits.slice(6)]
    .filter((part) => part !== '')
    .join('.');
  if (!CANONICAL.test(dotted)) throw new RangeError(`not a Kemendagri code: ${JSON.stringify(code)}`);
  return dotted;
}

/** The level of a dotted Kemendagri code; `null` where the text is none. */
export function levelOf(code: string): WilayahLevel | null {
  return CANONICAL.test(code) ? (LEVELS[code.split('.').length - 1] ?? null) : null;
}

/**
 * The code one level up; `null` for a provinsi.
 * @throws RangeError when the text is not a dotted Kemendagri code
 */
export function parentOf(code: string): string | null {
  if (!CANONICAL.test(code)) throw new RangeError(`not a dotted Kemendagri code: ${JSON.stringify(code)}`);
  const end = code.lastIndexOf('.');
  return end < 0 ? null : code.slice(0, end);
}

/**
 * A name as a key for comparing: lower case, letters and digits only, without `Desa`, `Ds.`, `Kel.`, `Kelurahan`,
 * `Kec.`, `Kecamatan`, `Kab.`, `Kabupaten` in front. Names collide across kecamatan, so compare (kecamatan, desa).
 */
export function normaliseName(text: string): string {
  const lower = text.normalize('NFKD').toLowerCase().trim();
  const bare = lower.replace(PREFIX, '');
  return lettersOf(bare) || lettersOf(lower);
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}
