import type { Period } from '#lib/domain/calendar/period.ts';
import type { PublishedRow } from '#lib/domain/coverage/published-row.ts';
import type { ReportBlock } from '#lib/domain/reports/report-asked.ts';
import type { SnapshotBlock, SnapshotPlace } from '#lib/domain/reports/snapshot.ts';
import type { DenominatorId } from '#lib/domain/workers/segments.ts';
import { frozenCost } from './cost-block.ts';
import { frozenDrives } from './drives-block.ts';
import type { Freezing } from './freezing.ts';
import { frozenMap } from './map-block.ts';
import { frozenRanking } from './ranking-block.ts';
import { frozenTargets } from './target-block.ts';
import { frozenTrend } from './trend-block.ts';

/** Of which place and month, and what is said of them anyway. */
export interface BlockOf {
  place: SnapshotPlace;
  period: Period;
  denominator: DenominatorId;
  rows: readonly PublishedRow[];
}

/** A block with all that it needs beside the rows. */
export async function frozenBlock(
  freezing: Freezing,
  block: ReportBlock,
  of: BlockOf,
): Promise<SnapshotBlock> {
  const { place, period } = of;
  switch (block.kind) {
    case 'figures':
    case 'desa':
    case 'text':
      return block;
    case 'map':
      return { ...block, ...(await frozenMap(freezing, place)) };
    case 'ranking':
      return { ...block, desa: await frozenRanking(freezing, place, { ...of, ...block }) };
    case 'trend':
      return { ...block, points: await frozenTrend(freezing, place, { ...block, period }) };
    case 'target':
      return { ...block, ...(await frozenTargets(freezing, place, period)) };
    case 'drives':
      return { ...block, ...(await frozenDrives(freezing, place, period)) };
    case 'cost':
      return { ...block, ...(await frozenCost(freezing, place, of)) };
  }
}
