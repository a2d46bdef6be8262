import type { Payer } from './enrollment.ts';

/**
 * When a change of active members from one month to the next is a jump: at least so many people, and either so much of the
 * smaller count, or so many robust standard deviations away from the usual change of the series, where it has so many
 * changes that this is known.
 */
export const JUMP = { people: 20, share: 0.5, sds: 4, changes: 12 } as const;

/** The monthly changes of a series, people: median, median absolute deviation (MAD) and how many there are. */
export interface UsualChange {
  median: number;
  mad: number;
  changes: number;
}

/** `jump-large`: more than half as much again, or as much less; `jump-unusual`: unlike the other months of the series. */
export type JumpRule = 'jump-large' | 'jump-unusual';

/** 1.4826 MAD is the standard deviation of a normal distribution: Rousseeuw & Croux (1993), JASA 88, 1273–1283. */
const SDS_PER_MAD = 1.4826;

/** Which rule makes a change a jump; `null` where it is none. Counts are people. */
export function jumpRule(before: number, after: number, usual: UsualChange | null): JumpRule | null {
  const size = Math.abs(after - before);
  if (size < JUMP.people) return null;
  if (size >= JUMP.share * Math.min(before, after)) return 'jump-large';
  const limits = usualLimits(before, usual);
  return limits !== null && (after < limits.low || after > limits.high) ? 'jump-unusual' : null;
}

/** Counts that a usual change leads to, whole people; `null` where too few changes are known. */
export function usualLimits(before: number, usual: UsualChange | null): { low: number; high: number } | null {
  if (usual === null || usual.changes < JUMP.changes) return null;
  const reach = JUMP.sds * SDS_PER_MAD * usual.mad;
  const middle = before + usual.median;
  return { low: Math.max(0, Math.ceil(middle - reach)), high: Math.floor(middle + reach) };
}

/** Who pays for groups of people that begin and end together. */
export const SPONSORS = ['donatur', 'csr', 'apbd', 'apbdes', 'dbhcht'] as const satisfies readonly Payer[];

/** People of sponsored batches in a desa, segment and month, and the payer of most of them. */
export interface Batches {
  /** Paid for up to the month before. */
  ended: number;
  endedPayer: Payer | null;
  /** In a batch (payer and last month paid) that was not there, or smaller, the month before. */
  began: number;
  beganPayer: Payer | null;
}

/** What a change is: no jump (`null`), a jump, or one that batches explain, with the payer. */
export function judgeChange(
  before: number,
  after: number,
  usual: UsualChange | null,
  batches: Batches,
): { rule: JumpRule | 'batch-ended' | 'batch-began'; payer: Payer | null } | null {
  const rule = jumpRule(before, after, usual);
  if (rule === null) return null;
  const part = partOf(after - before, batches.began - batches.ended);
  if (part === 0 || jumpRule(before, after - part, usual) !== null) return { rule, payer: null };
  return part < 0
    ? { rule: 'batch-ended', payer: batches.endedPayer }
    : { rule: 'batch-began', payer: batches.beganPayer };
}

/** How much of a change the batches account for: never more than it, and nothing against its direction. */
function partOf(change: number, batches: number): number {
  if (Math.sign(change) !== Math.sign(batches)) return 0;
  return Math.sign(change) * Math.min(Math.abs(change), Math.abs(batches));
}
