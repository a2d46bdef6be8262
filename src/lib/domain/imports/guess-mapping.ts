import { normaliseName, parseDesaCode } from '../wilayah/codes.ts';
import { findTable, type TableShape } from './find-table.ts';
import {
  areDesaCodes,
  factField,
  isOccupation,
  roleOfHeader,
  wideHeader,
  type WideHeader,
} from './headers.ts';
import { FACT_KINDS, FACT_SPECS, isFactKind, type FactKind, type Kind } from './kinds.ts';
import type { ColumnUse, FixedDimensions, Mapping, Role } from './mapping.ts';
import { isMissing, parseNumber } from './numbers.ts';
import { parsePeriod, periodIn, yearIn } from './period-labels.ts';
import { rowOf, type Cell, type TextTable } from './text-table.ts';
import { isSumLabel, parsePayer, parseSegment, parseStatus, wordKey } from './vocabulary.ts';

export interface GuessHints {
  fileName: string;
  /** Normalised names of the branch's desa, and of its kecamatan. */
  desaNames: ReadonlySet<string>;
  kecamatanNames: ReadonlySet<string>;
  /** Set where the user has said so. */
  kind?: Kind;
  fixed?: FixedDimensions;
}

export interface Guess {
  mapping: Mapping;
  /** Likely kinds, best first; scores 0–1. */
  kinds: { kind: Kind; score: number }[];
}

const HEAD_ROWS = 500;
const MOST_COLUMNS = 20_000;

/** A column as it looks: its header, and its different cells in the first rows of data. */
interface ColumnLook {
  header: string;
  /** What the header says about numbers below it; `null` where it is not understood. */
  wide: WideHeader | null;
  cells: Cell[];
  isPersonal: boolean;
  isNumeric: boolean;
}

/** Guesses kind, header, roles and fixed dimensions of a sheet from its headers, titles, file name and content. */
export function guessMapping(table: TextTable, hints: GuessHints): Guess {
  const head = Array.from({ length: Math.min(HEAD_ROWS, table.rowCount) }, (_, row) => rowOf(table, row));
  const shape = findTable(head);
  const texts = [...shape.titles, table.name, hints.fileName];
  const year = texts.map(yearIn).find((found) => found !== null) ?? null;
  const looks = looksOf(table, shape, head, year);
  const places = looks.map((look) => placeRole(look, hints));
  const kinds = scoreKinds(looks, places, texts);
  const kind = hints.kind ?? kinds[0]?.kind ?? 'enrollment';
  const columns = isFactKind(kind) ? factColumns(kind, looks) : countColumns(kind, looks, places);
  const fixed = { ...fixedOf(kind, columns, texts), ...hints.fixed };
  const mapping: Mapping = {
    kind,
    sheet: table.name,
    headerRows: shape.headerRows,
    firstRow: shape.firstRow,
    lastRow: null,
    columns,
    fixed,
    absent: 'unknown',
    duplicates: 'refuse',
    places: [],
  };
  return { mapping, kinds };
}

function looksOf(
  table: TextTable,
  shape: TableShape,
  head: readonly Cell[][],
  year: number | null,
): ColumnLook[] {
  const personal = new Map(table.personal.map((column) => [column.column, column.header]));
  const width = Math.min(
    MOST_COLUMNS,
    Math.max(table.columns.length, ...[...personal.keys()].map((column) => column + 1)),
  );
  return Array.from({ length: width }, (_, column) => {
    const cells = [...new Set(head.slice(shape.firstRow).map((row) => row[column] ?? null))];
    const header = personal.get(column) ?? shape.headers[column] ?? '';
    const isNumeric = areNumbers(cells, header);
    return { header, wide: wideHeader(header, year), cells, isPersonal: personal.has(column), isNumeric };
  });
}

/** A blank column with a header is one of numbers to come; without one it is nothing. */
function areNumbers(cells: readonly Cell[], header: string): boolean {
  const filled = cells.filter((cell) => !isMissing(cell));
  const numbers = filled.filter(
    (cell) => parseNumber(cell, 'id') !== undefined || parseNumber(cell, 'en') !== undefined,
  );
  return filled.length === 0 ? cells.length > 0 && header !== '' : numbers.length >= filled.length * 0.6;
}

const isMost = (cells: readonly Cell[], is: (cell: Cell) => boolean, share = 0.5): boolean => {
  const filled = cells.filter((cell) => !isMissing(cell));
  return filled.length > 0 && filled.filter(is).length > filled.length * share;
};

/** Columns of places are told by their content first: headers lie. */
function placeRole({ header, cells, isPersonal }: ColumnLook, hints: GuessHints): Role | null {
  if (isPersonal) return null;
  if (areDesaCodes(cells)) return 'desa_code';
  const byHeader = roleOfHeader(header);
  if (isName(byHeader) && areParts(cells)) return null;
  const desa = cells.filter((cell) => hints.desaNames.has(normaliseName(String(cell ?? '')))).length;
  const kecamatan = cells.filter((cell) =>
    hints.kecamatanNames.has(normaliseName(String(cell ?? ''))),
  ).length;
  const isOf = (set: ReadonlySet<string>) =>
    isMost(cells, (cell) => set.has(normaliseName(String(cell))), 0.4);
  if (byHeader === 'kecamatan_name')
    return desa > 2 * kecamatan && isOf(hints.desaNames) ? 'desa_name' : byHeader;
  if (byHeader === 'desa_name') return byHeader;
  if (byHeader === 'desa_code')
    return cells.some(
      (cell) => parseDesaCode(String(cell ?? '')) !== null || /^\d{2}[.\d]{2,}$/.test(String(cell ?? '')),
    )
      ? byHeader
      : null;
  if (byHeader !== null && byHeader !== 'ignore') return null;
  if (isOf(hints.kecamatanNames) && kecamatan > desa / 2)
    return desa > kecamatan * 1.5 ? 'desa_name' : 'kecamatan_name';
  return isOf(hints.desaNames) ? 'desa_name' : null;
}

const isName = (role: Role | null) => role === 'desa_name' || role === 'kecamatan_name';

/** `KEC` 01 and `DESA` 2001 beside `NAMA KEC` and `NAMA DESA`: parts of a code, which alone mean nothing. */
function areParts(cells: readonly Cell[]): boolean {
  return isMost(cells, (cell) => /^\d{1,4}(\.0+)?$/.test(String(cell)), 0.9);
}

function scoreKinds(
  looks: readonly ColumnLook[],
  places: readonly (Role | null)[],
  texts: readonly string[],
): Guess['kinds'] {
  const scores = new Map<Kind, number>(FACT_KINDS.map((kind) => [kind, factScore(kind, looks, places)]));
  const words = wordKey([...texts, ...looks.map(({ header }) => header)].join(' '));
  const wide = looks.map((look, i) => (places[i] === null && look.isNumeric ? look.wide : null));
  const has = (name: keyof FixedDimensions) => wide.some((header) => header?.fixed[name] !== undefined);
  const roles = looks.map((look) => roleOfHeader(look.header));
  const hasPlace = places.some((role) => role !== null) ? 0.25 : 0;
  const isAbout = (pattern: RegExp) => (pattern.test(words) ? 0.3 : 0);
  const persons = looks.filter(({ isPersonal }) => isPersonal).length;
  const isCount = (look: ColumnLook, i: number) =>
    !look.isPersonal &&
    places[i] === null &&
    look.isNumeric &&
    (roles[i] === 'value' || wide[i] !== null) &&
    // Beside people, numbers without a header are not taken for counts.
    (look.header !== '' || persons === 0);
  const hasCounts = looks.some(isCount);
  const members = isAbout(
    /\b(peserta|kepesertaan|bpjs|bpu|jakon|tenaga kerja|segmen|iuran|enrollment|clean)\b/,
  );
  const dims =
    (roles.includes('segment') || has('segment') ? 0.25 : 0) +
    (roles.includes('payer') || has('payer') ? 0.15 : 0);
  const isPersons = persons > 0 && !hasCounts;
  const isPeople = isAbout(/\b(penduduk|dukcapil|kependudukan|jiwa|population)\b/);
  scores.set('participants', hasPlace + (isPersons ? 0.6 : 0) + (!hasCounts && dims > 0 ? 0.3 : 0));
  scores.set('enrollment', hasPlace + (hasCounts ? members + dims + 0.05 : 0));
  scores.set(
    'population',
    hasPlace +
      (hasCounts ? isPeople + (has('sex') || has('age') ? 0.25 : 0) + (roles.includes('age') ? 0.15 : 0) : 0),
  );
  const occupations = wide.filter((header) => header?.fixed.occupation !== undefined).length;
  scores.set(
    'occupation',
    hasPlace + (occupations >= 2 || (roles.includes('occupation') && hasCounts) ? 0.6 : 0),
  );
  return [...scores]
    .map(([kind, score]) => ({ kind, score: Math.min(1, Math.round(score * 100) / 100) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
}

function factScore(kind: FactKind, looks: readonly ColumnLook[], places: readonly (Role | null)[]): number {
  const { fields } = FACT_SPECS[kind];
  const named = new Set(looks.map(({ header }) => factField(kind, header)).filter((name) => name !== null));
  const isWhole = fields.every(({ name, blank }) => blank || named.has(name));
  if (!isWhole) return named.size / fields.length / 3;
  // Any table of desa has these columns; a list of aliases has no others.
  if (kind === 'aliases')
    return looks.filter(({ header }) => header !== '').length <= 4 &&
      places.includes('desa_code') &&
      !looks.some((look, i) => look.isNumeric && places[i] === null && roleOfHeader(look.header) !== 'ignore')
      ? 0.9
      : 0.1;
  return 0.97;
}

function factColumns(kind: FactKind, looks: readonly ColumnLook[]): ColumnUse[] {
  const taken = new Set<string>();
  return looks.map(({ header, isPersonal }) => {
    const field = isPersonal ? null : factField(kind, header);
    if (isPersonal || field === null || taken.has(field))
      return { header, role: isPersonal ? 'personal' : 'ignore' };
    taken.add(field);
    return { header, role: 'fact', field };
  });
}

const ONCE: readonly Role[] = [
  'desa_code',
  'desa_name',
  'kecamatan_name',
  'period',
  'segment',
  'payer',
  'status',
  'sex',
  'age',
  'occupation',
  'paid_through',
  'first_month',
];
/** Columns of numbers that are beside the point of a kind. */
const BESIDE: Partial<Record<Kind, RegExp>> = {
  enrollment: /penduduk|jiwa|\bkk\b|luas|target|potensi|\b(persen|rasio|cakupan)|%/i,
  population: /\bkk\b|keluarga|luas|kepadatan|rasio|wajib ktp|%/i,
  occupation: /\bkk\b|keluarga|luas|kepadatan/i,
};

function countColumns(
  kind: Kind,
  looks: readonly ColumnLook[],
  places: readonly (Role | null)[],
): ColumnUse[] {
  const taken = new Set<Role>();
  const columns = looks.map((look, i): ColumnUse => {
    const { header, isPersonal } = look;
    if (isPersonal) return { header, role: 'personal' };
    const role = places[i] ?? dimensionRole(look, kind);
    if (role === null || (ONCE.includes(role) && taken.has(role))) return valueColumn(look, kind);
    taken.add(role);
    return { header, role };
  });
  return withSums(withoutStrangers(columns));
}

function dimensionRole(look: ColumnLook, kind: Kind): Role | null {
  const role = roleOfHeader(look.header);
  if (role === 'ignore') return role;
  if (role === 'paid_through' || role === 'first_month')
    return kind === 'participants' || kind === 'enrollment' ? role : null;
  if (role !== null && role !== 'value' && role !== 'desa_code' && !isName(role)) return role;
  if (role === 'value' && look.isNumeric) return null;
  const { cells } = look;
  if (isMost(cells, (cell) => parsePeriod(cell) !== null, 0.8)) return 'period';
  if (isMost(cells, (cell) => parseSegment(cell) !== null, 0.8)) return 'segment';
  if (isMost(cells, (cell) => typeof cell === 'string' && cell.length > 1 && parseStatus(cell) !== null, 0.8))
    return 'status';
  if (isMost(cells, (cell) => parsePayer(cell) !== null, 0.8)) return 'payer';
  return kind === 'occupation' && isMost(cells, (cell) => isOccupation(String(cell)), 0.6)
    ? 'occupation'
    : null;
}

function valueColumn({ header, isNumeric, wide }: ColumnLook, kind: Kind): ColumnUse {
  if (!isNumeric || kind === 'participants' || BESIDE[kind]?.test(header)) return { header, role: 'ignore' };
  // The last occupation of the list; elsewhere it is a payer.
  if (kind === 'occupation' && wordKey(header) === 'lainnya')
    return { header, role: 'value', fixed: { occupation: header } };
  if (wide === null)
    return { header, role: roleOfHeader(header) === 'value' || header === '' ? 'value' : 'ignore' };
  const { fixed, isSum } = wide;
  return { header, role: isSum ? 'sum' : 'value', ...(Object.keys(fixed).length > 0 && { fixed }) };
}

/** Where columns say what they count, one that says nothing is a sum of them (`Jumlah`) or something else. */
function withoutStrangers(columns: readonly ColumnUse[]): ColumnUse[] {
  const values = columns.filter(({ role }) => role === 'value');
  const most = Math.max(0, ...values.map(({ fixed }) => Object.keys(fixed ?? {}).length));
  return columns.map((column) => {
    const said = Object.keys(column.fixed ?? {}).length;
    if (column.role !== 'value' || said === most || most === 0) return column;
    return { ...column, role: isSumLabel(column.header.split(' ')[0] ?? '') || said > 0 ? 'sum' : 'ignore' };
  });
}

/** A column of sums without columns to sum is the number itself. */
function withSums(columns: readonly ColumnUse[]): ColumnUse[] {
  const values = columns.filter(({ role }) => role === 'value').length;
  if (values > 1) return [...columns];
  if (values === 1)
    return columns.map((column) => (column.role === 'sum' ? { ...column, role: 'ignore' } : column));
  const first = columns.findIndex(({ role }) => role === 'sum');
  return columns.map((column, i) =>
    column.role !== 'sum' ? column : { ...column, role: i === first ? 'value' : 'ignore' },
  );
}

/** What titles, sheet and file name say about the whole table, where no column says it. */
function fixedOf(kind: Kind, columns: readonly ColumnUse[], texts: readonly string[]): FixedDimensions {
  if (isFactKind(kind)) return {};
  const fixed: FixedDimensions = {};
  const isOpen = (name: keyof FixedDimensions) =>
    !columns.some((column) => column.role === name || column.fixed?.[name] !== undefined);
  if (isOpen('period')) {
    const period = texts.map(periodIn).find((found) => found !== null);
    if (period) fixed.period = period;
  }
  if (kind !== 'enrollment' && kind !== 'participants') return fixed;
  if (isOpen('segment')) {
    const segment = onlyOne(texts, {
      bpu: /\bbpu\b|bukan penerima upah/i,
      jakon: /\bjakon\b|jasa konstruksi/i,
      pu: /\bpu\b|(?<!bukan )penerima upah/i,
    });
    if (segment) fixed.segment = segment;
  }
  if (isOpen('payer')) {
    const payer = onlyOne(texts, {
      dbhcht: /dbh\s?cht/i,
      apbdes: /apb ?desa?\b|dana desa/i,
      donatur: /sertakan/i,
      perisai: /perisai/i,
    });
    if (payer) fixed.payer = payer;
  }
  if (isOpen('status') && !columns.some(({ role }) => role === 'paid_through')) fixed.status = 'aktif';
  return fixed;
}

function onlyOne<T extends string>(texts: readonly string[], words: Record<T, RegExp>): T | null {
  const text = texts.join(' ').replaceAll('_', ' ');
  const found = (Object.keys(words) as T[]).filter((word) => words[word].test(text));
  return found.length === 1 ? found[0]! : null;
}
