import { monthIndex } from '../domain/calendar/period.ts';
import type { BackTest } from '../domain/coverage/back-test.ts';
import type { SegmentForecast } from './forecast-data.ts';
import { formatFor, textOrReason, UNKNOWN } from './format.ts';
import type { FrameData, Lang } from './page-data.ts';
import type { PassportSection } from './passport-sentences.ts';
import type { Column } from './table.ts';
import { wordsFor } from './words/index.ts';

/** What is expected in December, how far such forecasts missed in the last year, or why there is none. */
export function forecastSentence({ segment, at, outcome, tested }: SegmentForecast, lang: Lang): string {
  const { segment: segments, forecast: said } = wordsFor(lang);
  const format = formatFor(lang);
  if (outcome.forecast === null)
    return `${segments[segment]}: ${said.none} ${said.why[outcome.reason](format.month(at))}`;
  const last = outcome.forecast.months.at(-1)!;
  const expected = said.sentence(
    segments[segment],
    format.monthLong(last.period),
    format.count(last.people),
    format.interval(last.low, last.high),
  );
  return `${expected} ${testSentence(tested.at(-1)?.backTest ?? null, lang)}`;
}

/** What is expected of each segment, and how far such forecasts missed; a reason where there is none. */
export function forecastColumns(lang: Lang): Column<SegmentForecast>[] {
  const { segment: segments, forecast: said, units, frame } = wordsFor(lang);
  const format = formatFor(lang);
  const last = ({ outcome }: SegmentForecast) => outcome.forecast?.months.at(-1);
  const test = ({ tested }: SegmentForecast) => tested.at(-1)?.backTest ?? null;
  return [
    { key: 'segment', label: frame.segment, heading: true, text: ({ segment }) => segments[segment] },
    {
      key: 'month',
      label: said.month,
      text: (row) => format.month(last(row)?.period ?? null),
    },
    {
      key: 'people',
      label: said.expectedActive,
      unit: units.people,
      number: true,
      text: (row) => textOrReason(format.count(last(row)?.people ?? null), reasonOf(row, lang)),
    },
    {
      key: 'interval',
      label: units.interval,
      unit: units.people,
      number: true,
      text: (row) => format.interval(last(row)?.low ?? null, last(row)?.high ?? null),
    },
    {
      key: 'missed',
      label: said.missed,
      unit: said.missedUnit,
      number: true,
      wide: true,
      text: (row) => {
        const tried = test(row);
        return tried === null
          ? UNKNOWN
          : `${format.count(Math.round(tried.meanError))} (${format.percent(tried.meanShare)})`;
      },
    },
  ];
}

function reasonOf({ outcome, at }: SegmentForecast, lang: Lang): string | null {
  const { forecast: said } = wordsFor(lang);
  return outcome.reason === null ? null : said.why[outcome.reason](formatFor(lang).month(at));
}

function testSentence(test: BackTest | null, lang: Lang): string {
  const { forecast: said } = wordsFor(lang);
  const format = formatFor(lang);
  if (test === null) return said.untested;
  return said.tested(
    format.count(test.horizonMonths),
    format.count(Math.round(test.meanError)),
    format.percent(test.meanShare),
    format.count(test.tests),
  );
}

/** The formula with the values put in, how it did against simpler ones, what it assumes, and the build. */
export function forecastOrigin(
  forecasts: readonly SegmentForecast[],
  { build }: Pick<FrameData, 'build'>,
  lang: Lang,
): PassportSection[] {
  const { passport, forecast: said } = wordsFor(lang);
  return [
    {
      heading: passport.formula,
      lines: [said.method, ...forecasts.flatMap((one) => formulaLine(one, lang))],
    },
    { heading: said.backTest, lines: forecasts.flatMap((one) => testLines(one, lang)) },
    { heading: passport.assumptions, lines: [said.assumes, said.incomplete, said.notInside] },
    {
      heading: passport.build,
      lines: [passport.buildLine(build.id, formatFor(lang).dateTime(build.builtAt))],
    },
  ];
}

function formulaLine({ segment, outcome: { forecast } }: SegmentForecast, lang: Lang): string[] {
  if (forecast === null) return [];
  const { segment: segments, forecast: said } = wordsFor(lang);
  const format = formatFor(lang);
  const last = forecast.months.at(-1)!;
  return [
    said.formula({
      segment: segments[segment],
      month: format.month(last.period),
      base: format.count(last.base),
      active: format.count(forecast.active),
      lastYear: format.count(forecast.lastYear),
      people: format.count(last.people),
      sd: format.count(Math.round(forecast.sd)),
      errors: format.count(forecast.errors),
      ahead: format.count(monthIndex(last.period) - monthIndex(forecast.at)),
    }),
  ];
}

function testLines({ segment, tested }: SegmentForecast, lang: Lang): string[] {
  const { segment: segments, forecast: said } = wordsFor(lang);
  const format = formatFor(lang);
  return tested.flatMap(({ horizonMonths, backTest: test }) =>
    test === null
      ? [`${segments[segment]}: ${said.untested}`]
      : [
          said.testLine({
            segment: segments[segment],
            ahead: format.count(horizonMonths),
            tests: format.count(test.tests),
            error: format.count(Math.round(test.meanError)),
            share: format.percent(test.meanShare),
            inside: format.count(test.inside95),
            lastKnown: format.percent(test.asLastKnown),
            lastYear: format.percent(test.asLastYear),
          }),
        ],
  );
}
