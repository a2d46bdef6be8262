import { TERRAINS, type Terrain } from '../workers/terrain.ts';
import { changeOf, isUntouched, type DesaChange, type EffectDesa, type Window } from './effect-desa.ts';
import { slopes } from './slopes.ts';

/** Desa that one is compared with. */
const CONTROLS = 5;
/** Fewer say too little. */
const LEAST_CONTROLS = 2;
/** Farther apart than so many standard deviations two desa are not alike. */
const FARTHEST = 1;
/** The doubt about a desa is seen in so many that are nearest to it. */
const DOUBT_SEEN_IN = 20;
/** With fewer comparable desa, differences that are left are not corrected for. */
const LEAST_FOR_SLOPES = 30;

/** A visited desa and those it is compared with. */
export interface Compared {
  visit: number;
  desa: DesaChange;
  controls: DesaChange[];
  /** Change of the share that is expected without a visit: the mean of the controls', corrected for what they still differ in. */
  expected: number;
  /** Expected square of the error of such an expectation that is the desa's own. */
  doubt: number;
}

/** Why a visited desa is not compared: the window is not over, a month it needs is unknown, or there are no desa alike. */
export type LeftOut = 'too-recent' | 'not-reported' | 'no-alike';

export interface Cohort {
  compared: Compared[];
  leftOut: { code: string; why: LeftOut }[];
  /** By how much a control's own change differs from what those like it would let expect. */
  errorOf: (code: string) => number;
  /** All desa that may be compared with. */
  controls: readonly DesaChange[];
}

interface Placed extends DesaChange {
  /** `before`, in standard deviations of the comparable desa. */
  at: readonly number[];
}

/** Comparable desa by terrain. */
type Pool = ReadonlyMap<Terrain, readonly Placed[]>;

/**
 * Desa first visited in one month, each compared with up to five of the same terrain that are alike before (gap, share, trend) and were
 * not visited by the end of the window. Each desa may be a control of several.
 * Method: nearest neighbours with replacement within a caliper, corrected by regression (Abadie & Imbens 2011, JBES 29).
 */
export function compareCohort(desa: readonly EffectDesa[], window: Window): Cohort {
  const isVisited = ({ visited }: EffectDesa) => visited === window.visit;
  const changes = desa.map((one) => ({ one, change: changeOf(one, window) }));
  const controls = changes.flatMap(({ one, change }) => (change && isUntouched(one, window) ? [change] : []));
  const place = placing(controls);
  const pool: Pool = new Map(
    TERRAINS.map((terrain) => [terrain, controls.filter((one) => one.terrain === terrain).map(place)]),
  );
  const slope = controls.length < LEAST_FOR_SLOPES ? [0, 0, 0] : slopesWithin(pool);
  const errorOf = errorsOf(pool, slope);
  const leftOut: Cohort['leftOut'] = [];
  const compared = changes.flatMap(({ one, change }): Compared[] => {
    if (!isVisited(one)) return [];
    const found = change && compare(place(change), pool, slope, errorOf);
    if (found) return [{ visit: window.visit, ...found }];
    leftOut.push({ code: one.code, why: change ? 'no-alike' : whyUnknown(one, window) });
    return [];
  });
  return { compared, leftOut, errorOf, controls };
}

function compare(
  desa: Placed,
  pool: Pool,
  slope: readonly number[],
  errorOf: Cohort['errorOf'],
): Omit<Compared, 'visit'> | null {
  const near = nearest(desa, pool);
  const controls = near
    .slice(0, CONTROLS)
    .filter(({ distance }) => distance <= FARTHEST)
    .map(({ one }) => one);
  if (controls.length < LEAST_CONTROLS) return null;
  const seen = near.slice(0, DOUBT_SEEN_IN).map(({ one }) => errorOf(one.code) ** 2);
  return { desa, controls, expected: expectedOf(desa, controls, slope), doubt: meanOf(seen) };
}

/** The error of a control against its own nearest, as large as if those were the truth; worked out when first asked for. */
function errorsOf(pool: Pool, slope: readonly number[]): Cohort['errorOf'] {
  const placed = new Map([...pool.values()].flat().map((one) => [one.code, one]));
  const known = new Map<string, number>();
  const compute = (one: Placed): number => {
    const like = nearest(one, pool)
      .slice(0, CONTROLS)
      .map(({ one: other }) => other);
    if (like.length === 0) return 0;
    return (one.change - expectedOf(one, like, slope)) * Math.sqrt(like.length / (like.length + 1));
  };
  return (code) => {
    const error = known.get(code) ?? compute(placed.get(code)!);
    known.set(code, error);
    return error;
  };
}

function expectedOf(desa: Placed, controls: readonly Placed[], slope: readonly number[]): number {
  return meanOf(
    controls.map((one) => one.change + sumOf(slope.map((each, k) => each * (desa.at[k]! - one.at[k]!)))),
  );
}

/** Of the same terrain, the nearest first; of equally near ones by code. */
function nearest(desa: Placed, pool: Pool): { one: Placed; distance: number }[] {
  return (pool.get(desa.terrain) ?? [])
    .filter(({ code }) => code !== desa.code)
    .map((one) => ({ one, distance: distanceOf(desa.at, one.at) }))
    .sort((a, b) => a.distance - b.distance || (a.one.code < b.one.code ? -1 : 1));
}

function distanceOf(a: readonly number[], b: readonly number[]): number {
  return Math.sqrt((a[0]! - b[0]!) ** 2 + (a[1]! - b[1]!) ** 2 + (a[2]! - b[2]!) ** 2);
}

function whyUnknown({ active }: EffectDesa, { visit, after }: Window): LeftOut {
  return visit + after >= active.length ? 'too-recent' : 'not-reported';
}

function placing(controls: readonly DesaChange[]): (one: DesaChange) => Placed {
  const spread = [0, 1, 2].map((k) => {
    const values = controls.map(({ before }) => before[k]!);
    const mean = meanOf(values);
    return Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2))) || 1;
  });
  return (one) => ({ ...one, at: one.before.map((value, k) => value / spread[k]!) });
}

/** How the change goes with what desa were like before, among desa of the same terrain. */
function slopesWithin(pool: Pool): number[] {
  return slopes(
    [...pool.values()].flatMap((own) => {
      const middle = [0, 1, 2].map((k) => meanOf(own.map(({ at }) => at[k]!)));
      const change = meanOf(own.map((one) => one.change));
      return own.map((one) => ({ x: one.at.map((value, k) => value - middle[k]!), y: one.change - change }));
    }),
  );
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function meanOf(values: readonly number[]): number {
  return sumOf(values) / values.length;
}
