import { jakartaDate } from '#lib/domain/calendar/today.ts';
import { publishPlan } from '#lib/server/drives/publish-plan.ts';
import { changeOf } from '../respond.ts';
import type { RequestHandler } from './$types';

/** Makes drives of a plan. */
export const POST: RequestHandler = (event) =>
  changeOf(event, async (writer, plan, { base }) => ({
    drives: await publishPlan(writer, plan, { base, today: jakartaDate(writer.now) }),
  }));
