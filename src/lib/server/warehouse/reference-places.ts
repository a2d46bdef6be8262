import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { DesaIdentity } from '#lib/domain/wilayah/boundary-columns.ts';
import type { PlaceAlias } from '#lib/domain/wilayah/reconcile.ts';
import { UserError } from '../user-error.ts';

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

/**
 * Which desa the scope has, from the facts alone: quick, because every import begins with it. A test holds the names to
 * those of the official list, which builds use.
 * @throws UserError when there are no facts for the scope
 */
export async function readDesaIdentities(appDir: string, scope: string): Promise<DesaIdentity[]> {
  const rows = await readRows(join(appDir, 'data/reference/rembang-desa.csv'));
  const desa = rows
    .map((row) => ({
      code: row['code'] ?? '',
      bpsCode: row['bps_code'] ?? '',
      name: row['name'] ?? '',
      kecamatan: row['kecamatan'] ?? '',
      kecamatanCode: row['kecamatan_code'] ?? '',
    }))
    .filter(({ code }) => code.startsWith(`${scope}.`));
  if (desa.length > 0) return desa;
  throw new UserError(
    `data/reference has no facts for kabupaten ${scope}; set "scope" in settings.json to 33.17 or add its desa.`,
  );
}

/** The office where teams of a scope begin, and the desa it lies in; null where none is known. */
export async function readOffice(
  appDir: string,
  scope: string,
): Promise<{ name: string; desaCode: string } | null> {
  const rows = await readRows(join(appDir, 'data/reference/offices.csv'));
  const found = rows.find(({ kabupaten }) => kabupaten === scope);
  return found ? { name: found['name'] ?? '', desaCode: found['desa_code'] ?? '' } : null;
}

async function readRows(path: string): Promise<Record<string, string>[]> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}
