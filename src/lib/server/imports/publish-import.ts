import { isCountKind, isFactKind, type Kind } from '#lib/domain/imports/kinds.ts';
import { personalHeader } from '#lib/domain/privacy/personal-data.ts';
import {
  countingEntries,
  isMembers,
  overlapping,
  publishEntry,
  readHistory,
  sweepLedger,
  type LedgerEntry,
} from '../ledger/ledger.ts';
import type { Actor } from '../accounts/actor.ts';
import { noteBuild, noteChange, refusePersonal, type AuditNote } from '../records/audit.ts';
import { UserError } from '../user-error.ts';
import { buildWarehouse } from '../warehouse/build.ts';
import type { Build } from '../warehouse/builds.ts';
import { withDataLock } from '../warehouse/data-lock.ts';
import { lookAgain } from '../warehouse/gateway.ts';
import { entryId } from './import-counts.ts';
import { writePayload, type Payload } from './ledger-records.ts';
import { storedFileName, storedMapping } from './stored-mapping.ts';
import type { FileContent } from './readers/read-file.ts';
import type { Understanding } from './understand.ts';

export interface PublishWishes {
  /** Take the file's months instead of those already loaded. */
  replace: boolean;
  /** Publish although rows cannot be taken or wait for a person: they are left out. */
  withoutRejected: boolean;
  /** Let real members take the place of simulated ones. */
  withoutDemo: boolean;
  /** Name under which the mapping is remembered; `null`: that of the file. */
  template: string | null;
}

export interface PublishContext {
  appDir: string;
  dataDir: string;
  /** ISO time. */
  now: string;
  /** Who publishes, for the history and the audit. */
  actor: Actor;
  onProgress: (step: string) => void;
}

export interface Published {
  entry: LedgerEntry;
  build: Build;
  /** False when the same records were already loaded and nothing was done. */
  fresh: boolean;
}

/**
 * Publishes what was read from a file: its records go into the ledger and a build is made with them, all or nothing.
 * The ledger entry is written when the build is whole; a crash before leaves everything as it was.
 * @throws UserError when rows are not taken, the template is named like a person, months are already loaded, or the build is refused; nothing has changed then
 */
export async function publishImport(
  { file }: FileContent,
  understood: Understanding,
  wishes: PublishWishes,
  context: PublishContext,
): Promise<Published> {
  const { found, mapping } = understood;
  refuseUnread(understood, wishes);
  if (wishes.template !== null) refusePersonal(wishes.template);
  const { appDir, dataDir, now, actor, onProgress } = context;
  return withDataLock(dataDir, async () => {
    await sweepLedger(dataDir);
    const history = await readHistory(dataDir);
    const id = entryId(`${file.sha256} ${found.kind}`, now);
    const written = await writePayload(dataDir, id, payloadOf(understood), false);
    const entry: LedgerEntry = {
      ...written,
      id,
      fileName: storedFileName(file.name),
      sha256: file.sha256,
      kind: found.kind,
      periods: [...found.periods],
      simulated: false,
      importedAt: laterThan(history, now),
      author: actor.name,
      template: wishes.template,
      mapping: found.kind === 'boundaries' ? null : storedMapping(mapping),
      droppedColumns: droppedHeaders(understood),
      undoneAt: null,
    };
    const same = sameRecords(history, entry);
    const options = { appDir, dataDir, now, onProgress };
    try {
      if (same) {
        // After a rollback this takes the newest data up again.
        const { build } = await buildWarehouse({
          ...options,
          commit: async ({ build: next, serves }) => {
            if (!serves) await noteBuild(context, actor, 'build.make', next.id, now);
          },
        });
        return { entry: same, build, fresh: false };
      }
      refuseClashes(history, entry, wishes);
      const { build } = await buildWarehouse({
        ...options,
        ledger: countingEntries([...history, entry]),
        commit: async () => {
          await noteChange(context, actor, importNote('import.publish', entry), now);
          await publishEntry(dataDir, entry);
        },
      });
      return { entry, build, fresh: true };
    } finally {
      await sweepLedger(dataDir);
      lookAgain(dataDir);
    }
  });
}

/** Imports are ordered by their time, also when the clock was set back or two come in the same millisecond. */
function laterThan(history: readonly LedgerEntry[], now: string): string {
  const latest = history
    .map(({ importedAt }) => importedAt)
    .sort()
    .at(-1);
  if (latest === undefined || now > latest) return now;
  return new Date(new Date(latest).getTime() + 1).toISOString();
}

function payloadOf({ found, boundaries }: Understanding): Payload {
  const { kind, counts, facts } = found;
  if (boundaries) return { kind: 'boundaries', text: boundaries.payload };
  if (isFactKind(kind)) return { kind, facts };
  if (isCountKind(kind) && counts) return { kind, counts };
  throw new Error(`nothing was read as ${kind}`);
}

/** Headers a person would recognise a column by; one that could itself be a person's data is not repeated. */
export function droppedHeaders({ table }: Pick<Understanding, 'table'>): string[] {
  return (table?.personal ?? []).map(({ header, column, why }) =>
    why === 'not-needed' || personalHeader(header) !== null || /^nama$/i.test(header.trim())
      ? header || `(${column + 1})`
      : `(${column + 1})`,
  );
}

/** Of lists of facts the newest wins, so there the same records count as loaded only while they are the newest. */
function sameRecords(history: readonly LedgerEntry[], entry: LedgerEntry): LedgerEntry | undefined {
  const group = countingEntries(history).filter(({ kind }) => groupOf(kind) === groupOf(entry.kind));
  const isOvertaken = ({ importedAt }: LedgerEntry) =>
    isFactKind(entry.kind) && group.some((other) => other.importedAt > importedAt);
  return group.find(
    (one) =>
      one.recordsHash === entry.recordsHash &&
      !one.simulated &&
      one.countingPeriods.length === one.periods.length &&
      !isOvertaken(one),
  );
}

function groupOf(kind: Kind): string {
  return isMembers({ kind }) ? 'members' : kind;
}

function refuseUnread({ found }: Understanding, { withoutRejected }: PublishWishes): void {
  if (found.missingRoles.length > 0)
    throw new UserError(
      `Nothing can be read yet; the mapping lacks: ${found.missingRoles.join(', ')}.`,
      `Belum ada yang bisa dibaca; arti kolom ini belum ditentukan: ${found.missingRoles.join(', ')}.`,
    );
  if (found.accepted.rows === 0)
    throw new UserError(
      'No row of the file can be taken; nothing was published.',
      'Tidak ada baris yang bisa diambil; tidak ada yang diterbitkan.',
    );
  const left = found.rejectedCount + found.review.reduce((rows, item) => rows + item.rows, 0);
  if (left > 0 && !withoutRejected) {
    throw new UserError(
      `${left} rows cannot be taken as they are. Mend or confirm them, or say that they are to be left out; nothing was published.`,
      `${left} baris belum bisa diambil. Perbaiki atau pastikan dulu, atau pilih untuk tidak menyertakannya; tidak ada yang diterbitkan.`,
    );
  }
}

/** @throws UserError when months are already loaded and the user has not said that they are to be replaced */
export function refuseClashes(
  history: readonly LedgerEntry[],
  entry: LedgerEntry,
  { replace, withoutDemo }: Pick<PublishWishes, 'replace' | 'withoutDemo'>,
): void {
  const counting = countingEntries(history);
  if (isMembers(entry) && !withoutDemo && counting.some((one) => one.simulated)) {
    throw new UserError(
      'Simulated demo data is loaded, which is never mixed with real counts. Confirm that it goes out (--without-demo); undoing the import brings it back.',
      'Data demo (simulasi) sedang dimuat dan tidak boleh bercampur dengan angka nyata. Pilih untuk mengeluarkannya; bila impor ini dibatalkan, data demo kembali.',
    );
  }
  const [clash] = overlapping(
    counting.filter(({ simulated }) => !simulated),
    entry,
  );
  if (clash && !replace) {
    const [what, apa] =
      clash.periods.length > 0 ? [clash.periods.join(', '), clash.periods.join(', ')] : ['This', 'Data ini'];
    throw new UserError(
      `${what} is already loaded from "${clash.entry.fileName}", and one month comes from one file. Confirm that it is replaced (--replace).`,
      `${apa} sudah dimuat dari “${clash.entry.fileName}”, dan satu bulan berasal dari satu berkas. Pilih “ganti” bila memang hendak diganti.`,
    );
  }
}

/**
 * Takes an import back: it stays in the history but no longer counts, and months it had replaced count again.
 * @throws UserError when there is no such import or it is undone already
 */
export function undoImport(id: string, context: PublishContext): Promise<Build> {
  return changeEntry(id, 'import.undo', context, (entry) => {
    if (entry.undoneAt !== null)
      throw new UserError(`Import ${id} is already undone.`, `Impor ${id} sudah dibatalkan.`);
    return { ...entry, undoneAt: context.now };
  });
}

/**
 * Lets an undone import count again.
 * @throws UserError when it is not undone, or its months have been loaded from another file meanwhile
 */
export function restoreImport(id: string, context: PublishContext): Promise<Build> {
  return changeEntry(id, 'import.restore', context, (entry, history) => {
    if (entry.undoneAt === null)
      throw new UserError(`Import ${id} is not undone.`, `Impor ${id} tidak sedang dibatalkan.`);
    const later = overlapping(countingEntries(history), entry).find(
      (other) => !other.entry.simulated && other.entry.importedAt > entry.undoneAt!,
    );
    if (later) {
      throw new UserError(
        `${later.periods.join(', ')} has been loaded from "${later.entry.fileName}" since; undo that import first.`,
        `${later.periods.join(', ')} sejak itu sudah dimuat dari “${later.entry.fileName}”; batalkan impor itu dulu.`,
      );
    }
    return { ...entry, undoneAt: null };
  });
}

async function changeEntry(
  id: string,
  action: 'import.undo' | 'import.restore',
  { appDir, dataDir, now, actor, onProgress }: PublishContext,
  change: (entry: LedgerEntry, history: readonly LedgerEntry[]) => LedgerEntry,
): Promise<Build> {
  return withDataLock(dataDir, async () => {
    const history = await readHistory(dataDir);
    const entry = history.find((one) => one.id === id);
    if (!entry)
      throw new UserError(
        `There is no import ${id}; "imports list" shows all.`,
        `Tidak ada impor ${id}; muat ulang riwayat untuk melihat semuanya.`,
      );
    const changed = change(entry, history);
    const { build } = await buildWarehouse({
      appDir,
      dataDir,
      now,
      onProgress,
      ledger: countingEntries(history.map((one) => (one === entry ? changed : one))),
      commit: async () => {
        await noteChange({ appDir, dataDir }, actor, importNote(action, changed), now);
        await publishEntry(dataDir, changed);
      },
    });
    lookAgain(dataDir);
    return build;
  });
}

/** What the audit keeps of an import: its sums, not its rows. */
function importNote(action: AuditNote['action'], entry: LedgerEntry): AuditNote {
  const { id, fileName, kind, periods, people } = entry;
  const [from = null, to = null] = [periods[0], periods.at(-1)];
  const rows = kind === 'boundaries' ? null : entry.rows;
  return { action, objectKind: 'import', objectId: id, details: { fileName, kind, from, to, rows, people } };
}
