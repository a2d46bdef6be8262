import { INK, MUTED } from '#lib/views/charts/base.ts';
import type { Lang } from '#lib/views/page-data.ts';
import type { ReportPicture } from '#lib/views/report/document.ts';
import { markup, type Markup } from '../markup.ts';
import { drawBars } from './bars-picture.ts';
import { tenth, TEXT, textAt, type Drawing, type Drawn } from './drawing.ts';
import { drawMap, drawMapLegend, MAP_TEXT, MAP_WIDTH } from './map-picture.ts';
import { linesOf } from './text-size.ts';
import { drawTrend } from './trend-picture.ts';

export interface PictureOptions {
  /** As in `font-family`. */
  font: string;
  lang: Lang;
  /** Begins the ids within; different for each picture of a page. */
  id: string;
  /**
   * - `figure`: with its legend; title and caption stand beside it
   * - `alone`: title and caption are in it, for a file of its own
   * - `page`: only the drawing is in view, `data-whole` is the view of all of `alone`
   */
  as?: 'figure' | 'alone' | 'page';
  /** Units from left to right of charts; narrower for a phone. Maps are 1000 wide, their text grows as if they were so wide. */
  width?: number;
  /** Stands before the title where the picture is alone, for example `Simulasi`. */
  badge?: string | null;
}

const WIDTH = 720;
const MARGIN = 3;
const GAP = 14;

/**
 * A picture as SVG: vector, with a title and a description, its own legend, told apart in black and white; no text smaller than 11 of its
 * units. It has no styles, classes or fonts of its own, so that a page may forbid them and Typst draws it alike. The same input gives the
 * same text.
 */
export function pictureSvg(picture: ReportPicture, options: PictureOptions): string {
  const { id, font, as = 'figure' } = options;
  const isMap = picture.kind === 'map';
  const drawn = { id, lang: options.lang, width: isMap ? MAP_WIDTH : (options.width ?? WIDTH) };
  const size = isMap ? mapText(options.width) : TEXT;
  const drawing = drawingOf(picture, drawn);
  const below = [...(isMap ? [drawMapLegend(picture, drawn, size)] : [])];
  const above = [];
  if (as !== 'figure') {
    const title = [options.badge ?? null, picture.title].filter((text) => text !== null).join(': ');
    above.push(wordsIn(title, { width: drawn.width, size: size * 1.3, bold: true }));
    below.push(wordsIn(picture.caption, { width: drawn.width, size, bold: false }));
  }
  const all = stacked(above, drawing, below);
  const view = as === 'page' ? viewOf(0, drawing.height, drawn.width) : all.view;
  return markup`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${view}"${
    as === 'page' ? markup` data-whole="${all.view}"` : null
  } role="img" aria-labelledby="${id}-t ${id}-d" font-family="${font}" font-size="${size}" fill="${INK}"><title id="${id}-t">${
    picture.title
  }</title><desc id="${id}-d">${picture.alt}</desc>
${all.body}</svg>`.text;
}

/** Size of the text of a map that is shown as wide as a chart of so many units. */
function mapText(width: number | undefined): number {
  return width === undefined ? MAP_TEXT : Math.round((TEXT * MAP_WIDTH) / width);
}

function drawingOf(picture: ReportPicture, drawn: Drawn): Drawing {
  switch (picture.kind) {
    case 'map':
      return drawMap(picture, drawn);
    case 'trend':
      return drawTrend(picture, drawn);
    case 'bars':
      return drawBars(picture, drawn);
  }
}

/** A text in as many lines as it needs. */
function wordsIn(
  text: string,
  { width, size, bold }: { width: number; size: number; bold: boolean },
): Drawing {
  const lines = linesOf(text, size, width);
  const body = markup`<g font-size="${tenth(size)}"${bold ? markup` font-weight="bold"` : markup` fill="${MUTED}"`}>${lines.map(
    (line, i) => textAt(line, { x: 0, y: (i + 0.5) * 1.35 * size }),
  )}</g>`;
  return { width, height: lines.length * 1.35 * size, body };
}

/** The drawing from 0 down, what belongs above it at negative heights. */
function stacked(
  above: readonly Drawing[],
  drawing: Drawing,
  below: readonly Drawing[],
): { view: string; body: Markup } {
  const top = -sum(above.map(({ height }) => height + GAP));
  let y = top;
  const placed = [...above, drawing, ...below].map((part) => {
    const at = y;
    y += part.height + GAP;
    return part === drawing ? part.body : markup`<g transform="translate(0 ${tenth(at)})">${part.body}</g>`;
  });
  return { view: viewOf(top, y - GAP - top, drawing.width), body: markup`${placed}` };
}

/** A little more than the drawing, for lines at its border. */
function viewOf(top: number, height: number, width: number): string {
  return [-MARGIN, tenth(top) - MARGIN, width + 2 * MARGIN, tenth(height) + 2 * MARGIN].join(' ');
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
