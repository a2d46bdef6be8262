import { TOLERANCE, type MarginRule } from '../domain/coverage/contradictions.ts';
import { formatFor } from './format.ts';
import type { Lang } from './page-data.ts';
import { SEVERITIES, type Problem, type ProblemKind } from './quality-data.ts';
import {
  dateText,
  marginName,
  problemPlace,
  problemSentence,
  signedPercent,
  sourceName,
  sourceOf,
} from './quality-sentences.ts';
import type { Column } from './table.ts';
import { wordsFor } from './words/index.ts';

type ProblemColumn = Column<Problem>;

/** The columns that show the cases of a kind; desa lead to their page. On a narrow screen all but the first are put in words. */
export function problemColumns(
  kind: ProblemKind,
  lang: Lang,
  desaHref: (code: string) => string,
): ProblemColumn[] {
  return columnsOf(kind, lang, desaHref).map((column) =>
    column.heading ? { ...column, narrow: (one) => narrowText(one, lang) } : { ...column, wide: true },
  );
}

function columnsOf(kind: ProblemKind, lang: Lang, desaHref: (code: string) => string): ProblemColumn[] {
  const part = plainColumns(lang, desaHref);
  switch (kind) {
    case 'over-100':
      return [part.place, part.segment, ...overColumns(lang), part.severity];
    case 'jump':
      return [part.place, part.month, part.segment, ...jumpColumns(lang), part.severity];
    case 'not-reported':
      return [part.place, part.month, ...reportingColumns(lang), part.severity];
    case 'stale':
      return [...staleColumns(lang), part.severity];
    case 'contradiction':
      return [...marginColumns(lang), part.severity];
    default:
      return [part.sentence, part.severity];
  }
}

/** A case's own key in a list. */
export function problemKey(problem: Problem): string {
  const { kind, rule, code, period, segment, denominator, payer, detail } = problem;
  return [kind, rule, code, period, segment, denominator, payer, detail].join(' ');
}

function plainColumns(lang: Lang, desaHref: (code: string) => string) {
  const { quality, segment: segments } = wordsFor(lang);
  const { count, month } = formatFor(lang);
  const { column, say } = quality;
  const place: ProblemColumn = {
    key: 'place',
    label: column.place,
    heading: true,
    text: (one) => problemPlace(one) || (one.desa === null ? '–' : say.desaCount(count(one.desa))),
    sort: problemPlace,
    href: ({ code }) => (code === null ? null : desaHref(code)),
  };
  const sentence: ProblemColumn = {
    key: 'case',
    label: column.case,
    heading: true,
    text: (one) => problemSentence(one, lang),
  };
  const period: ProblemColumn = {
    key: 'month',
    label: column.month,
    short: true,
    text: (one) => month(one.period),
    sort: (one) => one.period,
  };
  const segment: ProblemColumn = {
    key: 'segment',
    label: column.segment,
    text: (one) => (one.segment === null ? '–' : segments[one.segment]),
    sort: (one) => one.segment,
  };
  const severity: ProblemColumn = {
    key: 'severity',
    label: column.severity,
    text: (one) => quality.severity[one.severity],
    sort: (one) => SEVERITIES.indexOf(one.severity),
  };
  return { place, sentence, month: period, segment, severity };
}

function overColumns(lang: Lang): ProblemColumn[] {
  const { quality, denominator: sets, units } = wordsFor(lang);
  const format = formatFor(lang);
  const { column } = quality;
  return [
    { ...number('value', column.active, lang), unit: units.people },
    { ...number('expected', column.workers, lang), unit: units.people },
    {
      key: 'interval',
      label: column.interval,
      number: true,
      text: (one) => format.interval(one.low, one.high),
    },
    {
      key: 'rate',
      label: column.rate,
      number: true,
      text: (one) => format.percent(one.ratio, 0),
      sort: (one) => one.ratio,
    },
    {
      key: 'set',
      label: column.set,
      text: (one) =>
        one.denominator === null ? '–' : `${sets[one.denominator]}, ${units.asOf} ${format.month(one.asOf)}`,
    },
  ];
}

function jumpColumns(lang: Lang): ProblemColumn[] {
  const { quality, units } = wordsFor(lang);
  const format = formatFor(lang);
  const { column } = quality;
  return [
    { ...number('expected', column.before, lang), unit: units.people },
    { ...number('value', column.after, lang), unit: units.people },
    {
      key: 'change',
      label: column.change,
      number: true,
      text: (one) => signedPercent(one.ratio, format),
      sort: (one) => one.ratio,
    },
    {
      key: 'usual',
      label: column.usual,
      number: true,
      text: (one) => format.interval(one.low, one.high),
    },
    { key: 'explanation', label: column.explanation, wide: true, text: (one) => explanation(one, lang) },
  ];
}

/** Everything about a case under its name, for a screen that has no room for the other columns. */
function narrowText(one: Problem, lang: Lang): string {
  const { quality } = wordsFor(lang);
  const severity = quality.severity[one.severity];
  switch (one.kind) {
    case 'over-100':
    case 'not-reported':
      return `${problemSentence(one, lang)} (${severity})`;
    case 'jump':
      return `${problemSentence(one, lang)} (${explanation(one, lang)}; ${severity})`;
    case 'stale':
      return `${problemSentence(one, lang)} (${quality.source[sourceOf(one.rule)].depends}; ${severity})`;
    case 'contradiction':
      return `${problemSentence(one, lang)} ${quality.margin[one.rule as MarginRule].consequence} (${severity})`;
    default:
      return severity;
  }
}

function explanation({ rule, payer }: Problem, lang: Lang): string {
  const { quality, payer: payers } = wordsFor(lang);
  const name = payer === null ? '–' : payers[payer];
  if (rule === 'batch-ended' || rule === 'batch-began') return quality.explanation[rule](name);
  return rule === 'jump-large' || rule === 'jump-unusual' ? quality.explanation[rule] : '–';
}

function reportingColumns(lang: Lang): ProblemColumn[] {
  const { column, unit: units } = wordsFor(lang).quality;
  return [
    number('value', column.reported, lang),
    number('expected', column.all, lang),
    { key: 'unit', label: column.unit, text: ({ unit }) => (unit === null ? '–' : units[unit]) },
  ];
}

function staleColumns(lang: Lang): ProblemColumn[] {
  const words = wordsFor(lang);
  const format = formatFor(lang);
  const { column, source } = words.quality;
  return [
    {
      key: 'source',
      label: column.sourceName,
      heading: true,
      text: (one) => sourceName(one, words),
    },
    {
      key: 'asOf',
      label: column.asOf,
      short: true,
      text: (one) => dateText(one.asOf, format),
      sort: (one) => one.asOf,
    },
    number('value', column.age, lang),
    { ...number('expected', column.most, lang) },
    { key: 'depends', label: column.depends, wide: true, text: (one) => source[sourceOf(one.rule)].depends },
  ];
}

function marginColumns(lang: Lang): ProblemColumn[] {
  const words = wordsFor(lang);
  const format = formatFor(lang);
  const { column, margin, consequence } = words.quality;
  return [
    {
      key: 'what',
      label: column.what,
      heading: true,
      text: (one) => marginName(one, words),
    },
    { ...number('value', column.value, lang), unit: words.units.people },
    { ...number('expected', column.expected, lang), unit: words.units.people },
    {
      key: 'difference',
      label: column.difference,
      number: true,
      text: (one) => signedPercent(one.ratio, format),
      sort: (one) => one.ratio,
    },
    {
      key: 'tolerance',
      label: column.tolerance,
      number: true,
      text: (one) => format.percent(TOLERANCE[one.rule as MarginRule], 0),
    },
    {
      key: 'consequence',
      label: consequence,
      text: (one) => margin[one.rule as MarginRule].consequence,
    },
  ];
}

function number(key: 'value' | 'expected', label: string, lang: Lang): ProblemColumn {
  const { count } = formatFor(lang);
  return { key, label, number: true, text: (one) => count(one[key]), sort: (one) => one[key] };
}
