import type { CoverageRow, Reason } from '../domain/coverage/coverage.ts';
import { classify, type Classes, type ClassifyOptions } from './classes.ts';
import { formatFor } from './format.ts';
import { measured, measureText } from './measures.ts';
import type { Lang, Measure } from './page-data.ts';
import { NEGATIVE_GAP, paletteOf } from './palettes.ts';
import { wordsFor } from './words/index.ts';

interface LegendClass {
  index: number;
  /** from ≤ value < to, people or 0–1; null where the class is open. */
  from: number | null;
  to: number | null;
  label: string;
  colour: string;
  /** How many desa are in the class. */
  desa: number;
}

/** What a choropleth of some rows means: its classes, and the desa that need a mark of their own. */
export interface Legend {
  measure: Measure;
  classes: LegendClass[];
  noData: { desa: number; reasons: { label: string; desa: number }[] };
  /** Desa with more active members than eligible workers; they are in a class too. */
  over100: number;
  /** Desa whose interval spans more than two classes; they are in a class too. */
  uncertain: number;
  /** Desa with an interval, and those of them whose interval crosses a class break. */
  intervals: number;
  crossing: number;
  /** More than half of the desa with a value are uncertain, also with the fewest classes: the map tells no desa apart. */
  tooUncertain: boolean;
  classOf(row: CoverageRow): number | null;
  isOver100(row: CoverageRow): boolean;
  isUncertain(row: CoverageRow): boolean;
}

const OPTIONS: Record<Measure, ClassifyOptions> = {
  rate: { ceiling: 1 },
  gap: { floor: 0, whole: true },
  eligible: { whole: true },
  active: { whole: true },
};
const MOST_CLASSES = 5;
const FEWEST_CLASSES = 3;
const TOLERATED_UNCERTAIN = 1 / 3;
const TOO_UNCERTAIN = 1 / 2;
const CERTAIN_SPAN = 2;

/**
 * The legend of a measure over rows. A desa is *uncertain* when its 95% interval spans more than two classes.
 * There are five classes where the intervals carry them; fewer, down to three, while more than a third of the
 * desa with a value would be uncertain: finer classes would then show noise.
 */
export function legendFor(rows: readonly CoverageRow[], measure: Measure, lang: Lang): Legend {
  const classes = classesFor(rows, measure);
  const classOf = (row: CoverageRow) => classes.classOf(measured(row, measure).value);
  const isUncertain = (row: CoverageRow) => spansTooMany(row, measure, classes);
  const spans = rows.map((row) => classesSpanned(row, measure, classes)).filter((span) => span !== null);
  const uncertain = rows.filter(isUncertain).length;
  const isOver100 = (row: CoverageRow) => measure !== 'eligible' && row.rate !== null && row.rate > 1;
  return {
    measure,
    classes: legendClasses(classes, rows, measure, lang),
    noData: { desa: classes.noData, reasons: reasonsOf(rows, measure, lang) },
    over100: rows.filter(isOver100).length,
    uncertain,
    intervals: spans.length,
    crossing: spans.filter((span) => span > 1).length,
    tooUncertain: uncertain > (rows.length - classes.noData) * TOO_UNCERTAIN,
    classOf,
    isOver100,
    isUncertain,
  };
}

function classesFor(rows: readonly CoverageRow[], measure: Measure): Classes {
  const values = rows.map((row) => measured(row, measure).value);
  for (let maxClasses = MOST_CLASSES; ; maxClasses--) {
    const classes = classify(values, { ...OPTIONS[measure], maxClasses });
    const uncertain = rows.filter((row) => spansTooMany(row, measure, classes)).length;
    const known = rows.length - classes.noData;
    if (maxClasses === FEWEST_CLASSES || uncertain <= known * TOLERATED_UNCERTAIN) return classes;
  }
}

function spansTooMany(row: CoverageRow, measure: Measure, classes: Classes): boolean {
  return (classesSpanned(row, measure, classes) ?? 0) > CERTAIN_SPAN;
}

/** How many classes the interval of a row touches; null where the value or its interval is unknown. */
function classesSpanned(row: CoverageRow, measure: Measure, classes: Classes): number | null {
  const { value, low, high } = measured(row, measure);
  const [first, last] = [classes.classOf(low), classes.classOf(high)];
  return value === null || first === null || last === null ? null : last - first + 1;
}

function legendClasses(
  { breaks, counts }: Classes,
  rows: readonly CoverageRow[],
  measure: Measure,
  lang: Lang,
): LegendClass[] {
  const colours = coloursOf(breaks, measure, rows);
  return counts.map((desa, index) => {
    const [from, to] = [breaks[index - 1] ?? null, breaks[index] ?? null];
    const label =
      breaks.length === 0 ? wholeRangeLabel(rows, measure, lang) : classLabel(from, to, measure, lang);
    return { index, from, to, label, colour: colours[index]!, desa };
  });
}

/** A negative gap keeps its own colour, so that orange always means people left to reach. */
function coloursOf(breaks: readonly number[], measure: Measure, rows: readonly CoverageRow[]): string[] {
  const negative = measure === 'gap' && rows.some(({ gap }) => gap !== null && gap < 0);
  return negative
    ? [NEGATIVE_GAP, ...paletteOf(measure, breaks.length)]
    : paletteOf(measure, breaks.length + 1);
}

function classLabel(from: number | null, to: number | null, measure: Measure, lang: Lang): string {
  const text = (value: number) => breakText(value, measure, lang);
  const unit = measure === 'rate' ? '%' : '';
  if (from === null) return `< ${text(to!)}${unit}`;
  if (to === null) return `≥ ${text(from)}${unit}`;
  return `${text(from)}–${text(to)}${unit}`;
}

function wholeRangeLabel(rows: readonly CoverageRow[], measure: Measure, lang: Lang): string {
  const values = rows.map((row) => measured(row, measure).value).filter((value) => value !== null);
  const texts = [Math.min(...values), Math.max(...values)].map((value) => measureText(value, measure, lang));
  return [...new Set(texts)].join('–');
}

/** A break with the decimals it needs and no more. */
function breakText(value: number, measure: Measure, lang: Lang): string {
  const shown = measure === 'rate' ? Number((value * 100).toPrecision(12)) : value;
  return formatFor(lang).decimal(shown, String(shown).split('.')[1]?.length ?? 0);
}

function reasonsOf(rows: readonly CoverageRow[], measure: Measure, lang: Lang): Legend['noData']['reasons'] {
  const { legend, reason: reasons } = wordsFor(lang);
  const counts = new Map<Reason | null, number>();
  for (const row of rows) {
    if (measured(row, measure).value === null) counts.set(row.reason, (counts.get(row.reason) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([reason, desa]) => ({
      label: reason === null ? legend.unknownReason : reasons[reason],
      desa,
    }));
}
