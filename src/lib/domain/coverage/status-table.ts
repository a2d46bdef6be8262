import type { StatusCounts } from './status.ts';

/**
 * Why a count of people is unknown.
 * - `not-reported`: nobody reported the month
 * - `not-given`: the source never says this status
 * - `not-listed`: the source lists members only, not those who have left
 * - `not-told-apart`: the source counts new and reactivated members as one
 * - `no-first-month`: the first month of some members is unknown
 * - `no-month-before`: the month before was not reported by the same desa in the same way
 * - `inconsistent`: the counts of the two months contradict each other
 */
export type PeopleReason =
  | 'not-reported'
  | 'not-given'
  | 'not-listed'
  | 'not-told-apart'
  | 'no-first-month'
  | 'no-month-before'
  | 'inconsistent';

/** People, or why they are unknown: exactly one of the two is null. */
export type People = { people: number; reason: null } | { people: null; reason: PeopleReason };

/** Statuses of one segment in one month. registered = active + arrears + ended, where those who have left are listed. */
export interface StatusRow {
  active: People;
  arrears: People;
  /** All who have left and not come back, in sources that list them. */
  ended: People;
  registered: People;
  /** Came in this month: new + reactivated. */
  entered: People;
  new: People;
  reactivated: People;
  /** The grace ran out this month. */
  endedThisMonth: People;
}

/** What monthly counts say of a segment, and which statuses their source gives at all. */
export interface SaidCounts {
  active: number;
  arrears: number;
  /** `baru`: first month or reactivated. */
  entered: number;
  endedThisMonth: number;
  givesArrears: boolean;
  givesNew: boolean;
  givesEnded: boolean;
}

/** Statuses as a source of monthly counts says them: what it never says is unknown, not 0. */
export function statusFromCounts(said: SaidCounts): StatusRow {
  const arrears = said.givesArrears ? known(said.arrears) : unknown('not-given');
  const entered = said.givesNew ? known(said.entered) : unknown('not-given');
  const apart = unknown(said.givesNew ? 'not-told-apart' : 'not-given');
  return {
    active: known(said.active),
    arrears,
    ended: unknown('not-listed'),
    registered: sum([known(said.active), arrears]),
    entered,
    new: apart,
    reactivated: apart,
    endedThisMonth: said.givesEnded ? known(said.endedThisMonth) : unknown('not-given'),
  };
}

/** What is known beside the last months paid. */
export interface DatedContext {
  /** Whether the source also lists people whose membership has ended. */
  listsEnded: boolean;
  /** Members (active + arrears) of the same desa a month before; null where not all of them reported it. */
  membersBefore: number | null;
}

/**
 * Statuses that follow from last months paid. Who came in follows from the balance members = members before + new +
 * reactivated − ended; so people who moved in, or were left out a month before, count as reactivated.
 */
export function statusFromMonths(
  counts: StatusCounts,
  { listsEnded, membersBefore }: DatedContext,
): StatusRow {
  const { active, arrears, ended } = counts;
  const entered = balance(counts, membersBefore);
  const isNew = counts.new === null ? unknown('no-first-month') : known(counts.new);
  return {
    active: known(active),
    arrears: known(arrears),
    ended: listsEnded ? known(ended) : unknown('not-listed'),
    registered: known(listsEnded ? active + arrears + ended : active + arrears),
    entered,
    new: isNew,
    reactivated: notNegative(difference(entered, isNew)),
    endedThisMonth: known(counts.endedThisMonth),
  };
}

/** Nothing is known of a segment that nobody reported. */
export function statusUnknown(): StatusRow {
  const none = unknown('not-reported');
  return {
    ...{ active: none, arrears: none, ended: none, registered: none },
    ...{ entered: none, new: none, reactivated: none, endedThisMonth: none },
  };
}

/** The sum over segments, status by status; unknown where one of them is, for its reason. */
export function statusSum(rows: readonly StatusRow[]): StatusRow {
  if (rows.length === 0) return statusUnknown();
  const of = (key: keyof StatusRow) => sum(rows.map((row) => row[key]));
  return {
    active: of('active'),
    arrears: of('arrears'),
    ended: of('ended'),
    registered: of('registered'),
    entered: of('entered'),
    new: of('new'),
    reactivated: of('reactivated'),
    endedThisMonth: of('endedThisMonth'),
  };
}

function balance({ active, arrears, endedThisMonth }: StatusCounts, before: number | null): People {
  if (before === null) return unknown('no-month-before');
  return notNegative(known(active + arrears - before + endedThisMonth));
}

function difference(whole: People, part: People): People {
  if (whole.people === null) return whole;
  return part.people === null ? part : known(whole.people - part.people);
}

function notNegative(count: People): People {
  return count.people !== null && count.people < 0 ? unknown('inconsistent') : count;
}

function sum(counts: readonly People[]): People {
  const missing = counts.find(({ people }) => people === null);
  return missing ?? known(counts.reduce((total, { people }) => total + (people ?? 0), 0));
}

const known = (people: number): People => ({ people, reason: null });
const unknown = (reason: PeopleReason): People => ({ people: null, reason });
