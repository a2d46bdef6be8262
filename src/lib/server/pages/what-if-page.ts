import { jakartaDate } from '#lib/domain/calendar/today.ts';
import { addMonths, monthIndex, periodsBetween, type Period } from '#lib/domain/calendar/period.ts';
import { payerClassOf } from '#lib/domain/contributions/rules.ts';
import type { CoverageRow } from '#lib/domain/coverage/coverage.ts';
import { isSponsor, type Payer } from '#lib/domain/coverage/enrollment.ts';
import { stillActive, type StayEvidence, type StillActive } from '#lib/domain/targets/still-active.ts';
import { together, whatIf, withMore, type WhatIf, type WhatIfOutcome } from '#lib/domain/targets/what-if.ts';
import type { Selection } from '#lib/views/page-data.ts';
import { readWhatIf, type WhatIfAsked, type WrongParameter } from '#lib/views/what-if-form.ts';
import type { Change, WhatIfPageData } from '#lib/views/what-if-data.ts';
import { NO_EVIDENCE, readStayEvidence } from '../members/stay-evidence.ts';
import { whatIfDecembers } from '../targets/what-if-december.ts';
import { monthOfYear } from '../targets/years.ts';
import { readRules } from '../warehouse/contribution-rules.ts';
import type { PageContext } from './app.ts';
import { pickYear, type TargetAsked } from './target-page.ts';
import { planFacts } from './what-if-plan.ts';

/** Months ahead in which protection can begin. */
const BEGIN_WITHIN = 14;

type Loaded =
  { page: WhatIfPageData; wrong: null } | { page: null; wrong: WrongParameter } | { page: null; wrong: null };

/**
 * What comes of protecting so many people in some kecamatan, beside the present course. Without page and wrong parameter: the URL
 * asks for a year that there is not.
 */
export async function loadWhatIf(
  context: PageContext,
  selection: Selection,
  { target, params }: { target: TargetAsked; params: URLSearchParams },
): Promise<Loaded> {
  const picked = await pickYear(target);
  if (picked === null) return { page: null, wrong: null };
  const { year, years } = picked;
  const at = monthOfYear(year, selection.period);
  const areas = await bpuRows(context, selection, at, 'kecamatan');
  const months = monthsToBegin(at, target.now);
  const usual = [selection.kecamatan ?? context.areas?.[0] ?? []].flat();
  const { asked, wrong } = readWhatIf(params, { kecamatan: areas.map(({ code }) => code), months }, usual);
  if (wrong) return { page: null, wrong };
  const chosen = areas.filter(({ code }) => asked.form.kecamatan.includes(code));
  const outcome = await outcomeOf(context, asked, chosen);
  const evidence = outcome?.whatIf ? await stayEvidence(context, asked.form, at) : NO_EVIDENCE;
  const stay = stayOf(asked, `${year}-12`, evidence);
  const added = (outcome?.whatIf?.areas ?? []).map(({ before, added: people }) => ({
    ...before,
    added: people ?? 0,
  }));
  return {
    page: {
      ...{ year, years, at, asked, months, areas, outcome, stay },
      ...(await changes(context, selection, at, outcome?.whatIf ?? null)),
      decembers: await whatIfDecembers(context, target, { year, at, added, stay }),
      plan: await planFacts(context, selection, {
        at,
        kecamatan: asked.form.kecamatan,
        from: asked.form.from,
      }),
    },
    wrong: null,
  };
}

/** From the month after the last one with data, but not before the one that comes next. */
function monthsToBegin(at: Period, now: Date): Period[] {
  const today = jakartaDate(now).slice(0, 7);
  const first = addMonths(at > today ? at : today, 1);
  return periodsBetween(first, addMonths(first, BEGIN_WITHIN - 1));
}

function bpuRows(
  { rows }: PageContext,
  { denominator }: Selection,
  at: Period,
  level: CoverageRow['level'],
  segments: readonly CoverageRow['segment'][] = ['bpu'],
): Promise<CoverageRow[]> {
  return rows({ level, periods: [at], segments, denominator });
}

/** Nothing where a field cannot be used, or the form has not been filled in yet. */
async function outcomeOf(
  { warehouse }: PageContext,
  { form, people, budgetIdr, problems }: WhatIfAsked,
  areas: readonly CoverageRow[],
): Promise<WhatIfOutcome | null> {
  const isEmpty = form.people.trim() === '' && form.budget.trim() === '';
  if (isEmpty || problems.length > 0) return null;
  const { selfPaying } = warehouse.build.figures;
  return whatIf(await readRules(warehouse), {
    ...{ areas, people, budgetIdr },
    terms: {
      ...{ segment: 'bpu', sector: form.sector, programmes: ['JKK+JKM'] },
      ...{ payer: payerClassOf<Payer>(form.payer, selfPaying), from: form.from, months: form.months },
    },
  });
}

/** As the user says, else as members of that payer have stayed, else an assumption. */
function stayOf({ form, shares }: WhatIfAsked, december: Period, evidence: StayEvidence): StillActive {
  const usual = stillActive(december, form, evidence);
  if (shares === null || usual.basis === 'not-begun') return usual;
  return { ...shares, basis: 'typed', months: monthIndex(december) - monthIndex(form.from), began: null };
}

/** Of the whole branch, or for who is limited to some kecamatan, of the first that is chosen. */
async function stayEvidence(
  { config: { appDir }, warehouse, areas }: PageContext,
  { kecamatan: chosen, payer: who }: WhatIfAsked['form'],
  at: Period,
): Promise<StayEvidence> {
  // A sponsor pays for everybody up to a month: how members stay says nothing of it.
  if (isSponsor(who)) return NO_EVIDENCE;
  const kecamatan = areas === null ? null : (chosen[0] ?? areas[0] ?? null);
  return readStayEvidence({ appDir, warehouse }, { at, kecamatan });
}

async function changes(
  context: PageContext,
  selection: Selection,
  at: Period,
  found: WhatIf | null,
): Promise<Pick<WhatIfPageData, 'together' | 'branch' | 'total'>> {
  if (found === null) return { together: null, branch: null, total: null };
  const change = (row: CoverageRow | null | undefined): Change | null =>
    row ? { before: row, after: withMore(row, found.people) } : null;
  const chosen = found.areas.map(({ before }) => before);
  const [bpu, total] =
    context.areas === null
      ? await bpuRows(context, selection, at, 'kabupaten', ['bpu', 'total']).then((rows) =>
          (['bpu', 'total'] as const).map((segment) => rows.find((row) => row.segment === segment)),
        )
      : [];
  return {
    together: chosen.length > 1 ? change(together(chosen, '')) : null,
    branch: change(bpu),
    total: change(total),
  };
}
