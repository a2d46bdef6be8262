import type { Payer } from '../coverage/enrollment.ts';

/** How many months ahead an outlook reaches: from October to December of the next year. */
export const MOST_AHEAD = 14;
const YEAR = 12;

/** What a sponsor pays for, known with its end: `running[t][h]` people of month t are paid for in month t + h, h from 0. */
export interface SponsoredHistory {
  payer: Payer;
  running: readonly (readonly number[])[];
}

/** Members of an area and segment by month, oldest first; null where not every desa reported. */
export interface AreaHistory {
  code: string;
  active: readonly (number | null)[];
  /** Part of `active`; empty where end months are not known. */
  sponsored: readonly SponsoredHistory[];
}

/** What is expected of a month, in parts; people, not whole. */
export interface Expectation {
  people: number;
  /** Change of those who are not sponsored. */
  ordinary: number;
  /** Sponsored people who are no longer paid for (negative), by payer. */
  ending: readonly { payer: Payer; people: number }[];
  /** Sponsored people who are renewed or new, as in the year before, by payer. */
  renewed: readonly { payer: Payer; people: number }[];
}

/**
 * Members `ahead` months after month `at`. Whose payment ends is known; that sponsors renew and begin as they did a year before is
 * assumed; all others go the way of last year, y(t+h−12) + y(t) − y(t−12), the forecast of the seasonal random walk (Box & Jenkins
 * 1970, ch. 9). Beyond twelve months the year before that is the pattern.
 *
 * @param at index of the month; @param ahead 1 to `MOST_AHEAD`
 * @returns null where a month that it rests on is unknown
 */
export function expectAhead(history: AreaHistory, at: number, ahead: number): Expectation | null {
  const others = othersAhead(history, at, ahead);
  const now = othersIn(history, at);
  const before = at - (ahead <= YEAR ? YEAR : 2 * YEAR);
  if (others === null || now === null || before < 0) return null;
  const ending = history.sponsored.map(({ payer, running }) => ({
    payer,
    people: running[at]![ahead]! - running[at]![0]!,
  }));
  const renewed = history.sponsored.map(({ payer, running }) => ({
    payer,
    people: Math.max(0, running[before + ahead]![0]! - running[before]![ahead]!),
  }));
  const stays = (history.active[at] ?? 0) - now;
  const sum = (parts: readonly { people: number }[]) =>
    parts.reduce((total, { people }) => total + people, 0);
  const people = Math.max(0, others) + stays + sum(ending) + sum(renewed);
  return { people, ordinary: Math.max(0, others) - now, ending, renewed };
}

/** Members who are not sponsored. */
export function othersIn({ active, sponsored }: AreaHistory, at: number): number | null {
  const all = active[at] ?? null;
  return all === null ? null : sponsored.reduce((left, { running }) => left - running[at]![0]!, all);
}

function othersAhead(history: AreaHistory, at: number, ahead: number): number | null {
  const years = ahead <= YEAR ? 1 : 2;
  const [now, yearAgo, pattern] = [at, at - YEAR, at + ahead - years * YEAR].map((t) => othersIn(history, t));
  if (now == null || yearAgo == null || pattern == null) return null;
  return pattern + years * (now - yearAgo);
}
