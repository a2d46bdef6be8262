import { workingDays } from '../outreach/calendar.ts';
import { mostRegistrations } from '../outreach/response.ts';
import type { OutreachRequestInput, Range } from '../outreach/request.ts';
import { BASE_PLACE as BASE } from './travel.ts';
import { NO_WISH } from './default-plan.ts';
import type { PlanAsked } from './plan-asked.ts';

/** What is known of a desa that may be visited. */
export interface PlanDesa {
  code: string;
  name: string;
  /** Code. */
  kecamatan: string;
  lat: number;
  lon: number;
  /** Unprotected self-employed workers, people; null: unknown. */
  unprotected: number | null;
  /** Self-employed members in arrears who pay for themselves, people; null: unknown. */
  arrears: number | null;
  /** ISO date of the last visit recorded; null: never. */
  lastVisit: string | null;
}

/** What a plan is made from beside the planner's wishes. */
export interface PlanFacts {
  desa: readonly PlanDesa[];
  /** Public holidays and cuti bersama, ISO dates. */
  holidays: readonly string[];
  /** Registrations expected of a visit of so many minutes by so many officers, with what a partner has pledged. */
  registrations: (
    desa: PlanDesa & { unprotected: number },
    visit: { officers: number; minutes: number; partnerId: string | null },
  ) => Range;
  /** Share (0–1) of those registered who are active after 12 months. */
  stillActive: number;
  /** Times between the base (place `base`) and desa (places by code), in this order. */
  travel: OutreachRequestInput['travel'];
  /** Kilometres an hour near each place; where it has none, as `travel` says. */
  speedKmh: (code: string) => number | undefined;
}

/** Of members in arrears, the share (0–1) that a visit brings back; assumption, PLANNER. */
export const RECOVERY: Range = { low: 0.15, mid: 0.3, high: 0.45 };
/** Fewer are no reason to drive there. */
const LEAST_ARREARS = 5;
const FOLLOW_UP_MINUTES = 45;
/** A kilometre breaks ties only: a thousand count as one person. */
const KM_WEIGHT = 0.001;
/** What a first visit to a desa counts more, in people, where desa never visited are preferred. */
export const EXPLORE_BONUS = 1;
const MARKET_MULTIPLIER = 1.3;

/** Why a desa of the chosen kecamatan is not offered to the planner. */
export type LeftOut = { code: string; reason: 'unknown' | 'nobody-unprotected' | 'forbidden' };

/**
 * The desa of the chosen kecamatan that a plan may visit, and the others with the reason. One with an unknown number of unprotected
 * workers is offered only where it is pinned, and then counts for nothing.
 */
export function offeredDesa<D extends PlanDesa>(
  asked: PlanAsked,
  desa: readonly D[],
): { offered: D[]; leftOut: LeftOut[] } {
  const chosen = desa.filter(
    ({ kecamatan }) => asked.kecamatan.length === 0 || asked.kecamatan.includes(kecamatan),
  );
  const leftOut: LeftOut[] = [];
  const offered = chosen.filter((one) => {
    const reason = whyLeftOut(one, asked);
    if (reason !== null) leftOut.push({ code: one.code, reason });
    return reason === null;
  });
  return { offered, leftOut };
}

/** The request of what a planner asks. @param facts whose desa are those offered, in the order of the table of travel */
export function composeRequest(asked: PlanAsked, facts: PlanFacts): OutreachRequestInput {
  const { desa: offered } = facts;
  const kecamatan = new Set(offered.map((desa) => desa.kecamatan));
  const horizon = {
    ...{ from: asked.from, to: asked.to, weekdays: asked.weekdays },
    holidays: [...new Set([...facts.holidays, ...asked.closed])].filter(
      (date) => date >= asked.from && date <= asked.to,
    ),
  };
  const { lat, lon } = asked.base;
  const place = (id: string, at: { lat: number; lon: number }) => {
    const speedKmh = facts.speedKmh(id);
    return { id, lat: at.lat, lon: at.lon, ...(speedKmh !== undefined && { speedKmh }) };
  };
  return {
    format: 1,
    horizon,
    places: [place(BASE, { lat, lon }), ...offered.map((desa) => place(desa.code, desa))],
    teams: asked.teams.map(({ name, ...team }) => ({ ...team, id: name, start: BASE })),
    desa: offered.map((desa) => requestDesa(desa, asked, facts)),
    travel: facts.travel,
    budget: { idr: asked.budgetIdr, costPerKmIdr: asked.costPerKmIdr },
    floors: asked.floors
      .filter((floor) => floor.visits > 0 && kecamatan.has(floor.kecamatan))
      .map(({ kecamatan: of, visits }) => ({ kecamatan: of, visits })),
    targets: targetsOf(asked, horizon),
    objective: {
      registration: asked.counts === 'registered' ? 1 : 0,
      stillActive: asked.counts === 'still-active' ? 1 : 0,
      km: KM_WEIGHT,
    },
  };
}

function whyLeftOut({ code, unprotected }: PlanDesa, { desa }: PlanAsked): LeftOut['reason'] | null {
  const rule = desa[code]?.rule ?? null;
  if (rule === 'forbidden') return 'forbidden';
  if (rule === 'pinned') return null;
  if (unprotected === null) return 'unknown';
  return unprotected > 0 ? null : 'nobody-unprotected';
}

function requestDesa(
  desa: PlanDesa,
  asked: PlanAsked,
  facts: PlanFacts,
): OutreachRequestInput['desa'][number] {
  const wish = asked.desa[desa.code] ?? NO_WISH;
  const minutes = wish.visitMinutes ?? asked.visitMinutes;
  // What a team can take down must not be more than the smallest of them can.
  const officers = Math.min(...asked.teams.map((team) => team.officers));
  const { unprotected, arrears } = desa;
  const registrations =
    unprotected === null || unprotected <= 0
      ? { low: 0, mid: 0, high: 0 }
      : facts.registrations({ ...desa, unprotected }, { officers, minutes, partnerId: wish.partnerId });
  // More people come on a market day, but no more can be taken down.
  const room = mostRegistrations({ officers, minutes }) / registrations.high;
  const multiplier = Math.max(1, Math.min(MARKET_MULTIPLIER, room));
  return {
    ...{ code: desa.code, place: desa.code, kecamatan: desa.kecamatan },
    ...{ visitMinutes: minutes, stillActive: facts.stillActive, pinned: wish.rule === 'pinned' },
    registrations,
    ...(wish.market !== null && { market: { weekday: wish.market, multiplier } }),
    ...{ onlyDays: wish.agreed, notDays: wish.notDays },
    ...{ lastVisit: desa.lastVisit, minGapDays: asked.minGapDays },
    ...(asked.followUps && arrears !== null && arrears >= LEAST_ARREARS && { followUp: followUpOf(arrears) }),
    ...(asked.explore && desa.lastVisit === null && { bonus: EXPLORE_BONUS }),
  };
}

function followUpOf(arrears: number) {
  const { low, mid, high } = RECOVERY;
  const recovered = { low: arrears * low, mid: arrears * mid, high: arrears * high };
  return { recovered, visitMinutes: FOLLOW_UP_MINUTES };
}

/** What is wanted in all, over the months by their working days, so that the months add up to it. */
function targetsOf(
  { registrations }: PlanAsked,
  horizon: { from: string; to: string; weekdays: number[]; holidays: string[] },
): { month: string; registrations: number }[] {
  if (registrations === null) return [];
  const days = workingDays({ horizon });
  const months = [...new Set(days.map((date) => date.slice(0, 7)))];
  return months.map((month) => {
    const share = days.filter((date) => date.startsWith(month)).length / days.length;
    return { month, registrations: registrations * share };
  });
}
