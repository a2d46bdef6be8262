import type { CoverageRow } from '#lib/domain/coverage/coverage.ts';
import { rankGaps, type GapRank } from '#lib/domain/coverage/ranking.ts';
import type { DenominatorId } from '#lib/domain/workers/segments.ts';
import type { PageContext } from './app.ts';

/** How sure each desa's place by BPU gap is. @param rows BPU rows of all desa of the scope, by code */
export function gapCertainty(
  { facts }: PageContext,
  denominator: DenominatorId,
  rows: readonly CoverageRow[],
): (GapRank | null)[] {
  if (rows.length !== facts.desa.length)
    throw new RangeError(`${rows.length} rows for ${facts.desa.length} desa`);
  return rankGaps(
    facts.draws(denominator),
    'bpu',
    rows.map((row) => row.active),
    rows.map((row) => row.gap),
  );
}
