import type { PublishedRow } from '../../domain/coverage/published-row.ts';
import { boundsOf, type PublishedCount } from '../../domain/privacy/suppression/count-table.ts';
import { shownPercent } from '../format.ts';
import type { ReportCell, ReportColumn } from './document.ts';
import type { Words } from '../words/index.ts';
import type { ReportContext } from './report-context.ts';

type Speaking = Pick<ReportContext, 'words' | 'format'>;

/** The count where it is told; null where it is kept back or was not reported. */
export function toldCount(published: PublishedCount | null): number | null {
  return published?.kind === 'count' ? published.count : null;
}

/** Whether there is a count that is not told. */
export function isHeld(
  published: PublishedCount | null,
): published is Exclude<PublishedCount, { kind: 'count' }> {
  return published !== null && published.kind !== 'count';
}

/** A count in a table: `64`, `<5`, `5–49 (ditahan)`, or that it was not reported. */
export function countCell(published: PublishedCount | null, { words, format }: Speaking): ReportCell {
  if (published === null) return { text: words.reason['not-reported'], value: null };
  if (published.kind === 'count') return { text: format.count(published.count), value: published.count };
  if (published.kind === 'small')
    return { text: words.report.below(format.count(published.below)), value: null };
  return { text: words.report.held(format.interval(published.low, published.high)), value: null };
}

/** A count in a sentence: `64`, `kurang dari 5`, `5 sampai 49`. */
export function countSaid(published: PublishedCount, { words, format }: Speaking): string {
  if (published.kind === 'count') return format.count(published.count);
  if (published.kind === 'small') return words.report.fewerThan(format.count(published.below));
  return words.report.fromTo(format.count(published.low), format.count(published.high));
}

/** A number of people worked out from told ones: `276`; nearer to zero than the threshold only `<5`, `>−5`. */
export function guarded(people: number, { snapshot, words, format }: ReportContext): string {
  const whole = Math.round(people);
  if (whole === 0 || Math.abs(whole) >= snapshot.threshold) return format.count(whole);
  return whole < 0
    ? words.report.above(format.count(-snapshot.threshold))
    : words.report.below(format.count(snapshot.threshold));
}

/** A rate in a table: `10,7%`; of a count kept back `<0,9%` or `0,8–8,2%`, rounded outwards. */
export function rateCell(row: PublishedRow, speaking: Speaking): ReportCell {
  const { words, format } = speaking;
  if (!isHeld(row.active))
    return { text: format.percent(row.rate), value: row.rate === null ? null : shownPercent(row.rate) };
  const held = heldRate(row, row.active);
  if (held === null) return { text: format.percent(null), value: null };
  const text =
    held.low === null
      ? words.report.below(format.percent(held.high))
      : format.percentInterval(held.low, held.high);
  return { text, value: null };
}

/** The same in a sentence: `kurang dari 0,9%`. */
export function heldRateSaid(row: PublishedRow, speaking: Speaking): string | null {
  const { words, format } = speaking;
  const held = isHeld(row.active) ? heldRate(row, row.active) : null;
  if (held === null) return null;
  return held.low === null
    ? words.report.lessThan(format.percent(held.high))
    : format.percentInterval(held.low, held.high);
}

/** The rates (0–1) that are possible, rounded outwards to 0.1%; no low end for a small count, which stays below the high one. */
function heldRate(
  { eligibleReported: base }: PublishedRow,
  held: Exclude<PublishedCount, { kind: 'count' }>,
): { low: number | null; high: number } | null {
  if (base === null || base <= 0) return null;
  const up = (people: number) => Math.ceil((people / base) * 1000 - 1e-9) / 1000;
  if (held.kind === 'small') return { low: null, high: up(held.below) };
  return { low: Math.floor((held.low / base) * 1000 + 1e-9) / 1000, high: up(held.high) };
}

/** Workers without protection in a table: `536`; of a count kept back all that is possible, `551–595`. */
export function gapCell(row: PublishedRow, { format }: Speaking): ReportCell {
  const { eligibleReported: base } = row;
  if (!isHeld(row.active)) return { text: format.count(row.gap), value: row.gap };
  if (base === null) return { text: format.count(null), value: null };
  const { low, high } = boundsOf(row.active);
  return { text: format.interval(Math.round(base - high), Math.round(base - low)), value: null };
}

/** The gap with its interval, `536 (356–716)`; of a count kept back the interval, which holds all that is possible. */
export function gapText(row: PublishedRow, { words, format }: Speaking): string {
  const { text } = gapCell(row, { words, format });
  return withInterval(
    text,
    isHeld(row.active),
    row.gapLow === row.gapHigh ? null : format.interval(row.gapLow, row.gapHigh),
    words,
  );
}

/** The rate in the same way: `10,7% (8,2–15,2%)`. */
export function rateText(row: PublishedRow, { words, format }: Speaking): string {
  const { text } = rateCell(row, { words, format });
  const interval = row.rateLow === row.rateHigh ? null : format.percentInterval(row.rateLow, row.rateHigh);
  return withInterval(text, isHeld(row.active), interval, words);
}

function withInterval(text: string, held: boolean, interval: string | null, words: Words): string {
  if (interval === null) return text;
  return held ? interval : words.report.withInterval(text, interval);
}

/** A column of numbers. @param unit `orang`, `%`, `Rp`; null: none */
export function numberColumn(id: string, head: string, unit: string | null): ReportColumn {
  return { id, head, unit, numeric: true };
}

export function textCell(text: string): ReportCell {
  return { text, value: null };
}

/** Two ends of an interval; `–` where there is none, or nothing between them. */
export function intervalCell(low: number | null, high: number | null, { format }: Speaking): ReportCell {
  return textCell(low === high ? format.interval(null, null) : format.interval(low, high));
}

/** A number that is always told; `–` where it is unknown. */
export function numberCell(value: number | null, { format }: Speaking): ReportCell {
  return { text: format.count(value), value };
}
