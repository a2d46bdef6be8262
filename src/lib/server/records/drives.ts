import { and, asc, eq, gte, lte } from 'drizzle-orm';
import type { DriveStatus } from '#lib/domain/drives/kinds.ts';
import type { Range } from '#lib/domain/outreach/request.ts';
import type { PlannedStop } from '#lib/domain/outreach/result.ts';
import { drive } from './schema.ts';
import type { Records } from './store.ts';

/** A visit to be made, from a published plan. */
export interface Drive {
  id: string;
  planId: string;
  /** ISO date, in Asia/Jakarta. */
  date: string;
  team: string;
  /** Among the stops of the team's day, from 0. */
  position: number;
  code: string;
  kind: PlannedStop['kind'];
  /** Minutes after midnight. */
  begins: number;
  leaves: number;
  /** People. */
  expected: Range;
  partnerId: string | null;
  status: DriveStatus;
  /** The drive that was moved to this date. */
  movedFrom: string | null;
}

/** Drives of the demo or the real ones, by date, team and position; `from` and `to` are ISO dates, both within. */
export async function drivesOf(
  records: Records,
  {
    demo,
    planId,
    code,
    from,
    to,
  }: { demo: boolean; planId?: string; code?: string; from?: string; to?: string },
): Promise<Drive[]> {
  const rows = await records
    .select()
    .from(drive)
    .where(
      and(
        eq(drive.demo, demo),
        planId === undefined ? undefined : eq(drive.planId, planId),
        code === undefined ? undefined : eq(drive.code, code),
        from === undefined ? undefined : gte(drive.date, from),
        to === undefined ? undefined : lte(drive.date, to),
      ),
    )
    .orderBy(asc(drive.date), asc(drive.team), asc(drive.position), asc(drive.id));
  return rows.map((row) => ({
    ...row,
    kind: row.kind as Drive['kind'],
    status: row.status as DriveStatus,
    expected: JSON.parse(row.expected) as Range,
  }));
}
