import { capital } from './capital.ts';
import type { Payer } from '../domain/coverage/enrollment.ts';
import { awayFrom, missingOf } from './target-lines.ts';
import type { TargetLine } from './target-data.ts';
import { formatFor, type Format } from './format.ts';
import type { DenominatorId } from '../domain/workers/segments.ts';
import type { Lang } from './page-data.ts';
import { chanceText, placeName } from './sentences.ts';
import { wordsFor } from './words/index.ts';

/** Whether an area is on course, as the first line of the page. @param year of the target */
export function courseSentence(line: TargetLine, year: number, lang: Lang): string {
  return capital(course(line, year, lang));
}

function course({ pace, segment, ...area }: TargetLine, year: number, lang: Lang): string {
  const words = wordsFor(lang);
  const format = formatFor(lang);
  const { count } = format;
  const said = words.targets.lines;
  const place = {
    segment: words.segmentWithin[segment],
    place: placeName(area, words),
    year: String(year),
  };
  if (pace === null) {
    return segment === 'total'
      ? said.noTotal(place.year)
      : said.noTarget(place.segment, place.place, place.year);
  }
  const { active, target, expected, needed } = pace;
  const of = { ...place, target: count(target), month: format.monthLong(pace.at), active: count(active) };
  if (active === null) return said.unknown(of);
  const missing = count(target - active);
  if (active >= target) return said.reached(of);
  if (pace.monthsLeft === 0) return said.over({ ...of, missing });
  const slow = { ...of, missing, needed: perMonth(needed, format) };
  if (expected === null) {
    return pace.start === null && pace.at.startsWith(place.year) ? said.noStart(slow) : said.before(slow);
  }
  const ahead = awayFrom(active, expected);
  const way = { ...of, expected: count(Math.round(expected)), away: count(Math.abs(ahead)) };
  return ahead < 0 ? said.behind(way) : said.ahead(way);
}

/** The target and the members as shares of the workers, with denominator and date; null where a part is unknown. */
export function targetShareSentence(
  { pace, eligible }: TargetLine,
  { denominator, asOf }: { denominator: DenominatorId; asOf: string | null },
  lang: Lang,
): string | null {
  if (pace === null || eligible === null || eligible === 0 || asOf === null) return null;
  const words = wordsFor(lang);
  const format = formatFor(lang);
  return words.targets.share({
    target: format.percent(pace.target / eligible),
    active: format.percent(pace.active === null ? null : pace.active / eligible),
    base: format.count(eligible),
    denominator: words.denominator[denominator],
    asOf: format.month(asOf),
  });
}

/** What December is likely to bring, or what the present pace would, or why neither is known. */
export function decemberSentence(line: TargetLine, year: number, lang: Lang): string | null {
  const { targets: said } = wordsFor(lang);
  const format = formatFor(lang);
  const { pace, forecast, reason } = line;
  if (pace === null || pace.monthsLeft === 0) return null;
  const december = format.monthLong(`${year}-12`);
  if (forecast !== null) {
    const interval = format.interval(forecast.low80, forecast.high80);
    const chance = chanceText(forecast.chance, lang);
    return said.forecast(
      december,
      format.count(forecast.people),
      interval,
      chance,
      format.count(pace.target),
    );
  }
  const missing = missingOf(line);
  const why = reason === null ? [] : [`${capital(said.noForecast[reason])}.`];
  if (missing === null) return why.join(' ') || null;
  const people = format.count(pace.target - missing.people);
  const away = format.count(Math.abs(missing.people));
  const compared = missing.people > 0 ? said.paceShort(away) : said.paceEnough(away);
  return [said.pace(people, december, compared), ...why].join(' ');
}

/** People a month, rounded up: fewer would not do. */
export function perMonth(needed: number | null, { count }: Format): string {
  return count(needed === null ? null : Math.ceil(needed - 1e-9));
}

/** `+1.234`, `−56`, `0`; whole people. */
export function signed(value: number | null, { count }: Format): string {
  if (value === null) return count(null);
  const whole = Math.round(value);
  return whole > 0 ? `+${count(whole)}` : count(whole);
}

/** A batch that ends. */
export function batchSentence(
  { payer, people, lastMonth, desa }: { payer: Payer; people: number; lastMonth: string; desa: number },
  lang: Lang,
): string {
  const { targets: said, payer: payers } = wordsFor(lang);
  const format = formatFor(lang);
  return said.batch(payers[payer], format.count(people), format.monthLong(lastMonth), format.count(desa));
}
