import { saveResult } from '#lib/server/drives/save-plan.ts';
import { changeOf } from '../respond.ts';
import type { RequestHandler } from './$types';

/** Keeps `result` (`OutreachPlan`) once the checker has accepted it; `isNew`: for the request that was made last, not the one it had. */
export const PUT: RequestHandler = (event) =>
  changeOf(event, (writer, plan, { base, body }) =>
    saveResult(writer, plan, { base, result: body['result'], isNew: body['isNew'] === true }),
  );
