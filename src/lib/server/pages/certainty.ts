import type { CoverageRow } from '#lib/domain/coverage/coverage.ts';
import { countAlike, rankGaps, type GapRank } from '#lib/domain/coverage/ranking.ts';
import type { DenominatorId } from '#lib/domain/workers/segments.ts';
import type { DesaCertainty } from '#lib/views/page-data.ts';
import type { PageContext } from './app.ts';

/** How sure each desa's place by BPU gap is. @param rows BPU rows of all desa of the scope, by code */
export function gapCertainty(
  context: PageContext,
  denominator: DenominatorId,
  rows: readonly CoverageRow[],
): (GapRank | null)[] {
  return rankGaps(...gapsDrawn(context, denominator, rows));
}

/** The same of one desa, with how many others it cannot be told apart from; null where its gap is unknown. @param at its position in the rows */
export function desaCertainty(
  context: PageContext,
  denominator: DenominatorId,
  rows: readonly CoverageRow[],
  at: number,
): DesaCertainty | null {
  const given = gapsDrawn(context, denominator, rows);
  const [rank, alike] = [rankGaps(...given)[at], countAlike(...given, at)];
  return rank && alike !== null ? { ...rank, alike } : null;
}

function gapsDrawn(
  { facts }: PageContext,
  denominator: DenominatorId,
  rows: readonly CoverageRow[],
): Parameters<typeof rankGaps> {
  if (rows.length !== facts.desa.length)
    throw new RangeError(`${rows.length} rows for ${facts.desa.length} desa`);
  return [facts.draws(denominator), 'bpu', rows.map((row) => row.active), rows.map((row) => row.gap)];
}
