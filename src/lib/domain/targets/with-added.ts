import type { Shares } from './still-active.ts';

/** What a month is expected to bring, people, with its 80% interval. */
export interface Expected {
  people: number;
  low80: number;
  high80: number;
}

/** The present course, or the same with people added; `chance` (0–1) of the target is null where there is no target. */
export interface CourseInDecember extends Expected {
  added: number;
  chance: number | null;
}

/** Side by side: as it goes, and with those of the added people who are still active then, by careful, middle and hopeful shares. */
export interface SideBySide {
  without: CourseInDecember;
  with: Record<keyof Shares, CourseInDecember>;
}

/**
 * A forecast with and without people added. The forecast's own spread stays: the shares say what comes of those added, not how the
 * others move; so the chance of a target with n more is the chance without of n less.
 *
 * @param chanceOf chance (0–1) that the forecast's month has at least so many members
 */
export function sideBySide(
  forecast: Expected,
  { people, shares, target }: { people: number; shares: Shares; target: number | null },
  chanceOf: (target: number) => number,
): SideBySide {
  const course = (added: number): CourseInDecember => ({
    people: forecast.people + added,
    low80: forecast.low80 + added,
    high80: forecast.high80 + added,
    added,
    chance: target === null ? null : chanceOf(target - added),
  });
  const of = (share: number) => course(Math.round(people * share));
  return { without: course(0), with: { low: of(shares.low), mid: of(shares.mid), high: of(shares.high) } };
}
