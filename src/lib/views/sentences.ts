import type { CoverageRow, Level } from '../domain/coverage/coverage.ts';
import { formatFor, roundTo, shownPercent, UNKNOWN, type Format } from './format.ts';
import type { GapRank } from '../domain/coverage/ranking.ts';
import type { Lang } from './page-data.ts';
import { baseOf, reportedPart } from './reported.ts';
import { wordsFor, type Words } from './words/index.ts';

/**
 * What a row says, as one or two plain sentences: how many of 100 are protected and how many people are not, with the
 * 95% interval. An incomplete row speaks of the desa and segments that reported, and says what is missing; unknown and
 * over-100% rows say so. People are rounded to what the estimate can bear.
 * @param place its name in the sentence
 */
export function coverageSentence(
  row: CoverageRow,
  lang: Lang,
  place = placeName(row, wordsFor(lang)),
): string {
  const words = wordsFor(lang);
  const format = formatFor(lang);
  if (row.eligible === null) {
    const told = words.sentence.noBase(place, words.segment[row.segment], words.denominator[row.denominator]);
    return row.active === null ? told : `${told} ${words.sentence.active(format.count(row.active))}`;
  }
  if (row.active === null) return notReportedSentence(row, place, words, format);
  const where = wherePart(row, place, words, format);
  return `${judgedSentence(row, row.active, where, words, format)}${missingPart(row, words, format)}`;
}

function judgedSentence(
  row: CoverageRow,
  active: number,
  where: string,
  words: Words,
  format: Format,
): string {
  const who = words.sentence.who[row.segment];
  const base = baseOf(row);
  if (base !== null && active > base) return over100Sentence(row, where, words, format);
  if (row.rate === null) return words.sentence.noWorkers(where, who);
  return `${coveredPart(row.rate, where, who, words, format)}${gapPart(row, words, format)}.`;
}

/** How coverage changed against the same month last year; says why when the two cannot be compared. */
export function yearSentence(
  now: CoverageRow,
  before: CoverageRow | null,
  lang: Lang,
  lastYear: string,
): string {
  const { sentence } = wordsFor(lang);
  const format = formatFor(lang);
  if (now.rate === null) return sentence.yearUnknown(format.month(now.period));
  if (before === null || before.rate === null) return sentence.yearUnknown(format.month(lastYear));
  const change = rateChange(now, before);
  if (change === null) return sentence.yearIncomplete;
  const members = memberChange(now, before, lang);
  if (change === 0) return sentence.yearSame(format.percent(now.rate), members);
  const points = format.decimal(Math.abs(change) * 100, 1);
  const say = change > 0 ? sentence.yearUp : sentence.yearDown;
  return say(points, format.percent(before.rate), format.percent(now.rate), members);
}

/**
 * The difference of two coverage rates (0–1) as they are shown, so rounded to 0.1 points each; null where one is unknown
 * or counts only some of its desa or segments.
 */
export function rateChange(now: CoverageRow, before: CoverageRow | null): number | null {
  if (now.rate === null || before === null || before.rate === null) return null;
  if (now.reason === 'incomplete' || before.reason === 'incomplete') return null;
  return Math.round((shownPercent(now.rate) - shownPercent(before.rate)) * 10) / 1000;
}

/** `2.639 peserta lebih banyak`; unknown is `–`. */
export function memberChange(now: CoverageRow, before: CoverageRow, lang: Lang): string {
  const { sentence } = wordsFor(lang);
  if (now.active === null || before.active === null) return UNKNOWN;
  const change = now.active - before.active;
  if (change === 0) return sentence.sameMembers;
  const people = formatFor(lang).count(Math.abs(change));
  return change > 0 ? sentence.moreMembers(people) : sentence.fewerMembers(people);
}

/** Where a desa stands among all by BPU gap, and how sure that is. */
export function rankSentence(certainty: GapRank, lang: Lang): string {
  const { sentence } = wordsFor(lang);
  const { count } = formatFor(lang);
  const { rank, of, rankLow, rankHigh, top10 } = certainty;
  const place = sentence.rank(count(rank), count(of), count(rankLow), count(rankHigh));
  return `${place} ${sentence.top(count(10), chanceText(top10, lang))}`;
}

/** A probability 0–1 as a whole percentage that never claims certainty: `kurang dari 1%`, `lebih dari 99%`. */
export function chanceText(chance: number, lang: Lang): string {
  const { sentence } = wordsFor(lang);
  const { percent } = formatFor(lang);
  if (chance < 0.01) return sentence.under(percent(0.01, 0));
  if (chance > 0.99) return sentence.above(percent(0.99, 0));
  return percent(chance, 0);
}

/** What people are rounded to: nearest 10 in a desa, 100 in a kecamatan, 1000 in a kabupaten (100 below 10,000). */
export function roundingStep(level: Level, people: number): number {
  if (level === 'desa') return 10;
  return level === 'kabupaten' && Math.abs(people) >= 10_000 ? 1000 : 100;
}

function coveredPart(rate: number, where: string, who: string, words: Words, format: Format): string {
  const of100 = Math.round(rate * 100);
  if (rate === 0) return words.sentence.coveredNone(where, who);
  if (of100 === 0) return words.sentence.coveredFew(where, who);
  if (of100 === 100 && rate < 1) return words.sentence.coveredNearlyAll(where, who);
  return words.sentence.covered(where, format.count(of100), who);
}

function gapPart(row: CoverageRow, words: Words, format: Format): string {
  if (row.gap === null || row.gap <= 0) return '';
  const step = roundingStep(row.level, row.gap);
  const gap = roundTo(row.gap, step);
  const people =
    gap === 0 ? words.sentence.gapFew(format.count(step)) : words.sentence.gap(format.count(gap));
  if (row.gapLow === null || row.gapHigh === null || row.gapLow === row.gapHigh) return `: ${people}`;
  return `: ${people} (${format.interval(roundTo(row.gapLow, step), roundTo(row.gapHigh, step))})`;
}

/** `Di Rembang`, or the part of it that the figures are about. */
function wherePart(row: CoverageRow, place: string, { sentence }: Words, { count }: Format): string {
  const part = reportedPart(row);
  return part === null
    ? sentence.at(place)
    : sentence.reported[part].at(place, count(row.desaReported), count(row.desaExpected));
}

function missingPart(row: CoverageRow, { sentence }: Words, { count }: Format): string {
  const part = reportedPart(row);
  if (part === null) return '';
  const missing = count(row.desaExpected - row.desaReported);
  return ` ${sentence.reported[part].missing(missing, count(row.desaExpected))}`;
}

function notReportedSentence(row: CoverageRow, place: string, words: Words, format: Format): string {
  const { sentence, segment } = words;
  const told = sentence.notReported(place, segment[row.segment], format.month(row.period));
  if (row.eligible === null || row.eligibleLow === null || row.eligibleHigh === null) return told;
  const step = roundingStep(row.level, row.eligible);
  const interval = format.interval(roundTo(row.eligibleLow, step), roundTo(row.eligibleHigh, step));
  return `${told} ${sentence.eligible(sentence.who[row.segment], format.count(roundTo(row.eligible, step)), interval)}`;
}

function over100Sentence(row: CoverageRow, where: string, words: Words, format: Format): string {
  const { over100, who } = words.sentence;
  const rate = row.rate === null ? words.reason['over-100'] : format.percent(row.rate, 0);
  return over100(where, format.count(row.active), format.count(baseOf(row)), who[row.segment], rate);
}

/** `Rembang`, `Kecamatan Kragan`, `Balong`: the place of a row inside a sentence. */
export function placeName({ level, name }: Pick<CoverageRow, 'level' | 'name'>, words: Words): string {
  if (level === 'kecamatan') return words.desa.inKecamatan(name);
  return level === 'kabupaten' ? name.replace(/^(kabupaten|kab\.?)\s+/i, '') : name;
}
