import type { Period } from '#lib/domain/calendar/period.ts';
import { batchKey, endingBatches } from '#lib/domain/coverage/endings.ts';
import { isSponsor } from '#lib/domain/coverage/enrollment.ts';
import { HORIZONS } from '#lib/domain/coverage/retention.ts';
import type { Batch, BatchDesa, Endings, EndingsReason, MembersQuery } from '#lib/views/members-data.ts';
import {
  ofSegment,
  readCounts,
  readGroups,
  readRows,
  type Area,
  type DatedGroup,
  type MembersSource,
  type PayerCounts,
} from './member-queries.ts';

/** What endings are judged from; groups and counts of the segment asked for. */
interface EndingInputs {
  period: Period;
  months: number;
  groups: readonly DatedGroup[];
  counts: readonly PayerCounts[];
  /** Desa by payer and last month. */
  desaOf: ReadonlyMap<string, number>;
}

/** Batches of sponsors that end within some months, and who else is paid up to a month within them. */
export function endingsOf({ period, months, groups, counts, desaOf }: EndingInputs): Endings {
  const sum = (of: readonly { active: number }[]) => of.reduce((total, { active }) => total + active, 0);
  const sponsored = sum(counts.filter(({ payer }) => isSponsor(payer)));
  const dated = activeWithMonth(groups, period);
  const list = (within: number) =>
    endingBatches(groups, { at: period, months: within }).map((batch) => ({
      ...batch,
      desa: desaOf.get(batchKey(batch)) ?? 0,
    }));
  const reason = reasonOf(counts, sponsored, dated);
  const ofSponsors = (within: number) =>
    reason === null ? list(within).filter(({ payer }) => isSponsor(payer)) : [];
  return {
    months,
    batches: ofSponsors(months),
    within: HORIZONS.map((horizon) => {
      const batches = ofSponsors(horizon);
      const people = batches.reduce((total, batch) => total + batch.people, 0);
      return { months: horizon, people: reason === null ? people : null, batches: batches.length };
    }),
    reason,
    sponsored,
    withoutLastMonth: Math.max(0, sponsored - dated),
    others: list(months).filter(({ payer }) => !isSponsor(payer)),
  };
}

/** Sponsored people who are active and whose last month is known. */
function activeWithMonth(groups: readonly DatedGroup[], period: Period): number {
  return groups
    .filter(({ payer }) => isSponsor(payer))
    .filter(({ status, paidThrough }) => (status === '' ? paidThrough >= period : status === 'aktif'))
    .filter(({ firstMonth }) => firstMonth === null || firstMonth <= period)
    .reduce((total, { people }) => total + people, 0);
}

function reasonOf(counts: readonly PayerCounts[], sponsored: number, dated: number): EndingsReason | null {
  if (counts.length === 0) return 'not-reported';
  if (sponsored > 0) return dated > 0 ? null : 'no-end-months';
  const isUnsaid = ({ payer, active }: PayerCounts) => payer === 'tidak-tercatat' && active > 0;
  return counts.some(isUnsaid) ? 'no-payers' : null;
}

/** What ends soon in an area, or in one desa, without the rest of the report. */
export async function readEndings(
  source: MembersSource,
  { period, segment, months }: Omit<MembersQuery, 'kecamatan'>,
  area: Area,
): Promise<Endings> {
  const groups = ofSegment(await readGroups(source, period, area), segment);
  const counts = ofSegment(await readCounts(source, period, area), segment);
  return endingsOf({
    period,
    months,
    groups,
    counts,
    desaOf: await readBatchDesa(source, { period, segment }, area),
  });
}

/** Over how many desa each batch is spread, by `batchKey`. */
export async function readBatchDesa(
  source: MembersSource,
  { period, segment }: Pick<MembersQuery, 'period' | 'segment'>,
  { kecamatan, code }: Area,
): Promise<Map<string, number>> {
  const binds = { period, segment, kecamatan, code };
  const rows = await readRows<{ payer: string; paid_through: string; desa: number }>(
    source,
    'ending_batches',
    binds,
  );
  return new Map(rows.map(({ payer, paid_through: last, desa }) => [`${payer}.${last}`, desa]));
}

/** The desa a batch is spread over, most people first. */
export function desaOfBatch(
  source: MembersSource,
  { period, segment, kecamatan }: MembersQuery,
  { payer, lastMonth }: Batch,
): Promise<BatchDesa[]> {
  const binds = { period, segment, kecamatan, payer, paid_through: lastMonth };
  return readRows<BatchDesa>(source, 'ending_desa', binds);
}
