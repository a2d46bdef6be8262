import { addMonths, periodsBetween, type Period } from '#lib/domain/calendar/period.ts';
import { jakartaDate } from '#lib/domain/calendar/today.ts';
import { isSponsor } from '#lib/domain/coverage/enrollment.ts';
import { groupActive, lastPaidMonth, pledgeGroups, type PledgeGroup } from '#lib/domain/drives/pledges.ts';
import type { Selection } from '#lib/views/page-data.ts';
import type { PartnersPageData, PledgeEndingInfo, PledgeInfo } from '#lib/views/partners-data.ts';
import { coversCode } from '../accounts/actor.ts';
import { NO_EVIDENCE, readStayEvidence } from '../members/stay-evidence.ts';
import { partnerRegistrations } from '../records/counted-visits.ts';
import { listPartners } from '../records/partners.ts';
import { listPledges, pledgeEndings, type PledgeEnding, type StoredPledge } from '../records/pledges.ts';
import type { Records } from '../records/store.ts';
import type { PageContext } from './app.ts';

/** How far ahead pledges that end are listed, months. */
const AHEAD = 12;
/** How far from today a pledge may be said to begin, months back and ahead. */
const BEGINS = { back: 24, ahead: 24 };

export interface PartnersAsked {
  records: Records;
  demo: boolean;
  now: Date;
}

/** Partners with what they pledged, what was registered since, and what of it is likely still active this month. */
export async function loadPartnersPage(
  context: PageContext,
  { period }: Pick<Selection, 'period'>,
  { records, demo, now }: PartnersAsked,
): Promise<PartnersPageData> {
  const month = jakartaDate(now).slice(0, 7);
  const partners = await listPartners(records, demo);
  const pledges = await listPledges(records, demo);
  const standing = pledges.filter(({ cancelledAt }) => cancelledAt === null);
  const groups = pledgeGroups(standing, await partnerRegistrations(records, demo));
  const evidence = await evidenceFor(context, groups, period);
  const names = new Map(partners.map(({ id, name }) => [id, name]));
  return {
    partners: partners.map(({ id, name, kind, note, archivedAt, desa }) => ({
      ...{ id, name, kind, note, desa, archived: archivedAt !== null },
      pledges: pledges.filter(({ partnerId }) => partnerId === id).map(pledgeInfo),
    })),
    balances: groups
      .map(({ partnerId, code, pledged, registered, ...group }) => ({
        ...{ partnerId, partner: names.get(partnerId)!, code, pledged, registered },
        active: groupActive({ ...group }, month, evidence),
      }))
      .sort((a, b) => a.partner.localeCompare(b.partner, 'id') || (a.code ?? '').localeCompare(b.code ?? '')),
    endings: (await pledgeEndings(records, { demo, from: month, to: addMonths(month, AHEAD - 1) })).map(
      endingInfo,
    ),
    month,
    months: periodsBetween(addMonths(month, -BEGINS.back), addMonths(month, BEGINS.ahead)),
  };
}

/** How members stay says something of those only who do not have a sponsor. */
function evidenceFor(
  { config: { appDir }, warehouse, facts }: PageContext,
  groups: readonly PledgeGroup[],
  period: Period,
) {
  const isAsked = groups.some(({ registrations }) => registrations.some(({ payer }) => !isSponsor(payer)));
  if (!isAsked || facts.periods.length === 0) return NO_EVIDENCE;
  return readStayEvidence({ appDir, warehouse }, { at: period, kecamatan: null });
}

function pledgeInfo(pledge: StoredPledge): PledgeInfo {
  const { id, code, people, payer, fromMonth, months, note, authorName, createdAt, cancelledAt } = pledge;
  return {
    ...{ id, code, people, payer, fromMonth, months, note, authorName },
    lastMonth: lastPaidMonth(pledge),
    createdAt: createdAt.toISOString(),
    cancelledAt: cancelledAt?.toISOString() ?? null,
  };
}

/** A pledge that ends, without what a page does not show. */
function endingInfo({
  id,
  partner,
  code,
  payer,
  people,
  registered,
  lastMonth,
}: PledgeEnding): PledgeEndingInfo {
  return { id, partner, code, payer, people, registered, lastMonth };
}

/**
 * Pledges whose last paid month is one of `months` from the selection's month on, for the list of who ends: of the chosen kecamatan;
 * those for all desa of a partner together only where the whole branch is looked at. They are of the self-employed.
 */
export async function pledgesThatEnd(
  { areas, facts }: Pick<PageContext, 'areas' | 'facts'>,
  { period, segment, kecamatan }: Pick<Selection, 'period' | 'segment' | 'kecamatan'>,
  { records, demo, months }: Pick<PartnersAsked, 'records' | 'demo'> & { months: number },
): Promise<PledgeEndingInfo[]> {
  const isAsked = segment === 'bpu' || segment === 'total';
  if (!isAsked || facts.periods.length === 0) return [];
  const found = await pledgeEndings(records, { demo, from: period, to: addMonths(period, months - 1) });
  const isSeen = ({ code }: PledgeEnding) =>
    code === null
      ? areas === null && kecamatan === null
      : coversCode({ areas }, code) && (kecamatan === null || code.startsWith(`${kecamatan}.`));
  return found.filter(isSeen).map(endingInfo);
}
