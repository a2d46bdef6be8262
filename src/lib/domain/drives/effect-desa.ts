import type { Terrain } from '../workers/terrain.ts';

/** Months of trend before a visit that comparable desa are matched on. */
export const TREND_MONTHS = 6;

/** A desa as its effect is looked for. */
export interface EffectDesa {
  code: string;
  /** Code; desa of one kecamatan may have months in common. */
  kecamatan: string;
  terrain: Terrain;
  /** Workers, people; null: unknown. */
  eligible: number | null;
  /** Active members at the end of each month, people; null: not reported. */
  active: readonly (number | null)[];
  /** Month of the first visit, an index into `active` (may lie outside); null: never visited. */
  visited: number | null;
}

/** A desa around one month of visits: what it was like before, and how it went on. */
export interface DesaChange {
  code: string;
  kecamatan: string;
  terrain: Terrain;
  eligible: number;
  /** At the end of the month before: logarithm of the gap, share of eligible active (0–1), and its change over six months. */
  before: readonly [gap: number, share: number, trend: number];
  /** Share at the end of the month asked for, less the one before the visit. */
  change: number;
}

/** What is measured: months of visits in which it is, and so many months after. */
export interface Window {
  visit: number;
  after: number;
}

/** Null where a month that is needed was not reported, or the workers are unknown. */
export function changeOf(desa: EffectDesa, { visit, after }: Window): DesaChange | null {
  const { code, kecamatan, terrain, eligible } = desa;
  if (eligible === null || eligible <= 0) return null;
  const [early, before, then] = [visit - 1 - TREND_MONTHS, visit - 1, visit + after].map((month) =>
    shareAt(desa, month),
  );
  if (early == null || before == null || then == null) return null;
  const gap = Math.log(Math.max(1, eligible * (1 - before)));
  return { code, kecamatan, terrain, eligible, before: [gap, before, before - early], change: then - before };
}

/** Share (0–1) of the eligible that are active at the end of a month; null: unknown. */
export function shareAt({ eligible, active }: EffectDesa, month: number): number | null {
  const people = active[month] ?? null;
  return people === null || eligible === null || eligible <= 0 ? null : people / eligible;
}

/** Whether a desa may be compared with those visited in a month: it has not been visited by the end of the window. */
export function isUntouched({ visited }: EffectDesa, { visit, after }: Window): boolean {
  return visited === null || visited > visit + after;
}
