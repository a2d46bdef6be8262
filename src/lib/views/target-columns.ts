import { isSponsor } from '../domain/coverage/enrollment.ts';
import { formatFor, textOrReason } from './format.ts';
import type { Lang } from './page-data.ts';
import { chanceText } from './sentences.ts';
import type { Column } from './table.ts';
import type { PayerLine, TargetLine } from './target-data.ts';
import { awayFrom, missingOf } from './target-lines.ts';
import { perMonth, signed } from './target-sentences.ts';
import { wordsFor } from './words/index.ts';

type Href = (line: TargetLine) => string | null;

/** The way of one area a row: target, where it is, where it should be, what December is likely to bring, what is needed. */
export function targetColumns(level: 'kecamatan' | 'desa', lang: Lang, href: Href): Column<TargetLine>[] {
  const { targets } = wordsFor(lang);
  const { count, interval } = formatFor(lang);
  const said = targets.columns;
  const why = ({ pace, reason }: TargetLine) =>
    pace === null ? targets.desaUnknown : reason === null ? null : targets.noForecast[reason];
  return [
    placeColumn(level, lang, href),
    people('target', said.target, lang, ({ pace }) => pace?.target ?? null),
    people('active', said.active, lang, ({ pace }) => pace?.active ?? null),
    { ...people('expected', said.expected, lang, ({ pace }) => pace?.expected ?? null), wide: true },
    aheadColumn(lang),
    {
      ...people('forecast', said.forecast, lang, ({ forecast }) => forecast?.people ?? null),
      text: (line) => textOrReason(count(line.forecast?.people ?? null), why(line)),
      wide: true,
    },
    {
      key: 'interval',
      label: said.interval,
      number: true,
      wide: true,
      text: ({ forecast }) => interval(forecast?.low80 ?? null, forecast?.high80 ?? null),
    },
    {
      key: 'chance',
      label: said.chance,
      number: true,
      wide: true,
      text: ({ forecast }) => (forecast === null ? count(null) : chanceText(forecast.chance, lang)),
      sort: ({ forecast }) => forecast?.chance ?? null,
    },
    ...paceColumns(lang),
  ];
}

/** Desa that keep an area from its target. */
export function holdingBackColumns(lang: Lang, href: Href): Column<TargetLine>[] {
  const { targets } = wordsFor(lang);
  return [
    placeColumn('desa', lang, href),
    {
      key: 'kecamatan',
      label: targets.columns.kecamatan,
      wide: true,
      text: ({ kecamatan }) => kecamatan ?? '',
      sort: ({ kecamatan }) => kecamatan,
    },
    people('missing', targets.columns.missing, lang, (line) => missingOf(line)?.people ?? null),
    people('target', targets.columns.target, lang, ({ pace }) => pace?.target ?? null),
    people('active', targets.columns.active, lang, ({ pace }) => pace?.active ?? null),
    ...paceColumns(lang),
  ];
}

/** Who pays now, and what of it ends. */
export function payerColumns(lang: Lang): Column<PayerLine>[] {
  const { targets, payer: payers } = wordsFor(lang);
  const figure = (key: 'active' | 'lastYear' | 'ending', label: string): Column<PayerLine> => ({
    key,
    label,
    number: true,
    text: (line) => formatFor(lang).count(line[key]),
    sort: (line) => line[key],
  });
  return [
    { key: 'payer', label: targets.payer, heading: true, text: ({ payer }) => payers[payer] },
    figure('active', targets.columns.active),
    figure('lastYear', targets.lastYear),
    {
      ...figure('ending', targets.ending),
      text: ({ payer, ending }) =>
        textOrReason(formatFor(lang).count(ending), isSponsor(payer) ? null : targets.payOneByOne),
    },
  ];
}

function placeColumn(level: 'kecamatan' | 'desa', lang: Lang, href: Href): Column<TargetLine> {
  const { targets } = wordsFor(lang);
  const { count } = formatFor(lang);
  return {
    key: 'place',
    label: targets.columns[level],
    heading: true,
    text: ({ name }) => name,
    href,
    sort: ({ name }) => name,
    narrow: ({ forecast }) =>
      forecast === null ? '' : targets.narrow(count(forecast.people), chanceText(forecast.chance, lang)),
  };
}

function aheadOf({ pace }: TargetLine): number | null {
  if (pace === null || pace.active === null || pace.expected === null) return null;
  return awayFrom(pace.active, pace.expected);
}

function aheadColumn(lang: Lang): Column<TargetLine> {
  const { targets } = wordsFor(lang);
  const format = formatFor(lang);
  const notYet = ({ pace }: TargetLine) => (pace?.start && pace.expected === null ? targets.notYet : null);
  return {
    key: 'ahead',
    label: targets.columns.ahead,
    number: true,
    wide: true,
    text: (line) => textOrReason(signed(aheadOf(line), format), notYet(line)),
    sort: aheadOf,
  };
}

function paceColumns(lang: Lang): Column<TargetLine>[] {
  const { targets } = wordsFor(lang);
  const format = formatFor(lang);
  return [
    {
      key: 'needed',
      label: targets.columns.needed,
      number: true,
      text: ({ pace }) => perMonth(pace?.needed ?? null, format),
      sort: ({ pace }) => pace?.needed ?? null,
    },
    {
      key: 'last12',
      label: targets.columns.last12,
      number: true,
      text: ({ pace }) => format.decimal(pace?.last12 ?? null, Math.abs(pace?.last12 ?? 0) < 10 ? 1 : 0),
      sort: ({ pace }) => pace?.last12 ?? null,
    },
  ];
}

function people(
  key: string,
  label: string,
  lang: Lang,
  value: (line: TargetLine) => number | null,
): Column<TargetLine> {
  const { count } = formatFor(lang);
  const whole = (line: TargetLine) => {
    const exact = value(line);
    return exact === null ? null : Math.round(exact);
  };
  return { key, label, number: true, text: (line) => count(whole(line)), sort: value };
}
