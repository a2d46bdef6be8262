import type { Lang } from '#lib/views/page-data.ts';
import { markup, type Markup } from '../markup.ts';
import { textWidth } from './text-size.ts';

/** Size of the text in charts, in units of their drawing. */
export const TEXT = 13;
export const LINE_HEIGHT = 17;

/** What a picture is drawn with. */
export interface Drawn {
  /** Begins the ids within, so that several pictures may be on a page. */
  id: string;
  lang: Lang;
  /** Units from left to right. */
  width: number;
}

/** A part of a picture from 0, 0 to its width and height. */
export interface Drawing {
  width: number;
  height: number;
  body: Markup;
}

/** Few decimals: a tenth of a unit is not seen. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}

/** Text whose middle is on `y`. */
export function textAt(
  text: string,
  {
    x,
    y,
    anchor = 'start',
    fill,
  }: { x: number; y: number; anchor?: 'start' | 'middle' | 'end'; fill?: string },
): Markup {
  return markup`<text x="${tenth(x)}" y="${tenth(y)}" dy=".35em"${
    anchor === 'start' ? null : markup` text-anchor="${anchor}"`
  }${fill === undefined ? null : markup` fill="${fill}"`}>${text}</text>`;
}

export interface LegendItem {
  /** Drawn from 0, 0 in a box of `SAMPLE`. */
  sample: Markup;
  text: string;
}

export const SAMPLE = { width: 30, height: 14 };
const GAP = 8;
const BETWEEN = 20;

/** Samples with their words, as many in a line as there is room for. */
export function legendRows(items: readonly LegendItem[], width: number, size = TEXT): Drawing {
  const row = Math.round(size * 1.6);
  let [x, y] = [0, 0];
  const placed = items.map(({ sample, text }) => {
    const room = SAMPLE.width + GAP + textWidth(text, size);
    if (x > 0 && x + room > width) [x, y] = [0, y + row];
    const at = x;
    x += room + BETWEEN;
    const middle = y + row / 2;
    return markup`<g transform="translate(${tenth(at)} ${tenth(middle - SAMPLE.height / 2)})">${sample}</g>${textAt(
      text,
      { x: at + SAMPLE.width + GAP, y: middle },
    )}`;
  });
  return { width, height: items.length === 0 ? 0 : y + row, body: markup`${placed}` };
}
