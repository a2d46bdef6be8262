import { error } from '@sveltejs/kit';
import { langOf } from '#lib/server/accounts/guard.ts';
import type { PlanWriter } from '#lib/server/drives/save-plan.ts';
import { planOf, type StoredPlan } from '#lib/server/records/plans.ts';
import { UserError } from '#lib/server/user-error.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import { planPlace } from '../../../../(app)/rencana/place.ts';

/** A change of a plan: the body as JSON, `base` the version it was made from. */
export interface Sent {
  base: number;
  body: Record<string, unknown>;
}

/**
 * Works on the plan of the URL with what was sent. A mistake of the user is a 400 with its sentence, and no plan of that id a 404.
 */
export async function changeOf(
  event: { url: URL; request: Request; params: { plan: string }; locals: App.Locals },
  work: (writer: PlanWriter, plan: StoredPlan, sent: Sent) => Promise<unknown>,
): Promise<Response> {
  const lang = langOf(event.url);
  const writer = await planPlace(event);
  const plan = await planOf(writer.records, { id: event.params.plan, demo: writer.demo });
  if (plan === null) error(404, wordsFor(lang).plans.gone);
  const body: unknown = await event.request.json().catch(() => null);
  if (typeof body !== 'object' || body === null) error(400, wordsFor(lang).plans.unreadable);
  const sent = body as Record<string, unknown>;
  try {
    const answer = await work(writer, plan, { base: Number(sent['base']), body: sent });
    return Response.json(answer, { headers: { 'cache-control': 'no-store' } });
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause;
    return Response.json({ message: cause.in(lang) }, { status: 400 });
  }
}
