import type { Period } from '#lib/domain/calendar/period.ts';
import { batchKey } from '#lib/domain/coverage/endings.ts';
import type { Batch, Endings, MembersPageData } from '#lib/views/members-data.ts';
import type { Selection } from '#lib/views/page-data.ts';
import { readEndings } from '../members/endings.ts';
import { readMembersWithBatch } from '../members/read-members.ts';
import type { PageContext } from './app.ts';

/** How far ahead the page looks for batches that end. */
export const PAGE_MONTHS = 12;

/** What ends within some months, in all segments of the scope or of one desa. */
export function endingsIn(
  { config: { appDir }, warehouse }: PageContext,
  {
    period,
    months,
    kecamatan = null,
    code = null,
  }: { period: Period; months: number; kecamatan?: string | null; code?: string | null },
): Promise<Endings> {
  return readEndings({ appDir, warehouse }, { period, months, segment: 'total' }, { kecamatan, code });
}

/**
 * Members of the selection, and the desa of one batch: the one asked for, as `batchKey` writes it, or the one that ends first
 * where that one is not in the list (another month or kecamatan was chosen).
 */
export function loadMembersPage(
  { config: { appDir }, warehouse }: PageContext,
  { period, segment, kecamatan }: Selection,
  asked: string | null,
): Promise<MembersPageData> {
  const choose = (batches: readonly Batch[]) =>
    batches.find((batch) => batchKey(batch) === asked) ?? batches[0] ?? null;
  const query = { period, segment, kecamatan, months: PAGE_MONTHS };
  return readMembersWithBatch({ appDir, warehouse }, query, choose);
}
