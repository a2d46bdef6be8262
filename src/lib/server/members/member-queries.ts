import { addMonths, type Period } from '#lib/domain/calendar/period.ts';
import type { Payer } from '#lib/domain/coverage/enrollment.ts';
import type { MemberGroup } from '#lib/domain/coverage/status.ts';
import type { Segment, SegmentOrTotal } from '#lib/domain/workers/segments.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import { queryText, type QueryName } from '../warehouse/queries.ts';
import type { Binds, QueryOptions, Warehouse } from '../warehouse/serve.ts';

/** Where members are read from, and for whom. */
export interface MembersSource {
  appDir: string;
  warehouse: Warehouse;
  options?: QueryOptions;
}

/** People of one segment who began and are paid for alike. */
export interface DatedGroup extends MemberGroup {
  segment: Segment;
  /** `''`: the status follows from the last month paid. */
  status: '' | 'aktif' | 'menunggak';
  /** Rows of the mart they are from. */
  rows: number;
}

/** Rows of a named query. */
export async function readRows<Row>(
  { appDir, warehouse, options }: MembersSource,
  name: QueryName,
  binds: Binds,
): Promise<Row[]> {
  return rowsOf(await warehouse.query(name, queryText(appDir, name), binds, options)) as Row[];
}

/** An area: the whole scope, a kecamatan or a desa. */
export type Area = { kecamatan: string | null; code: string | null };

/** People by segment, payer, last and first month. */
export async function readGroups(
  source: MembersSource,
  period: Period,
  { kecamatan, code }: Area,
): Promise<DatedGroup[]> {
  interface Row extends Pick<DatedGroup, 'segment' | 'payer' | 'status' | 'people' | 'rows'> {
    paid_through: string;
    first_month: string;
  }
  const rows = await readRows<Row>(source, 'member_groups', { period, kecamatan, code });
  return rows.map(({ paid_through: paidThrough, first_month: first, ...group }) => ({
    ...group,
    paidThrough,
    firstMonth: first === '' ? null : first,
  }));
}

/** The rows of one segment, or of all. */
export function ofSegment<Row extends { segment: Segment }>(
  rows: readonly Row[],
  segment: SegmentOrTotal,
): Row[] {
  return rows.filter((row) => segment === 'total' || row.segment === segment);
}

/** Members of one segment and payer, and what the desa of the segment reported a month before. */
export interface PayerCounts {
  segment: Segment;
  payer: Payer;
  active: number;
  arrears: number;
  new: number;
  ended: number;
  rows: number;
  simulated: boolean;
  desa_reported: number;
  members_before: number;
  before_missing: number;
}

/** Members of an area by segment and payer. */
export function readCounts(
  source: MembersSource,
  period: Period,
  { kecamatan, code }: Area,
): Promise<PayerCounts[]> {
  const binds = { period, before: addMonths(period, -1), kecamatan, code };
  return readRows<PayerCounts>(source, 'member_payers', binds);
}

/** What the source of a month gives. */
export interface MonthFacts {
  status_follows: boolean;
  gives_arrears: boolean;
  gives_new: boolean;
  gives_ended: boolean;
  lists_ended: boolean;
}

/** What the source of a month gives; null for a month without any enrollment. */
export async function readMonthFacts(
  { warehouse, options }: MembersSource,
  period: Period,
): Promise<MonthFacts | null> {
  const sql = 'select * from periods where period = $period and desa_reported > 0';
  const [facts] = rowsOf(await warehouse.query('periods', sql, { period }, options));
  return (facts as unknown as MonthFacts | undefined) ?? null;
}
