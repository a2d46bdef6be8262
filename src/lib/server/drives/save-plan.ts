import { composeRequest, offeredDesa } from '#lib/domain/drives/compose-request.ts';
import { checkPlan } from '#lib/domain/outreach/checker.ts';
import { readRequest, RequestError } from '#lib/domain/outreach/request-problems.ts';
import type { OutreachPlan } from '#lib/domain/outreach/result.ts';
import type { PlanComposed } from '#lib/views/plan-data.ts';
import type { Actor } from '../accounts/actor.ts';
import type { PageContext } from '../pages/app.ts';
import type { AuditNote } from '../records/audit.ts';
import { changePlan, savedMeanwhile, type StoredPlan } from '../records/plans.ts';
import { UserError } from '../user-error.ts';
import { planFacts, type PlanPlace } from './plan-facts.ts';
import { planTravel } from './plan-travel.ts';
import { readAsked } from './read-asked.ts';

/** Who saves, and when. */
export interface PlanWriter extends PlanPlace {
  actor: Actor;
  now: Date;
}

/**
 * Keeps what is wished of a plan, and makes the request for the engine from it and from the served figures. A result that was there
 * stays as long as the checker accepts it for the new request.
 * @throws UserError for wishes that cannot be read or planned, or when somebody else has saved meanwhile
 */
export async function saveAsked(
  context: PageContext,
  { records, demo, actor, now }: PlanWriter,
  plan: StoredPlan,
  sent: { base: number; name: string; asked: unknown },
  osrmUrl: string | null = null,
): Promise<PlanComposed> {
  const asked = readAsked(sent.asked);
  const facts = await planFacts(context, { records, demo }, asked.from);
  const { offered, leftOut } = offeredDesa(asked, facts.desa);
  const { sources, ...travel } = await planTravel(
    context,
    { records, demo },
    { asked, desa: offered, osrmUrl },
  );
  if (offered.length === 0) throw nothingToVisit();
  const request = checkedRequest(composeRequest(asked, { ...facts, ...travel, desa: offered }));
  const isStillRight = plan.result !== null && checkPlan(request, plan.result).problems.length === 0;
  const change = {
    ...{ name: sent.name, asked, request, requestMadeAt: now },
    ...(!isStillRight && { result: null }),
  };
  const save = { id: plan.id, demo, base: sent.base };
  const version = await changePlan(records, actor, save, { change, note: noteOf(plan, 'plan.save') }, now);
  return {
    version,
    request,
    leftOut,
    fits: isStillRight,
    travel: sources,
  };
}

/**
 * Keeps a plan that was worked out or changed by hand, once the checker has accepted it for the stored request.
 * @returns the version now
 * @throws UserError when it does not fit the request, or somebody else has saved meanwhile
 */
export async function saveResult(
  { records, demo, actor, now }: PlanWriter,
  stored: StoredPlan,
  { base, result }: { base: number; result: unknown },
): Promise<number> {
  // What was asked has changed since: the plan may be right for another request.
  if (stored.version !== base) throw savedMeanwhile();
  if (!isPlanOf(stored, result)) throw doesNotFit();
  const save = { id: stored.id, demo, base };
  return changePlan(records, actor, save, { change: { result }, note: noteOf(stored, 'plan.save') }, now);
}

/** The note of a change of a plan. */
export function noteOf({ id, name }: StoredPlan, action: 'plan.save' | 'plan.publish'): AuditNote {
  return { action, objectKind: 'plan', objectId: id, details: { name } };
}

function isPlanOf({ request }: StoredPlan, result: unknown): result is OutreachPlan {
  try {
    return request !== null && checkPlan(request, result as OutreachPlan).problems.length === 0;
  } catch {
    // Something else than a plan.
    return false;
  }
}

function checkedRequest(input: unknown) {
  try {
    return readRequest(input);
  } catch (cause) {
    if (!(cause instanceof RequestError)) throw cause;
    throw new UserError(
      `This cannot be planned: ${cause.message}`,
      `Ini tidak bisa direncanakan: ${cause.message}`,
    );
  }
}

function nothingToVisit(): UserError {
  return new UserError(
    'In the chosen kecamatan no desa has unprotected workers that are known. Choose more kecamatan, or look at the data first.',
    'Di kecamatan yang dipilih tidak ada desa dengan pekerja belum terlindungi yang diketahui. Pilih kecamatan lain, atau periksa dulu datanya.',
  );
}

function doesNotFit(): UserError {
  return new UserError(
    'This plan does not fit what was asked for any more, so it was not saved. Open the page again and plan anew.',
    'Rencana ini tidak cocok lagi dengan permintaannya, jadi tidak disimpan. Buka lagi halamannya dan hitung ulang.',
  );
}
