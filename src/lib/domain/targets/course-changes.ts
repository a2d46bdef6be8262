import type { DenominatorId, Segment } from '../workers/segments.ts';
import { SEGMENTS } from '../workers/segments.ts';
import type { Period } from '../calendar/period.ts';
import type { Course, Goal, SegmentCourse, ShareGoal } from './course.ts';
import type { MonthlyProfile } from './monthly-profile.ts';
import type { SplitRule } from './split-wishes.ts';

/** What one version changed against another; codes are of desa, or of kecamatan for `kecamatan-bounds`. */
export type CourseChange =
  | { kind: 'goal'; segment: Segment; before: Goal | null; after: Goal | null }
  | { kind: 'ucj'; before: ShareGoal | null; after: ShareGoal | null }
  | { kind: 'rule'; segment: Segment; before: SplitRule; after: SplitRule }
  | { kind: 'keep-active' | 'cap'; segment: Segment; on: boolean }
  | { kind: 'profile'; segment: Segment; before: MonthlyProfile['kind']; after: MonthlyProfile['kind'] }
  | {
      kind: 'locked' | 'unlocked' | 'lock-moved' | 'desa-bounds' | 'kecamatan-bounds' | 'by-hand';
      segment: Segment;
      codes: string[];
    }
  | { kind: 'start'; before: StartOf; after: StartOf };

interface StartOf {
  period: Period;
  denominator: DenominatorId;
}

/** What is different, in the order a reader wants it: goals first. */
export function courseChanges(before: Course | null, after: Course | null): CourseChange[] {
  const goals = SEGMENTS.flatMap((segment) =>
    goalChange(segment, before?.segments[segment] ?? null, after?.segments[segment] ?? null),
  );
  const ucj = { before: before?.ucj ?? null, after: after?.ucj ?? null };
  const rest = SEGMENTS.flatMap((segment) => {
    const [had, has] = [before?.segments[segment], after?.segments[segment]];
    return had && has ? wishChanges(segment, had, has) : [];
  });
  return [
    ...goals,
    ...(isSame(ucj.before, ucj.after) ? [] : [{ kind: 'ucj' as const, ...ucj }]),
    ...rest,
    ...startChange(before, after),
  ];
}

function goalChange(
  segment: Segment,
  before: SegmentCourse | null,
  after: SegmentCourse | null,
): CourseChange[] {
  const goals = { before: before?.goal ?? null, after: after?.goal ?? null };
  return isSame(goals.before, goals.after) ? [] : [{ kind: 'goal', segment, ...goals }];
}

function wishChanges(segment: Segment, before: SegmentCourse, after: SegmentCourse): CourseChange[] {
  const [had, has] = [before.wishes, after.wishes];
  const changes: CourseChange[] = [];
  if (had.rule !== has.rule) changes.push({ kind: 'rule', segment, before: had.rule, after: has.rule });
  if (had.keepActive !== has.keepActive) changes.push({ kind: 'keep-active', segment, on: has.keepActive });
  if (had.cap !== has.cap) changes.push({ kind: 'cap', segment, on: has.cap });
  const listed = [
    ['locked', added(had.locks, has.locks)],
    ['unlocked', added(has.locks, had.locks)],
    ['lock-moved', moved(had.locks, has.locks)],
    ['desa-bounds', different(had.desaBounds, has.desaBounds)],
    ['kecamatan-bounds', different(had.kecamatanBounds, has.kecamatanBounds)],
    ['by-hand', has.rule === 'by-hand' ? different(had.byHand, has.byHand) : []],
  ] as const;
  for (const [kind, codes] of listed) if (codes.length > 0) changes.push({ kind, segment, codes });
  if (!isSame(before.profile, after.profile)) {
    changes.push({ kind: 'profile', segment, before: before.profile.kind, after: after.profile.kind });
  }
  return changes;
}

function startChange(before: Course | null, after: Course | null): CourseChange[] {
  if (before === null || after === null) return [];
  const of = ({ start: { period, denominator } }: Course): StartOf => ({ period, denominator });
  return isSame(of(before), of(after)) ? [] : [{ kind: 'start', before: of(before), after: of(after) }];
}

type ByCode = Readonly<Record<string, unknown>>;

function added(before: ByCode, after: ByCode): string[] {
  return Object.keys(after)
    .filter((code) => !(code in before))
    .sort();
}

function moved(before: ByCode, after: ByCode): string[] {
  return Object.keys(after)
    .filter((code) => code in before && !isSame(before[code], after[code]))
    .sort();
}

function different(before: ByCode, after: ByCode): string[] {
  return [...added(before, after), ...added(after, before), ...moved(before, after)].sort();
}

/** Plain data with keys in one order. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
