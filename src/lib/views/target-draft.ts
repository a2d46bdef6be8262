import { peopleOfShare, totalOf, type Course, type Goal, type ShareGoal } from '../domain/targets/course.ts';
import { PROFILE_KINDS, type MonthlyProfile } from '../domain/targets/monthly-profile.ts';
import { plainWishes, type SplitWishes } from '../domain/targets/split-wishes.ts';
import { splitTarget, type SplitOutcome } from '../domain/targets/split.ts';
import { splitFingerprint } from '../domain/targets/start-figures.ts';
import { SEGMENTS, type Segment } from '../domain/workers/segments.ts';
import type { SetTargetData, TargetDesa } from './target-data.ts';

/** A goal as it is typed: both ways are kept, so that changing the way back loses nothing. */
export interface GoalDraft {
  kind: Goal['kind'];
  people: number | null;
  /** 0–100 */
  percent: number | null;
}

/** A target on its way to be set: what a person has chosen, and nothing that follows from it. */
export interface TargetDraft {
  goals: Record<Segment, GoalDraft>;
  /** UCJ in per cent (0–100); null where none is set. */
  ucjPercent: number | null;
  wishes: Record<Segment, Omit<SplitWishes, 'total'>>;
  profile: { kind: MonthlyProfile['kind']; percents: number[] };
}

/** What a draft comes to. */
export interface DraftOutcome {
  goals: Record<Segment, Goal | null>;
  total: number | null;
  ucj: ShareGoal | null;
  splits: Record<Segment, SplitOutcome | null>;
  problems: CourseProblem[];
  /** The course to be kept; null while anything stands in its way. */
  course: Course | null;
  fingerprints: Partial<Record<Segment, string>>;
}

/** What stands in the way of a course, apart from its splits. */
export type CourseProblem =
  | { kind: 'no-goal' }
  | { kind: 'no-base'; segment: Segment }
  | { kind: 'ucj-needs-all' }
  | { kind: 'ucj-no-base' }
  | { kind: 'ucj-differs'; sum: number; ucj: ShareGoal }
  | { kind: 'profile-sum'; percent: number }
  | { kind: 'no-season'; segment: Segment; reason: 'gaps' | 'no-growth' };

const EVEN = Array.from({ length: 12 }, (_, i) => (i % 3 === 2 ? 9 : 8));

/** The draft of a year: what was kept, or nothing yet. */
export function draftOf(course: Course | null): TargetDraft {
  const goal = (segment: Segment): GoalDraft => {
    const kept = course?.segments[segment]?.goal;
    if (!kept) return { kind: 'people', people: null, percent: null };
    return kept.kind === 'people'
      ? { kind: 'people', people: kept.people, percent: null }
      : { kind: 'share', people: kept.people, percent: percentOf(kept.share) };
  };
  const wishes = (segment: Segment) => withoutTotal(course?.segments[segment]?.wishes ?? plainWishes(0));
  const profile = SEGMENTS.flatMap((segment) => course?.segments[segment]?.profile ?? [])[0];
  return {
    goals: { pu: goal('pu'), bpu: goal('bpu'), jakon: goal('jakon') },
    ucjPercent: course?.ucj ? percentOf(course.ucj.share) : null,
    wishes: { pu: wishes('pu'), bpu: wishes('bpu'), jakon: wishes('jakon') },
    profile: {
      kind: profile?.kind ?? PROFILE_KINDS[0],
      percents: profile?.kind === 'by-hand' ? profile.shares.map(percentOf) : EVEN.slice(),
    },
  };
}

/** Goals, splits, and the course or what stands in its way. Pure: the page and a test work it out alike. */
export function outcomeOf(draft: TargetDraft, data: SetTargetData): DraftOutcome {
  const { start, targetDesa } = data;
  const goals = each((segment) => goalOf(draft.goals[segment], data, segment));
  const splits = each((segment) => {
    const total = goals[segment]?.people;
    if (total === undefined) return null;
    return splitTarget(splitDesa(targetDesa, segment), { total, ...draft.wishes[segment] });
  });
  const total = totalOf(each((segment) => goals[segment] && { goal: goals[segment] }));
  const ucj = ucjOf(draft, data);
  const problems = problemsOf({ draft, data, goals, total, ucj });
  const isSplit = SEGMENTS.every((segment) => goals[segment] === null || splits[segment]?.split);
  const segments = each((segment) => {
    const goal = goals[segment];
    const profile = profileOf(draft, data, segment);
    return goal && profile && { goal, wishes: { total: goal.people, ...draft.wishes[segment] }, profile };
  });
  const course =
    problems.length === 0 && isSplit
      ? { year: data.year, segments, ucj: draft.ucjPercent === null ? null : ucj, start }
      : null;
  const fingerprints = Object.fromEntries(
    SEGMENTS.flatMap((segment) => {
      const split = splits[segment]?.split;
      return split ? [[segment, splitFingerprint(split.desa)]] : [];
    }),
  );
  return { goals, total, ucj, splits, problems, course, fingerprints };
}

/** The goal (people) of a segment that makes the sum of all exactly the UCJ; null where it cannot. */
export function goalToFill(segment: Segment, { goals, ucj }: DraftOutcome): number | null {
  if (ucj === null) return null;
  let others = 0;
  for (const other of SEGMENTS) {
    if (other === segment) continue;
    const goal = goals[other];
    if (goal === null) return null;
    others += goal.people;
  }
  return ucj.people >= others ? ucj.people - others : null;
}

/** The desa of a segment as the split takes them. */
export function splitDesa(desa: readonly TargetDesa[], segment: Segment) {
  return desa.map(({ code, kecamatan, figures }) => ({ code, kecamatan, ...figures[segment] }));
}

function goalOf(draft: GoalDraft, { start }: SetTargetData, segment: Segment): Goal | null {
  if (draft.kind === 'people') return draft.people === null ? null : { kind: 'people', people: draft.people };
  const { base, baseAsOf } = start.segments[segment];
  if (draft.percent === null || base === null || baseAsOf === null) return null;
  return shareGoal(draft.percent, { value: base, asOf: baseAsOf }, start.denominator);
}

function ucjOf({ ucjPercent }: TargetDraft, { start }: SetTargetData): ShareGoal | null {
  return ucjPercent === null || start.total === null
    ? null
    : shareGoal(ucjPercent, start.total, start.denominator);
}

function shareGoal(
  percent: number,
  base: { value: number; asOf: string },
  denominator: ShareGoal['denominator'],
): ShareGoal {
  const share = shareOf(percent);
  const people = peopleOfShare(share, base.value);
  return { kind: 'share', share, denominator, base: base.value, baseAsOf: base.asOf, people };
}

function problemsOf({
  draft,
  data,
  goals,
  total,
  ucj,
}: Pick<DraftOutcome, 'goals' | 'total' | 'ucj'> & {
  draft: TargetDraft;
  data: SetTargetData;
}): CourseProblem[] {
  const problems: CourseProblem[] = SEGMENTS.flatMap((segment) => {
    const { kind, percent } = draft.goals[segment];
    const lacksBase = kind === 'share' && percent !== null && goals[segment] === null;
    return lacksBase ? [{ kind: 'no-base' as const, segment }] : [];
  });
  if (problems.length === 0 && SEGMENTS.every((segment) => goals[segment] === null))
    problems.push({ kind: 'no-goal' });
  if (draft.ucjPercent !== null) {
    if (ucj === null) problems.push({ kind: 'ucj-no-base' });
    else if (total === null) problems.push({ kind: 'ucj-needs-all' });
    else if (total !== ucj.people) problems.push({ kind: 'ucj-differs', sum: total, ucj });
  }
  return [...problems, ...profileProblems(draft, data, goals)];
}

function profileProblems(
  { profile }: TargetDraft,
  { seasonal }: SetTargetData,
  goals: DraftOutcome['goals'],
): CourseProblem[] {
  if (profile.kind === 'by-hand') {
    const percent = Math.round(sumOf(profile.percents) * 1000) / 1000;
    return percent === 100 ? [] : [{ kind: 'profile-sum', percent }];
  }
  if (profile.kind === 'flat') return [];
  return SEGMENTS.flatMap((segment) => {
    const { reason } = seasonal[segment];
    return goals[segment] !== null && reason !== null
      ? [{ kind: 'no-season' as const, segment, reason }]
      : [];
  });
}

function profileOf(
  { profile }: TargetDraft,
  { seasonal }: SetTargetData,
  segment: Segment,
): MonthlyProfile | null {
  if (profile.kind === 'flat') return { kind: 'flat' };
  if (profile.kind === 'seasonal') return seasonal[segment].profile;
  return { kind: 'by-hand', shares: profile.percents.map(shareOf) };
}

function each<T>(make: (segment: Segment) => T): Record<Segment, T> {
  return { pu: make('pu'), bpu: make('bpu'), jakon: make('jakon') };
}

function withoutTotal({ rule, locks, desaBounds, kecamatanBounds, keepActive, cap, byHand }: SplitWishes) {
  return { rule, locks, desaBounds, kecamatanBounds, keepActive, cap, byHand };
}

/** 14.5 ⇄ 0.145 without what floating point adds. */
function shareOf(percent: number): number {
  return Number((percent / 100).toFixed(9));
}
function percentOf(share: number): number {
  return Number((share * 100).toFixed(7));
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
