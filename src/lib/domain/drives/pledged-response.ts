import type { Range } from '../outreach/request.ts';

/**
 * Of the people a partner has pledged and not yet brought, the share (0–1) that registers at a visit tied to the pledge: careful,
 * middle, hopeful. Assumption: the partner has spoken with them and gathers them, but some are away or have changed their minds.
 */
export const PLEDGED_SHARE: Range = { low: 0.5, mid: 0.7, high: 0.9 };

/**
 * Registrations expected of a visit tied to a pledge: the share of what remains of it, no more people than are unprotected, and never
 * fewer than are expected without it.
 *
 * @param without what the visit is expected to bring without the pledge, people
 * @param pledge `remaining`: pledged less registered; `unprotected` in the desa; both people, ≥ 0
 */
export function withPledge(
  without: Range,
  { remaining, unprotected }: { remaining: number; unprotected: number },
): Range {
  const of = (key: keyof Range) =>
    Math.max(without[key], Math.min(unprotected, PLEDGED_SHARE[key] * remaining));
  return { low: of('low'), mid: of('mid'), high: of('high') };
}
