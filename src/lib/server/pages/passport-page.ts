import type { Selection } from '#lib/views/page-data.ts';
import type { Passport } from '#lib/views/passport-data.ts';
import { LEVELS_OF_CODE } from '../coverage/parameters.ts';
import { passportOf } from '../coverage/passport.ts';
import type { PageContext } from './app.ts';

/** The passport of the chosen measure of an area; `null` where there is no such area. */
export async function loadPassport(
  { config, warehouse }: PageContext,
  { period, segment, denominator, measure }: Selection,
  code: string,
): Promise<{ passport: Passport } | null> {
  const level = LEVELS_OF_CODE[code.split('.').length];
  if (level === undefined) return null;
  const query = { level, code, periods: [period], segments: [segment], denominator, measure };
  const passport = await passportOf(config.appDir, warehouse, query);
  return passport && { passport };
}
