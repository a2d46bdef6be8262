import { levelOf, normaliseName, parseDesaCode } from '../wilayah/codes.ts';
import type { GivenPlace, PlaceMatch } from '../wilayah/reconcile.ts';
import type { InterpretContext } from './interpret.ts';
import type { Mapping, Role } from './mapping.ts';
import { isMissing, parseNumber } from './numbers.ts';
import { cellOf, type Cell, type TextTable } from './text-table.ts';
import { isSumLabel, sumPlace, wordKey } from './vocabulary.ts';

/** What a row is; only `DATA` counts. */
export const ROW = { data: 0, blank: 1, sum: 2, heading: 3, footnote: 4 } as const;

/** What every row of a table is, and which place it is about. Arrays are indexed by row − `first`. */
export interface ClassifiedRows {
  first: number;
  length: number;
  kind: Uint8Array;
  /** Index into `places` for data rows, −1 for others. */
  place: Int32Array;
  places: { given: GivenPlace; match: PlaceMatch; kecamatan: string }[];
  /** For sums and headings: the kecamatan they are of, as written (empty: all). */
  labels: Map<number, string>;
}

/** Tells data from blanks, sums, headings and footnotes, and finds the place of every data row. */
export function classifyRows(table: TextTable, mapping: Mapping, context: InterpretContext): ClassifiedRows {
  const first = mapping.firstRow;
  const end = Math.min(table.rowCount, (mapping.lastRow ?? table.rowCount - 1) + 1);
  const length = Math.max(0, end - first);
  const rows: ClassifiedRows = {
    first,
    length,
    kind: new Uint8Array(length),
    place: new Int32Array(length).fill(-1),
    places: [],
    labels: new Map(),
  };
  const reader = new RowReader(table, mapping, context, rows);
  for (let i = 0; i < length; i++) reader.read(i);
  reader.markFootnotes();
  return rows;
}

class RowReader {
  readonly #table: TextTable;
  readonly #rows: ClassifiedRows;
  readonly #context: InterpretContext;
  readonly #code: number;
  readonly #desa: number;
  readonly #kecamatan: number;
  /** Columns that can hold the label of a sum. */
  readonly #labelColumns: number[];
  readonly #valueColumns: number[];
  readonly #isSumText = new Map<Cell, boolean>();
  readonly #isNumber = new Map<Cell, boolean>();
  readonly #kecamatanNames: Set<string>;
  readonly #desaNames: Set<string>;
  readonly #hasHeadings: boolean;
  readonly #placeIndex = new Map<string, number>();
  readonly #kecamatanOfDesa: Map<string, string>;
  #current: string | null = null;

  constructor(table: TextTable, mapping: Mapping, context: InterpretContext, rows: ClassifiedRows) {
    this.#table = table;
    this.#rows = rows;
    this.#context = context;
    const find = (role: Role) => mapping.columns.findIndex((column) => column.role === role);
    [this.#code, this.#desa, this.#kecamatan] = [
      find('desa_code'),
      find('desa_name'),
      find('kecamatan_name'),
    ];
    const columnsOf = (...roles: Role[]) =>
      mapping.columns.flatMap(({ role }, i) => (roles.includes(role) ? [i] : []));
    this.#valueColumns = columnsOf('value', 'sum');
    const firstValue = Math.min(...this.#valueColumns, table.columns.length);
    this.#labelColumns = columnsOf('desa_code', 'desa_name', 'kecamatan_name', 'ignore', 'period').filter(
      (column) => column < firstValue,
    );
    this.#kecamatanOfDesa = new Map(context.desa.map(({ code, kecamatan }) => [code, kecamatan]));
    this.#kecamatanNames = new Set(context.desa.map(({ kecamatan }) => normaliseName(kecamatan)));
    this.#desaNames = new Set(context.desa.map(({ name }) => normaliseName(name)));
    this.#hasHeadings = this.#kecamatan < 0 && this.#desa >= 0 && this.#findHeadings();
  }

  /**
   * A column of names has headings when a kecamatan stands in it that is no desa, or one that says `Kec.`, or more often
   * than there are desa of its name, or with the sum of what follows.
   */
  #findHeadings(): boolean {
    const { values, codes } = this.#table.columns[this.#desa]!;
    const { first, length } = this.#rows;
    const timesSeen = new Map<string, number>();
    for (let row = first; row < first + length; row++) {
      const name = values[codes[row]!];
      if (typeof name !== 'string') continue;
      const key = normaliseName(name);
      if (!this.#kecamatanNames.has(key)) continue;
      const desa = this.#context.desa.filter((one) => normaliseName(one.name) === key).length;
      const times = (timesSeen.get(key) ?? 0) + 1;
      timesSeen.set(key, times);
      if (desa === 0 || times > desa || /^kec/i.test(name) || this.#sumsWhatFollows(row, key)) return true;
    }
    return false;
  }

  /** Whether the first number of a row is the sum of the two or more desa of that kecamatan right below it. */
  #sumsWhatFollows(row: number, kecamatan: string): boolean {
    const column = this.#valueColumns[0] ?? -1;
    const desa = new Set(
      this.#context.desa
        .filter((one) => normaliseName(one.kecamatan) === kecamatan)
        .map(({ name }) => normaliseName(name)),
    );
    const given = parseNumber(this.#cell(row, column), 'id');
    let [sum, rows] = [0, 0];
    for (let next = row + 1; next < this.#table.rowCount; next++) {
      if (!desa.has(normaliseName(String(this.#cell(next, this.#desa) ?? '')))) break;
      sum += parseNumber(this.#cell(next, column), 'id') ?? 0;
      rows++;
    }
    return rows >= 2 && given === sum && sum > 0;
  }

  #cell(row: number, column: number): Cell {
    return column < 0 ? null : cellOf(this.#table, row, column);
  }

  read(i: number): void {
    const row = this.#rows.first + i;
    if (this.#isBlank(row)) return this.#mark(i, ROW.blank);
    const sum = this.#sumLabel(row);
    if (sum !== null)
      return this.#mark(i, ROW.sum, sumPlace(sum) ?? (this.#isSubtotal(sum) ? (this.#current ?? '') : ''));
    const place = this.#placeOf(row);
    if (place === 'header') return this.#mark(i, ROW.heading);
    if (typeof place === 'string') {
      this.#current = place;
      return this.#mark(i, ROW.heading, place);
    }
    this.#rows.place[i] = this.#placeNumber(place);
  }

  #mark(i: number, kind: number, label?: string): void {
    this.#rows.kind[i] = kind;
    if (label !== undefined) this.#rows.labels.set(i, label);
  }

  #isBlank(row: number): boolean {
    const { columns, personal } = this.#table;
    if (personal.some(({ persons }) => persons !== null && persons[row] !== 0)) return false;
    return columns.every(({ codes }) => codes[row] === 0);
  }

  #sumLabel(row: number): string | null {
    for (const column of this.#labelColumns) {
      const cell = this.#cell(row, column);
      if (typeof cell !== 'string') continue;
      let isSum = this.#isSumText.get(cell);
      if (isSum === undefined) this.#isSumText.set(cell, (isSum = isSumLabel(cell)));
      if (isSum) return cell;
    }
    return null;
  }

  #isSubtotal(label: string): boolean {
    return /^sub|kec/i.test(label.trim());
  }

  /** The place a row gives; the kecamatan's name for a heading; `header` for a repeated header row. */
  #placeOf(row: number): GivenPlace | string {
    const code = this.#cell(row, this.#code);
    const desa = textOf(this.#cell(row, this.#desa));
    const own = textOf(this.#cell(row, this.#kecamatan));
    if (desa !== null && /^(nama )?(desa|kelurahan|kecamatan|desa kelurahan)$/.test(wordKey(desa)))
      return 'header';
    if (isKecamatanCode(code)) return desa ?? own ?? this.#kecamatanOfCode(String(code));
    if (this.#kecamatan >= 0) {
      if (own !== null && desa === null && (code === null || isMissing(code))) return own;
      if (own !== null) this.#current = own;
      return { code: missingToNull(code), kecamatan: own ?? this.#current, desa };
    }
    if (desa !== null && this.#hasHeadings && this.#isHeading(code, desa)) return desa;
    return {
      code: missingToNull(code),
      kecamatan: this.#hasHeadings || code === null ? this.#current : null,
      desa,
    };
  }

  /** A desa can be named like its kecamatan: it then comes below the heading of that name. */
  #isHeading(code: Cell, name: string): boolean {
    if (code !== null && parseDesaCode(code) !== null) return false;
    const key = normaliseName(name);
    if (!this.#kecamatanNames.has(key)) return false;
    if (/^(desa|ds|kel)\b/i.test(name)) return false;
    return /^kec/i.test(name) || !this.#desaNames.has(key) || normaliseName(this.#current ?? '') !== key;
  }

  #kecamatanOfCode(code: string): string {
    const digits = code.replace(/\D/g, '');
    const found = this.#context.desa.find(
      ({ kecamatanCode }) => kecamatanCode.replaceAll('.', '') === digits,
    );
    return found?.kecamatan ?? code;
  }

  #placeNumber(given: GivenPlace): number {
    const key = `${given.code ?? ''}\u001f${given.kecamatan ?? ''}\u001f${given.desa ?? ''}`;
    let index = this.#placeIndex.get(key);
    if (index === undefined) {
      const match = this.#context.reconcile(given);
      const kecamatan = ('code' in match ? this.#kecamatanOfDesa.get(match.code) : given.kecamatan) ?? '';
      index = this.#rows.places.push({ given, match, kecamatan }) - 1;
      this.#placeIndex.set(key, index);
    }
    return index;
  }

  /** Below the last row with a place or a number, rows of text are footnotes. */
  markFootnotes(): void {
    const { kind, place, places, length } = this.#rows;
    for (let i = length - 1; i >= 0; i--) {
      if (kind[i] === ROW.blank || kind[i] === ROW.sum) continue;
      if (
        kind[i] === ROW.data &&
        (this.#hasNumbers(i) || !isNowhere(places[place[i]!]!.match) || this.#isPerson(i))
      )
        return;
      if (kind[i] === ROW.data) this.#mark(i, ROW.footnote);
    }
  }

  #isPerson(i: number): boolean {
    if (this.#valueColumns.length > 0) return false;
    const row = this.#rows.first + i;
    const filled = this.#table.columns.filter(({ codes }) => codes[row] !== 0).length;
    return filled > 1 || this.#table.personal.some(({ persons }) => persons !== null && persons[row] !== 0);
  }

  #hasNumbers(i: number): boolean {
    return this.#valueColumns.some((column) => {
      const cell = this.#cell(this.#rows.first + i, column);
      let is = this.#isNumber.get(cell);
      if (is === undefined) {
        is =
          !isMissing(cell) &&
          (parseNumber(cell, 'id') !== undefined || parseNumber(cell, 'en') !== undefined);
        this.#isNumber.set(cell, is);
      }
      return is;
    });
  }
}

function isNowhere(match: PlaceMatch): boolean {
  return 'problem' in match;
}

function isKecamatanCode(cell: Cell): boolean {
  const text = String(cell ?? '').trim();
  return levelOf(text) === 'kecamatan' || /^\d{6,7}(\.0+)?$/.test(text);
}

function textOf(cell: Cell): string | null {
  return cell === null || isMissing(cell) ? null : String(cell);
}

function missingToNull(cell: Cell): Cell {
  return isMissing(cell) ? null : cell;
}
