import { comparisons, type Comparison } from '#lib/domain/coverage/contradictions.ts';
import type { CoverageRow } from '#lib/domain/coverage/coverage.ts';
import type { DenominatorId } from '#lib/domain/workers/segments.ts';
import { problem, type Problem, type Severity } from '#lib/views/quality-data.ts';
import type { PageContext } from '../pages/app.ts';
import type { DatedFacts } from './dated-facts.ts';

/** Figures that contradict each other; `checked` counts the pairs that could be compared. */
export function marginProblems(
  { facts }: PageContext,
  kabupaten: readonly CoverageRow[],
  denominator: DenominatorId,
  dated: DatedFacts,
): { problems: Problem[]; checked: number } {
  const all = comparisons({
    denominators: facts.denominators,
    denominator,
    active: Object.fromEntries(kabupaten.map(({ segment, active }) => [segment, active])),
    employed: dated.get('employed'),
    residents: dated.get('residents'),
    residentsImported: dated.get('residents_imported'),
    residentsOfKecamatan: dated.get('residents_kecamatan'),
  });
  const period = kabupaten[0]?.period ?? null;
  return {
    problems: all.filter(({ contradicts }) => contradicts).map((found) => marginProblem(found, period)),
    checked: all.length,
  };
}

function marginProblem(found: Comparison, period: string | null): Problem {
  const { rule, denominator, segment, value, expected, difference } = found;
  return problem({
    kind: 'contradiction',
    rule,
    severity: severityOf(found),
    period: rule === 'active-base' ? period : null,
    denominator,
    segment,
    value,
    expected,
    ratio: difference,
    unit: 'people',
  });
}

/** The base of Jakon is its own count of May 2023, so that more members than base say only that it has grown. */
function severityOf({ rule, segment }: Comparison): Severity {
  if (rule === 'active-base') return segment === 'jakon' ? 'note' : 'stop';
  return rule === 'parts-total' || rule === 'potensi-employed' ? 'stop' : 'care';
}
