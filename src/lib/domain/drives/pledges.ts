import { addMonths, monthIndex, type Period } from '../calendar/period.ts';
import { isSponsor, type Payer } from '../coverage/enrollment.ts';
import { stillActive, type Shares, type StayBasis, type StayEvidence } from '../targets/still-active.ts';
import { roundToTotal } from '../workers/largest-remainder.ts';

/** Who may pay for people whom a partner pledges: everybody who pays for the self-employed. */
export const PLEDGE_PAYERS = [
  'mandiri',
  'donatur',
  'csr',
  'apbd',
  'apbdes',
  'dbhcht',
  'perisai',
] as const satisfies readonly Payer[];
export type PledgePayer = (typeof PLEDGE_PAYERS)[number];

/** What a partner has promised: people to be protected, who pays for them, from when and for how long. */
export interface Pledge {
  id: string;
  partnerId: string;
  /** Desa; null: in all desa the partner works in together. */
  code: string | null;
  people: number;
  payer: PledgePayer;
  fromMonth: Period;
  /** Months paid for; null: no end was agreed. */
  months: number | null;
}

/** People registered at visits that were made with a partner, in a desa and month, by who pays. */
export interface PartnerRegistration {
  partnerId: string;
  code: string;
  month: Period;
  payer: Payer;
  people: number;
}

/** All pledges of a partner in one desa, or (`code` null) in its other desa together, and who was registered since the first of them. */
export interface PledgeGroup {
  partnerId: string;
  code: string | null;
  /** By their first month. */
  pledges: Pledge[];
  registrations: PartnerRegistration[];
  /** People. */
  pledged: number;
  registered: number;
}

/** Last month that is paid; null where no end was agreed. */
export function lastPaidMonth({ fromMonth, months }: Pick<Pledge, 'fromMonth' | 'months'>): Period | null {
  return months === null ? null : addMonths(fromMonth, months - 1);
}

/**
 * Pledges beside the registrations they brought. Registrations are not those of one pledge: they are set against all pledges of the
 * partner in their desa, or, in a desa without one of its own, against those for all its desa; so that nobody counts twice.
 */
export function pledgeGroups(
  pledges: readonly Pledge[],
  registrations: readonly PartnerRegistration[],
): PledgeGroup[] {
  const groups = new Map<string, Pledge[]>();
  const keyOf = ({ partnerId, code }: Pick<Pledge, 'partnerId' | 'code'>) => `${partnerId} ${code ?? ''}`;
  for (const pledge of pledges) groups.set(keyOf(pledge), [...(groups.get(keyOf(pledge)) ?? []), pledge]);
  return [...groups.values()].map((found) => {
    const sorted = [...found].sort((a, b) =>
      a.fromMonth < b.fromMonth ? -1 : a.fromMonth > b.fromMonth ? 1 : 0,
    );
    const { partnerId, code, fromMonth } = sorted[0]!;
    const isOf = (one: PartnerRegistration) =>
      one.partnerId === partnerId &&
      one.month >= fromMonth &&
      (code === null ? !groups.has(keyOf(one)) : one.code === code);
    const own = registrations.filter(isOf);
    return {
      ...{ partnerId, code, pledges: sorted, registrations: own },
      pledged: sum(sorted),
      registered: sum(own),
    };
  });
}

/** What is left of a pledge in a desa. */
export interface PledgeLeft {
  partnerId: string;
  /** Pledged, people. */
  people: number;
  payer: PledgePayer;
  /** Pledged and not yet registered, people. */
  remaining: number;
  /** Whether it is this desa's share of a pledge for all desa of the partner. */
  isShare: boolean;
}

/**
 * What remains of the pledges that hold in a month, by desa. Who was registered is taken from the earliest pledge first; a pledge for
 * all desa of a partner is shared out equally over those of them without one of their own.
 *
 * @param desaOf codes of the desa each partner works in
 */
export function pledgesLeft(
  pledges: readonly Pledge[],
  registrations: readonly PartnerRegistration[],
  { month, desaOf }: { month: Period; desaOf: ReadonlyMap<string, readonly string[]> },
): Map<string, PledgeLeft[]> {
  const holding = pledges.filter(
    (pledge) => pledge.fromMonth <= month && month <= (lastPaidMonth(pledge) ?? month),
  );
  const left = new Map<string, PledgeLeft[]>();
  const add = (code: string, one: PledgeLeft) => left.set(code, [...(left.get(code) ?? []), one]);
  const hasOwn = new Set(holding.map(({ partnerId, code }) => `${partnerId} ${code}`));
  for (const { partnerId, code, pledges: found, registered } of pledgeGroups(holding, registrations)) {
    let taken = registered;
    for (const { people, payer } of found) {
      const remaining = Math.max(0, people - taken);
      taken -= people - remaining;
      if (code !== null) {
        add(code, { partnerId, people, payer, remaining, isShare: false });
        continue;
      }
      const desa = (desaOf.get(partnerId) ?? []).filter((one) => !hasOwn.has(`${partnerId} ${one}`));
      const [shares, rest] = [sharedOut(people, desa.length), sharedOut(remaining, desa.length)];
      desa.forEach((one, i) => {
        if (shares[i]! > 0) {
          const [here, leftHere] = [shares[i]!, rest[i]!];
          add(one, { partnerId, people: here, payer, remaining: leftHere, isShare: true });
        }
      });
    }
  }
  return left;
}

function sharedOut(people: number, parts: number): ArrayLike<number> {
  return parts === 0 ? [] : roundToTotal(new Float64Array(parts).fill(1), people);
}

/** People still active of those registered, and what that rests on. */
export interface GroupActive extends Shares {
  basis: StayBasis[];
}

/**
 * Of the people registered under a group's pledges, how many are active in a month: an estimate, since Jangkau knows no single person.
 * Null where it cannot be said of some of them: who pays is not known, or a sponsor does and nobody said for how long.
 */
export function groupActive(
  { pledges, registrations }: Pick<PledgeGroup, 'pledges' | 'registrations'>,
  month: Period,
  evidence: StayEvidence,
): GroupActive | null {
  const total: GroupActive = { low: 0, mid: 0, high: 0, basis: [] };
  for (const { payer, month: from, people } of registrations) {
    const months = isSponsor(payer) ? monthsPaid(pledges, payer, from) : 1;
    if (months === null || payer === 'tidak-tercatat') return null;
    const { low, mid, high, basis } = stillActive(month, { payer, from, months }, evidence);
    total.low += low * people;
    total.mid += mid * people;
    total.high += high * people;
    if (!total.basis.includes(basis)) total.basis.push(basis);
  }
  return total;
}

/** Months a sponsor pays for those registered in a month, by the pledge of that payer that ends last; 0 where all had ended. */
function monthsPaid(pledges: readonly Pledge[], payer: Payer, from: Period): number | null {
  const ends = pledges.filter((pledge) => pledge.payer === payer).map(lastPaidMonth);
  const last = ends.some((end) => end === null)
    ? undefined
    : ends
        .filter((end) => end !== null)
        .sort()
        .at(-1);
  return last === undefined ? null : Math.max(0, monthIndex(last) - monthIndex(from) + 1);
}

function sum(of: readonly { people: number }[]): number {
  return of.reduce((total, { people }) => total + people, 0);
}
