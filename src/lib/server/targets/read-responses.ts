import { sameMonthLastYear, type Period } from '#lib/domain/calendar/period.ts';
import { responseRates } from '#lib/domain/targets/response.ts';
import type { DenominatorId } from '#lib/domain/workers/segments.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import type { PageContext } from '../pages/app.ts';
import { queryText } from '../warehouse/queries.ts';

const MONTHS = 12;

/**
 * Share (0–1) of the uncovered self-employed who registered and paid for themselves in the twelve months up to one, by kecamatan,
 * drawn towards the branch's. A kecamatan that cannot be counted is left out.
 */
export async function readResponses(
  { rows, query, config }: PageContext,
  { period, denominator }: { period: Period; denominator: DenominatorId },
): Promise<Map<string, number>> {
  const after = sameMonthLastYear(period);
  const before = await rows({ level: 'kecamatan', periods: [after], segments: ['bpu'], denominator });
  const binds = { after, to: period, months: MONTHS };
  const found = rowsOf(await query('self_paying_new', queryText(config.appDir, 'self_paying_new'), binds));
  const registered = new Map(found.map((row) => [String(row['code']), Number(row['people'])]));
  const counts = before.map(({ code, gap, reason }) => ({
    group: code,
    uncovered: gap === null || reason === 'incomplete' ? null : Math.max(0, gap),
    registered: registered.get(code) ?? null,
  }));
  return new Map(
    responseRates(counts).groups.flatMap(({ group, rate }) => (rate === null ? [] : [[group, rate]])),
  );
}
