import type { Period } from '#lib/domain/calendar/period.ts';
import type { CoverageRow, Level } from '#lib/domain/coverage/coverage.ts';
import type { Course } from '#lib/domain/targets/course.ts';
import { decemberOf } from '#lib/domain/targets/december.ts';
import { paceOf, paceOfAll, type Pace } from '#lib/domain/targets/pace.ts';
import { SEGMENTS, type Segment, type SegmentOrTotal } from '#lib/domain/workers/segments.ts';
import type { TargetLine } from '#lib/views/target-data.ts';
import type { PageContext } from '../pages/app.ts';
import type { DesaTarget } from '../records/targets.ts';
import { readSeries, type AreaSeries } from './read-series.ts';

/** A target to be followed, as seen in a month. */
export interface Followed {
  course: Course;
  desa: readonly DesaTarget[];
  segment: SegmentOrTotal;
  at: Period;
}

/** Lines of all areas of a level (or those of one kecamatan), in the order of their codes, limited to what the reader may see. */
export async function targetLines(
  context: PageContext,
  { course, desa, segment, at }: Followed,
  { level, kecamatan }: { level: Level; kecamatan: string | null },
): Promise<TargetLine[]> {
  const areas = await context.rows({
    level,
    periods: [at],
    segments: [segment],
    denominator: course.start.denominator,
    kecamatan: level === 'desa' ? kecamatan : null,
  });
  const shown = areas.filter(({ code }) => level !== 'kecamatan' || kecamatan === null || code === kecamatan);
  const series = await readSeries(context, { level, segment, kecamatan });
  const targets = sumsOf(desa, level);
  return shown.map((row) => lineOf(row, targets, series.get(row.code), { course, segment, at }));
}

function lineOf(
  row: CoverageRow,
  targets: ReadonlyMap<string, number>,
  series: AreaSeries | undefined,
  { course, segment, at }: Omit<Followed, 'desa'>,
): TargetLine {
  const { level, code, name, eligible, kecamatan } = row;
  const place = { level, code, name, kecamatan, segment, eligible };
  const pace = series ? paceFor(row.code, targets, series, { course, segment, at }) : null;
  if (pace === null) return { ...place, pace, forecast: null, reason: null };
  const { year } = course;
  return { ...place, pace, ...decemberOf(series![segment], { year, at, target: pace.target }) };
}

function paceFor(
  code: string,
  targets: ReadonlyMap<string, number>,
  series: AreaSeries,
  { course, segment, at }: Omit<Followed, 'desa'>,
): Pace | null {
  const of = (one: Segment) => {
    const target = targets.get(`${one} ${code}`);
    const profile = course.segments[one]?.profile;
    if (target === undefined || profile === undefined) return null;
    return paceOf({ series: series[one], year: course.year, target, profile, at });
  };
  if (segment !== 'total') return of(segment);
  const all = SEGMENTS.map(of);
  if (all.some((one) => one === null)) return null;
  return paceOfAll(all as Pace[], { series: series.total, year: course.year, at });
}

/** Targets by segment and code of an area: a kecamatan's is the sum of its desa, the kabupaten's of all. */
function sumsOf(desa: readonly DesaTarget[], level: Level): Map<string, number> {
  const parts = { desa: 4, kecamatan: 3, kabupaten: 2 }[level];
  const sums = new Map<string, number>();
  for (const { segment, code, people } of desa) {
    const key = `${segment} ${code.split('.').slice(0, parts).join('.')}`;
    sums.set(key, (sums.get(key) ?? 0) + people);
  }
  return sums;
}
