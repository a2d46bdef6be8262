import { composeRequest, offeredDesa } from '#lib/domain/drives/compose-request.ts';
import { checkPlan } from '#lib/domain/outreach/checker.ts';
import type { PlanAsked } from '#lib/domain/drives/plan-asked.ts';
import type { OutreachRequest } from '#lib/domain/outreach/request.ts';
import { readRequest, RequestError } from '#lib/domain/outreach/request-problems.ts';
import type { OutreachPlan } from '#lib/domain/outreach/result.ts';
import type { PlanComposed } from '#lib/views/plan-data.ts';
import type { Actor } from '../accounts/actor.ts';
import type { PageContext } from '../pages/app.ts';
import type { AuditNote } from '../records/audit.ts';
import { changePlan, type StoredPlan } from '../records/plans.ts';
import { savedMeanwhile } from '../records/saved-meanwhile.ts';
import { UserError } from '../user-error.ts';
import { planFacts, planPartners, type PlanPlace } from './plan-facts.ts';
import { planTravel } from './plan-travel.ts';
import { readAsked } from './read-asked.ts';
import { readResult } from './read-result.ts';

/** Who saves, and when. */
export interface PlanWriter extends PlanPlace {
  actor: Actor;
  now: Date;
}

/**
 * Keeps what is wished of a plan, and makes the request for the engine from it and from the served figures. A result that was there
 * stays, with the request it was made for, until another one is kept.
 * @throws UserError for wishes that cannot be read or planned, or when somebody else has saved meanwhile
 */
export async function saveAsked(
  context: PageContext,
  { records, demo, actor, now }: PlanWriter,
  plan: StoredPlan,
  sent: { base: number; name: string; asked: unknown },
  { osrmUrl = null, signal }: { osrmUrl?: string | null; signal?: AbortSignal } = {},
): Promise<PlanComposed> {
  const asked = readAsked(sent.asked);
  await refuseUnknown(context, { records, demo }, asked);
  const facts = await planFacts(context, { records, demo }, asked.from);
  const { offered, leftOut } = offeredDesa(asked, facts.desa);
  if (offered.length === 0) throw nothingToVisit();
  const wanted = { asked, desa: offered, osrmUrl, ...(signal && { signal }) };
  const { sources, ...travel } = await planTravel(context, { records, demo }, wanted);
  const request = checkedRequest(composeRequest(asked, { ...facts, ...travel, desa: offered }));
  const save = { id: plan.id, demo, base: sent.base };
  const work = { change: { name: sent.name, asked }, note: noteOf(plan, 'plan.save') };
  const version = await changePlan(records, actor, save, work, now);
  remember({ id: plan.id, version, request, madeAt: now });
  return { version, request, leftOut, travel: sources };
}

/** What a request was made of that nobody has planned yet: in memory, as a plan comes within minutes or not at all. */
interface Composed {
  id: string;
  version: number;
  request: OutreachRequest;
  madeAt: Date;
}
const MOST_COMPOSED = 50;
const composed = new Map<string, Composed>();

function remember(one: Composed): void {
  composed.delete(one.id);
  composed.set(one.id, one);
  const [oldest] = composed.keys();
  if (composed.size > MOST_COMPOSED) composed.delete(oldest!);
}

/**
 * Keeps a plan, once the checker has accepted it: one that was worked out anew (`isNew`) with the request that was made for it, one that was
 * changed by hand for the request that is kept already.
 * @returns the version now, and when the request was made
 * @throws UserError when it does not fit the request, or somebody else has saved meanwhile
 */
export async function saveResult(
  { records, demo, actor, now }: PlanWriter,
  stored: StoredPlan,
  { base, result: sent, isNew }: { base: number; result: unknown; isNew: boolean },
): Promise<{ version: number; requestMadeAt: Date }> {
  // What was asked has changed since: the plan may be right for another request.
  if (stored.version !== base) throw savedMeanwhile('plan');
  const fresh = composed.get(stored.id);
  if (isNew && fresh?.version !== base) throw forgotten();
  const made = isNew ? fresh! : { request: stored.request, madeAt: stored.requestMadeAt };
  const result = readResult(sent);
  if (made.request === null || made.madeAt === null || !isPlanOf(made.request, result)) throw doesNotFit();
  const renewed = { request: made.request, plannedAsked: stored.asked, requestMadeAt: made.madeAt };
  const work = { change: { result, ...(isNew && renewed) }, note: noteOf(stored, 'plan.save') };
  const version = await changePlan(records, actor, { id: stored.id, demo, base }, work, now);
  return { version, requestMadeAt: made.madeAt };
}

/** The note of a change of a plan. */
export function noteOf({ id, name }: StoredPlan, action: 'plan.save' | 'plan.publish'): AuditNote {
  return { action, objectKind: 'plan', objectId: id, details: { name } };
}

function isPlanOf(request: OutreachRequest, result: OutreachPlan): boolean {
  return checkPlan(request, result).problems.length === 0;
}

/** Wishes are about desa and kecamatan of the branch, and about its partners. */
async function refuseUnknown({ facts }: PageContext, place: PlanPlace, asked: PlanAsked): Promise<void> {
  const desa = new Set(facts.desa.map(({ code }) => code));
  const kecamatan = new Set(facts.kecamatan.map(({ code }) => code));
  const partners = new Set((await planPartners(place)).map(({ id }) => id));
  const isKnown =
    Object.keys(asked.desa).every((code) => desa.has(code)) &&
    [...asked.kecamatan, ...asked.floors.map((floor) => floor.kecamatan)].every((code) =>
      kecamatan.has(code),
    );
  if (!isKnown)
    throw new UserError(
      'The plan names a desa or kecamatan that is not of this branch. Open the page again.',
      'Rencana ini menyebut desa atau kecamatan yang bukan bagian cabang ini. Buka lagi halamannya.',
    );
  if (Object.values(asked.desa).some(({ partnerId }) => partnerId !== null && !partners.has(partnerId)))
    throw new UserError(
      'A partner of this plan is no longer there. Choose another one for its desa.',
      'Salah satu mitra dalam rencana ini sudah tidak ada. Pilih mitra lain untuk desanya.',
    );
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

function forgotten(): UserError {
  return new UserError(
    'The server has been started anew since this was asked for. Plan once more.',
    'Server dimulai ulang sejak rencana ini diminta. Hitung sekali lagi.',
  );
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
