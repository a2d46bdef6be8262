import type { SnapshotBlock, SnapshotTargetLine } from '../../domain/reports/snapshot.ts';
import { chanceText } from '../sentences.ts';
import { awayFrom } from '../target-lines.ts';
import type { BarsPicture, ReportCell, ReportSection, ReportTable } from './document.ts';
import {
  countCell,
  countSaid,
  guarded,
  isHeld,
  numberCell,
  numberColumn,
  textCell,
  toldCount,
} from './published-text.ts';
import { isBrief, nameOf, SEGMENT_ORDER, type ReportContext } from './report-context.ts';

type TargetBlock = Extract<SnapshotBlock, { kind: 'target' }>;

/** How far the target of a year is: the place in sentences, its kecamatan in a table. */
export function targetSection(
  block: TargetBlock,
  context: ReportContext,
): Omit<ReportSection, 'id' | 'kind'> {
  const { words, format, snapshot } = context;
  const { target: said } = words.report;
  const { year, lines } = block;
  const empty = { figures: [], picture: null, table: null, notes: [] };
  if (year === null || lines.length === 0)
    return { ...empty, heading: said.headingNone, sentences: [said.none] };
  // Targets go down to kecamatan: of a desa its kecamatan is told.
  const isPart = ({ code, level }: SnapshotTargetLine) =>
    snapshot.place.level !== 'desa' && code !== snapshot.place.code && level === 'kecamatan';
  const parts = inOrder(lines.filter(isPart));
  const own = inOrder(lines.filter((line) => !isPart(line)));
  const listed = isBrief(context) && own.length > 0 ? own : [...own, ...parts];
  return {
    heading: said.heading(String(year)),
    sentences: [
      ...own.flatMap((line) => lineSentences(line, year, context)),
      ...partSentences(parts, context),
    ],
    figures: [],
    picture: isBrief(context) ? null : targetBars({ own, parts }, year, context),
    table: targetTable(listed, said.caption(String(year), format.monthLong(snapshot.period)), context),
    notes: [...(isBrief(context) ? [] : [said.mark]), ...notJudged(parts, context)],
  };
}

function inOrder(lines: readonly SnapshotTargetLine[]): SnapshotTargetLine[] {
  return SEGMENT_ORDER.flatMap((segment) => lines.filter((line) => line.segment === segment));
}

function lineSentences(line: SnapshotTargetLine, year: number, context: ReportContext): string[] {
  const forecast = isBrief(context) ? null : forecastSentence(line, year, context);
  return [courseText(line, year, context), ...(forecast === null ? [] : [forecast])];
}

/** Reached, ahead, behind, over, or what is not known; as on the page of targets. */
function courseText(line: SnapshotTargetLine, year: number, context: ReportContext): string {
  const { words, format, snapshot } = context;
  const { targets, report } = words;
  const { active, target } = line;
  const of = {
    ...{ segment: words.segmentWithin[line.segment], place: nameOf(line, context), year: String(year) },
    ...{ target: format.count(target), month: format.monthLong(snapshot.period) },
  };
  if (active === null) return targets.lines.unknown(of);
  const told = toldCount(active);
  if (told === null) return report.target.held({ ...of, active: countSaid(active, context) });
  const said = { ...of, active: format.count(told) };
  if (told >= target) return targets.lines.reached(said);
  const missing = format.count(target - told);
  if (snapshot.period >= `${year}-12`) return targets.lines.over({ ...said, missing });
  const expected = expectedOf(line, context);
  if (expected === null) return report.target.only({ ...said, missing });
  const away = format.count(Math.abs(awayFrom(told, expected)));
  const way = { ...said, segment: words.segment[line.segment], away, expected: format.count(expected) };
  return isOnCourse(told, line) ? targets.lines.ahead(way) : targets.lines.behind(way);
}

/** What December is expected to bring; nothing once the target is there or the year is over. */
function forecastSentence(line: SnapshotTargetLine, year: number, context: ReportContext): string | null {
  const { words, format, lang, snapshot } = context;
  const { forecast, target, active } = line;
  if (forecast === null || isHeld(active) || snapshot.period >= `${year}-12`) return null;
  return words.report.target.forecast({
    ...{ members: words.report.members[line.segment], place: nameOf(line, context) },
    month: format.monthLong(`${year}-12`),
    people: guarded(forecast.people, context),
    interval: rangeText(forecast, context),
    target: format.count(target),
    chance: chanceText(forecast.chance, lang),
  });
}

function rangeText({ low80, high80 }: { low80: number; high80: number }, context: ReportContext): string {
  const [low, high] = [guarded(low80, context), guarded(high80, context)];
  return low === high ? low : `${low}–${high}`;
}

/** What the course expects, whole people; null where it is unknown or too few to be told. */
function expectedOf({ expected }: SnapshotTargetLine, { snapshot }: ReportContext): number | null {
  if (expected === null) return null;
  const whole = Math.round(expected);
  return whole === 0 || whole >= snapshot.threshold ? whole : null;
}

function isOnCourse(active: number, { target, expected }: SnapshotTargetLine): boolean {
  return active >= target || (expected !== null && awayFrom(active, expected) >= 0);
}

/** Of the kecamatan that can be judged, how many are on course. */
function partSentences(parts: readonly SnapshotTargetLine[], context: ReportContext): string[] {
  const judged = parts.filter(isJudged);
  const told = bySegment(judged, (line) => isOnCourse(toldCount(line.active)!, line), context);
  return told === '' ? [] : [context.words.report.target.parts(told)];
}

function notJudged(parts: readonly SnapshotTargetLine[], context: ReportContext): string[] {
  if (parts.every(isJudged)) return [];
  return [context.words.report.target.notJudged(bySegment(parts, (line) => !isJudged(line), context))];
}

/** `BPU 3 dari 14, PU 0 dari 14` */
function bySegment(
  lines: readonly SnapshotTargetLine[],
  counts: (line: SnapshotTargetLine) => boolean,
  { words, format }: ReportContext,
): string {
  return SEGMENT_ORDER.flatMap((segment) => {
    const all = lines.filter((line) => line.segment === segment);
    if (all.length === 0) return [];
    const some = format.count(all.filter(counts).length);
    return [words.report.target.part(words.segment[segment], some, format.count(all.length))];
  }).join(', ');
}

function isJudged({ active, expected, target }: SnapshotTargetLine): boolean {
  const told = toldCount(active);
  return told !== null && (expected !== null || told >= target);
}

function targetTable(
  lines: readonly SnapshotTargetLine[],
  caption: string,
  context: ReportContext,
): ReportTable {
  const { columns: said } = context.words.report;
  const { people } = context.words.units;
  return {
    caption,
    columns: [
      { id: 'place', head: said.place, unit: null, numeric: false },
      { id: 'segment', head: said.segment, unit: null, numeric: false },
      numberColumn('target', said.target, people),
      numberColumn('active', said.active, people),
      numberColumn('expected', said.expected, people),
      numberColumn('difference', said.ahead, people),
      numberColumn('forecast', said.forecast, people),
      numberColumn('forecast_interval', said.forecastInterval, people),
      numberColumn('chance', said.chance, null),
    ],
    rows: lines.map((line) => lineCells(line, context)),
    codes: lines.map(({ code }) => code),
    total: null,
  };
}

function lineCells(line: SnapshotTargetLine, context: ReportContext): ReportCell[] {
  const { words, format, lang } = context;
  const { active, expected, forecast } = line;
  const told = toldCount(active);
  // Beside what was expected only where that is told: it would give it away.
  const toldExpected = expectedOf(line, context);
  const ahead = told === null || toldExpected === null ? null : awayFrom(told, toldExpected);
  return [
    textCell(line.level === 'kabupaten' ? nameOf(line, context) : line.name),
    textCell(words.segment[line.segment]),
    numberCell(line.target, context),
    countCell(active, context),
    guardedCell(expected, context),
    numberCell(ahead, context),
    guardedCell(forecast?.people ?? null, context),
    textCell(forecast === null ? format.count(null) : rangeText(forecast, context)),
    textCell(forecast === null ? format.count(null) : chanceText(forecast.chance, lang)),
  ];
}

/** People worked out from told counts; from 1 to the threshold only that. */
function guardedCell(people: number | null, context: ReportContext): ReportCell {
  if (people === null) return numberCell(null, context);
  const whole = Math.round(people);
  const small = whole !== 0 && Math.abs(whole) < context.snapshot.threshold;
  return { text: guarded(whole, context), value: small ? null : whole };
}

/** Members and target of the kecamatan in one segment, else of the place in all; only told counts, null where none is. */
function targetBars(
  { own, parts }: { own: readonly SnapshotTargetLine[]; parts: readonly SnapshotTargetLine[] },
  year: number,
  context: ReportContext,
): BarsPicture | null {
  const { words, format, snapshot } = context;
  const { target: said } = words.report;
  const drawn = SEGMENT_ORDER.find((segment) => parts.some((line) => line.segment === segment));
  const lines = drawn === undefined ? own : parts.filter(({ segment }) => segment === drawn);
  const bars = lines.flatMap((line) => {
    const told = toldCount(line.active);
    if (told === null) return [];
    const label = drawn === undefined ? words.segment[line.segment] : line.name;
    const text = said.bar(format.count(told), format.count(line.target));
    return [{ label, value: told, text, low: null, high: null, mark: line.target }];
  });
  if (bars.length === 0) return null;
  const segments = [...new Set(lines.map(({ segment }) => words.segmentWithin[segment]))];
  const title = said.title(segments.join(', '), String(year));
  return {
    kind: 'bars',
    title,
    alt: said.alt(title, bars.map(({ label, text }) => `${label} ${text}`).join('; ')),
    caption: said.caption(String(year), format.monthLong(snapshot.period)),
    unit: words.units.people,
    bars,
  };
}
