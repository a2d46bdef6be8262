import { courseChanges } from '#lib/domain/targets/course-changes.ts';
import { totalOf } from '#lib/domain/targets/course.ts';
import { SEGMENTS, type Segment } from '#lib/domain/workers/segments.ts';
import type { HistoryEntry, TargetHistoryData } from '#lib/views/target-data.ts';
import { changedDesa, targetHistory, type TargetVersion } from '../records/targets.ts';
import type { Records } from '../records/store.ts';
import { pickYear, versionInfo, type TargetAsked } from './target-page.ts';

/** Every version of a year with what it changed, newest first; null where the URL asks for a year that there is not. */
export async function loadTargetHistory(asked: TargetAsked): Promise<TargetHistoryData | null> {
  const picked = await pickYear(asked);
  if (picked === null) return null;
  const versions = await targetHistory(asked.records, { year: picked.year, demo: asked.demo });
  const numbers = new Map(versions.map(({ id, number }) => [id, number]));
  const entries: HistoryEntry[] = [];
  for (const [i, version] of versions.entries()) {
    entries.push(await entryOf(asked.records, version, versions[i + 1] ?? null, numbers));
  }
  return { ...picked, entries };
}

async function entryOf(
  records: Records,
  version: TargetVersion,
  before: TargetVersion | null,
  numbers: ReadonlyMap<string, number>,
): Promise<HistoryEntry> {
  const { course, restores } = version;
  const changed = before ? await changedDesa(records, before.id, version.id) : null;
  const goal = (segment: Segment) => course?.segments[segment]?.goal.people ?? null;
  const count = (segment: Segment) => changed?.[segment].length ?? 0;
  return {
    ...versionInfo(version),
    restores: restores === null ? null : (numbers.get(restores) ?? null),
    withdrawn: course === null,
    goals: {
      ...{ pu: goal('pu'), bpu: goal('bpu'), jakon: goal('jakon') },
      total: course && totalOf(course.segments),
    },
    period: course?.start.period ?? null,
    changes: courseChanges(before?.course ?? null, course),
    changedDesa: Object.fromEntries(SEGMENTS.map((one) => [one, count(one)])) as Record<Segment, number>,
  };
}
