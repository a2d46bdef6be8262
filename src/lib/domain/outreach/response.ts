import type { Range } from './request.ts';

/**
 * What a visit with registration on the spot brings, as shares (0–1): of the unprotected workers who come, and of those who come and
 * register. Assumptions until a branch's own visits replace them. On-the-spot help is what works: 39.7% with form-filling help against
 * 3.4% (Philippines); 30% with subsidy and help against 8% (Indonesia, Banerjee et al. 2021).
 */
export const RESPONSE = {
  attendance: { low: 0.05, mid: 0.12, high: 0.25 },
  conversion: { low: 0.1, mid: 0.25, high: 0.4 },
} as const satisfies Record<string, Range>;

/** People whom one officer can register in an hour; assumption. */
export const REGISTRATIONS_AN_HOUR = 8;

/**
 * Registrations expected from one visit: unprotected × attendance × conversion, no more than the officers can take down meanwhile.
 *
 * @param unprotected people, ≥ 0
 * @param visit officers on the spot, and minutes
 */
export function expectedRegistrations(
  unprotected: number,
  { officers, minutes }: { officers: number; minutes: number },
): Range {
  const most = (officers * REGISTRATIONS_AN_HOUR * minutes) / 60;
  const { attendance, conversion } = RESPONSE;
  const of = (key: keyof Range) => Math.min(most, unprotected * attendance[key] * conversion[key]);
  return { low: of('low'), mid: of('mid'), high: of('high') };
}
