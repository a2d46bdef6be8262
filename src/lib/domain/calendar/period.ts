/** A calendar month written `YYYY-MM`. Lexical order is chronological order. */
export type Period = string;

const PATTERN = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** Whether a text is a month written `YYYY-MM`. */
export function isPeriod(text: string): text is Period {
  return PATTERN.test(text);
}

/** Months since year 0, for arithmetic. @throws RangeError when the text is not `YYYY-MM`. */
export function monthIndex(period: Period): number {
  const match = PATTERN.exec(period);
  if (!match) throw new RangeError(`"${period}" is not a month written YYYY-MM`);
  return Number(match[1]) * 12 + Number(match[2]) - 1;
}

/** The month `months` later (earlier when negative). */
export function addMonths(period: Period, months: number): Period {
  const index = monthIndex(period) + months;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** The same month one year earlier, the honest comparison for a seasonal series. */
export function sameMonthLastYear(period: Period): Period {
  return addMonths(period, -12);
}

/** Every month from `first` to `last`, both included; empty when `last` is before `first`. */
export function periodsBetween(first: Period, last: Period): Period[] {
  const count = monthIndex(last) - monthIndex(first) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, offset) => addMonths(first, offset));
}
