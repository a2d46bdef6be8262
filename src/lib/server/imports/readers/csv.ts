import Papa from 'papaparse';
import type { Cell } from '#lib/domain/imports/text-table.ts';
import { UserError } from '#lib/server/user-error.ts';
import { LIMITS, tooWide } from './limits.ts';

/** How a text file is written. */
export interface CsvDialect {
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  delimiter: string;
  /** Rows to leave out at the top: Excel's `sep=;`. */
  skipRows: number;
}

const DELIMITERS = [';', ',', '\t', '|'];

/** Finds encoding and delimiter from the first bytes. @throws UserError when they are no text */
export function detectDialect(name: string, head: Uint8Array, isWhole: boolean): CsvDialect {
  const encoding = detectEncoding(head, isWhole);
  const text = new TextDecoder(encoding).decode(head);
  if (/[\0-\x08\x0e-\x1f]/.test(text)) {
    throw new UserError(
      `${name} is not a text file and not a workbook Jangkau knows. Save it as XLSX or CSV and try again.`,
      `${name} bukan berkas teks dan bukan buku kerja yang dikenal. Simpan sebagai XLSX atau CSV, lalu coba lagi.`,
    );
  }
  const declared = /^\uFEFF?sep=(.)\r?\n/i.exec(text);
  if (declared) return { encoding, delimiter: declared[1]!, skipRows: 1 };
  return {
    encoding,
    delimiter: detectDelimiter(isWhole ? text : text.slice(0, text.lastIndexOf('\n'))),
    skipRows: 0,
  };
}

function detectEncoding(head: Uint8Array, isWhole: boolean): CsvDialect['encoding'] {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  try {
    // A head may end inside a character.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: !isWhole });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

const LINES = 200;

/**
 * The delimiter that cuts most rows into the same number of cells, more than one. Title rows and footnotes, which have
 * none of it, do not count against it.
 */
export function detectDelimiter(text: string): string {
  const scores = DELIMITERS.map((delimiter) => {
    const { data } = Papa.parse<string[]>(text, { delimiter, preview: LINES });
    const widths = data.map((row) => row.length).filter((width) => width > 1);
    const counts = new Map<number, number>();
    for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
    const [width = 1, rows = 0] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
    return { delimiter, score: rows * Math.sqrt(width - 1) };
  });
  return scores.reduce((best, one) => (one.score > best.score ? one : best)).delimiter;
}

const LINE_PIECE = 1 << 16;
const LONGEST_ROW = 1 << 21;

/** The part of papaparse that reads a piece of a text and tells where its last whole row ends. */
const Parser = Papa.Parser as unknown as new (config: object) => {
  parse: (
    text: string,
    from: number,
    ignoreLastRow: boolean,
  ) => { data: string[][]; meta: { cursor: number } };
};

/**
 * Reads decoded text row by row, quotes and line breaks inside them included. Text may come in pieces of any length.
 * @throws UserError for a cell that never ends
 */
export class CsvReader {
  readonly #name: string;
  readonly #delimiter: string;
  readonly #onRow: (cells: Cell[]) => void;
  #rest = '';
  #parseAt = LINE_PIECE;
  #skip: number;
  #rows = 0;

  constructor(name: string, { delimiter, skipRows }: CsvDialect, onRow: (cells: Cell[]) => void) {
    this.#name = name;
    this.#delimiter = delimiter;
    this.#skip = skipRows;
    this.#onRow = onRow;
  }

  push(text: string): void {
    this.#rest += text;
    if (this.#rest.length >= this.#parseAt) this.#parse(false);
  }

  end(): void {
    this.#parse(true);
  }

  #parse(isLast: boolean): void {
    const text = this.#rest;
    if (text === '') return;
    const parser = new Parser({
      delimiter: this.#delimiter,
      quoteChar: '"',
      escapeChar: '"',
      newline: newlineOf(text),
    });
    const { data, meta } = parser.parse(text, 0, !isLast);
    this.#rest = isLast ? '' : text.slice(meta.cursor);
    for (const row of data) this.#take(row);
    // A row that does not end is looked at again only when it has doubled.
    this.#parseAt = Math.max(LINE_PIECE, this.#rest.length * 2);
    // An open quote swallows everything behind it: no cell, and no row, is that long.
    if (this.#rest.length > LONGEST_ROW)
      throw this.#rest.includes('"') ? this.#endless() : tooWide(this.#name);
  }

  #take(row: string[]): void {
    if (this.#skip > 0) {
      this.#skip--;
      return;
    }
    this.#rows++;
    if (row.some((cell) => cell.length > LIMITS.cellLength)) throw this.#endless();
    this.#onRow(row.map(cleanCell));
  }

  #endless(): UserError {
    return new UserError(
      `${this.#name}: a cell near row ${this.#rows + 1} never ends; a quotation mark (") is probably missing there. Mend it and try again.`,
      `${this.#name}: sel di sekitar baris ${this.#rows + 1} tidak pernah berakhir; mungkin ada tanda kutip (") yang hilang. Perbaiki, lalu coba lagi.`,
    );
  }
}

function newlineOf(text: string): '\n' | '\r' {
  const first = /\r\n|\n|\r/.exec(text.slice(0, LINE_PIECE))?.[0];
  // The carriage return of Windows goes as white space: files mix both.
  return first === '\r' ? '\r' : '\n';
}

/** White space and the tricks of spreadsheets are no content: `="00123"`, a leading apostrophe. */
export function cleanCell(text: string): Cell {
  const trimmed = text.replace(/^[\s\u00a0\u202f\ufeff]+|[\s\u00a0\u202f\ufeff]+$/g, '');
  if (trimmed === '') return null;
  const plain = trimmed.startsWith('="') && trimmed.endsWith('"') ? trimmed.slice(2, -1) : trimmed;
  return plain === '' ? null : plain.normalize('NFC');
}
