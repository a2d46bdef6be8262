const SVG = 'http://www.w3.org/2000/svg';
const TILE_PX = 7;
const MARK = '#37474f';

export type PatternKind = 'dotted' | 'hatched';

/** Gives the `fill` of a pattern over a ground colour; makes each pattern once. `prefix` keeps two maps on a page apart. */
export function patternsIn(
  svg: SVGSVGElement,
  prefix: string,
): (kind: PatternKind, ground: string) => string {
  const defs = svg.insertBefore(document.createElementNS(SVG, 'defs'), svg.firstChild);
  const made = new Set<string>();
  return (kind, ground) => {
    const id = `${prefix}-${kind}-${ground.slice(1)}`;
    if (!made.has(id)) defs.append(patternOf(id, kind, ground));
    made.add(id);
    return `url(#${id})`;
  };
}

function patternOf(id: string, kind: PatternKind, ground: string): SVGElement {
  const pattern = element('pattern', { id, width: TILE_PX, height: TILE_PX, patternUnits: 'userSpaceOnUse' });
  pattern.append(element('rect', { width: TILE_PX, height: TILE_PX, fill: ground }));
  if (kind === 'dotted') {
    pattern.append(element('circle', { cx: 2, cy: 2, r: 1.1, fill: MARK }));
    return pattern;
  }
  // Drawn vertical and turned, so that the lines join at the edges of the tile; white beside dark shows on any ground.
  pattern.setAttribute('patternTransform', 'rotate(45)');
  pattern.append(element('rect', { x: 0, width: 1, height: TILE_PX, fill: MARK, opacity: 0.55 }));
  pattern.append(element('rect', { x: 1, width: 1, height: TILE_PX, fill: '#ffffff', opacity: 0.45 }));
  return pattern;
}

function element(name: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}
