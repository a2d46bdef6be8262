import type { Period } from '#lib/domain/calendar/period.ts';
import type { StayEvidence } from '#lib/domain/targets/still-active.ts';
import { readCounts, type MembersSource } from './member-queries.ts';
import { readMembers } from './read-members.ts';

/** Nothing is known: shares are assumed. */
export const NO_EVIDENCE: StayEvidence = { retention: [], monthly: [] };

/** How self-employed members of each payer have stayed, of a kecamatan or (null) the whole scope, as known in a month. */
export async function readStayEvidence(
  source: MembersSource,
  { at, kecamatan }: { at: Period; kecamatan: string | null },
): Promise<StayEvidence> {
  const { retention, stay } = await readMembers(source, { period: at, segment: 'bpu', kecamatan, months: 1 });
  const counts = (await readCounts(source, at, { kecamatan, code: null })).filter(
    ({ segment }) => segment === 'bpu',
  );
  const monthly = stay.rows.flatMap(({ payer, monthly: rate, memberMonths }) => {
    const count = counts.find((one) => one.payer === payer);
    if (payer === 'total' || rate === null || memberMonths === null || !count) return [];
    const members = count.active + count.arrears;
    return members === 0 ? [] : [{ payer, rate, memberMonths, active: count.active / members }];
  });
  return { retention: retention.rows, monthly };
}
