import { INK, MUTED, RULE } from '#lib/views/charts/base.ts';
import { SEGMENT_COLOURS } from '#lib/views/charts/colours.ts';
import { formatFor } from '#lib/views/format.ts';
import type { TrendPicture } from '#lib/views/report/document.ts';
import { markup, type Markup } from '../markup.ts';
import { legendRows, LINE_HEIGHT, SAMPLE, tenth, TEXT, textAt, type Drawing, type Drawn } from './drawing.ts';
import { scaleOf, type Scale } from './scale.ts';
import { textWidth } from './text-size.ts';

type Series = TrendPicture['series'][number];
type Point = readonly [x: number, y: number];

const PLOT_HEIGHT = 200;
const STEPS = 4;
const MARKER_EVERY = 14;
/** Lines are told apart by their dashes and markers too. */
const DASHES: Record<Series['segment'], string | null> = { pu: null, bpu: '8 4', jakon: '2 3' };

interface Plot {
  left: number;
  right: number;
  top: number;
  bottom: number;
  x: (month: number) => number;
  y: (value: number) => number;
}

/** A line for each segment, broken where a month is unknown, with its last value beside it. */
export function drawTrend(picture: TrendPicture, drawn: Drawn): Drawing {
  const { series, months, unit } = picture;
  const values = series.flatMap((one) => one.values.filter((value) => value !== null));
  const scale = scaleOf(values, STEPS, drawn.lang);
  const legend = legendRows(
    series.map((one) => ({ sample: sampleOf(one), text: one.name })),
    drawn.width,
  );
  const ends = series.flatMap((one) => {
    const last = one.values.at(-1) ?? null;
    return last === null ? [] : [{ series: one, last, text: formatFor(drawn.lang).count(last) }];
  });
  const plot = plotOf(picture, scale, { drawn, top: legend.height + LINE_HEIGHT + 10, ends });
  return {
    width: drawn.width,
    height: plot.bottom + 12 + LINE_HEIGHT,
    body: markup`${legend.body}${textAt(unit, { x: 0, y: legend.height + LINE_HEIGHT / 2, fill: MUTED })}
${valueAxis(scale, plot)}${monthAxis(months, plot)}
${series.map((one) => lineOf(one, plot))}
${endLabels(ends, plot)}`,
  };
}

interface End {
  series: Series;
  last: number;
  text: string;
}

function plotOf(
  { months }: TrendPicture,
  scale: Scale,
  { drawn, top, ends }: { drawn: Drawn; top: number; ends: readonly End[] },
): Plot {
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => textWidth(text, TEXT)));
  const halfMonth = widest(months) / 2;
  const left = Math.max(widest(scale.ticks.map(({ text }) => text)) + 8, halfMonth);
  const right = drawn.width - Math.max(widest(ends.map(({ text }) => text)) + 26, halfMonth);
  const bottom = top + PLOT_HEIGHT;
  const step = months.length < 2 ? 0 : (right - left) / (months.length - 1);
  return {
    ...{ left, right, top, bottom },
    x: (month) => (step === 0 ? (left + right) / 2 : left + month * step),
    y: (value) => bottom - ((value - scale.from) / (scale.to - scale.from)) * PLOT_HEIGHT,
  };
}

function valueAxis({ ticks }: Scale, { left, right, y }: Plot): Markup {
  return markup`${ticks.map(({ value, text }) => {
    const at = tenth(y(value));
    return markup`<path d="M${tenth(left)} ${at}H${tenth(right)}" stroke="${value === 0 ? MUTED : RULE}"/>${textAt(
      text,
      { x: left - 8, y: at, anchor: 'end', fill: MUTED },
    )}`;
  })}`;
}

/** The last month is named, and those before it that leave room. */
function monthAxis(months: readonly string[], { bottom, x }: Plot): Markup {
  const room = Math.max(0, ...months.map((month) => textWidth(month, TEXT))) + 8;
  const step = months.length < 2 ? room : x(1) - x(0);
  const every = Math.max(1, Math.ceil(room / step));
  return markup`${months.map((month, i) => {
    if ((months.length - 1 - i) % every !== 0) return null;
    const at = tenth(x(i));
    return markup`<path d="M${at} ${tenth(bottom)}v4" stroke="${MUTED}"/>${textAt(month, {
      ...{ x: at, y: bottom + 6 + LINE_HEIGHT / 2, anchor: 'middle', fill: MUTED },
    })}`;
  })}`;
}

function lineOf({ segment, values }: Series, plot: Plot): Markup {
  const points = values.map((value, i): Point | null => (value === null ? null : [plot.x(i), plot.y(value)]));
  const known = (i: number) => (points[i] ?? null) !== null;
  const path = points
    .map((point, i) =>
      point === null ? '' : `${known(i - 1) ? 'L' : 'M'}${tenth(point[0])} ${tenth(point[1])}`,
    )
    .join('');
  const spacing = values.length < 2 ? MARKER_EVERY : plot.x(1) - plot.x(0);
  const every = Math.max(1, Math.ceil(MARKER_EVERY / spacing));
  const isMarked = (i: number) => (values.length - 1 - i) % every === 0 || !known(i - 1) || !known(i + 1);
  const colour = SEGMENT_COLOURS[segment];
  return markup`<g data-segment="${segment}" fill="${colour}" stroke="${colour}"><path d="${path}" fill="none" stroke-width="2"${dashOf(
    segment,
  )}/>${points.map((point, i) => (point !== null && isMarked(i) ? markerOf(segment, point) : null))}</g>
`;
}

function dashOf(segment: Series['segment']): Markup | null {
  const dash = DASHES[segment];
  return dash === null ? null : markup` stroke-dasharray="${dash}"`;
}

/** Circle, square, triangle. */
function markerOf(segment: Series['segment'], [x, y]: Point): Markup {
  const [cx, cy] = [tenth(x), tenth(y)];
  if (segment === 'pu') return markup`<circle cx="${cx}" cy="${cy}" r="3.5" stroke="none"/>`;
  const shape = segment === 'bpu' ? 'm-3.5-3.5h7v7h-7z' : 'm0-4.5l4.5 8h-9z';
  return markup`<path d="M${cx} ${cy}${shape}" stroke="none"/>`;
}

function sampleOf({ segment }: Series): Markup {
  const [colour, middle] = [SEGMENT_COLOURS[segment], SAMPLE.height / 2];
  return markup`<g fill="${colour}" stroke="${colour}"><path d="M0 ${middle}H${SAMPLE.width}" stroke-width="2"${dashOf(
    segment,
  )}/>${markerOf(segment, [SAMPLE.width / 2, middle])}</g>`;
}

/** Last values at the right, each with its marker; those that would cover each other are moved apart. */
function endLabels(ends: readonly End[], { right, top, bottom, y }: Plot): Markup {
  const sorted = ends.map((end) => ({ ...end, at: y(end.last) })).sort((a, b) => a.at - b.at);
  let free = top - LINE_HEIGHT / 2;
  for (const end of sorted) {
    end.at = Math.max(end.at, free + LINE_HEIGHT / 2);
    free = end.at + LINE_HEIGHT / 2;
  }
  let lowest = bottom;
  for (const end of sorted.reverse()) {
    end.at = Math.min(end.at, lowest);
    lowest = end.at - LINE_HEIGHT;
  }
  return markup`${sorted.map(
    ({ series, text, at }) =>
      markup`<g fill="${SEGMENT_COLOURS[series.segment]}">${markerOf(series.segment, [
        right + 14,
        at,
      ])}</g>${textAt(text, { x: right + 22, y: at, fill: INK })}`,
  )}`;
}
