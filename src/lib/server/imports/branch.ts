import type { Mapping } from '#lib/domain/imports/mapping.ts';
import { normaliseName } from '#lib/domain/wilayah/codes.ts';
import type { DesaIdentity } from '#lib/domain/wilayah/boundary-columns.ts';
import type { PlaceAlias } from '#lib/domain/wilayah/reconcile.ts';
import { DuckDBInstance } from '@duckdb/node-api';
import { prepareDataFolder } from '../data-folder.ts';
import { countingEntries, payloadPath, readHistory, type LedgerEntry } from '../ledger/ledger.ts';
import { readAliases, readDesaIdentities } from '../warehouse/reference-places.ts';

/** What the files of a branch are understood with. */
export interface Branch {
  desa: readonly DesaIdentity[];
  desaNames: ReadonlySet<string>;
  kecamatanNames: ReadonlySet<string>;
  /** Spellings that stand for a desa: shipped, imported, and confirmed in earlier imports; later ones first. */
  aliases: readonly PlaceAlias[];
  /** Mappings of earlier imports, newest first, by the name they were given (empty: none). */
  templates: readonly { name: string; mapping: Mapping }[];
  history: readonly LedgerEntry[];
  /** Months in arrears before a membership has ended. */
  graceMonths: number;
}

/** Reads what a branch knows. @throws UserError when facts or the ledger are damaged */
export async function readBranch(appDir: string, dataDir: string): Promise<Branch> {
  const { scope, figures } = await prepareDataFolder(dataDir);
  const [desa, shipped, history] = await Promise.all([
    readDesaIdentities(appDir, scope),
    readAliases(appDir, scope),
    readHistory(dataDir),
  ]);
  const standing = history.filter(({ undoneAt }) => undoneAt === null).toReversed();
  return {
    desa,
    desaNames: new Set(desa.map(({ name }) => normaliseName(name))),
    kecamatanNames: new Set(desa.map(({ kecamatan }) => normaliseName(kecamatan))),
    aliases: [
      ...standing.flatMap(({ mapping }) => mapping?.places ?? []),
      ...(await importedAliases(dataDir, history)),
      ...shipped,
    ],
    templates: standing.flatMap(({ mapping, template }) =>
      mapping === null ? [] : [{ name: template ?? '', mapping }],
    ),
    history,
    graceMonths: figures.graceMonths,
  };
}

async function importedAliases(dataDir: string, history: readonly LedgerEntry[]): Promise<PlaceAlias[]> {
  const entries = countingEntries(history).filter(({ kind }) => kind === 'aliases');
  if (entries.length === 0) return [];
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const all: PlaceAlias[] = [];
    for (const entry of entries.toSorted((a, b) => b.importedAt.localeCompare(a.importedAt))) {
      const reader = await connection.runAndReadAll(
        'select kecamatan, desa, kode_desa as code from read_parquet($path)',
        { path: payloadPath(dataDir, entry) },
      );
      all.push(...(reader.getRowObjectsJS() as unknown as PlaceAlias[]));
    }
    return all;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
