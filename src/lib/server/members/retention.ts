import { addMonths, monthIndex, periodsBetween, type Period } from '#lib/domain/calendar/period.ts';
import {
  cohortRows,
  cohortRowsFromReports,
  retentionFromReports,
  type CohortMonth,
  type PayerMembers,
} from '#lib/domain/coverage/cohort-months.ts';
import { PAYERS, type Payer } from '#lib/domain/coverage/enrollment.ts';
import {
  cohortTable,
  HORIZONS,
  retention,
  stayRateFromCounts,
  type MonthlyCounts,
  type Retention,
} from '#lib/domain/coverage/retention.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import type { Cohorts, MembersQuery, MembersReport } from '#lib/views/members-data.ts';
import {
  readRows,
  type DatedGroup,
  type MembersSource,
  type MonthFacts,
  type PayerCounts,
} from './member-queries.ts';

/** Ages of the cohort table, in months. */
export const OLDEST = Math.max(...HORIZONS);

/** What retention is judged from; groups and counts of the segment asked for. */
interface RetentionInputs {
  query: MembersQuery;
  graceMonths: number;
  facts: MonthFacts | null;
  groups: readonly DatedGroup[];
  counts: readonly PayerCounts[];
}

/**
 * Retention and cohorts. A list that names those who have left says all of it by itself; any other source is compared with
 * its own later reports, because a list of members only would always show that everybody stayed.
 */
export async function retentionOf(
  source: MembersSource,
  inputs: RetentionInputs,
): Promise<{ retention: Retention; cohorts: Cohorts }> {
  const { query, graceMonths, facts, groups } = inputs;
  const payers = withoutFirstMonths(inputs);
  const withoutFirstMonth = payers.reduce((sum, payer) => sum + payer.withoutFirstMonth, 0);
  if (facts?.lists_ended) {
    const { cohorts } = cohortTable(groups, query.period);
    return {
      retention: retention(groups, { graceMonths, at: query.period }),
      cohorts: { rows: cohortRows(cohorts, OLDEST), withoutFirstMonth, beforeReports: 0 },
    };
  }
  const months = await readCohorts(source, query, graceMonths);
  return {
    retention: retentionFromReports(months, payers, { at: query.period }),
    cohorts: {
      rows: cohortRowsFromReports(months, OLDEST),
      withoutFirstMonth,
      beforeReports: outsideCohorts(groups, months, query.period),
    },
  };
}

/** Members (active and in arrears) by payer, less those whose first month is known. */
function withoutFirstMonths({ query, counts, groups, graceMonths }: RetentionInputs): PayerMembers[] {
  const known = (payer: Payer) =>
    membersIn(groups, query.period, graceMonths)
      .filter((group) => group.payer === payer && group.firstMonth !== null)
      .reduce((sum, { people }) => sum + people, 0);
  return PAYERS.flatMap((payer) => {
    const rows = counts.filter((row) => row.payer === payer);
    const members = rows.reduce((sum, { active, arrears }) => sum + active + arrears, 0);
    return members > 0 ? [{ payer, withoutFirstMonth: Math.max(0, members - known(payer)) }] : [];
  });
}

function membersIn(groups: readonly DatedGroup[], period: Period, graceMonths: number): DatedGroup[] {
  const hasEnded = ({ status, paidThrough }: DatedGroup) =>
    status === '' && monthIndex(period) - monthIndex(paidThrough) > graceMonths;
  return groups.filter(
    (group) => !hasEnded(group) && (group.firstMonth === null || group.firstMonth <= period),
  );
}

/** People whose first month is known and has no report: they are in no cohort. */
function outsideCohorts(
  groups: readonly DatedGroup[],
  months: readonly CohortMonth[],
  period: Period,
): number {
  const inside = new Set(months.map(({ payer, firstMonth }) => `${payer} ${firstMonth}`));
  return groups
    .filter(({ firstMonth }) => firstMonth !== null && firstMonth <= period)
    .filter(({ payer, firstMonth }) => !inside.has(`${payer} ${firstMonth}`))
    .reduce((sum, { people }) => sum + people, 0);
}

async function readCohorts(
  source: MembersSource,
  { period, segment, kecamatan }: MembersQuery,
  grace: number,
): Promise<CohortMonth[]> {
  interface Row extends Omit<CohortMonth, 'firstMonth'> {
    first_month: string;
  }
  const binds = { period, segment, kecamatan, grace, oldest: OLDEST };
  const rows = await readRows<Row>(source, 'member_cohorts', binds);
  return rows.map(({ first_month: firstMonth, ...row }) => ({ ...row, firstMonth }));
}

/** Stay rates by payer from monthly counts, of the desa that reported every month of the window. */
export async function stayRates(source: MembersSource, query: MembersQuery): Promise<MembersReport['stay']> {
  const { period, segment, kecamatan } = query;
  const span = periodsBetween(addMonths(period, -12), period);
  const [first] = span as [Period];
  interface Row extends Record<'active' | 'arrears' | 'ended' | 'desa' | 'desa_all', number> {
    period: Period;
    payer: Payer;
  }
  const binds = { first, last: period, months: span.length, segment, kecamatan };
  const rows = await readRows<Row>(source, 'member_months', binds);
  const given = await monthsGiving(source, first, period);
  const series = (payer: Payer | 'total') => seriesOf(rows, payer, span, given);
  const payers = PAYERS.filter((payer) => rows.some((row) => row.payer === payer));
  const all: (Payer | 'total')[] = [...payers, 'total'];
  return {
    rows: all.map((payer) => ({ payer, ...stayRateFromCounts(series(payer)) })),
    desa: rows[0]?.desa ?? 0,
    desaAll: rows[0]?.desa_all ?? 0,
  };
}

/** A payer without people in a month has a count of 0 there: every desa of the series has reported. */
function seriesOf(
  rows: readonly { period: Period; payer: Payer; active: number; arrears: number; ended: number }[],
  payer: Payer | 'total',
  span: readonly Period[],
  given: ReadonlySet<Period>,
): MonthlyCounts[] {
  return span.map((period) => {
    if (!given.has(period) || rows.length === 0) return { period, active: null, arrears: null, ended: null };
    const month = rows.filter((row) => row.period === period && (payer === 'total' || row.payer === payer));
    const sum = (key: 'active' | 'arrears' | 'ended') => month.reduce((total, row) => total + row[key], 0);
    return { period, active: sum('active'), arrears: sum('arrears'), ended: sum('ended') };
  });
}

/** Months whose source gives people in arrears and ended ones. */
async function monthsGiving({ warehouse, options }: MembersSource, first: Period, last: Period) {
  const sql =
    'select period from periods where period between $first and $last and gives_arrears and gives_ended';
  const rows = rowsOf(await warehouse.query('periods', sql, { first, last }, options));
  return new Set(rows.map(({ period }) => String(period)));
}
