import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Papa from 'papaparse';
import { normaliseName } from '#lib/domain/wilayah/codes.ts';
import type { PlaceAlias } from '#lib/domain/wilayah/reconcile.ts';

/** Other official spellings of the scope's desa, from `data/reference/aliases.csv`; none where the file is not there. */
export async function readAliases(appDir: string, scope: string): Promise<PlaceAlias[]> {
  const rows = await readRows(join(appDir, 'data/reference/aliases.csv'));
  return rows
    .map((row) => ({
      kecamatan: row['kecamatan'] ?? '',
      desa: row['desa'] ?? '',
      code: row['kode_desa'] ?? '',
    }))
    .filter(({ code }) => code.startsWith(`${scope}.`));
}

/** Names of desa and kecamatan as the facts write them: enough to tell a column of places from one of people, at once. */
export async function readPlaceNames(appDir: string): Promise<Set<string>> {
  const rows = await readRows(join(appDir, 'data/reference/rembang-desa.csv'));
  return new Set(
    rows.flatMap((row) => [normaliseName(row['name'] ?? ''), normaliseName(row['kecamatan'] ?? '')]),
  );
}

async function readRows(path: string): Promise<Record<string, string>[]> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}
