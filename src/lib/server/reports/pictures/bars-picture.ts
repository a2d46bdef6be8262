import { INK, MUTED, RULE } from '#lib/views/charts/base.ts';
import type { BarsPicture } from '#lib/views/report/document.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import { markup, type Markup } from '../markup.ts';
import {
  legendRows,
  LINE_HEIGHT,
  SAMPLE,
  tenth,
  TEXT,
  textAt,
  type Drawing,
  type Drawn,
  type LegendItem,
} from './drawing.ts';
import { scaleOf, type Scale } from './scale.ts';
import { linesOf, textWidth } from './text-size.ts';

type Bar = BarsPicture['bars'][number];

const COLOUR = '#5ba3a3';
const BAR_HEIGHT = 14;
const ROW_PADDING = 5;
const CAP = 4;
const STEPS = 4;
/** A narrower picture has its labels above the bars. */
const BESIDE_FROM = 470;
const LABEL_SHARE = 0.36;

interface Row {
  bar: Bar;
  label: readonly string[];
  top: number;
  height: number;
  /** Middle of the bar. */
  y: number;
}

interface Layout {
  beside: boolean;
  left: number;
  right: number;
  rows: readonly Row[];
  bottom: number;
  x: (value: number) => number;
}

/** A bar each, first on top, with its label, its text, its interval as a line and its mark as a diamond. */
export function drawBars(picture: BarsPicture, drawn: Drawn): Drawing {
  const values = picture.bars.flatMap(({ value, low, high, mark }) =>
    [value, low, high, mark].filter((one) => one !== null),
  );
  const scale = scaleOf(values, drawn.width < BESIDE_FROM ? STEPS - 1 : STEPS, drawn.lang);
  const legend = legendRows(legendOf(picture, drawn), drawn.width);
  const layout = layoutOf(picture, scale, { width: drawn.width, top: legend.height + 6 });
  return {
    width: drawn.width,
    height: layout.bottom + 2 * LINE_HEIGHT + 10,
    body: markup`${legend.body}${axisOf(scale, layout, legend.height + 6)}
${layout.rows.map((row) => barOf(row, layout))}
${textAt(picture.unit, { x: layout.right, y: layout.bottom + 8 + 1.5 * LINE_HEIGHT, anchor: 'end', fill: MUTED })}`,
  };
}

function legendOf({ bars }: BarsPicture, { lang }: Drawn): LegendItem[] {
  const words = wordsFor(lang).report.picture;
  const middle = SAMPLE.height / 2;
  const interval = { sample: whisker(2, SAMPLE.width - 2, middle), text: words.interval };
  const mark = { sample: diamond(SAMPLE.width / 2, middle), text: words.target };
  return [
    ...(bars.some(({ low, high }) => low !== null && high !== null) ? [interval] : []),
    ...(bars.some((bar) => bar.mark !== null) ? [mark] : []),
  ];
}

function layoutOf(
  { bars }: BarsPicture,
  scale: Scale,
  { width, top }: { width: number; top: number },
): Layout {
  const beside = width >= BESIDE_FROM;
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => textWidth(text, TEXT)));
  const labelWidth = beside
    ? Math.min(LABEL_SHARE * width, widest(bars.map(({ label }) => label)))
    : width - 30;
  const tickHalf = widest([scale.ticks[0]!.text, scale.ticks.at(-1)!.text]) / 2;
  const left = beside ? labelWidth + Math.max(10, tickHalf - labelWidth) : 1;
  const right = width - Math.max(widest(bars.map(({ text }) => text)) + 10, tickHalf);
  const rows = rowsOf(bars, { beside, labelWidth, top });
  const last = rows.at(-1);
  return {
    ...{ beside, left, right, rows },
    bottom: last === undefined ? top : last.top + last.height,
    x: (value) => left + ((value - scale.from) / (scale.to - scale.from)) * (right - left),
  };
}

function rowsOf(
  bars: readonly Bar[],
  { beside, labelWidth, top }: { beside: boolean; labelWidth: number; top: number },
): Row[] {
  let next = top;
  return bars.map((bar) => {
    const label = linesOf(bar.label, TEXT, labelWidth);
    const words = label.length * LINE_HEIGHT;
    const height = 2 * ROW_PADDING + (beside ? Math.max(words, BAR_HEIGHT) : words + BAR_HEIGHT);
    const y = beside ? next + height / 2 : next + ROW_PADDING + words + BAR_HEIGHT / 2;
    const row = { bar, label, top: next, height, y };
    next += height;
    return row;
  });
}

function axisOf({ ticks }: Scale, { beside, bottom, x }: Layout, top: number): Markup {
  return markup`${ticks.map(({ value, text }, i) => {
    const at = tenth(x(value));
    return markup`<path d="M${at} ${tenth(top)}V${tenth(bottom)}" stroke="${value === 0 ? MUTED : RULE}"/>${textAt(
      text,
      {
        ...{ x: at, y: bottom + 4 + LINE_HEIGHT / 2, fill: MUTED },
        anchor: i === 0 && !beside ? 'start' : 'middle',
      },
    )}`;
  })}`;
}

function barOf({ bar, label, top, y }: Row, { beside, left, right, x }: Layout): Markup {
  const [from, to] = [Math.min(x(0), x(bar.value)), Math.max(x(0), x(bar.value))];
  const first = beside ? y - ((label.length - 1) * LINE_HEIGHT) / 2 : top + ROW_PADDING + LINE_HEIGHT / 2;
  return markup`<g data-bar="${bar.label}">${label.map((line, i) =>
    textAt(line, {
      ...{ x: beside ? left - 10 : left + 5, y: first + i * LINE_HEIGHT, fill: INK },
      anchor: beside ? 'end' : 'start',
    }),
  )}<path d="M${tenth(from)} ${tenth(y - BAR_HEIGHT / 2)}h${tenth(to - from)}v${BAR_HEIGHT}H${tenth(
    from,
  )}z" fill="${COLOUR}"/>${bar.low === null || bar.high === null ? null : whisker(x(bar.low), x(bar.high), y)}${
    bar.mark === null ? null : diamond(x(bar.mark), y)
  }${textAt(bar.text, { x: right + 10, y, fill: INK })}</g>
`;
}

function whisker(from: number, to: number, y: number): Markup {
  const [a, b] = [tenth(from), tenth(to)];
  return markup`<path d="M${a} ${tenth(y)}H${b}M${a} ${tenth(y - CAP)}v${2 * CAP}M${b} ${tenth(
    y - CAP,
  )}v${2 * CAP}" fill="none" stroke="${INK}" stroke-width="1.5"/>`;
}

function diamond(x: number, y: number): Markup {
  return markup`<path d="M${tenth(x)} ${tenth(
    y - 6,
  )}l5 6l-5 6l-5-6z" fill="#ffffff" stroke="${INK}" stroke-width="1.5"/>`;
}
