import type { Period } from '#lib/domain/calendar/period.ts';
import type { SnapshotPlace, SnapshotTargetLine, SnapshotTargets } from '#lib/domain/reports/snapshot.ts';
import type { Pace } from '#lib/domain/targets/pace.ts';
import { SEGMENTS, SEGMENTS_AND_TOTAL, type SegmentOrTotal } from '#lib/domain/workers/segments.ts';
import type { TargetLine } from '#lib/views/target-data.ts';
import { targetOf } from '../../records/targets.ts';
import { readSeries } from '../../targets/read-series.ts';
import { targetLines } from '../../targets/target-lines.ts';
import { cellId } from './count-tables.ts';
import type { Freezing } from './freezing.ts';
import { kecamatanOf, liesIn } from './place.ts';
import type { Said } from './published-tables.ts';

/** How far the target of the month's year is: of a kabupaten and its kecamatan, of a kecamatan, or of that of a desa. */
export async function frozenTargets(
  freezing: Freezing,
  place: SnapshotPlace,
  at: Period,
): Promise<SnapshotTargets> {
  const year = Number(at.slice(0, 4));
  const all = await freezing.once(`targets ${at}`, () => linesOf(freezing, year, at));
  if (all === null) return { year: null, lines: [] };
  const smallest = place.level === 'desa' ? kecamatanOf(place.code) : place.code;
  return { year, lines: all.filter(({ code }) => liesIn(code, { code: smallest })) };
}

async function linesOf(freezing: Freezing, year: number, at: Period): Promise<SnapshotTargetLine[] | null> {
  const { records, demo } = freezing.options;
  const found = await targetOf(records, { year, demo });
  if (!found?.course) return null;
  const { course, desa } = found;
  const start = `${year - 1}-12`;
  const said = {
    now: (await freezing.month(at)).said,
    start: freezing.context.facts.periods.includes(start) ? (await freezing.month(start)).said : null,
  };
  const lines: SnapshotTargetLine[] = [];
  for (const level of ['kabupaten', 'kecamatan'] as const)
    for (const segment of SEGMENTS_AND_TOTAL) {
      const whole = { level, segment, kecamatan: null };
      const series = await readSeries(freezing.wholeBranch, whole);
      const isSmall = (code: string) =>
        series.get(code)?.[segment].some(({ active }) => active !== null && isKept(active, freezing));
      const followed = { course, desa, segment, at };
      for (const line of await targetLines(freezing.wholeBranch, followed, whole))
        if (line.pace !== null)
          lines.push(publishedLine(line, line.pace, { ...said, wasSmall: isSmall(line.code) ?? true }));
    }
  return lines;
}

function isKept(count: number, { threshold }: Freezing): boolean {
  return count > 0 && count < threshold;
}

interface SaidOfLine {
  now: Said;
  /** Of the December before, which what is expected begins with; null where it has no figures. */
  start: Said | null;
  /** Whether it was too small to be told in any month: a forecast is made of all of them. */
  wasSmall: boolean;
}

/** What is made of a count that is kept back is kept back as well. */
function publishedLine(
  { level, code, name, segment, forecast }: TargetLine,
  pace: Pace,
  { now, start, wasSmall }: SaidOfLine,
): SnapshotTargetLine {
  const active = pace.active === null ? null : (now.get(cellId({ segment, code })) ?? null);
  const isTold = active?.kind === 'count';
  const begins: readonly SegmentOrTotal[] = segment === 'total' ? SEGMENTS : [segment];
  const isStartTold = begins.every((one) => start?.get(cellId({ segment: one, code }))?.kind === 'count');
  const expected = isTold && isStartTold && pace.expected !== null ? Math.round(pace.expected) : null;
  return {
    ...{ level, code, name, segment, target: pace.target, active, expected },
    forecast: isTold && !wasSmall && forecast !== null ? forecastOf(forecast) : null,
  };
}

function forecastOf({ people, low80, high80, chance }: NonNullable<TargetLine['forecast']>) {
  return { people, low80, high80, chance };
}
