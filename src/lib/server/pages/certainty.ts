import type { CoverageRow } from '#lib/domain/coverage/coverage.ts';
import { countAlike, rankGaps, type GapRank } from '#lib/domain/coverage/ranking.ts';
import type { DenominatorId } from '#lib/domain/workers/segments.ts';
import type { DesaCertainty } from '#lib/views/page-data.ts';
import type { PageContext } from './app.ts';

/**
 * How sure each desa's place by BPU gap is, by code; null where its gap is unknown.
 * @param rows BPU rows of the desa that are compared: all of the scope, or those that an account may see
 */
export function gapCertainty(
  context: PageContext,
  denominator: DenominatorId,
  rows: readonly CoverageRow[],
): Map<string, GapRank | null> {
  const ranks = rankGaps(...gapsDrawn(context, denominator, rows));
  return new Map(context.facts.desa.map(({ code }, i) => [code, ranks[i] ?? null]));
}

/** The same of one desa, with how many others it cannot be told apart from; null where its gap is unknown. */
export function desaCertainty(
  context: PageContext,
  denominator: DenominatorId,
  rows: readonly CoverageRow[],
  code: string,
): DesaCertainty | null {
  const given = gapsDrawn(context, denominator, rows);
  const at = context.facts.desa.findIndex((desa) => desa.code === code);
  const [rank, alike] = [rankGaps(...given)[at], countAlike(...given, at)];
  return rank && alike !== null ? { ...rank, alike } : null;
}

/** In the order of the draws; a desa without a row is compared with nobody. */
function gapsDrawn(
  { facts }: PageContext,
  denominator: DenominatorId,
  rows: readonly CoverageRow[],
): Parameters<typeof rankGaps> {
  const of = new Map(rows.map((row) => [row.code, row]));
  const inOrder = facts.desa.map(({ code }) => of.get(code));
  return [
    facts.draws(denominator),
    'bpu',
    inOrder.map((row) => row?.active ?? null),
    inOrder.map((row) => row?.gap ?? null),
  ];
}
