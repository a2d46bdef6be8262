import type { Range } from './request.ts';

/** What a visit brings, as shares (0–1): of the unprotected workers who come, and of those who come and register. */
export interface ResponseRates {
  attendance: Range;
  conversion: Range;
}

/**
 * What a visit with registration on the spot brings. Assumptions until a branch's own visits replace them. On-the-spot help is what
 * works: 39.7% with form-filling help against 3.4% (Philippines); 30% with subsidy and help against 8% (Indonesia, Banerjee et al. 2021).
 */
export const RESPONSE = {
  attendance: { low: 0.05, mid: 0.12, high: 0.25 },
  conversion: { low: 0.1, mid: 0.25, high: 0.4 },
} as const satisfies ResponseRates;

/** People whom one officer can register in an hour; assumption. */
export const REGISTRATIONS_AN_HOUR = 8;

/** Assumption: soon after a visit another one brings this share of what the first would, … */
const REPEAT_SHARE = 0.6;
/** … within so many days, … */
const REPEAT_DAYS = 60;
/** … growing evenly until it brings all of it again, so many days after the last visit: six months. */
const RECOVERED_DAYS = 180;

/**
 * Registrations expected from one visit: unprotected × attendance × conversion, no more than the officers can take down meanwhile.
 *
 * @param unprotected people, ≥ 0
 * @param visit officers on the spot, minutes, and days since the last visit to the desa (null or left out: none was made)
 * @param rates as assumed, unless learned ones are given
 */
export function expectedRegistrations(
  unprotected: number,
  { officers, minutes, daysSince = null }: { officers: number; minutes: number; daysSince?: number | null },
  { attendance, conversion }: ResponseRates = RESPONSE,
): Range {
  const most = mostRegistrations({ officers, minutes });
  const share = repeatShare(daysSince);
  const of = (key: keyof Range) => Math.min(most, unprotected * attendance[key] * conversion[key] * share);
  return { low: of('low'), mid: of('mid'), high: of('high') };
}

/** People whom so many officers can register in so many minutes. */
export function mostRegistrations({ officers, minutes }: { officers: number; minutes: number }): number {
  return (officers * REGISTRATIONS_AN_HOUR * minutes) / 60;
}

/**
 * What a visit brings so many days after the last one to the same desa, against a first visit (1): 0.6 up to 60 days, then growing evenly
 * to 1 at 180 days.
 * @param days whole days ≥ 0; null: never visited
 */
export function repeatShare(days: number | null): number {
  if (days === null) return 1;
  const recovered = (days - REPEAT_DAYS) / (RECOVERED_DAYS - REPEAT_DAYS);
  return REPEAT_SHARE + (1 - REPEAT_SHARE) * Math.min(1, Math.max(0, recovered));
}
