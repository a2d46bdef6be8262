import type { AuditAction, AuditEntry } from './audit-data.ts';

/** Pages that save by themselves write an entry for each save: hundreds an hour. */
const SAVED_BY_THEMSELVES: ReadonlySet<AuditAction> = new Set(['plan.save', 'report.save']);
/** Two saves with no more than this between them belong to one sitting. */
const PAUSE_MS = 30 * 60 * 1000;

/** Entries that a reader sees as one. */
export interface Sitting {
  newest: AuditEntry;
  oldest: AuditEntry;
  /** Entries, at least 1. */
  times: number;
}

/**
 * Entries, newest first, as a reader sees them: saves of one thing by one person that follow each other are one sitting, anything
 * else stands by itself.
 */
export function sittings(entries: readonly AuditEntry[]): Sitting[] {
  const found: Sitting[] = [];
  for (const entry of entries) {
    const last = found.at(-1);
    if (last && isSameSitting(last.oldest, entry)) {
      last.oldest = entry;
      last.times++;
    } else found.push({ newest: entry, oldest: entry, times: 1 });
  }
  return found;
}

function isSameSitting(later: AuditEntry, earlier: AuditEntry): boolean {
  const isSame = (['action', 'objectId', 'actorId', 'actorKind', 'actorName', 'origin'] as const).every(
    (name) => later[name] === earlier[name],
  );
  const pause = Date.parse(later.at) - Date.parse(earlier.at);
  return isSame && SAVED_BY_THEMSELVES.has(later.action) && pause <= PAUSE_MS;
}
