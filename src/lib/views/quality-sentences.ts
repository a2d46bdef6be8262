import type { Period } from '../domain/calendar/period.ts';
import { JUMP } from '../domain/coverage/jumps.ts';
import { MARGIN_RULES, TOLERANCE, type MarginRule } from '../domain/coverage/contradictions.ts';
import { MOST_MONTHS, type Source } from '../domain/coverage/staleness.ts';
import { formatFor, type Format } from './format.ts';
import type { Lang } from './page-data.ts';
import type { PassportSection } from './passport-sentences.ts';
import {
  DOUBLE,
  LEAST_REPORTED,
  type Problem,
  type ProblemKind,
  type ProblemRule,
  type QualityReport,
} from './quality-data.ts';
import type { SeverityCounts } from './quality-groups.ts';
import { wordsFor, type Words } from './words/index.ts';

/** The first line of the page: can the figures of the month be trusted? */
export function qualityAnswer(period: Period, { stop, care, note }: SeverityCounts, lang: Lang): string {
  const { answer } = wordsFor(lang).quality;
  const { count, monthLong } = formatFor(lang);
  const month = monthLong(period);
  if (stop > 0) return answer.stop(month, count(stop), count(care), count(note));
  if (care > 0) return answer.care(month, count(care), count(note));
  return note > 0 ? answer.notes(month, count(note)) : answer.clean(month);
}

/** Kecamatan whose figures of the month rest on some of their desa, one sentence each. */
export function partialSentences({ partial }: QualityReport, lang: Lang): string[] {
  const { quality, segment: segments } = wordsFor(lang);
  const { count } = formatFor(lang);
  return partial.map(({ name, segment, desaReported, desaExpected }) =>
    quality.partial(name, segments[segment], count(desaReported), count(desaExpected)),
  );
}

/** A case as one sentence. */
export function problemSentence(problem: Problem, lang: Lang): string {
  return SENTENCES[problem.rule](problem, wordsFor(lang), formatFor(lang));
}

type Say = (problem: Problem, words: Words, format: Format) => string;

const margin: Say = (problem, words, format) =>
  words.quality.say.margin(
    marginName(problem, words),
    format.count(problem.value),
    format.count(problem.expected),
    signedPercent(problem.ratio, format),
  );

const over: Say = (problem, words, format) =>
  words.quality.say.over(
    problemPlace(problem),
    segmentOf(problem, words),
    format.month(problem.period),
    format.percent(problem.ratio, 0),
    format.count(problem.value),
    format.count(problem.expected),
  );

const jump: Say = (problem, words, format) =>
  words.quality.say.jump(
    problemPlace(problem),
    segmentOf(problem, words),
    format.month(problem.period),
    format.count(problem.expected),
    format.count(problem.value),
  );

const batch =
  (say: 'batchEnded' | 'batchBegan'): Say =>
  (problem, words, format) =>
    words.quality.say[say](
      problem.payer === null ? '' : words.payer[problem.payer],
      problemPlace(problem) || words.quality.say.desaCount(format.count(problem.desa)),
      segmentOf(problem, words),
      format.month(problem.period),
      format.count(problem.expected),
      format.count(problem.value),
    );

const stale: Say = (problem, words, format) =>
  words.quality.say.stale(
    sourceName(problem, words),
    dateText(problem.asOf, format),
    format.count(problem.value),
  );

const SENTENCES: Record<ProblemRule, Say> = {
  'earlier-build': ({ asOf }, { quality }, { dateTime }) => quality.say.earlierBuild(dateTime(asOf)),
  'parts-total': margin,
  'active-base': margin,
  'potensi-employed': margin,
  'employed-labour': margin,
  'residents-official': margin,
  'kecamatan-kabupaten': margin,
  'desa-silent': (problem, { quality }, { count, month }) =>
    quality.say.desaSilent(
      problemPlace(problem),
      month(problem.period),
      count(problem.value),
      count(problem.expected),
    ),
  'month-partial': ({ period, value, expected }, { quality }, { count, month }) =>
    quality.say.monthPartial(month(period), count(value), count(expected)),
  'month-missing': ({ period }, { quality }, { month }) => quality.say.monthMissing(month(period)),
  'above-interval': over,
  'above-double': over,
  'jump-large': jump,
  'jump-unusual': jump,
  'batch-ended': batch('batchEnded'),
  'batch-began': batch('batchBegan'),
  'stale-members': stale,
  'stale-denominator': stale,
  'stale-labour': stale,
  'stale-population': stale,
  'boundaries-damaged': ({ detail }, { quality }) => quality.say.boundaries(detail ?? '–'),
  'own-denominator': ({ denominator }, { quality, denominator: sets }) =>
    quality.say.ownDenominator(denominator === null ? '–' : sets[denominator]),
  'own-grace': ({ value, expected }, { quality }, { count }) =>
    quality.say.ownGrace(count(value), count(expected)),
  'own-payers': ({ detail }, { quality, payer }) => quality.say.ownPayers(payersText(detail, payer)),
  'own-occupations': ({ detail }, { quality }) => quality.say.ownOccupations(detail ?? ''),
  'own-sd': ({ detail, value, expected, unit }, { quality, settings }, { decimal }) => {
    const names: Record<string, string> = settings.quantity;
    const digits = unit === 'people' ? 0 : 3;
    return quality.say.ownSd(
      names[detail ?? ''] ?? detail ?? '–',
      decimal(value, digits),
      decimal(expected, digits),
    );
  },
  'simulated-members': ({ value, expected }, { quality }, { count }) =>
    quality.say.simulated(count(value), count(expected)),
};

/** `Tegaldowo (Gunem)`; empty where a case concerns no desa. */
export function problemPlace({ name, kecamatan }: Problem): string {
  if (name === null) return '';
  return kecamatan === null ? name : `${name} (${kecamatan})`;
}

/** What is compared, with set and segment where there is one. */
export function marginName({ rule, denominator, segment }: Problem, words: Words): string {
  const { name } = words.quality.margin[rule as MarginRule];
  const about = [
    denominator === null ? '' : words.denominator[denominator],
    segment === null ? '' : words.segment[segment],
  ].filter((text) => text !== '');
  return about.length === 0 ? name : `${name} (${about.join(', ')})`;
}

/** The name of a dated source, with its set where it is a denominator. */
export function sourceName({ rule, denominator }: Problem, words: Words): string {
  const { name } = words.quality.source[sourceOf(rule)];
  return denominator === null ? name : `${name} ${words.denominator[denominator]}`;
}

/** The source that a stale case is about. */
export function sourceOf(rule: ProblemRule): Source {
  return rule.replace(/^stale-/, '') as Source;
}

/** `2025` or `Des 2023`. */
export function dateText(asOf: string | null, { month }: Format): string {
  return asOf !== null && /^\d{4}$/.test(asOf) ? asOf : month(asOf);
}

/** `+3,1%`; unknown is `–`. */
export function signedPercent(ratio: number | null, { percent }: Format): string {
  const text = percent(ratio, 1);
  return ratio !== null && ratio > 0 ? `+${text}` : text;
}

function segmentOf({ segment }: Problem, { segment: segments }: Words): string {
  return segment === null ? '' : segments[segment];
}

function payersText(detail: string | null, names: Record<string, string>): string {
  const payers = (detail ?? '').split(', ').filter((payer) => payer !== '');
  return payers.map((payer) => names[payer] ?? payer).join(', ') || '–';
}

/** Where the cases of a kind come from: rule with its thresholds, records looked at, build. */
export function kindSections(kind: ProblemKind, report: QualityReport, lang: Lang): PassportSection[] {
  const { quality, passport } = wordsFor(lang);
  const format = formatFor(lang);
  const { id, builtAt } = report.build;
  return [
    { heading: quality.rules, lines: ruleLines(kind, report, lang) },
    { heading: quality.checkedLabel, lines: [quality.checked[kind](format.count(report.checked[kind]))] },
    { heading: passport.build, lines: [passport.buildLine(id, format.dateTime(builtAt))] },
  ];
}

function ruleLines(kind: ProblemKind, { lastFullMonth }: QualityReport, lang: Lang): string[] {
  const { rule, margin: pairs } = wordsFor(lang).quality;
  const { count, percent, monthLong } = formatFor(lang);
  const whole = (share: number) => percent(share, 0);
  switch (kind) {
    case 'contradiction':
      return [
        rule.contradiction(
          whole(TOLERANCE['residents-official']),
          whole(TOLERANCE['kecamatan-kabupaten']),
          whole(TOLERANCE['employed-labour']),
        ),
        ...MARGIN_RULES.map((one) => pairs[one].name),
      ];
    case 'not-reported':
      return [rule['not-reported'](whole(LEAST_REPORTED))];
    case 'over-100':
      return [rule['over-100'](whole(DOUBLE))];
    case 'jump':
      return [
        rule.jump(count(JUMP.people), whole(JUMP.share), count(JUMP.sds), count(JUMP.changes)),
        rule.jumpBatches,
      ];
    case 'stale':
      return [rule.stale(count(MOST_MONTHS.denominator)), rule.staleMonth(monthLong(lastFullMonth))];
    default:
      return [rule[kind]];
  }
}
