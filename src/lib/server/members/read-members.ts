import { addMonths } from '#lib/domain/calendar/period.ts';
import type { Batch, MembersPageData, MembersQuery, MembersReport } from '#lib/views/members-data.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import { importsOf } from '../coverage/provenance.ts';
import { isMembers } from '../ledger/ledger.ts';
import type { Warehouse } from '../warehouse/serve.ts';
import { desaOfBatch, endingsOf, readBatchDesa } from './endings.ts';
import { ofSegment, readCounts, readGroups, readMonthFacts, type MembersSource } from './member-queries.ts';
import { retentionOf, stayRates } from './retention.ts';
import { statusBySegment } from './status.ts';

/** Statuses, endings, retention and cohorts of an area in one month: page, API and command line read them here. */
export async function readMembers(source: MembersSource, query: MembersQuery): Promise<MembersReport> {
  const { period, segment, kecamatan } = query;
  const { warehouse } = source;
  const { graceMonths } = warehouse.build.figures;
  const area = { kecamatan, code: null };
  const facts = await readMonthFacts(source, period);
  const factsBefore = await readMonthFacts(source, addMonths(period, -1));
  const [allGroups, allCounts] = [
    await readGroups(source, period, area),
    await readCounts(source, period, area),
  ];
  const [groups, counts] = [ofSegment(allGroups, segment), ofSegment(allCounts, segment)];
  const desaOf = await readBatchDesa(source, query, area);
  return {
    query,
    ...(await areaOf(source, kecamatan)),
    simulated: allCounts.some(({ simulated }) => simulated),
    basis: facts === null ? null : facts.status_follows ? 'last-month-paid' : 'counts',
    status: statusBySegment({
      ...{ period, graceMonths, facts, factsBefore },
      ...{ counts: allCounts, groups: allGroups },
    }),
    endings: endingsOf({ period, months: query.months, groups, counts, desaOf }),
    ...(await retentionOf(source, { query, graceMonths, facts, groups, counts })),
    stay: await stayRates(source, query),
    records: { allCounts: sumRows(allCounts), counts: sumRows(counts), dated: sumRows(groups) },
    imports: importsOf(warehouse, [period]),
    importsUpTo: importsUpTo(warehouse, period),
    graceMonths,
    build: { id: warehouse.build.id, builtAt: warehouse.build.builtAt },
  };
}

/** The report, and the desa of the batch that `choose` picks from it. */
export async function readMembersWithBatch(
  source: MembersSource,
  query: MembersQuery,
  choose: (batches: readonly Batch[]) => Batch | null,
): Promise<MembersPageData> {
  const members = await readMembers(source, query);
  const batch = choose(members.endings.batches);
  return { members, batch, batchDesa: batch === null ? [] : await desaOfBatch(source, query, batch) };
}

async function areaOf({ warehouse, options }: MembersSource, kecamatan: string | null) {
  const sql = `select name, desa_count from area
    where level = if($kecamatan is null, 'kabupaten', 'kecamatan') and ($kecamatan is null or code = $kecamatan)`;
  const [area] = rowsOf(await warehouse.query('area', sql, { kecamatan }, options));
  return { place: String(area?.['name'] ?? ''), desaExpected: Number(area?.['desa_count'] ?? 0) };
}

function importsUpTo({ build }: Warehouse, period: string): number {
  return build.entries.filter(
    (entry) => isMembers(entry) && (entry.countingPeriods ?? entry.periods).some((month) => month <= period),
  ).length;
}

function sumRows(rows: readonly { rows: number }[]): number {
  return rows.reduce((sum, one) => sum + one.rows, 0);
}
