import type { TeamDay } from '../names.ts';
import type { OutreachPlan, PlannedStop } from '../result.ts';

/** A stop by its names. */
export type StopName = Pick<PlannedStop, 'desa' | 'kind'>;

/** A team's day by the names of its stops, in order. */
export interface OutlinedDay extends TeamDay {
  stops: readonly StopName[];
}

/** A stop, and where it goes: a position from 0 among the other stops of a team's day; null: out of the plan. */
export interface StopMove extends StopName {
  to: (TeamDay & { position: number }) | null;
}

/** The days of a plan by names alone. */
export function outlineOf({ days }: Pick<OutreachPlan, 'days'>): OutlinedDay[] {
  return days.map(({ date, team, stops }) => ({
    ...{ date, team },
    stops: stops.map(({ desa, kind }) => ({ desa, kind })),
  }));
}

export function isSameStop(a: StopName, b: StopName): boolean {
  return a.desa === b.desa && a.kind === b.kind;
}

export function isSameDay(a: TeamDay, b: TeamDay): boolean {
  return a.date === b.date && a.team === b.team;
}

/** The days without a stop; those that do not have it are the same objects, one that has no other is left out. */
export function without(days: readonly OutlinedDay[], stop: StopName): OutlinedDay[] {
  return days.flatMap((day) => {
    const stops = day.stops.filter((one) => !isSameStop(one, stop));
    if (stops.length === day.stops.length) return [day];
    return stops.length > 0 ? [{ ...day, stops }] : [];
  });
}

/** The days with one more stop; a position beyond the last one is the last one. */
export function withStop(
  days: readonly OutlinedDay[],
  { desa, kind }: StopName,
  to: NonNullable<StopMove['to']>,
): OutlinedDay[] {
  const { date, team, position } = to;
  const there = days.find((day) => isSameDay(day, to));
  const stops = (there?.stops ?? []).toSpliced(Math.max(0, position), 0, { desa, kind });
  return [...days.filter((day) => day !== there), { date, team, stops }];
}
