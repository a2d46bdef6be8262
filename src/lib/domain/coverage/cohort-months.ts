import { monthIndex, type Period } from '../calendar/period.ts';
import { PAYERS, type Payer } from './enrollment.ts';
import { HORIZONS, type Cohort, type Retention, type RetentionRow } from './retention.ts';

/** People of one payer who began in one month, as the report of a later month has them. */
export interface CohortMonth {
  payer: Payer;
  firstMonth: Period;
  /** Months since the first, from 0. */
  age: number;
  /** People in the report of their first month, of the desa that reported the later month too. */
  began: number;
  /** Of the same desa and first month, in the later report. */
  active: number;
  arrears: number;
  /** People who began in desa that did not report the later month: in none of the counts. */
  unreported: number;
}

/** Members of one payer, and how many of them have no first month. */
export interface PayerMembers {
  payer: Payer;
  withoutFirstMonth: number;
}

/**
 * Retention from reports of successive months, for sources that do not list those who have left: began in the report of
 * the first month, active in the report h months later, both counted. Gaps and returns show as they were. More
 * people later than began (entered late, moved) makes a rate unknown: `inconsistent`.
 *
 * @param payers who has members in the month `at`, in the order of `PAYERS`
 */
export function retentionFromReports(
  months: readonly CohortMonth[],
  payers: readonly PayerMembers[],
  { at, horizons = HORIZONS }: { at: Period; horizons?: readonly number[] },
): Retention {
  const withoutFirstMonth = payers.reduce((sum, payer) => sum + payer.withoutFirstMonth, 0);
  const all = PAYERS.filter(
    (payer) => payers.some((one) => one.payer === payer) || months.some((one) => one.payer === payer),
  );
  const row = (payer: Payer | 'total', horizonMonths: number) =>
    reportRow(
      months.filter((one) => one.age === horizonMonths && (payer === 'total' || one.payer === payer)),
      {
        payer,
        horizonMonths,
        withoutFirstMonth:
          payer === 'total'
            ? withoutFirstMonth
            : (payers.find((one) => one.payer === payer)?.withoutFirstMonth ?? 0),
      },
    );
  return {
    basis: 'reports',
    at,
    rows: [...all, 'total' as const].flatMap((payer) => horizons.map((horizon) => row(payer, horizon))),
  };
}

function reportRow(
  months: readonly CohortMonth[],
  base: Pick<RetentionRow, 'payer' | 'horizonMonths' | 'withoutFirstMonth'>,
): RetentionRow {
  const sum = (key: 'began' | 'active' | 'arrears') => months.reduce((total, one) => total + one[key], 0);
  const [began, active, arrears] = [sum('began'), sum('active'), sum('arrears')];
  const none = { ...base, rate: null, active: null, arrears: null, began: null };
  if (began === 0) return { ...none, reason: base.withoutFirstMonth > 0 ? 'no-first-month' : 'no-cohort' };
  if (active + arrears > began) return { ...none, reason: 'inconsistent' };
  return { ...base, rate: active / began, active, arrears, began, reason: null };
}

/** One cell of a cohort: people active so many months after they began, of those whose desa reported. */
export interface CohortCell {
  active: number;
  began: number;
}

/** A cohort and its cells by age, from 0; null where it is not old enough or nothing was reported. */
export interface CohortRow {
  payer: Payer;
  firstMonth: Period;
  people: number;
  cells: (CohortCell | null)[];
}

/** Rows of `cohortTable` cut to ages up to `oldest`. */
export function cohortRows(cohorts: readonly Cohort[], oldest: number): CohortRow[] {
  return cohorts.map(({ payer, firstMonth, people, active }) => ({
    payer,
    firstMonth,
    people,
    cells: ages(oldest, (age) => {
      const count = active[age];
      return count === undefined ? null : { active: count, began: people };
    }),
  }));
}

/** The same table from reports of successive months, by first month, then payer. */
export function cohortRowsFromReports(months: readonly CohortMonth[], oldest: number): CohortRow[] {
  const cohorts = new Map<string, CohortMonth[]>();
  for (const month of months) {
    const key = `${month.firstMonth} ${month.payer}`;
    cohorts.set(key, [...(cohorts.get(key) ?? []), month]);
  }
  return [...cohorts.values()].map((cohort) => reportedCohort(cohort, oldest)).sort(byStart);
}

function reportedCohort(months: readonly CohortMonth[], oldest: number): CohortRow {
  const { payer, firstMonth } = months[0]!;
  const start = months.find(({ age }) => age === 0);
  return {
    payer,
    firstMonth,
    people: start?.began ?? 0,
    cells: ages(oldest, (age) => {
      const month = months.find((one) => one.age === age);
      return month && month.began > 0 ? { active: month.active, began: month.began } : null;
    }),
  };
}

function ages<T>(oldest: number, of: (age: number) => T): T[] {
  return Array.from({ length: oldest + 1 }, (_, age) => of(age));
}

function byStart(a: CohortRow, b: CohortRow): number {
  const months = monthIndex(a.firstMonth) - monthIndex(b.firstMonth);
  return months || PAYERS.indexOf(a.payer) - PAYERS.indexOf(b.payer);
}
