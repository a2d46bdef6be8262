import { INK } from '#lib/views/charts/base.ts';
import { NO_DATA } from '#lib/views/palettes.ts';
import type { MapKey } from '#lib/views/report/document.ts';
import { markup, type Markup } from '../markup.ts';

/** Units between the lines of the patterns 1, 2, …: denser is more. */
const SPACINGS = [22, 15, 10, 7, 5];
const DOTS = 14;
const HATCH = 12;

/** Name of the pattern drawn over the colour of a class; null: the class is plain. Where nothing is known there are dots. */
export function patternOf({ colour, pattern }: Pick<MapKey, 'colour' | 'pattern'>): string | null {
  if (colour === NO_DATA) return 'dots';
  return pattern === 0 ? null : `lines-${Math.min(pattern, SPACINGS.length)}`;
}

/** Name of the pattern of what is kept back or uncertain. */
export const HATCHED = 'hatch';

/** The patterns of a legend, transparent between their marks. */
export function patternDefs(legend: readonly MapKey[], hatched: boolean, id: string): Markup {
  const names = new Set(legend.map(patternOf).filter((name) => name !== null));
  if (hatched) names.add(HATCHED);
  return markup`<defs>${[...names].sort().map((name) => definitionOf(name, `${id}-${name}`))}</defs>`;
}

function definitionOf(name: string, id: string): Markup {
  if (name === 'dots')
    return markup`<pattern id="${id}" width="${DOTS}" height="${DOTS}" patternUnits="userSpaceOnUse"><circle cx="4" cy="4" r="1.8" fill="${INK}"/></pattern>`;
  if (name === HATCHED)
    return markup`<pattern id="${id}" width="${HATCH}" height="${HATCH}" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V${HATCH}" stroke="#ffffff" stroke-width="7"/><path d="M0 0V${HATCH}" stroke="${INK}" stroke-width="3.4"/></pattern>`;
  const spacing = SPACINGS[Number(name.slice('lines-'.length)) - 1]!;
  return markup`<pattern id="${id}" width="${spacing}" height="${spacing}" patternUnits="userSpaceOnUse"><path d="M0 ${
    spacing / 2
  }H${spacing}" stroke="${INK}" stroke-width="1.4" stroke-opacity="0.55"/></pattern>`;
}
