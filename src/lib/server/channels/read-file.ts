import {
  MOST_CHANNELS,
  MOST_CHANNEL_BYTES,
  readChannelRows,
  type ChannelColumn,
  type ChannelRows,
} from '#lib/domain/drives/channel-rows.ts';
import type { ChannelPoint } from '#lib/domain/drives/channels.ts';
import type { Cell } from '#lib/domain/imports/text-table.ts';
import { CsvReader, detectDialect } from '../imports/readers/csv.ts';
import { UserError } from '../user-error.ts';

/** Rows that are read at most: more than there may be channels, so that duplicates and blank rows do not stop a file. */
const MOST_ROWS = 4 * MOST_CHANNELS;
const COLUMN_NAMES: Record<ChannelColumn, string> = {
  kind: 'jenis',
  name: 'nama',
  lat: 'lintang',
  lon: 'bujur',
};

/** A file of channels to begin with. */
export const CHANNEL_EXAMPLE = `jenis;nama;lintang;bujur
alfamart;Alfamart Contoh Lasem;-6,6927;111,4536
brilink;Agen BRILink Contoh Sumber;-6,8012;111,3127
pos;Kantor Pos Contoh Rembang;-6,7052;111,3413
`;

/**
 * Reads a CSV of channels in whichever delimiter and encoding, headers in Indonesian or English.
 * @param desa of the kabupaten, to see what lies outside
 * @throws UserError for a file that cannot be read, lacks a column, or holds too much
 */
export function readChannelFile(
  { name, bytes }: { name: string; bytes: Uint8Array },
  desa: readonly { lat: number; lon: number; areaKm2: number }[],
): ChannelRows {
  if (bytes.byteLength === 0)
    throw new UserError('Choose a CSV file with channels.', 'Pilih berkas CSV berisi kanal.');
  if (bytes.byteLength > MOST_CHANNEL_BYTES) throw tooMuch();
  const dialect = detectDialect(name, bytes, true);
  const rows: Cell[][] = Array.from({ length: dialect.skipRows }, () => []);
  const reader = new CsvReader(name, dialect, (cells) => {
    if (rows.push(cells) > MOST_ROWS) throw tooMuch();
  });
  reader.push(new TextDecoder(dialect.encoding).decode(bytes));
  reader.end();
  const found = readChannelRows(rows, desa);
  if (found.missing.length > 0) throw missing(found.missing.map((column) => COLUMN_NAMES[column]));
  if (found.points.length > MOST_CHANNELS) throw tooMuch();
  return found;
}

/** Channels as a CSV that `readChannelFile` reads back. */
export function channelCsv(points: readonly ChannelPoint[]): string {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = points.map(({ kind, name, lat, lon }) => [kind, cell(name), lat, lon].join(';'));
  return ['jenis;nama;lintang;bujur', ...lines, ''].join('\n');
}

function missing(columns: readonly string[]): UserError {
  const named = columns.map((one) => `“${one}”`).join(', ');
  return new UserError(
    `The file has no column ${named}; its first row must name the columns jenis, nama, lintang and bujur.`,
    `Berkas ini tidak punya kolom ${named}; baris pertamanya harus menyebut kolom jenis, nama, lintang, dan bujur.`,
  );
}

function tooMuch(): UserError {
  return new UserError(
    `The file is larger than a list of channels may be (${MOST_CHANNELS} rows, 700 kB); keep the channels of the branch only.`,
    `Berkas ini lebih besar daripada batas daftar kanal (${MOST_CHANNELS} baris, 700 kB); sisakan kanal di wilayah cabang saja.`,
  );
}
