import { nextMonth } from '../calendar/holidays.ts';
import type { AskedDesa, AskedTeam, PlanAsked } from './plan-asked.ts';

/** What a plan begins with unless told; assumptions of the team, to be changed in the form. */
const OFFICERS = 2;
const MAX_STOPS = 4;
/** 8 to 16 o'clock. */
const HOURS = { from: 480, to: 960 } as const;
const VISIT_MINUTES = 90;
const TEAM_DAY_IDR = 350_000;
const KM_IDR = 2_500;
/** A desa is left in peace for so long. */
const MIN_GAP_DAYS = 60;

/** Nothing wished of a desa. */
export const NO_WISH: AskedDesa = {
  rule: null,
  agreed: [],
  notDays: [],
  market: null,
  partnerId: null,
  channel: null,
  visitMinutes: null,
};

/** The n-th team (from 1) as it is proposed. */
export function defaultTeam(n: number): AskedTeam {
  return {
    name: `Tim ${n}`,
    ...{ officers: OFFICERS, maxStops: MAX_STOPS, costPerDayIdr: TEAM_DAY_IDR, daysOff: [] },
    ...HOURS,
  };
}

/**
 * A plan for the coming calendar month: two teams from the base, working days from Monday to Friday, each kecamatan at least once.
 *
 * @param today ISO date
 * @param kecamatan codes that have desa to visit
 */
export function defaultPlan(today: string, base: PlanAsked['base'], kecamatan: readonly string[]): PlanAsked {
  return {
    ...nextMonth(today),
    weekdays: [1, 2, 3, 4, 5],
    closed: [],
    base,
    teams: [defaultTeam(1), defaultTeam(2)],
    kecamatan: [],
    visitMinutes: VISIT_MINUTES,
    budgetIdr: null,
    costPerKmIdr: KM_IDR,
    floors: kecamatan.map((code) => ({ kecamatan: code, visits: 1 })),
    registrations: null,
    counts: 'still-active',
    minGapDays: MIN_GAP_DAYS,
    explore: false,
    followUps: false,
    travel: 'estimate',
    desa: {},
  };
}
