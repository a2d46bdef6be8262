import type { Period } from '#lib/domain/calendar/period.ts';
import type { CoverageRow, Level } from '#lib/domain/coverage/coverage.ts';
import type { Course } from '#lib/domain/targets/course.ts';
import { chanceAbove } from '#lib/domain/targets/chance.ts';
import type { OutlookOutcome } from '#lib/domain/targets/outlook.ts';
import { paceOf, paceOfAll, type Pace } from '#lib/domain/targets/pace.ts';
import { SEGMENTS, type Segment, type SegmentOrTotal } from '#lib/domain/workers/segments.ts';
import type { TargetLine } from '#lib/views/target-data.ts';
import type { PageContext } from '../pages/app.ts';
import type { DesaTarget } from '../records/targets.ts';
import { readExpected, readOutlooks } from './read-outlooks.ts';
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
  const known: Known = {
    targets: sumsOf(desa, level),
    series: await readSeries(context, { level, segment, kecamatan }),
    starts: await startForecasts(context, { course, segment, at }, level),
    outlooks: await readOutlooks(context, { level, segment }, { at, to: `${course.year}-12` }),
  };
  return shown.map((row) => lineOf(row, known, { course, segment, at }));
}

/** What is known of all areas of a level. */
interface Known {
  /** By segment and code. */
  targets: ReadonlyMap<string, number>;
  series: ReadonlyMap<string, AreaSeries>;
  /** Members expected in the December before the year, by segment and code. */
  starts: ReadonlyMap<string, number>;
  outlooks: ReadonlyMap<string, OutlookOutcome>;
}

function lineOf(row: CoverageRow, known: Known, followed: Omit<Followed, 'desa'>): TargetLine {
  const { level, code, name, eligible, kecamatan } = row;
  const place = { level, code, name, kecamatan, segment: followed.segment, eligible };
  const pace = paceFor(code, known, followed);
  if (pace === null) return { ...place, pace, forecast: null, reason: null };
  const { outlook, reason } = known.outlooks.get(code) ?? { outlook: null, reason: 'not-reported' };
  if (outlook === null) return { ...place, pace, forecast: null, reason };
  const { people, low80, high80, events } = outlook;
  const chance = chanceAbove(pace.target, { middle: people, low80, high80 });
  return { ...place, pace, forecast: { people, low80, high80, events, chance }, reason: null };
}

function paceFor(
  code: string,
  { targets, series, starts }: Known,
  { course, segment, at }: Omit<Followed, 'desa'>,
): Pace | null {
  const own = series.get(code);
  if (own === undefined) return null;
  const { year } = course;
  const of = (one: Segment) => {
    const target = targets.get(`${one} ${code}`);
    const profile = course.segments[one]?.profile;
    if (target === undefined || profile === undefined) return null;
    const startForecast = starts.get(`${one} ${code}`) ?? null;
    return paceOf({ series: own[one], year, target, profile, at, startForecast });
  };
  if (segment !== 'total') return of(segment);
  const all = SEGMENTS.map(of).filter((one) => one !== null);
  return all.length < SEGMENTS.length ? null : paceOfAll(all, { series: own.total, year, at });
}

/** Where the December before the year is still to come, what is expected of it. */
async function startForecasts(
  context: PageContext,
  { course, segment, at }: Omit<Followed, 'desa'>,
  level: Level,
): Promise<Map<string, number>> {
  const to = `${course.year - 1}-12`;
  if (at >= to) return new Map();
  const found = new Map<string, number>();
  for (const one of segment === 'total' ? SEGMENTS : [segment]) {
    for (const [code, people] of await readExpected(context, { level, segment: one }, { at, to }))
      found.set(`${one} ${code}`, people);
  }
  return found;
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
