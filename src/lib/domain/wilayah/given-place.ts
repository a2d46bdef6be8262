/** What the cells of a row say about its place, taken apart; blank parts are `null`. */
export interface ReadPlace {
  /** Text of a code, cleaned of what spreadsheets do to numbers. */
  code: string | null;
  /** The last four digits of a code, from `2002 Logede`. */
  suffix: string | null;
  kecamatan: string | null;
  desa: string | null;
}

const CODE = String.raw`(?:id ?)?\d{2}[. -]?\d{2}[. -]?\d{2}(?:[. -]?\d{4}|\d[. -]\d{3})`;
const CODE_ALONE = new RegExp(`^${CODE}$`, 'i');
const CODE_AND_NAME = new RegExp(String.raw`^(${CODE})\s*[-–.:]?\s*(\p{L}.*)$`, 'iu');
const SUFFIX_AND_NAME = /^([12]\d{3})\s*[-–.:]?\s*(\p{L}.*)$/u;

/** Takes the cells of a row apart: `33.17.01.2002 Logede` in either cell is a code and a name. */
export function readPlace(
  code: string | number | null,
  kecamatan: string | null,
  desa: string | null,
): ReadPlace {
  const place: ReadPlace = {
    code: code === null ? null : said(cleanCode(code)),
    suffix: null,
    kecamatan: said(kecamatan),
    desa: said(desa),
  };
  if (place.code === null) return codeInName(place);
  const both = CODE_AND_NAME.exec(place.code);
  if (both) return { ...place, code: both[1]!, desa: place.desa ?? both[2]! };
  // Without any digit it is a name in the wrong column.
  if (!/\d/.test(place.code)) return { ...place, code: null, desa: place.desa ?? place.code };
  const name =
    place.desa === null ? null : (CODE_AND_NAME.exec(place.desa) ?? SUFFIX_AND_NAME.exec(place.desa));
  return name ? { ...place, desa: name[2]! } : place;
}

function codeInName(place: ReadPlace): ReadPlace {
  const name = place.desa;
  if (name === null) return place;
  if (CODE_ALONE.test(name)) return { ...place, code: name, desa: null };
  const both = CODE_AND_NAME.exec(name);
  if (both) return { ...place, code: both[1]!, desa: both[2]! };
  const suffix = SUFFIX_AND_NAME.exec(name);
  return suffix ? { ...place, suffix: suffix[1]!, desa: suffix[2]! } : place;
}

/** `null` for a cell without a letter or digit: `-`, `...`. */
function said(text: string | null): string | null {
  return text !== null && /[\p{L}\p{N}]/u.test(text) ? text.trim() : null;
}

/**
 * Undoes what spreadsheets do to a code, where that is certain: `3,31710203E+09`, `3.317.102.030`, `3317102030,0` have
 * all ten digits; `33.1710203` has not.
 */
export function cleanCode(code: string | number): string {
  const text = String(code).replace(/\s+/g, ' ').trim();
  if (/^\d[.,]\d{1,9}e\+?0?9$/i.test(text)) return String(Number(text.replace(',', '.')));
  const grouped = /^(\d)([.,])(\d{3})\2(\d{3})\2(\d{3})(?:[.,]0+)?$/.exec(text);
  if (grouped) return `${grouped[1]}${grouped[3]}${grouped[4]}${grouped[5]}`;
  return text.replace(/^'?(\d{10})[.,]0*$/, '$1');
}

/** A name without a number of a list in front: `1. Logede`. */
export function withoutNumber(name: string): string {
  return name.replace(/^\d{1,3}[.)\s-]+(?=\p{L})/u, '');
}

/** A kecamatan without its code in front: `33.17.01 Sumber`, `[01] Sumber`. */
export function withoutKecamatanCode(kecamatan: string): string {
  return kecamatan.replace(/^[[(]?\d[\d.]{0,9}[\])]?[\s.:–-]*(?=\p{L})/u, '');
}

const TYPE_ONLY = /^(desa|ds|kel|kelurahan|kec|kecamatan)\W*$/i;
const ABOVE = /^(kab|kabupaten|prov|provinsi)\b/i;
const LONGEST_CELL = 200;

/**
 * The two ways to read a cell that holds desa and kecamatan: `Logede, Sumber`, `KEC. SUMBER - DESA LOGEDE`,
 * `Logede (Sumber)`, `Ds. Logede Kec. Sumber`; none where it has not two parts. One part: a name with its type behind it.
 */
export function splitNames(text: string): { kecamatan: string | null; desa: string }[] {
  if (text.length > LONGEST_CELL) return [];
  const parts = text
    .split(/[,/()[\]–;]|\s-\s|\s(?=(?:kec|kecamatan|kab|kabupaten|desa|ds|kelurahan|kel)\b)/i)
    .map((part) => part.trim())
    .filter((part) => /\p{L}/u.test(part) && !TYPE_ONLY.test(part) && !ABOVE.test(part));
  const [first, second] = parts;
  if (parts.length === 1 && first !== text) return [{ kecamatan: null, desa: first! }];
  if (parts.length !== 2) return [];
  const both = [
    { kecamatan: second!, desa: first! },
    { kecamatan: first!, desa: second! },
  ];
  const said = both.filter(
    ({ kecamatan, desa }) => !/^kec/i.test(desa) && !/^(desa|ds|kel|kelurahan)\b/i.test(kecamatan),
  );
  return said.length > 0 ? said : both;
}
