import type { Period } from '#lib/domain/calendar/period.ts';
import type { CoverageRow } from '#lib/domain/coverage/coverage.ts';
import {
  SEGMENTS,
  SEGMENTS_AND_TOTAL,
  type DenominatorId,
  type Segment,
} from '#lib/domain/workers/segments.ts';
import type { PartialArea, QualityReport } from '#lib/views/quality-data.ts';
import { worstFirst } from '#lib/views/quality-groups.ts';
import { lastFullMonth } from '../coverage/export-coverage.ts';
import type { PageContext } from '../pages/app.ts';
import { assumptionProblems, buildProblems, ownSettings, simulationProblems } from './build-problems.ts';
import { datedFacts } from './dated-facts.ts';
import { jumpProblems } from './jump-problems.ts';
import { marginProblems } from './margin-problems.ts';
import { overProblems, reportingProblems } from './month-problems.ts';
import { staleProblems } from './stale-problems.ts';

/**
 * What a reader of a month must know about its data, worst first, and what was looked at. `today` decides what is old.
 * Jakon is left out of coverage above 100%: its base is its own count of May 2023, so half the desa are above it.
 */
export async function qualityReport(
  context: PageContext,
  { period, denominator }: { period: Period; denominator: DenominatorId },
  today: Date,
): Promise<QualityReport> {
  const { warehouse, facts } = context;
  const { build } = warehouse;
  const lastFull = lastFullMonth(today);
  const [month, dated, jumps, uncertainty] = await Promise.all([
    monthRows(context, period, denominator),
    datedFacts(context),
    jumpProblems(context, period),
    context.query('uncertainty', 'select * from uncertainty order by quantity'),
  ]);
  const margins = marginProblems(context, month.kabupaten, denominator, dated);
  const stale = staleProblems(context, denominator, dated, lastFull);
  const own = ownSettings(uncertainty);
  const problems = [
    ...(await buildProblems(context)),
    ...margins.problems,
    ...(await reportingProblems(context, period, month.kabupaten)),
    ...overProblems(month.desa),
    ...jumps.problems,
    ...stale.problems,
    ...assumptionProblems(build.figures, own),
    ...(await simulationProblems(context)),
  ];
  return {
    period,
    denominator,
    lastFullMonth: lastFull,
    build: { id: build.id, builtAt: build.builtAt },
    checked: {
      'rolled-back': 1,
      contradiction: margins.checked,
      'not-reported': facts.periods.length * facts.desa.length * SEGMENTS.length,
      'over-100': month.desa.filter(({ rate }) => rate !== null).length,
      jump: jumps.checked,
      stale: stale.checked,
      'import-rejected': 1,
      assumptions: own.length + 4,
      simulated: facts.periods.length,
    },
    partial: month.kecamatan.flatMap(partialArea),
    problems: worstFirst(problems),
  };
}

/** Coverage of the month at every level; nothing before any enrollment is loaded. */
async function monthRows({ rows, facts }: PageContext, period: Period, denominator: DenominatorId) {
  if (facts.periods.length === 0) return { desa: [], kecamatan: [], kabupaten: [] };
  const of = (level: CoverageRow['level'], segments: readonly CoverageRow['segment'][]) =>
    rows({ level, periods: [period], segments, denominator });
  const [desa, kecamatan, kabupaten] = await Promise.all([
    of('desa', ['pu', 'bpu']),
    of('kecamatan', SEGMENTS),
    of('kabupaten', SEGMENTS_AND_TOTAL),
  ]);
  return { desa, kecamatan, kabupaten };
}

function partialArea({ name, segment, desaReported, desaExpected }: CoverageRow): PartialArea[] {
  if (desaReported === desaExpected) return [];
  return [{ name, segment: segment as Segment, desaReported, desaExpected }];
}
