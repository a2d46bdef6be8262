import type { OutreachRequest, Range } from '../outreach/request.ts';
import type { OutreachPlan } from '../outreach/result.ts';
import type { Shares } from '../targets/still-active.ts';

/** A plan and what it was asked for. */
export interface PlanToCompare {
  request: OutreachRequest;
  plan: OutreachPlan;
  /** Of those registered, the share (0–1) that is active after 12 months. */
  stay: Shares;
}

/** Of the registrations (mid) that a plan expects, the share (0–1) in one kecamatan. */
export interface KecamatanShare {
  kecamatan: string;
  share: number;
}

/** What a plan comes to; ranges are people, careful, middle and hopeful. */
export interface PlanFigures {
  registrations: Range;
  /** Of these, active after 12 months. */
  stillActive: Range;
  recovered: Range;
  km: number;
  costIdr: number;
  teamDays: number;
  /** Desa visited, and those that the request offers. */
  desa: number;
  desaOffered: number;
  /** Kecamatan visited, and those that the request offers. */
  kecamatan: number;
  kecamatanOffered: number;
  /** Among the kecamatan visited; null where nobody is expected to register. */
  smallest: KecamatanShare | null;
  largest: KecamatanShare | null;
  /** Rupiah for each registration (mid); null where none is expected. */
  idrPerRegistration: number | null;
  /** Wishes that the plan does not meet. */
  missed: number;
}

/** A desa that one plan visits and the other does not, and the people it expects there, registered or won back. */
export interface OnlyThere {
  desa: string;
  people: Range;
}

/** What one plan has and another has not: positions in the list compared, desa with most people (mid) first. */
export interface PlanDifference {
  first: number;
  second: number;
  onlyFirst: OnlyThere[];
  onlySecond: OnlyThere[];
}

export interface Comparison {
  /** In the order given. */
  figures: PlanFigures[];
  /** Every pair once. */
  differences: PlanDifference[];
}

export const MOST_COMPARED = 4;

/** Puts two to four plans side by side. @throws RangeError for fewer or more */
export function comparePlans(plans: readonly PlanToCompare[]): Comparison {
  if (plans.length < 2 || plans.length > MOST_COMPARED)
    throw new RangeError(`${plans.length} plans cannot be compared: two to ${MOST_COMPARED} can`);
  const people = plans.map(({ plan }) => peopleByDesa(plan));
  const pairs = plans.flatMap((_, first) =>
    plans.slice(first + 1).map((_, k) => [first, first + 1 + k] as const),
  );
  return {
    figures: plans.map(figuresOf),
    differences: pairs.map(([first, second]) => ({
      ...{ first, second },
      onlyFirst: onlyIn(people[first]!, people[second]!),
      onlySecond: onlyIn(people[second]!, people[first]!),
    })),
  };
}

function figuresOf({ request, plan, stay }: PlanToCompare): PlanFigures {
  const { registrations, recovered, km, costIdr, days, missed } = plan;
  const kecamatanOf = new Map(request.desa.map(({ code, kecamatan }) => [code, kecamatan]));
  const visited = new Set(days.flatMap(({ stops }) => stops.map(({ desa }) => desa)));
  const shares = sharesOf(plan, kecamatanOf);
  return {
    ...{ registrations, recovered, km, costIdr, teamDays: days.length, missed: missed.length },
    stillActive: {
      low: registrations.low * stay.low,
      mid: registrations.mid * stay.mid,
      high: registrations.high * stay.high,
    },
    desa: visited.size,
    desaOffered: kecamatanOf.size,
    kecamatan: new Set([...visited].map((code) => kecamatanOf.get(code))).size,
    kecamatanOffered: new Set(kecamatanOf.values()).size,
    smallest: shares.at(-1) ?? null,
    largest: shares[0] ?? null,
    idrPerRegistration: registrations.mid > 0 ? costIdr / registrations.mid : null,
  };
}

/** The largest first, those alike by name. */
function sharesOf(
  { days, registrations }: OutreachPlan,
  kecamatanOf: ReadonlyMap<string, string>,
): KecamatanShare[] {
  if (!(registrations.mid > 0)) return [];
  const sums = new Map<string, number>();
  for (const { desa, kind, people } of days.flatMap(({ stops }) => stops)) {
    const kecamatan = kecamatanOf.get(desa)!;
    sums.set(kecamatan, (sums.get(kecamatan) ?? 0) + (kind === 'follow-up' ? 0 : people.mid));
  }
  return [...sums]
    .map(([kecamatan, people]) => ({ kecamatan, share: people / registrations.mid }))
    .sort((a, b) => b.share - a.share || a.kecamatan.localeCompare(b.kecamatan));
}

function peopleByDesa({ days }: OutreachPlan): Map<string, Range> {
  const sums = new Map<string, Range>();
  for (const { desa, people } of days.flatMap(({ stops }) => stops)) {
    const { low, mid, high } = sums.get(desa) ?? { low: 0, mid: 0, high: 0 };
    sums.set(desa, { low: low + people.low, mid: mid + people.mid, high: high + people.high });
  }
  return sums;
}

function onlyIn(one: ReadonlyMap<string, Range>, other: ReadonlyMap<string, Range>): OnlyThere[] {
  return [...one]
    .filter(([desa]) => !other.has(desa))
    .map(([desa, people]) => ({ desa, people }))
    .sort((a, b) => b.people.mid - a.people.mid || a.desa.localeCompare(b.desa));
}
