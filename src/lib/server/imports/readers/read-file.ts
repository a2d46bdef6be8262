import type { TextTable } from '#lib/domain/imports/text-table.ts';
import type { ImportFile } from '#lib/views/import-data.ts';

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

/**
 * Reads a file of any supported format. The format is told by its content, not by its name.
 * @throws UserError with a sentence that says what to do: unknown or damaged format, too large, zip bomb, encrypted …
 */
export async function readImportFile(input: FileInput, options: ReadOptions): Promise<FileContent> {
  throw new Error(`not written yet: ${input.name} ${options.appDir}`);
}
