import type { Instance, Route, Row } from '../instance.ts';
import { contributionOf, scheduleOf } from '../route.ts';

/** What missing a wish wholly costs. */
export const WHOLE_WISH = 1000;
/** A share of a wish that is rounding: plans say it is met. */
export const MET = 1e-6;

/** Positions of the rows that can clash: all but what asks for nothing. */
export function clashingRows({ rows }: Instance): number[] {
  return [...rows.keys()].filter((r) => {
    const { atLeast, atMost } = rows[r]!;
    return atLeast > 0 || atMost < Infinity;
  });
}

/**
 * The instance in which only some wishes count, and nothing else is worth anything: it has a plan worth 0 if and only if
 * these wishes can all be met (phase one of the simplex method: Dantzig 1963). Its rows: those given, in their order.
 */
export function phaseOne({ visits, classes, rows }: Instance, wanted: readonly number[]): Instance {
  const elastic = (row: Row) => (row.atLeast > 0 ? { ...row, penalty: WHOLE_WISH / row.atLeast } : row);
  return {
    visits,
    classes: classes.map((one) => ({ ...one, value: one.value.map((worth) => 0 * worth) })),
    rows: wanted.map((r) => elastic(rows[r]!)),
    kmWeight: 0,
  };
}

/** Which of some rows the routes of a plan meet. */
export function metBy(instance: Instance, routes: readonly Route[], among: readonly number[]): Set<number> {
  const schedules = routes.map((route) => scheduleOf(instance, route)!);
  return new Set(
    among.filter((r) => {
      const row = instance.rows[r]!;
      const sum = routes.reduce((all, route, i) => all + contributionOf(row, route, schedules[i]!), 0);
      const least = row.atLeast - MET * Math.max(1, Math.abs(row.atLeast));
      return sum >= least && sum <= row.atMost + MET * Math.max(1, row.atMost);
    }),
  );
}
