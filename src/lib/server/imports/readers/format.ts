import type { ImportFile } from '#lib/views/import-data.ts';
import { UserError } from '#lib/server/user-error.ts';
import { zipEntryNames } from './zip-guard.ts';

export type Format = ImportFile['format'];

const text = (bytes: Uint8Array, from: number, length: number) =>
  String.fromCharCode(...bytes.subarray(from, from + length));

/** Files people drop by mistake, by their first bytes. */
const STRANGERS: readonly [string, string][] = [
  ['%PDF', 'PDF'],
  ['Rar!', 'RAR'],
  ['7z\xbc\xaf', '7-Zip'],
  ['\x89PNG', 'PNG'],
  ['\xff\xd8\xff', 'JPEG'],
  ['GIF8', 'GIF'],
  ['{\\rtf', 'RTF'],
  ['\x1f\x8b', 'GZIP'],
  ['SQLite format 3', 'SQLite'],
];

/** What the first bytes of a file say it is; `zip` needs a look inside. */
export function sniff(name: string, head: Uint8Array): Format | 'zip' | 'json' {
  if (head.length === 0) {
    throw new UserError(`${name} is empty.`, `${name} kosong.`);
  }
  for (const [magic, what] of STRANGERS) {
    if (text(head, 0, magic.length) === magic) throw stranger(name, what);
  }
  if (text(head, 0, 2) === 'PK') return 'zip';
  if (text(head, 0, 4) === 'PAR1') return 'parquet';
  if (text(head, 0, 8) === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') return 'xls';
  const start = text(head, 0, 1000)
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .toLowerCase();
  if (/^(<!doctype html|<html|<table|<meta|<\?xml[^>]*>\s*<(html|workbook|\?mso))/.test(start)) return 'xls';
  return /^[{[]/.test(start) ? 'json' : 'csv';
}

function stranger(name: string, what: string): UserError {
  return new UserError(
    `${name} is a ${what} file, which holds no table that can be read. Ask for the table as XLSX or CSV.`,
    `${name} adalah berkas ${what}, bukan tabel yang bisa dibaca. Mintalah tabelnya sebagai XLSX atau CSV.`,
  );
}

/** What a zip is, by the names in it. @throws UserError when it is nothing that is read */
export async function formatOfZip(name: string, content: Uint8Array): Promise<Format> {
  const names = await zipEntryNames(content);
  const has = (pattern: RegExp) => names.some((one) => pattern.test(one));
  if (has(/^xl\/workbook\.xml$/i)) return 'xlsx';
  if (has(/\.shp$/i)) return 'shapefile';
  if (has(/^content\.xml$/i) && has(/^mimetype$/i)) return 'ods';
  throw stranger(name, has(/^word\//i) ? 'Word' : has(/^xl\/workbook\.bin$/i) ? 'XLSB' : 'ZIP');
}

/** @throws UserError for JSON that is no map */
export function formatOfJson(name: string, content: Uint8Array): 'geojson' | 'topojson' {
  const start = text(content, 0, 100_000);
  if (/"type"\s*:\s*"Topology"/.test(start)) return 'topojson';
  if (/"type"\s*:\s*"(FeatureCollection|Feature)"/.test(start)) return 'geojson';
  throw new UserError(
    `${name} is JSON but no GeoJSON or TopoJSON. Save a table as XLSX or CSV.`,
    `${name} adalah JSON, tetapi bukan GeoJSON atau TopoJSON. Simpan tabel sebagai XLSX atau CSV.`,
  );
}
