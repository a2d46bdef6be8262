import type { Period } from '#lib/domain/calendar/period.ts';
import { staleness, type Source } from '#lib/domain/coverage/staleness.ts';
import { availableDenominators, type DenominatorId } from '#lib/domain/workers/segments.ts';
import { problem, type Problem, type Severity } from '#lib/views/quality-data.ts';
import type { PageContext } from '../pages/app.ts';
import type { DatedFacts } from './dated-facts.ts';

const LABOUR = ['share_15_plus', 'tpak', 'tpt'];

/** A source with the date of its oldest part. */
interface DatedSource {
  source: Source;
  asOf: string;
  severity: Severity;
  denominator?: DenominatorId;
}

/** Sources older than they may be on the last full month; `checked` counts the sources. */
export function staleProblems(
  context: PageContext,
  denominator: DenominatorId,
  dated: DatedFacts,
  lastFullMonth: Period,
): { problems: Problem[]; checked: number } {
  const sources = datedSources(context, denominator, dated);
  return {
    problems: sources.flatMap(({ source, asOf, ...about }) => {
      const stale = staleness(source, asOf, lastFullMonth);
      if (stale === null) return [];
      const { months, most } = stale;
      return [
        problem({
          kind: 'stale',
          rule: `stale-${source}`,
          asOf,
          value: months,
          expected: most,
          unit: 'months',
          ...about,
        }),
      ];
    }),
    checked: sources.length,
  };
}

function datedSources({ facts }: PageContext, chosen: DenominatorId, dated: DatedFacts): DatedSource[] {
  const asOf = (names: readonly string[]) => oldest(names.flatMap((name) => dated.get(name)?.asOf ?? []));
  const residents = dated.has('residents_imported') ? 'residents_imported' : 'residents';
  const sources: (Omit<DatedSource, 'asOf'> & { asOf: string | null })[] = [
    { source: 'members', asOf: facts.periods.at(-1) ?? null, severity: 'care' },
    ...availableDenominators(facts.denominators).map((denominator) => ({
      source: 'denominator' as const,
      denominator,
      asOf: oldest((facts.denominators[denominator] ?? []).map((value) => value.asOf)),
      severity: denominator === chosen ? ('care' as const) : ('note' as const),
    })),
    { source: 'labour', asOf: asOf(LABOUR), severity: 'note' },
    { source: 'population', asOf: asOf([residents]), severity: 'care' },
  ];
  return sources.flatMap((source) => (source.asOf === null ? [] : [{ ...source, asOf: source.asOf }]));
}

function oldest(dates: readonly string[]): string | null {
  return dates.toSorted()[0] ?? null;
}
