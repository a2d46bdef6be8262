import type { SplitProblem } from './split-problem.ts';
import type { Bounds, SplitDesa, SplitWishes } from './split-wishes.ts';

/** A desa that takes part, with the bounds that hold for it; `high` may be infinite. */
export interface BoundDesa {
  code: string;
  kecamatan: string;
  eligible: number;
  /** Members it has, to reckon with: 0 where unknown (its number is given then). */
  active: number;
  members: number | null;
  responseRate: number | null;
  low: number;
  high: number;
  /** Its number is given: locked, or typed (`kept`: not typed, so it keeps what it has). */
  given: 'lock' | 'hand' | 'kept' | null;
}

/**
 * The desa that take part and their bounds, and every wish that cannot be met whatever the total is. A desa whose eligible workers
 * or members are unknown takes part only with a number that was given.
 */
export function boundDesa(
  desa: readonly SplitDesa[],
  wishes: SplitWishes,
): { known: BoundDesa[]; problems: SplitProblem[] } {
  const known = desa.flatMap((one) => bound(one, wishes) ?? []);
  const problems = [
    ...unknownCodes(desa, wishes),
    ...desa.flatMap((one) => desaProblem(one, wishes)),
    ...Object.entries(wishes.kecamatanBounds).flatMap(([code, own]) => crossed(code, own)),
  ];
  return { known, problems };
}

function bound(one: SplitDesa, wishes: SplitWishes): BoundDesa | null {
  const { code, kecamatan, responseRate } = one;
  const fixed = fixedAt(one, wishes);
  const figures = { eligible: one.eligible ?? 0, active: one.active ?? 0, members: one.active };
  const place = { code, kecamatan, responseRate, ...figures };
  if (fixed !== null) return { ...place, low: fixed.people, high: fixed.people, given: fixed.given };
  if (one.eligible === null || one.active === null) return null;
  const own = wishes.desaBounds[code] ?? {};
  const low = Math.max(own.min ?? 0, wishes.keepActive ? one.active : 0);
  const high = Math.min(own.max ?? Infinity, wishes.cap ? mostOf(one.eligible, one.active) : Infinity);
  return { ...place, low, high, given: null };
}

function fixedAt(
  { code, active }: SplitDesa,
  { locks, byHand, rule }: SplitWishes,
): { people: number; given: 'lock' | 'hand' | 'kept' } | null {
  if (locks[code] !== undefined) return { people: locks[code], given: 'lock' };
  if (rule !== 'by-hand') return null;
  if (byHand[code] !== undefined) return { people: byHand[code], given: 'hand' };
  return active === null ? null : { people: active, given: 'kept' };
}

/** More active than eligible is not clipped: what a desa has is what it may keep. */
function mostOf(eligible: number, active: number): number {
  return Math.max(eligible, active);
}

function unknownCodes(desa: readonly SplitDesa[], wishes: SplitWishes): SplitProblem[] {
  const desaCodes = new Set(desa.map(({ code }) => code));
  const kecamatanCodes = new Set(desa.map(({ kecamatan }) => kecamatan));
  return (['locks', 'desaBounds', 'kecamatanBounds', 'byHand'] as const).flatMap((of) => {
    const there = of === 'kecamatanBounds' ? kecamatanCodes : desaCodes;
    const codes = Object.keys(wishes[of]).filter((code) => !there.has(code));
    return codes.length > 0 ? [{ kind: 'unknown-code' as const, of, codes: codes.sort() }] : [];
  });
}

function desaProblem(one: SplitDesa, wishes: SplitWishes): SplitProblem[] {
  const { code, eligible, active } = one;
  const own = wishes.desaBounds[code] ?? {};
  const { min = 0, max = Infinity } = own;
  const cross = crossed(code, own);
  if (cross.length > 0) return cross;
  const fixed = fixedAt(one, wishes);
  if (fixed !== null) {
    if (fixed.people >= min && fixed.people <= max) return [];
    const kind = fixed.given === 'lock' ? ('lock-outside' as const) : ('hand-outside' as const);
    return [{ kind, code, people: fixed.people, min, max: own.max ?? null }];
  }
  if (eligible === null || active === null) return [];
  if (wishes.keepActive && max < active) return [{ kind: 'max-below-active', code, max, active }];
  const most = mostOf(eligible, active);
  return wishes.cap && min > most ? [{ kind: 'min-above-cap', code, min, most }] : [];
}

function crossed(code: string, { min, max }: Bounds): SplitProblem[] {
  return min !== undefined && max !== undefined && min > max
    ? [{ kind: 'min-above-max', code, min, max }]
    : [];
}
