import { doors } from '#lib/server/accounts/doors.ts';
import { comeBack } from '#lib/server/accounts/single-sign-on.ts';
import type { RequestHandler } from './$types';

/** Where the single-sign-on provider sends people back to. */
export const GET: RequestHandler = async ({ url, locals }) =>
  comeBack(await doors(), url, locals.visitor, new Date());
