import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Cell, TextTable } from '#lib/domain/imports/text-table.ts';
import type { ImportFile } from '#lib/views/import-data.ts';
import { UserError } from '#lib/server/user-error.ts';
import { countParticipants, participantColumns } from './count-participants.ts';
import { CsvReader, detectDialect, type CsvDialect } from './csv.ts';
import { formatOfJson, formatOfZip, sniff, type Format } from './format.ts';
import { LIMITS, tooLarge } from './limits.ts';
import { readParquet } from './parquet.ts';
import { SheetReader } from './sheet-reader.ts';
import { readWorkbook } from './workbook.ts';
import { guardedZipEntries } from './zip-guard.ts';

/** A file somebody hands over. */
export interface FileInput {
  /** Its name, without folders. */
  name: string;
  /** Its content, read once. Nothing of it is ever written to disk. */
  chunks: AsyncIterable<Uint8Array>;
  /** Where it lies when it is already on this machine (command line); `null` for an upload. */
  path: string | null;
}

export interface ReadOptions {
  appDir: string;
  /** Normalised names of the desa and kecamatan of the branch: a column of them is not a column of people. */
  placeNames: ReadonlySet<string>;
  signal?: AbortSignal;
  /** Bytes read so far. */
  onProgress?: (bytes: number) => void;
  /**
   * Whether big CSV files about single people that lie on disk may be counted by DuckDB while they are read (fast; lines
   * are then not known).
   */
  mayCount?: boolean;
}

/** What a file holds: tables, or (for boundaries) the bytes of a GeoJSON, a TopoJSON or a zipped shapefile. */
export interface FileContent {
  file: ImportFile;
  /** Sheets with anything in them, personal columns already gone. */
  tables: readonly TextTable[];
  geo: Uint8Array | null;
}

const HEAD_BYTES = 1 << 18;

/**
 * Reads a file of any supported format. The format is told by its content, not by its name.
 * @throws UserError with a sentence that says what to do: unknown or damaged format, too large, zip bomb, encrypted …
 */
export async function readImportFile(input: FileInput, options: ReadOptions): Promise<FileContent> {
  const source = new Source(input, options);
  const head = await source.head(HEAD_BYTES);
  const guess = sniff(input.name, head);
  if (guess === 'csv') return readCsv(source, head, input, options);
  if (guess === 'parquet') return readParquetInput(source, input, options);
  const content = await source.whole(guess === 'json' ? LIMITS.bytes : LIMITS.workbookBytes);
  const format =
    guess === 'zip'
      ? await formatOfZip(input.name, content)
      : guess === 'json'
        ? formatOfJson(input.name, content)
        : guess;
  const file = source.describe(format);
  if (format === 'geojson' || format === 'topojson' || format === 'shapefile')
    return { file, tables: [], geo: content };
  // The parser inflates without limits: what it will inflate is measured first.
  if (guess === 'zip') await guardedZipEntries(content, () => true);
  const sheets = await readWorkbook(input.name, content, options);
  return withTables(file, sheets, input, options);
}

type Sheets = readonly { name: string; hidden: boolean; rows: Cell[][] }[];

function withTables(
  file: ImportFile,
  sheets: Sheets,
  { name }: FileInput,
  { placeNames }: ReadOptions,
): FileContent {
  const tables: TextTable[] = [];
  const described: ImportFile['sheets'] = [];
  for (const sheet of sheets) {
    const reader = new SheetReader(name, sheet.name, placeNames);
    for (const row of sheet.rows) reader.add(row);
    const table = reader.finish();
    if (!table) continue;
    tables.push(table);
    described.push({ name: sheet.name, rows: table.rowCount, hidden: sheet.hidden });
  }
  return { file: { ...file, sheets: described }, tables, geo: null };
}

async function readCsv(
  source: Source,
  head: Uint8Array,
  input: FileInput,
  options: ReadOptions,
): Promise<FileContent> {
  const dialect = detectDialect(input.name, head, source.isWhole);
  const { path } = input;
  const columns =
    options.mayCount && path !== null && !source.isWhole
      ? participantColumns(head, dialect, input.name, options.placeNames)
      : null;
  if (columns && path !== null) {
    // One core hashes the file while DuckDB reads it.
    const [counted] = await Promise.all([countParticipants(path, dialect, columns), source.drain()]);
    if (counted) return csvContent(source, dialect, counted);
    return readImportFile({ ...input, chunks: createReadStream(path) }, { ...options, mayCount: false });
  }
  const sheet = new SheetReader(input.name, '', options.placeNames);
  const reader = new CsvReader(input.name, dialect, (cells) => sheet.add(cells));
  const decoder = new TextDecoder(dialect.encoding);
  for await (const chunk of source.all()) reader.push(decoder.decode(chunk, { stream: true }));
  reader.push(decoder.decode());
  reader.end();
  return csvContent(source, dialect, sheet.finish());
}

function csvContent(
  source: Source,
  { encoding, delimiter }: CsvDialect,
  table: TextTable | null,
): FileContent {
  const file = { ...source.describe('csv'), encoding, delimiter };
  if (!table) return { file, tables: [], geo: null };
  return {
    file: { ...file, sheets: [{ name: '', rows: table.rowCount, hidden: false }] },
    tables: [table],
    geo: null,
  };
}

/** DuckDB reads Parquet from a path only, and an upload is never put on disk. */
async function readParquetInput(
  source: Source,
  input: FileInput,
  options: ReadOptions,
): Promise<FileContent> {
  await source.drain();
  if (input.path === null) {
    throw new UserError(
      `${input.name} is a Parquet file; these are read on the server's own command line only (npm run jangkau -- import). In the browser send CSV or XLSX.`,
      `${input.name} adalah berkas Parquet; itu hanya dibaca lewat baris perintah di komputer server. Di peramban kirim CSV atau XLSX.`,
    );
  }
  const sheet = new SheetReader(input.name, '', options.placeNames);
  await readParquet(input.name, input.path, (cells) => sheet.add(cells));
  const table = sheet.finish();
  const file = source.describe('parquet');
  return table
    ? {
        file: { ...file, sheets: [{ name: '', rows: table.rowCount, hidden: false }] },
        tables: [table],
        geo: null,
      }
    : { file, tables: [], geo: null };
}

/** The bytes of an input, read once: counted, hashed, limited, and stopped when nobody waits any more. */
class Source {
  readonly #input: FileInput;
  readonly #options: ReadOptions;
  readonly #iterator: AsyncIterator<Uint8Array>;
  readonly #hash = createHash('sha256');
  #bytes = 0;
  #ahead: Uint8Array[] = [];
  #ended = false;

  constructor(input: FileInput, options: ReadOptions) {
    this.#input = input;
    this.#options = options;
    this.#iterator = input.chunks[Symbol.asyncIterator]();
  }

  /** Whether all there is has been read. */
  get isWhole(): boolean {
    return this.#ended;
  }

  async #next(): Promise<Uint8Array | null> {
    this.#options.signal?.throwIfAborted();
    const { done, value } = await this.#iterator.next();
    if (done) {
      this.#ended = true;
      return null;
    }
    this.#hash.update(value);
    this.#bytes += value.length;
    if (this.#bytes > LIMITS.bytes) {
      await this.#iterator.return?.();
      throw tooLarge(this.#input.name, LIMITS.bytes);
    }
    this.#options.onProgress?.(this.#bytes);
    return value;
  }

  /** The first bytes, which stay to be read. */
  async head(bytes: number): Promise<Uint8Array> {
    while (this.#bytes < bytes) {
      const chunk = await this.#next();
      if (chunk === null) break;
      this.#ahead.push(chunk);
    }
    return Buffer.concat(this.#ahead).subarray(0, this.#ended ? undefined : bytes);
  }

  async *all(): AsyncIterable<Uint8Array> {
    yield* this.#ahead;
    this.#ahead = [];
    for (let chunk = await this.#next(); chunk !== null; chunk = await this.#next()) yield chunk;
  }

  async whole(most: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    for await (const chunk of this.all()) {
      if (this.#bytes > most) throw tooLarge(this.#input.name, most);
      parts.push(chunk);
    }
    return Buffer.concat(parts);
  }

  /** Reads the rest for its hash only. */
  async drain(): Promise<void> {
    while ((await this.#next()) !== null);
  }

  describe(format: Format): ImportFile {
    return {
      name: this.#input.name,
      sha256: this.#hash.copy().digest('hex'),
      bytes: this.#bytes,
      format,
      encoding: null,
      delimiter: null,
      sheets: [],
    };
  }
}
