import type { Period } from '../calendar/period.ts';
import type { Cell } from './text-table.ts';

const MONTHS: Record<string, number> = {};
for (const [i, names] of [
  'januari january jan',
  'februari february pebruari feb peb',
  'maret march mar mrt',
  'april apr',
  'mei may',
  'juni june jun',
  'juli july jul',
  'agustus august agust agt ags aug agu',
  'september sept sep',
  'oktober october okt oct',
  'november nopember nov nop',
  'desember december des dec',
].entries()) {
  for (const name of names.split(' ')) MONTHS[name] = i + 1;
}
const NAME = `(${Object.keys(MONTHS)
  .sort((a, b) => b.length - a.length)
  .join('|')})`;
const ROMAN: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4, '1': 1, '2': 2, '3': 3, '4': 4 };
const YEAR = '(20\\d{2})';

type Found = [year: number, month: number];
const monthOf = (name: string) => MONTHS[name] ?? 0;

/** Ways to write a month, each with how its groups are read. */
const FORMS: readonly [RegExp, (groups: string[]) => Found | null][] = [
  [/^(20\d{2})[-/. ](\d{1,2})([-/. ]\d{1,2}([ t]\d{1,2}[:.].*)?)?$/, ([y, m]) => [Number(y), Number(m)]],
  [/^(20\d{2})(\d{2})(\d{2})?$/, ([y, m]) => [Number(y), Number(m)]],
  [/^(\d{1,2})[-/. ](20\d{2})$/, ([m, y]) => [Number(y), Number(m)]],
  [/^(\d{1,2})[-/. ](\d{1,2})[-/. ](20\d{2})$/, ([d, m, y]) => dayMonth(Number(d), Number(m), Number(y))],
  [new RegExp(`^(?:\\d{1,2}[-/. ]*)?${NAME}[-/.' ]*${YEAR}$`), ([name, y]) => [Number(y), monthOf(name!)]],
  [new RegExp(`^${NAME}[-/.' ]*(\\d{2})$`), ([name, y]) => [2000 + Number(y), monthOf(name!)]],
  [new RegExp(`^\\d{1,2}[-/. ]${NAME}[-/. ](\\d{2})$`), ([name, y]) => [2000 + Number(y), monthOf(name!)]],
  [new RegExp(`^${YEAR}[-/.' ]*${NAME}$`), ([y, name]) => [Number(y), monthOf(name!)]],
  [
    new RegExp(`^(?:semester|smt|sem)\\.?[ -]*(i{1,2}|[12])[ ,/-]*(?:tahun|th\\.?|ta)? *${YEAR}$`),
    ([half, y]) => [Number(y), 6 * ROMAN[half!]!],
  ],
  [
    new RegExp(`^(?:triwulan|tw|q|kuartal)\\.?[ -]*(iv|i{1,3}|[1-4])[ ,/-]*(?:tahun|th\\.?)? *${YEAR}$`),
    ([quarter, y]) => [Number(y), 3 * ROMAN[quarter!]!],
  ],
];

/** In Indonesia the day comes first; the other way only where nothing else is possible. */
function dayMonth(first: number, second: number, year: number): Found | null {
  if (second <= 12) return [year, second];
  return first <= 12 ? [year, first] : null;
}

const LEAD =
  /^(?:blth|bulan|periode|per|posisi|keadaan|sampai dengan|s ?\/ ?d|s\.?d\.?|hingga|tanggal|tgl|tmt|data)(?![a-z])[ :.]*/;

/**
 * The month a cell names: `2026-10`, `Okt 2026`, `s/d 31 Oktober 2026`, `202610`, `BLTH 202610`, `10/2026`, `31/10/2026`
 * (the day first), `Semester I 2026` (its last month) …; else `null`. A year alone is no month.
 */
export function parsePeriod(cell: Cell): Period | null {
  if (cell === null) return null;
  let text = String(cell).toLowerCase().replace(/\s+/g, ' ').trim();
  for (let before = ''; before !== text;) [before, text] = [text, text.replace(LEAD, '')];
  for (const [form, read] of FORMS) {
    const groups = form.exec(text)?.slice(1);
    if (groups) return periodOf(read(groups));
  }
  return null;
}

function periodOf(found: Found | null): Period | null {
  if (found === null || found[1] < 1 || found[1] > 12) return null;
  return `${found[0]}-${String(found[1]).padStart(2, '0')}`;
}

const LABELS = new RegExp(
  [
    `(?:semester|smt|triwulan|tw)\\.?[ _-]*(?:iv|i{1,3}|[1-4])[ ,/_-]*(?:tahun|th\\.?)? *20\\d{2}`,
    `(?<![a-z])${NAME}[-/.' _]*20\\d{2}(?!\\d)`,
    `(?<![a-z])${NAME}[-']\\d{2}(?!\\d)`,
    `(?<!\\d)20\\d{2}[-/.' _]*${NAME}(?![a-z])`,
    `(?<![\\d.])20\\d{2}[-_ ](?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\\d|3[01]))?(?!\\d|\\.\\d)`,
    `(?<![\\d.])20\\d{2}(?:0[1-9]|1[0-2])(?!\\d|\\.\\d)`,
    `(?<![\\d./])(?:0?[1-9]|1[0-2])[-/]20\\d{2}(?!\\d)`,
    `(?<![\\d.])\\d{1,2}[-/]\\d{1,2}[-/]20\\d{2}(?!\\d)`,
  ].join('|'),
  'g',
);

/**
 * The month that a longer text (a title, a file or sheet name) names. Of a range (`Januari s/d Oktober 2026`) the last;
 * of several different months none.
 */
export function periodIn(text: string): Period | null {
  const plain = text.toLowerCase().replace(/(?:dicetak|cetak|print|diunduh)\S*[^a-z]{0,4}[\d/. -]*/g, ' ');
  const labels = [...plain.matchAll(LABELS)].map((match) => parsePeriod(match[0].replaceAll('_', ' ')));
  const months = [...new Set(labels.filter((period) => period !== null))];
  if (months.length > 1 && /s ?\/ ?d|s\.d\.|sampai|hingga/.test(plain)) return months.sort().at(-1)!;
  return months.length === 1 ? months[0]! : null;
}

/** A text without the months it names. */
export function withoutPeriods(text: string): string {
  return text.replace(new RegExp(LABELS.source, 'gi'), ' ');
}

const BARE_MONTH = new RegExp(`(?<![a-z])${NAME}(?![a-z])`, 'g');

/** The month a text names without its year (`Agustus`, `BPU Sep`), in a year known from elsewhere; else `null`. */
export function monthIn(text: string, year: number): Period | null {
  const found = new Set([...text.toLowerCase().matchAll(BARE_MONTH)].map(([name]) => monthOf(name)));
  return found.size === 1 ? periodOf([year, [...found][0]!]) : null;
}

/** A text without the names of months. */
export function withoutMonths(text: string): string {
  return text.replace(new RegExp(BARE_MONTH.source, 'gi'), ' ');
}

/** The one year that a longer text (a title, a file name) names; else `null`. */
export function yearIn(text: string): number | null {
  const years = new Set(
    [...text.matchAll(/(?<![\d.,])20\d{2}(?![\d]|[.,]\d)/g)].map(([year]) => Number(year)),
  );
  return years.size === 1 ? [...years][0]! : null;
}

/** A year of a cell, 2000–2100; else `null`. */
export function parseYear(cell: Cell): number | null {
  const text = String(cell ?? '')
    .trim()
    .replace(/^(tahun|th\.?)\s*/i, '')
    .replace(/\.0+$/, '');
  const year = /^\d{4}$/.test(text) ? Number(text) : NaN;
  return year >= 2000 && year <= 2100 ? year : null;
}
