import type { Period } from '../calendar/period.ts';

/**
 * Tegaldowo: workers of a plant registered at its address instead of their homes, so that PU exceeds the
 * eligible workers. `times` is its PU coverage relative to the kabupaten's. Invented.
 */
export const WORKPLACE_ADDRESS = { desaCode: '33.17.03.2003', times: 2.6 } as const;

/** Plawangan sent no form for this month: no row at all, which is not zero. Invented. */
export const NOT_REPORTED: { desaCode: string; period: Period } = {
  desaCode: '33.17.12.2022',
  period: '2026-08',
};

/** Whether a desa's form of a month exists. */
export function isReported(desaCode: string, period: Period): boolean {
  return desaCode !== NOT_REPORTED.desaCode || period !== NOT_REPORTED.period;
}
