import { INK } from '#lib/views/charts/base.ts';
import { formatFor } from '#lib/views/format.ts';
import type { MapArea, MapKey, MapPicture } from '#lib/views/report/document.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import { markup, type Markup } from '../markup.ts';
import { legendRows, SAMPLE, type Drawing, type Drawn, type LegendItem } from './drawing.ts';
import { HATCHED, patternDefs, patternOf } from './patterns.ts';

/** The box of the rings. */
export const MAP_WIDTH = 1000;
/** Size of the text beside a map, in units of its box. */
export const MAP_TEXT = 22;
const BORDER = '#6b7280';
/** Many areas have finer borders. */
const FINE_FROM = 400;

/** The areas class by class, each drawn once; patterns lie over them. */
export function drawMap(picture: MapPicture, { id }: Pick<Drawn, 'id'>): Drawing {
  const { areas, legend, height } = picture;
  const border = areas.length < FINE_FROM ? 1.4 : 0.7;
  const groups = legend.flatMap((key, index) =>
    [false, true].map((hatched) => {
      const own = areas.filter((area) => area.key === index && area.hatched === hatched);
      return own.length === 0 ? null : classOf(own, { key, index, hatched, id });
    }),
  );
  return {
    ...{ width: MAP_WIDTH, height },
    body: markup`${patternDefs(legend, isHatched(picture), id)}<g stroke="${BORDER}" stroke-width="${border}" stroke-linejoin="round">${groups}</g>`,
  };
}

function classOf(
  areas: readonly MapArea[],
  { key, index, hatched, id }: { key: MapKey; index: number; hatched: boolean; id: string },
): Markup {
  const name = `${id}-${index}${hatched ? 'h' : ''}`;
  const over = [patternOf(key), hatched ? HATCHED : null].filter((pattern) => pattern !== null);
  return markup`<g data-key="${index}"><g fill="${key.colour}"><g id="${name}">${areas.map(areaOf)}</g></g>${over.map(
    (pattern) =>
      markup`<use href="#${name}" fill="url(#${id}-${pattern})" stroke="none" pointer-events="none"/>`,
  )}</g>
`;
}

function areaOf({ code, rings, label }: MapArea): Markup {
  return markup`<path data-code="${code}" d="${rings.map(pathOf).join('')}"><title>${label}</title></path>`;
}

/** A ring as steps from point to point, which is the shortest way to write it. */
function pathOf(ring: readonly number[]): string {
  let path = `M${ring[0]} ${ring[1]}l`;
  for (let i = 2; i + 1 < ring.length; i += 2) {
    const [x, y] = [ring[i]! - ring[i - 2]!, ring[i + 1]! - ring[i - 1]!];
    if (x !== 0 || y !== 0) path += `${i === 2 || x < 0 ? '' : ' '}${x}${y < 0 ? '' : ' '}${y}`;
  }
  return `${path}z`;
}

/** What the classes mean, with how many desa are in each. */
export function drawMapLegend(picture: MapPicture, { id, lang }: Drawn, size: number): Drawing {
  const words = wordsFor(lang).report.picture;
  const count = formatFor(lang).count;
  const items = picture.legend.map((key): LegendItem => {
    const text = `${key.label} (${words.desa(count(key.desa))})`;
    return { sample: sampleOf(key.colour, patternOf(key), id), text };
  });
  const hatched = isHatched(picture)
    ? [{ sample: sampleOf('#ffffff', HATCHED, id), text: words.hatched }]
    : [];
  return legendRows([...items, ...hatched], MAP_WIDTH, size);
}

/** The same for a legend outside of the picture: samples as SVG of their own that take the patterns of the picture. */
export function mapSwatches(
  picture: MapPicture,
  id: string,
): { classes: readonly { key: MapKey; swatch: Markup }[]; hatched: Markup | null } {
  const swatch = (colour: string, pattern: string | null) =>
    markup`<svg viewBox="-1 -5 ${SAMPLE.width + 2} ${SAMPLE.height + 10}" aria-hidden="true">${sampleOf(colour, pattern, id)}</svg>`;
  return {
    classes: picture.legend.map((key) => ({ key, swatch: swatch(key.colour, patternOf(key)) })),
    hatched: isHatched(picture) ? swatch('#ffffff', HATCHED) : null,
  };
}

function isHatched({ areas }: MapPicture): boolean {
  return areas.some((area) => area.hatched);
}

function sampleOf(colour: string, pattern: string | null, id: string): Markup {
  const box = (fill: string) =>
    markup`<path d="M0 -4h${SAMPLE.width}v${SAMPLE.height + 8}h-${SAMPLE.width}z" fill="${fill}" stroke="${INK}"/>`;
  return markup`${box(colour)}${pattern === null ? null : box(`url(#${id}-${pattern})`)}`;
}
