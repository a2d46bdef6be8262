import type { Selection } from '#lib/views/page-data.ts';
import type { VisitsPageData } from '#lib/views/visits-data.ts';
import { phoneData, type PhoneAsked } from '../drives/phone-data.ts';
import type { PageContext } from './app.ts';

/** Drives around today, and visits that were recorded; an account that is limited gets those of all its kecamatan. */
export async function loadVisits(
  context: PageContext,
  { kecamatan }: Pick<Selection, 'kecamatan'>,
  asked: Pick<PhoneAsked, 'records' | 'actor' | 'now'>,
): Promise<VisitsPageData> {
  return { phone: await phoneData(context, { ...asked, kecamatan }) };
}
