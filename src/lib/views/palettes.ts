import type { Measure } from './page-data.ts';

/**
 * Light to dark, one hue each: lightness alone tells the classes apart, also under protanopia, deuteranopia and
 * tritanopia and in grey print (every step at least 1.25 : 1; tested).
 */
export const PALETTES: Record<Measure, readonly string[]> = {
  gap: ['#fdecd6', '#fbca91', '#ee9a4d', '#c8661d', '#863a07'],
  rate: ['#e2f2ee', '#abd9d0', '#67b1aa', '#2d8083', '#0f4a54'],
  eligible: ['#e7edf3', '#bfd0de', '#8eabc1', '#587f9b', '#2a4f69'],
  active: ['#e7edf3', '#bfd0de', '#8eabc1', '#587f9b', '#2a4f69'],
};

/** A gap below 0: nobody is left by the estimate. */
export const NEGATIVE_GAP = '#d3e7e8';

/** Where nothing is known, below the dots; and the areas that are not asked for. */
export const NO_DATA = '#f4f4f2';
export const BACKGROUND = '#ecebe8';

/** Routes of teams, told apart by lightness as well; more teams begin again. */
export const TEAM_COLOURS: readonly string[] = ['#0b3d91', '#a11a6b', '#17643a', '#5b2a86', '#1b2427'];

/** As many colours as classes, spread from the lightest to the darkest; a single class takes the middle. */
export function paletteOf(measure: Measure, classes: number): string[] {
  const palette = PALETTES[measure];
  const last = palette.length - 1;
  if (classes === 1) return [palette[Math.round(last / 2)]!];
  return Array.from({ length: classes }, (_, i) => palette[Math.round((i * last) / (classes - 1))]!);
}
