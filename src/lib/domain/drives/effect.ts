import { studentT, Z95 } from '../coverage/student-t.ts';
import { standardError } from './effect-error.ts';
import { compareCohort, type Cohort, type Compared, type LeftOut } from './effect-cohort.ts';
import { shareAt, TREND_MONTHS, type EffectDesa } from './effect-desa.ts';

/** Months after the visit at which the effect is looked for; the last that half of the desa have reached is the answer. */
export const HORIZONS = [3, 6, 12] as const;
export type Horizon = (typeof HORIZONS)[number];

/** With fewer desa that can be compared it is too early to tell. Intervals were simulated with 12 visited desa and more. */
export const LEAST_COMPARED = 8;
/** With fewer the answer carries a caveat. */
const FEW_COMPARED = 20;
/** The placebo looks a year back, or just far enough for its months to end before the visit. */
const PLACEBO_MONTHS = 12;

/** Share of the eligible (0–1) that is active because of the drives, with its 95% interval, over so many visited desa. */
export interface EffectEstimate {
  share: number;
  low: number;
  high: number;
  compared: number;
}

/** What a reader must know beside the number. The first ones always hold. */
export const CAVEATS = [
  'not-drawn-by-lot',
  'common-causes',
  'spillover',
  'eligible-estimated',
  'few-compared',
  'left-out',
  'placebo-fails',
  'no-placebo',
] as const;
export type Caveat = (typeof CAVEATS)[number];

/** Mean change of the share since the month before the visit, so many months from it (0: the month of the visit). */
export interface EffectMonth {
  month: number;
  visited: number;
  controls: number;
}

export interface DriveEffect {
  /** Months after the visit that the answer is about. */
  after: Horizon;
  /** Null: too early to tell. */
  estimate: EffectEstimate | null;
  /** Every horizon, with its estimate or how many desa can be compared so far. */
  horizons: { after: Horizon; estimate: EffectEstimate | null; compared: number }[];
  compared: Compared[];
  leftOut: { code: string; why: LeftOut }[];
  /** The same computation as if the visits had been so many months earlier; null: there are not months enough. */
  placebo: { monthsEarlier: number; estimate: EffectEstimate } | null;
  months: EffectMonth[];
  caveats: Caveat[];
}

/**
 * What drives have changed: the share of eligible workers who are active, in visited desa before and after their first visit, against
 * desa alike that were not visited (difference-in-differences). A share, not people: desa differ sixfold in size, and a desa's months go
 * on in proportion to it. The order of desa does not matter.
 */
export function driveEffect(desa: readonly EffectDesa[]): DriveEffect {
  const found = HORIZONS.map((after) => ({ after, ...effectAt(desa, after) }));
  const most = Math.max(...found.map(({ compared }) => compared.length));
  const answer =
    found.findLast(({ estimate, compared }) => estimate !== null && 2 * compared.length >= most) ?? found[0]!;
  const placebo = answer.estimate && placeboOf(desa, answer.after);
  return {
    after: answer.after,
    estimate: answer.estimate,
    horizons: found.map(({ after, estimate, compared }) => ({ after, estimate, compared: compared.length })),
    compared: answer.compared,
    leftOut: answer.leftOut,
    placebo,
    months: monthsOf(desa, answer.compared, answer.after),
    caveats: answer.estimate ? caveatsOf(answer, placebo) : [],
  };
}

interface Measured {
  estimate: EffectEstimate | null;
  compared: Compared[];
  leftOut: DriveEffect['leftOut'];
}

/** The effect so many months after the visits; null with too few desa that can be compared. */
export function effectAt(desa: readonly EffectDesa[], after: number): Measured {
  const visits = [...new Set(desa.flatMap(({ visited }) => (visited === null ? [] : [visited])))];
  const cohorts = visits.sort((a, b) => a - b).map((visit) => compareCohort(desa, { visit, after }));
  const compared = cohorts.flatMap((cohort) => cohort.compared);
  const leftOut = cohorts.flatMap((cohort) => cohort.leftOut);
  return { estimate: compared.length < LEAST_COMPARED ? null : estimateOf(cohorts), compared, leftOut };
}

/**
 * Mean over visited desa of change less expected change, with its 95% interval (`standardError`): Student's t of as many degrees of
 * freedom as there are kecamatan among the controls, less one (Cameron & Miller 2015, J. Human Resources 50).
 */
function estimateOf(cohorts: readonly Cohort[]): EffectEstimate {
  const compared = cohorts.flatMap((cohort) => cohort.compared);
  const share = meanOf(compared.map(({ desa, expected }) => desa.change - expected));
  const kecamatan = new Set(compared.flatMap(({ controls }) => controls.map((one) => one.kecamatan)));
  const half = studentT(Z95, Math.max(6, kecamatan.size - 1)) * standardError(cohorts);
  return { share, low: share - half, high: share + half, compared: compared.length };
}

function placeboOf(desa: readonly EffectDesa[], after: number): DriveEffect['placebo'] {
  const disjoint = after + 1;
  for (const monthsEarlier of new Set([Math.max(PLACEBO_MONTHS, disjoint), disjoint])) {
    const earlier = desa.map((one) => ({
      ...one,
      visited: one.visited === null ? null : one.visited - monthsEarlier,
    }));
    const { estimate } = effectAt(earlier, after);
    if (estimate) return { monthsEarlier, estimate };
  }
  return null;
}

function monthsOf(desa: readonly EffectDesa[], compared: readonly Compared[], after: number): EffectMonth[] {
  const known = new Map(desa.map((one) => [one.code, one]));
  const since = (code: string, visit: number, month: number): number | null => {
    const one = known.get(code)!;
    const [then, before] = [shareAt(one, visit + month), shareAt(one, visit - 1)];
    return then === null || before === null ? null : then - before;
  };
  const range = Array.from({ length: TREND_MONTHS + 2 + after }, (_, i) => i - TREND_MONTHS - 1);
  return range.flatMap((month) => {
    const pairs = compared.flatMap(({ visit, desa: { code }, controls }) => {
      const visited = since(code, visit, month);
      const others = controls.flatMap((one) => since(one.code, visit, month) ?? []);
      return visited === null || others.length === 0 ? [] : [{ visited, controls: meanOf(others) }];
    });
    if (pairs.length === 0) return [];
    const mean = (of: 'visited' | 'controls') => meanOf(pairs.map((pair) => pair[of]));
    return [{ month, visited: mean('visited'), controls: mean('controls') }];
  });
}

function caveatsOf({ compared, leftOut }: Measured, placebo: DriveEffect['placebo']): Caveat[] {
  const holds: Partial<Record<Caveat, boolean>> = {
    'few-compared': compared.length < FEW_COMPARED,
    'left-out': leftOut.some(({ why }) => why !== 'too-recent'),
    'placebo-fails': placebo !== null && !holdsZero(placebo.estimate),
    'no-placebo': placebo === null,
  };
  return CAVEATS.filter((caveat) => holds[caveat] ?? true);
}

/** Whether an interval allows for no effect at all. */
export function holdsZero({ low, high }: EffectEstimate): boolean {
  return low <= 0 && 0 <= high;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
