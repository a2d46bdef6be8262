import type { PublishedRow } from '../../domain/coverage/published-row.ts';
import { boundsOf, type PublishedCount } from '../../domain/privacy/suppression/count-table.ts';
import { roundTo, shownPercent, type Format } from '../format.ts';
import { reportedPart } from '../reported.ts';
import { coverageSentence, roundingStep } from '../sentences.ts';
import { naturalShare } from './natural-share.ts';
import { countSaid, heldRateSaid, isHeld } from './published-text.ts';
import { basisOf, nameOf, type ReportContext } from './report-context.ts';
import { toldRow } from './told-row.ts';

/**
 * Where a place stands, in one sentence with interval, month and denominator: `Di Sale, sekitar 9 dari 10 pekerja informal belum
 * terlindungi (85–93%): sekitar 1.200 orang (900–1.500), per …`. The larger part is told, the protected or the others; a count kept
 * back gives a range; unknown, incomplete and over 100% are said.
 */
export function placeSentence(row: PublishedRow, context: ReportContext): string {
  const { active, eligible, eligibleReported: base } = row;
  if (active === null) return coverageSentence(toldRow(row), context.lang, nameOf(row, context));
  if (eligible === null || base === null) return baselessSentence(row, active, context);
  const { low, high } = boundsOf(active);
  if ((low + high) / 2 > base)
    return `${overSentence(row, active, base, context)}${missingPart(row, context)}`;
  if (row.rate === null) return coverageSentence(toldRow(row), context.lang, nameOf(row, context));
  const said = isHeld(active) ? heldPart(row, active, base, context) : toldPart(row, row.rate, context);
  return `${said}, ${basisOf(context, row.segment)}.${missingPart(row, context)}`;
}

/** People in words, rounded: about so many, or fewer than one step. */
interface PeopleWords {
  about: (people: string) => string;
  fewer: (people: string) => string;
}

/** `sekitar 9 dari 10 pekerja informal` */
function shareText(
  share: number,
  who: string,
  printed: PrintedShares | null,
  context: ReportContext,
): string {
  const { words, format } = context;
  const said = words.report.share;
  const natural = naturalShare(share, printed);
  if (natural.kind === 'percent') return said.percent(format.percent(share, share < 0.9995 ? 1 : 0), who);
  if (natural.kind !== 'some') return said[natural.kind](who);
  return said.about(format.count(natural.some), format.count(natural.of), who);
}

function toldPart(row: PublishedRow, rate: number, context: ReportContext): string {
  const { report, sentence } = context.words;
  const who = sentence.who[row.segment];
  const where = wherePart(row, context);
  if (rate === 0) return `${report.noneProtected(where, who)}${gapPart(row, report, context)}`;
  if (rate < 0.01)
    return `${report.protected(where, shareText(rate, who, null, context))}${gapPart(row, notYet(context), context)}`;
  // Fewer than nobody cannot be without protection: where that is possible by the interval, the protected are told.
  const isRest = rate <= 0.5 && !isOpen(row);
  const [share, low, high] = isRest
    ? [1 - rate, not(row.rateHigh), not(row.rateLow)]
    : [rate, row.rateLow, row.rateHigh];
  const printed = printedShares(low, high, context);
  const say = isRest ? report.unprotected : report.protected;
  const text = say(where, shareText(share, who, printed, context));
  const interval = printed === null ? '' : ` (${printed.text})`;
  return `${text}${interval}${gapPart(row, isRest ? report : notYet(context), context)}`;
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
  const why = sentence.noBase(nameOf(row, context), segment[row.segment], denominator[row.denominator]);
  return `${why} ${sentence.active(countSaid(active, context))}`;
}

const not = (rate: number | null) => (rate === null ? null : 1 - rate);

/** Words where the sentence has told of the protected: the people are those who are not. */
function notYet({ words: { report } }: ReportContext): PeopleWords {
  return { about: report.aboutNot, fewer: report.fewerNot };
}

/** Whether by the interval there may be more members than workers: how many are left is then not known. */
export function isOpen({ rateHigh, gapLow }: PublishedRow): boolean {
  return (rateHigh ?? 0) > 1 || (gapLow ?? 0) < 0;
}

/** Whether an interval of its share is printed that goes above 100%. */
export function isAbove({ rate, rateLow, rateHigh }: PublishedRow): boolean {
  return rate !== null && rateLow !== rateHigh && (rateHigh ?? 0) > 1;
}

/** `: sekitar 3.300 orang (2.900–3.800)`, or that it cannot be said how many. */
function gapPart(row: PublishedRow, said: PeopleWords, context: ReportContext): string {
  const { report } = context.words;
  if (isOpen(row)) {
    const interval = gapInterval(row, context);
    return interval === null ? '' : `: ${report.withInterval(report.howManyNot, interval)}`;
  }
  const people = gapPeople(row, said, context);
  return people === null ? '' : `: ${people}`;
}

/** The gap in people, rounded to what the estimate can bear, with its interval; null where it is unknown or nobody is left. */
export function gapPeople(row: PublishedRow, said: PeopleWords, context: ReportContext): string | null {
  if (row.gap === null || row.gap <= 0) return null;
  const { format, words } = context;
  const step = roundingStep(row.level, row.gap);
  const gap = roundTo(row.gap, step);
  const people = gap === 0 ? said.fewer(format.count(step)) : said.about(format.count(gap));
  const interval = gapInterval(row, context);
  return interval === null ? people : words.report.withInterval(people, interval);
}

/** `2.900–3.800`, rounded as the gap is. */
export function gapInterval(
  { level, gap, gapLow, gapHigh }: PublishedRow,
  { format }: ReportContext,
): string | null {
  if (gap === null || gapLow === null || gapHigh === null || gapLow === gapHigh) return null;
  const step = roundingStep(level, gap);
  return format.interval(roundTo(gapLow, step), roundTo(gapHigh, step));
}

/** An interval of shares as it is printed, and its ends, 0–1 and beyond. */
interface PrintedShares {
  text: string;
  low: number;
  high: number;
}

/** `85–93%`, rounded outwards; with a decimal near an end. */
function printedShares(
  low: number | null,
  high: number | null,
  { format }: ReportContext,
): PrintedShares | null {
  if (low === null || high === null || low === high) return null;
  const nearEnd = (share: number) => (share > 0 && share < 0.01) || (share > 0.99 && share < 1);
  if (nearEnd(low) || nearEnd(high)) {
    const [from, to] = [low, high].map((share) => shownPercent(share) / 100);
    return { text: format.percentInterval(low, high), low: from!, high: to! };
  }
  const [from, to] = [Math.floor(low * 100 + 1e-9), Math.ceil(high * 100 - 1e-9)];
  return { text: `${format.interval(from, to)}%`, low: from / 100, high: to / 100 };
}

/** `Di Kabupaten Rembang,`, or the part of it that the figures are about. */
export function wherePart(row: PublishedRow, context: ReportContext): string {
  const { words, format } = context;
  const part = reportedPart(toldRow(row));
  const place = nameOf(row, context);
  if (part === null) return words.report.where(place);
  const { at } = words.sentence.reported[part];
  return at(place, format.count(row.desaReported), format.count(row.desaExpected));
}

/** ` 1 desa belum melapor.`; nothing where all did. */
export function missingPart(row: PublishedRow, { words, format }: ReportContext): string {
  const part = reportedPart(toldRow(row));
  if (part === null) return '';
  const missing = format.count(row.desaExpected - row.desaReported);
  return ` ${words.sentence.reported[part].missing(missing, format.count(row.desaExpected))}`;
}
