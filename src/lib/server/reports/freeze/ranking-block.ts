import type { Period } from '#lib/domain/calendar/period.ts';
import { boundsOf } from '#lib/domain/privacy/suppression/count-table.ts';
import type { PublishedRow } from '#lib/domain/coverage/published-row.ts';
import { rankGaps, type GapRank } from '#lib/domain/coverage/ranking.ts';
import type { SnapshotPlace } from '#lib/domain/reports/snapshot.ts';
import type { DenominatorId, Segment } from '#lib/domain/workers/segments.ts';
import type { Freezing } from './freezing.ts';
import { desaIn, kecamatanOf } from './place.ts';
import { publishedRows } from './place-rows.ts';

export interface RankingAsked {
  period: Period;
  denominator: DenominatorId;
  segment: Segment;
  /** Desa in the list. */
  count: number;
}

/**
 * The desa of a place with the largest gaps, and how sure their order is, from counts as they are published: of one that is kept back the
 * middle of what a reader can know, so that no rank tells more. One desa stands where it does among those of its kecamatan.
 */
export async function frozenRanking(
  freezing: Freezing,
  place: SnapshotPlace,
  { count, ...of }: RankingAsked,
): Promise<{ code: string; certainty: GapRank }[]> {
  const isDesa = place.level === 'desa';
  const among = isDesa ? kecamatanOf(place.code) : place.code;
  const key = `ranking ${among} ${of.period} ${of.denominator} ${of.segment}`;
  const all = await freezing.once(key, () => ranked(freezing, among, of));
  return isDesa ? all.filter(({ code }) => code === place.code) : all.slice(0, count);
}

async function ranked(
  freezing: Freezing,
  code: string,
  { segment, ...of }: Omit<RankingAsked, 'count'>,
): Promise<{ code: string; certainty: GapRank }[]> {
  const { facts } = freezing.context;
  const rows = await publishedRows(freezing, desaIn(freezing.context, { code }), of);
  const byCode = new Map(rows.filter((row) => row.segment === segment).map((row) => [row.code, row]));
  const inOrder = facts.desa.map((desa) => byCode.get(desa.code));
  const ranks = rankGaps(
    facts.draws(of.denominator),
    segment,
    inOrder.map((row) => middleOf(row)),
    inOrder.map((row) => row?.gap ?? null),
  );
  return facts.desa
    .flatMap((desa, i) => (ranks[i] ? [{ code: desa.code, certainty: ranks[i] }] : []))
    .sort((a, b) => a.certainty.rank - b.certainty.rank);
}

function middleOf(row: PublishedRow | undefined): number | null {
  if (!row?.active) return null;
  const { low, high } = boundsOf(row.active);
  return (low + high) / 2;
}
