import type { PlannedStop } from '../result.ts';

type Visit = PlannedStop['kind'];

/**
 * Why a plan cannot be as somebody wants it. Dates are ISO 8601, times minutes after midnight.
 * - `unknown-desa`, `no-such-visit`: the request has no such desa; none that is visited a second time, or followed up
 * - `not-in-plan`: what is to be taken out is not there
 * - `already-there`: the same visit twice
 * - `no-team`, `not-a-working-day`, `team-off`: there is no such team-day
 * - `too-many-stops`, `late`: more than the team's day takes; `back` is when it would be back
 * - `window`: the visit would begin outside the hours in which it may
 * - `forbidden`, `not-that-day`, `agreed-other-days`: as the request says
 * - `too-soon`: before the first day on which it may be (again)
 * - `repeat-order`: a second visit without a first one so many days before; `first` is its date, if there is any
 * - `over-budget`: of all days together
 */
export type EditProblem =
  | { kind: 'unknown-desa'; desa: string }
  | { kind: 'no-such-visit'; desa: string; visit: Visit }
  | { kind: 'not-in-plan'; desa: string; visit: Visit }
  | { kind: 'already-there'; desa: string; visit: Visit; dates: [string, string] }
  | { kind: 'no-team'; team: string }
  | { kind: 'not-a-working-day'; date: string }
  | { kind: 'team-off'; team: string; date: string }
  | { kind: 'too-many-stops'; team: string; date: string; stops: number; most: number }
  | { kind: 'late'; team: string; date: string; back: number; to: number }
  | { kind: 'window'; desa: string; date: string; begin: number; from: number; to: number }
  | { kind: 'forbidden'; desa: string }
  | { kind: 'not-that-day'; desa: string; date: string }
  | { kind: 'agreed-other-days'; desa: string; date: string; agreed: string[] }
  | { kind: 'too-soon'; desa: string; visit: Visit; date: string; soonest: string }
  | { kind: 'repeat-order'; desa: string; date: string; first: string | null; gapDays: number }
  | { kind: 'over-budget'; limit: 'idr' | 'minutes'; planned: number; most: number };
