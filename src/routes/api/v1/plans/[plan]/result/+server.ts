import { saveResult } from '#lib/server/drives/save-plan.ts';
import { changeOf } from '../respond.ts';
import type { RequestHandler } from './$types';

/** Keeps `result` (`OutreachPlan`) once the checker has accepted it. */
export const PUT: RequestHandler = (event) =>
  changeOf(event, async (writer, plan, { base, body }) => ({
    version: await saveResult(writer, plan, { base, result: body['result'] }),
  }));
