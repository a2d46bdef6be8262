import {
  holidaysBetween,
  yearsWithoutCutiBersama,
  yearsWithoutHolidays,
  type Holiday,
} from '../domain/calendar/holidays.ts';
import { formatFor } from './format.ts';
import type { Lang } from './page-data.ts';
import { wordsFor } from './words/index.ts';

/** Which days of a plan are holidays, which of these are only predicted, and what is not known yet. Dates are ISO 8601, both within. */
export function holidaySentences(
  { from, to }: { from: string; to: string },
  table: readonly Holiday[],
  lang: Lang,
): string[] {
  const { holidays: said } = wordsFor(lang).planEdit;
  const format = formatFor(lang);
  const days = holidaysBetween(from, to, table);
  const listed = (list: readonly Holiday[]) =>
    list
      .map(({ kind, date, name }) =>
        kind === 'cuti-bersama' ? said.leave(format.date(date), name) : said.day(format.date(date), name),
      )
      .join(', ');
  const predicted = days.filter(({ status }) => status === 'predicted');
  const unknown = yearsWithoutHolidays(from, to, table);
  const noLeave = yearsWithoutCutiBersama(from, to, table).filter((year) => !unknown.includes(year));
  const sentences: string[] = [];
  if (days.length > 0) sentences.push(said.list(format.count(days.length), listed(days)));
  else if (unknown.length === 0) sentences.push(said.none);
  if (predicted.length > 0)
    sentences.push(said.predicted(predicted.map(({ date }) => format.date(date)).join(', ')));
  if (noLeave.length > 0) sentences.push(said.noLeave(noLeave.join(', ')));
  if (unknown.length > 0) sentences.push(said.unknown(unknown.join(', ')));
  return sentences;
}
