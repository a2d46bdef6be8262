import { addMonths, periodsBetween, type Period } from '#lib/domain/calendar/period.ts';
import type { SnapshotPlace, SnapshotTrendPoint } from '#lib/domain/reports/snapshot.ts';
import { SEGMENTS, type Segment } from '#lib/domain/workers/segments.ts';
import { cellId } from './count-tables.ts';
import type { Freezing, PublishedMonth } from './freezing.ts';
import { desaIn, liesIn } from './place.ts';

/** Active members of a place by month, each month as its own table says; none before the first month with figures. */
export async function frozenTrend(
  freezing: Freezing,
  place: SnapshotPlace,
  { period, months }: { period: Period; months: number },
): Promise<SnapshotTrendPoint[]> {
  const first = freezing.context.facts.periods[0] ?? period;
  const asked = periodsBetween(addMonths(period, 1 - months), period);
  const points: SnapshotTrendPoint[] = [];
  for (const one of asked.filter((month) => month >= first))
    points.push(pointOf(one, await freezing.month(one), place, desaIn(freezing.context, place).length));
  return points;
}

function pointOf(
  period: Period,
  { said, reported }: PublishedMonth,
  place: SnapshotPlace,
  desa: number,
): SnapshotTrendPoint {
  const active = (segment: Segment) => said.get(cellId({ segment, code: place.code })) ?? null;
  const reports = (segment: Segment) =>
    reported.filter((one) => one.segment === segment && liesIn(one.code, place)).length;
  return {
    period,
    active: { pu: active('pu'), bpu: active('bpu'), jakon: active('jakon') },
    incomplete: SEGMENTS.filter((segment) => reports(segment) < desa),
  };
}
