import type { PublishedRow } from '../../domain/coverage/published-row.ts';
import { boundsOf, type PublishedCount } from '../../domain/privacy/suppression/count-table.ts';
import { roundTo, type Format } from '../format.ts';
import { reportedPart } from '../reported.ts';
import { coverageSentence, placeName, roundingStep } from '../sentences.ts';
import { naturalShare } from './natural-share.ts';
import { countSaid, heldRateSaid, isHeld } from './published-text.ts';
import { basisOf, type ReportContext } from './report-context.ts';
import { toldRow } from './told-row.ts';

/**
 * Where a place stands, in one sentence with interval, month and denominator: `Di Sale, sekitar 9 dari 10 pekerja informal belum
 * terlindungi (85–93%): sekitar 1.200 orang (900–1.500), per …`. The larger part is told, the protected or the others; a count kept
 * back gives a range; unknown, incomplete and over 100% are said.
 */
export function placeSentence(row: PublishedRow, context: ReportContext): string {
  const { active, eligible, eligibleReported: base } = row;
  if (active === null) return coverageSentence(toldRow(row), context.lang);
  if (eligible === null || base === null) return baselessSentence(row, active, context);
  const { low, high } = boundsOf(active);
  if ((low + high) / 2 > base)
    return `${overSentence(row, active, base, context)}${missingPart(row, context)}`;
  if (row.rate === null) return coverageSentence(toldRow(row), context.lang);
  const said = isHeld(active) ? heldPart(row, active, base, context) : toldPart(row, row.rate, context);
  return `${said}, ${basisOf(context, row.segment)}.${missingPart(row, context)}`;
}

/** People in words, rounded: about so many, or fewer than one step. */
interface PeopleWords {
  about: (people: string) => string;
  fewer: (people: string) => string;
}

/** `sekitar 9 dari 10 pekerja informal` */
function shareText(share: number, who: string, { words, format }: ReportContext): string {
  const said = words.report.share;
  const natural = naturalShare(share);
  if (natural.kind !== 'some') return said[natural.kind](who);
  return said.about(format.count(natural.some), format.count(natural.of), who);
}

function toldPart(row: PublishedRow, rate: number, context: ReportContext): string {
  const { report, sentence } = context.words;
  const who = sentence.who[row.segment];
  const where = wherePart(row, context);
  if (rate === 0) return `${report.noneProtected(where, who)}${gapPart(row, report, context)}`;
  if (rate < 0.01)
    return `${report.protected(where, shareText(rate, who, context))}${gapPart(row, notYet(context), context)}`;
  if (rate <= 0.5) {
    const text = report.unprotected(where, shareText(1 - rate, who, context));
    return `${text}${shareInterval(not(row.rateHigh), not(row.rateLow), context)}${gapPart(row, report, context)}`;
  }
  const text = report.protected(where, shareText(rate, who, context));
  return `${text}${shareInterval(row.rateLow, row.rateHigh, context)}${gapPart(row, notYet(context), context)}`;
}

function heldPart(row: PublishedRow, active: PublishedCount, base: number, context: ReportContext): string {
  const { words, format } = context;
  const told = words.report.heldProtected(
    ...([wherePart(row, context), countSaid(active, context), format.count(base)] as const),
    ...([words.sentence.who[row.segment], heldRateSaid(row, context) ?? words.reason['over-100']] as const),
  );
  return `${told}${gapPart(row, notYet(context), context)}`;
}

function overSentence(
  row: PublishedRow,
  active: PublishedCount,
  base: number,
  context: ReportContext,
): string {
  const { words, format } = context;
  const rate = isHeld(active) ? heldRateSaid(row, context) : rateAbove(row.rate, format);
  return words.report.over(
    {
      where: wherePart(row, context),
      active: countSaid(active, context),
      base: format.count(base),
      who: words.sentence.who[row.segment],
      rate: rate ?? words.reason['over-100'],
      basis: basisOf(context, row.segment),
    },
    boundsOf(active).low > base,
  );
}

/** `104%`, `100,1%`; null where it would look like 100%. */
function rateAbove(rate: number | null, format: Format): string | null {
  if (rate === null || rate < 1.0005) return null;
  return format.percent(rate, rate < 1.01 ? 1 : 0);
}

function baselessSentence(row: PublishedRow, active: PublishedCount, context: ReportContext): string {
  const { sentence, segment, denominator } = context.words;
  const why = sentence.noBase(
    placeName(row, context.words),
    segment[row.segment],
    denominator[row.denominator],
  );
  return `${why} ${sentence.active(countSaid(active, context))}`;
}

const not = (rate: number | null) => (rate === null ? null : 1 - rate);

/** Words where the sentence has told of the protected: the people are those who are not. */
function notYet({ words: { report } }: ReportContext): PeopleWords {
  return { about: report.aboutNot, fewer: report.fewerNot };
}

/** `: sekitar 3.300 orang (2.900–3.800)` */
function gapPart(row: PublishedRow, said: PeopleWords, context: ReportContext): string {
  const people = gapPeople(row, said, context);
  return people === null ? '' : `: ${people}`;
}

/** The gap in people, rounded to what the estimate can bear, with its interval; null where it is unknown or nobody is left. */
export function gapPeople(
  row: PublishedRow,
  said: PeopleWords,
  { format, words }: ReportContext,
): string | null {
  if (row.gap === null || row.gap <= 0) return null;
  const step = roundingStep(row.level, row.gap);
  const gap = roundTo(row.gap, step);
  const people = gap === 0 ? said.fewer(format.count(step)) : said.about(format.count(gap));
  if (row.gapLow === null || row.gapHigh === null || row.gapLow === row.gapHigh) return people;
  const interval = format.interval(roundTo(row.gapLow, step), roundTo(row.gapHigh, step));
  return words.report.withInterval(people, interval);
}

/** ` (85–93%)`, rounded outwards; with a decimal near an end. */
function shareInterval(low: number | null, high: number | null, { format }: ReportContext): string {
  if (low === null || high === null || low === high) return '';
  const nearEnd = (share: number) => (share > 0 && share < 0.01) || (share > 0.99 && share < 1);
  if (nearEnd(low) || nearEnd(high)) return ` (${format.percentInterval(low, high)})`;
  return ` (${format.interval(Math.floor(low * 100 + 1e-9), Math.ceil(high * 100 - 1e-9))}%)`;
}

/** `Di Rembang,`, or the part of it that the figures are about. */
function wherePart(row: PublishedRow, { words, format }: ReportContext): string {
  const part = reportedPart(toldRow(row));
  const place = placeName(row, words);
  if (part === null) return words.report.where(place);
  const { at } = words.sentence.reported[part];
  return at(place, format.count(row.desaReported), format.count(row.desaExpected));
}

function missingPart(row: PublishedRow, { words, format }: ReportContext): string {
  const part = reportedPart(toldRow(row));
  if (part === null) return '';
  const missing = format.count(row.desaExpected - row.desaReported);
  return ` ${words.sentence.reported[part].missing(missing, format.count(row.desaExpected))}`;
}
