import { learnResponse, responseFor, type LearnedResponse } from '#lib/domain/drives/learned-response.ts';
import { expectedRegistrations } from '#lib/domain/outreach/response.ts';
import { TERRAINS } from '#lib/domain/workers/terrain.ts';
import type { LearningPageData, TypicalVisit } from '#lib/views/learning-data.ts';
import type { Selection } from '#lib/views/page-data.ts';
import { readOutcomes, type VisitsOf } from '../drives/read-outcomes.ts';
import { queryOf, type PageContext } from './app.ts';

/** As a first plan has it. */
const TYPICAL = { officers: 2, minutes: 90 } as const;

/** What visits have taught, beside what was assumed. */
export async function loadLearningPage(
  context: PageContext,
  selection: Selection,
  of: VisitsOf,
): Promise<LearningPageData> {
  const outcomes = await readOutcomes(context, of, selection.denominator);
  const learned = learnResponse(outcomes);
  return {
    learned,
    visits: outcomes.length,
    first: outcomes[0]?.date ?? null,
    last: outcomes.at(-1)?.date ?? null,
    typicalVisit: TYPICAL,
    typical: await typicalVisits(context, selection, learned),
  };
}

async function typicalVisits(
  context: PageContext,
  selection: Selection,
  learned: LearnedResponse,
): Promise<TypicalVisit[]> {
  const rows = await context.rows(queryOf({ ...selection, segment: 'bpu' }, 'desa'));
  const gaps = new Map(rows.map(({ code, gap }) => [code, gap]));
  return TERRAINS.map((terrain) => {
    const desa = context.facts.desa.filter((one) => one.terrain === terrain);
    const unprotected = medianOf(desa.flatMap(({ code }) => gaps.get(code) ?? []));
    const of = (rates?: ReturnType<typeof responseFor>) =>
      unprotected === null ? null : expectedRegistrations(Math.max(0, unprotected), TYPICAL, rates);
    return {
      terrain,
      desa: desa.length,
      unprotected,
      assumed: of(),
      learned: of(responseFor(learned, terrain)),
    };
  });
}

/** The lower of two middle ones. */
function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}
