/** Why a plan is as it is. Values are in units of the objective, units of a wish in visits, people or what it counts. */
export interface Explanations {
  floors: WishPrice[];
  teamDays: TeamDayPrice[];
  whyNot: WhyNot[];
}

/** A wish, and by how many units it is missed more (or less: negative) after a change. */
export interface WishChange {
  wish: string;
  units: number;
}

/** What a change does: to the value, and to the wishes that it touches. */
export interface Change {
  value: number;
  missed: WishChange[];
}

/** What a wish with a lower bound costs, by the linear relaxation over the routes known. */
export interface WishPrice {
  wish: string;
  /** Value lost to it, ≥ 0. */
  costs: number;
  /** Value of one unit less of it; null where a unit decides about missing it or other wishes, which no value says. */
  price: number | null;
  /** Units that the relaxation is short of. */
  missed: number;
  /** Other wishes that would be missed less without it. */
  hinders: WishChange[];
}

/** Worth of a team-day, by the linear relaxation over the routes known. */
export interface TeamDayPrice extends TeamDayKind {
  /** What one more changes, and one fewer. */
  more: Change;
  fewer: Change;
}

/** Team-days that are alike. */
export interface TeamDayKind {
  teams: string[];
  /** `YYYY-MM`, weekdays (1 Monday … 7 Sunday) and dates, each empty where it tells the same teams' kinds not apart. */
  months: string[];
  weekdays: number[];
  dates: string[];
  /** How many there are. */
  count: number;
}

/** Rules that can leave a desa without a day: its own, or no team at work (`teams`). */
export type DayRule = 'onlyDays' | 'notDays' | 'lastVisit' | 'teams';

/** Why a desa is not in the plan: the first reason that holds. */
export type WhyNot = { desa: string } & (
  | { reason: 'forbidden' }
  /** No day is left by these rules. */
  | { reason: 'no-day'; rules: DayRule[] }
  /** No team can get there in time and back within its hours. */
  | { reason: 'out-of-reach' }
  /** Every way there and back breaks a limit by itself, e.g. the budget. */
  | { reason: 'over-budget' }
  | { reason: 'brings-nothing' }
  | Displaced
);

/** Other visits are worth more. */
export interface Displaced {
  reason: 'displaced';
  /**
   * Value lost at least if it had to be visited, by the linear relaxation over the routes known. Null where a wish would
   * be missed for it.
   */
  loss: number | null;
  /** The best exchange with one planned stop, exact; null where none is possible. */
  swap: Swap | null;
}

/** A visit put into a planned day, for one of its stops or (null) beside them. */
export interface Swap extends Change {
  kind: 'first' | 'follow-up';
  date: string;
  team: string;
  /** Position among the day's stops afterwards, from 0. */
  position: number;
  instead: { desa: string; kind: 'first' | 'repeat' | 'follow-up' } | null;
}
