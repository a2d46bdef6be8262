import type { HistoryEntry } from '#lib/views/import-data.ts';
import { countingEntries, readHistory, type LedgerEntry } from '../ledger/ledger.ts';

/** All imports, newest first, with what became of them. @throws UserError when the ledger is damaged */
export async function importHistory(dataDir: string): Promise<HistoryEntry[]> {
  const history = await readHistory(dataDir);
  const counting = new Map(countingEntries(history).map((entry) => [entry.id, entry]));
  return history.toSorted(newestFirst).map((entry) => ({
    id: entry.id,
    fileName: entry.fileName,
    sha256: entry.sha256,
    kind: entry.kind,
    template: entry.template,
    author: entry.author,
    importedAt: entry.importedAt,
    periods: entry.periods,
    rows: entry.rows,
    people: entry.people,
    desa: entry.desa,
    simulated: entry.simulated,
    state: stateOf(entry, counting.has(entry.id)),
    undoneAt: entry.undoneAt,
    countingPeriods: counting.get(entry.id)?.countingPeriods ?? [],
    droppedColumns: entry.droppedColumns,
  }));
}

/** Imports of the same moment (the demo) by month. */
function newestFirst(a: LedgerEntry, b: LedgerEntry): number {
  return b.importedAt.localeCompare(a.importedAt) || (b.periods[0] ?? '').localeCompare(a.periods[0] ?? '');
}

function stateOf({ undoneAt }: LedgerEntry, counts: boolean): HistoryEntry['state'] {
  if (undoneAt !== null) return 'undone';
  return counts ? 'counting' : 'replaced';
}
