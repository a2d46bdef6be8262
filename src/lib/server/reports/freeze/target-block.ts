import type { Period } from '#lib/domain/calendar/period.ts';
import type { SnapshotPlace, SnapshotTargetLine, SnapshotTargets } from '#lib/domain/reports/snapshot.ts';
import type { Pace } from '#lib/domain/targets/pace.ts';
import { SEGMENTS_AND_TOTAL, type SegmentOrTotal } from '#lib/domain/workers/segments.ts';
import type { TargetLine } from '#lib/views/target-data.ts';
import { targetOf } from '../../records/targets.ts';
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
  const { said } = await freezing.month(at);
  const lines: SnapshotTargetLine[] = [];
  for (const segment of SEGMENTS_AND_TOTAL) {
    const isTold = await tellsAllSums(freezing, segment, at);
    for (const level of ['kabupaten', 'kecamatan'] as const) {
      const followed = { course, desa, segment, at };
      const whole = { level, kecamatan: null };
      for (const line of await targetLines(freezing.wholeBranch, followed, whole))
        if (line.pace !== null) lines.push(publishedLine(line, line.pace, said, isTold));
    }
  }
  return lines;
}

/**
 * Whether every kecamatan and the kabupaten are told in every month that a forecast is made of. What is expected is whole people added to and
 * taken from those counts: with one kept back, it could be worked out from the others.
 */
async function tellsAllSums(freezing: Freezing, segment: SegmentOrTotal, at: Period): Promise<boolean> {
  const segments = segment === 'total' ? SEGMENTS_AND_TOTAL : [segment];
  const { scope, kecamatan } = freezing.context.facts;
  const ids = [scope, ...kecamatan].flatMap(({ code }) =>
    segments.map((one) => cellId({ segment: one, code })),
  );
  const months = freezing.context.facts.periods.filter((period) => period <= at);
  for (const month of months) {
    const said = await freezing.wouldSay(month);
    if (ids.some((id) => (said.get(id)?.kind ?? 'count') !== 'count')) return false;
  }
  return true;
}

/** What is made of counts that are kept back is kept back as well; what is forecast is told to tens. */
function publishedLine(
  { level, code, name, segment, forecast }: TargetLine,
  pace: Pace,
  said: Said,
  isTold: boolean,
): SnapshotTargetLine {
  const active = pace.active === null ? null : (said.get(cellId({ segment, code })) ?? null);
  return {
    ...{ level, code, name, segment, target: pace.target, active },
    expected: isTold && pace.expected !== null ? Math.round(pace.expected) : null,
    forecast: isTold && forecast !== null ? toTens(forecast) : null,
  };
}

function toTens({ people, low80, high80, chance }: NonNullable<TargetLine['forecast']>) {
  const tens = (count: number) => Math.round(count / 10) * 10;
  return { people: tens(people), low80: tens(low80), high80: tens(high80), chance };
}
