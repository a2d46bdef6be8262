import { jakartaDate } from '#lib/domain/calendar/today.ts';
import { comparePlans, MOST_COMPARED } from '#lib/domain/drives/compare.ts';
import { offeredDesa } from '#lib/domain/drives/compose-request.ts';
import { defaultPlan } from '#lib/domain/drives/default-plan.ts';
import type { PlanAsked } from '#lib/domain/drives/plan-asked.ts';
import { STAY_A_YEAR } from '#lib/domain/targets/still-active.ts';
import type { ComparePageData, PlanPageData, PlansPageData, ShownPlan } from '#lib/views/plan-data.ts';
import { totalsOf } from '#lib/views/plan-totals.ts';
import { branchOffice } from '../drives/branch-office.ts';
import { planDesa, planFigures, planPartners, type PlanPlace } from '../drives/plan-facts.ts';
import { drivesOf } from '../records/drives.ts';
import { listPlans, planOf, type StoredPlan } from '../records/plans.ts';
import { readHolidays } from '../warehouse/holidays.ts';
import type { PageContext } from './app.ts';
import { shapesRef } from './served-shapes.ts';

/** All plans, the last changed first. */
export async function loadPlans(context: PageContext, { records, demo }: PlanPlace): Promise<PlansPageData> {
  const plans = await listPlans(records, demo);
  return {
    plans: plans.map(({ asked, result, ...plan }) => ({
      ...{ id: plan.id, name: plan.name, authorName: plan.authorName },
      updatedAt: plan.updatedAt.toISOString(),
      publishedAt: iso(plan.publishedAt),
      archivedAt: iso(plan.archivedAt),
      ...{ from: asked.from, to: asked.to, teams: asked.teams.length },
      result: result && totalsOf(result),
    })),
    figures: planFigures(context),
  };
}

/** A plan with what is needed to work on it; null where there is none of that id. */
export async function loadPlan(
  context: PageContext,
  place: PlanPlace,
  { id, now }: { id: string; now: Date },
): Promise<PlanPageData | null> {
  const { records, demo } = place;
  const plan = await planOf(records, { id, demo });
  if (plan === null) return null;
  const { desa, rows } = await planDesa(context, place);
  return {
    plan: shownPlan(plan),
    ...{ desa, rows, leftOut: offeredDesa(plan.asked, desa).leftOut },
    figures: planFigures(context),
    holidays: await readHolidays(context.warehouse),
    partners: await planPartners(place),
    ...(await shapesRef(context)),
    today: jakartaDate(now),
    drives: await drivesOf(records, { demo, planId: id }),
  };
}

/**
 * Plans side by side; null unless two to four of them are asked for, each there and worked out.
 */
export async function loadComparison(
  { facts }: PageContext,
  { records, demo }: PlanPlace,
  ids: readonly string[],
): Promise<ComparePageData | null> {
  const wanted = [...new Set(ids)];
  if (wanted.length < 2 || wanted.length > MOST_COMPARED) return null;
  const found = await Promise.all(wanted.map((id) => planOf(records, { id, demo })));
  const plans = found.flatMap((plan) =>
    plan?.request && plan.result ? [{ ...plan, request: plan.request, result: plan.result }] : [],
  );
  if (plans.length < wanted.length) return null;
  const comparison = comparePlans(
    plans.map(({ request, result: plan }) => ({ request, plan, stay: STAY_A_YEAR })),
  );
  return {
    compared: plans.map(({ id, name, requestMadeAt }) => ({ id, name, madeAt: iso(requestMadeAt) })),
    comparison,
    desaNames: Object.fromEntries(facts.desa.map(({ code, name }) => [code, name])),
  };
}

/** What a new plan begins with. */
export async function newPlan(context: PageContext, now: Date): Promise<PlanAsked> {
  const { name, lat, lon } = await branchOffice(context);
  const kecamatan = [...new Set(context.facts.desa.map((desa) => desa.kecamatan_code))];
  return defaultPlan(jakartaDate(now), { name, lat, lon }, kecamatan);
}

function shownPlan({ asked, plannedAsked, request, result, ...plan }: StoredPlan): ShownPlan {
  return {
    ...{ id: plan.id, name: plan.name, version: plan.version, authorName: plan.authorName },
    ...{ asked, plannedAsked, request, result },
    updatedAt: plan.updatedAt.toISOString(),
    publishedAt: iso(plan.publishedAt),
    archivedAt: iso(plan.archivedAt),
    requestMadeAt: iso(plan.requestMadeAt),
  };
}

function iso(moment: Date | null): string | null {
  return moment && moment.toISOString();
}
