import * as L from 'leaflet';
import { patternsIn, type PatternKind } from './patterns.ts';
import type { DesaFeature, Shapes } from './shapes.ts';

/** How one desa is drawn. */
export interface DesaStyle {
  fill: string;
  pattern: PatternKind | null;
  /** More active members than eligible workers. */
  outlined: boolean;
  /** Not of the class that is filtered for. */
  faded: boolean;
}

export interface DesaMapOptions {
  /** Unique on the page. */
  id: string;
  compact: boolean;
  tiles: { url: string; attribution: string } | null;
  attribution: string;
  zoomIn: string;
  zoomOut: string;
  /** Pixels in the upper left corner that the legend covers; desa are kept out of them when fitting. */
  reserved: () => { width: number; height: number };
  onhover(code: string | null): void;
  onselect(code: string): void;
  /** What the tooltip of a desa says. */
  describe(code: string): HTMLElement;
}

/** A drawn map of desa. All methods may be called at any time and in any order. */
export interface DesaMap {
  paint(styleOf: (code: string) => DesaStyle): void;
  /** Names of the kecamatan, by code, in the middle of their desa. */
  label(names: ReadonlyMap<string, string>): void;
  mark(highlighted: string | null, selected: string | null): void;
  /** Lines above the desa, instead of those before. */
  routes(lines: readonly RouteLine[]): void;
  /** Shows these desa as large as they fit; all of them when none is drawn. */
  fit(codes: readonly string[]): void;
  remove(): void;
}

/** A way from place to place: WGS 84, in order. */
export interface RouteLine {
  colour: string;
  points: readonly { lat: number; lon: number }[];
  /** What stands at its second point, the third, …; fewer where not all have one. */
  numbers: readonly string[];
}

const INK = '#111827';
const ACCENT = '#0a4248';
const EDGE = { color: '#ffffff', weight: 0.7 };
const KECAMATAN_EDGE = { color: '#3d4a50', weight: 1.5, fill: false, interactive: false };
const OUTER_EDGE = { ...KECAMATAN_EDGE, color: '#87959a', weight: 0.8 };
const OVER_100_EDGE = { color: INK, weight: 1.6 };
const RING = { weight: 3, fill: false, interactive: false };
const SCALE_PX = 90;
const FIT_MARGIN_PX = 10;
/** Attribution and scale along the lower edge. */
const NOTES_PX = 24;

/** Draws the shapes in an element with a size. No tile is asked for unless `tiles` is given. */
export function createDesaMap(element: HTMLElement, shapes: Shapes, options: DesaMapOptions): DesaMap {
  const map = openMap(element, options);
  const layers = drawDesa(map, shapes.desa, options);
  const patternFill = patternsIn(map.getPane('overlayPane')!.querySelector('svg')!, options.id);
  drawEdges(map, shapes);
  const names = L.layerGroup().addTo(map);
  const rings = drawRings(map);
  const ways = drawRoutes(map);
  const shapeOf = new Map(shapes.desa.map((shape) => [shape.id, shape]));
  const setHighlighted = (code: string | null, value: boolean) =>
    layers
      .get(code ?? '')
      ?.getElement()
      ?.setAttribute('data-highlighted', String(value));
  let lastHighlighted: string | null = null;
  let fitted: readonly L.Path[] = [];
  // A phone's address bar changes the height all the time; that must not undo what was zoomed into.
  map.on('resize', ({ oldSize, newSize }) => {
    if (oldSize.x !== newSize.x) fitBeside(map, fitted, options.reserved());
  });

  const paintOne = (layer: L.Path, { fill, pattern, outlined, faded }: DesaStyle) => {
    const isOutlined = outlined && !faded;
    layer.setStyle({
      fillColor: pattern === null ? fill : patternFill(pattern, fill),
      fillOpacity: faded ? 0.18 : options.tiles ? 0.75 : 1,
      ...(isOutlined ? OVER_100_EDGE : EDGE),
    });
    if (isOutlined) layer.bringToFront();
  };

  return {
    paint(styleOf) {
      for (const [code, layer] of layers) paintOne(layer, styleOf(code));
    },
    label(kecamatan) {
      names.clearLayers();
      for (const marker of kecamatanMarkers(layers, kecamatan)) names.addLayer(marker);
    },
    mark(highlighted, selected) {
      setHighlighted(lastHighlighted, false);
      setHighlighted((lastHighlighted = highlighted), true);
      rings.show(shapeOf.get(selected ?? ''), shapeOf.get(highlighted ?? ''));
    },
    routes: (lines) => ways.show(lines),
    fit(codes) {
      const found = codes.flatMap((code) => layers.get(code) ?? []);
      fitted = found.length > 0 ? found : [...layers.values()];
      fitBeside(map, fitted, options.reserved());
    },
    remove: () => map.remove(),
  };
}

/** The largest view of the layers of which no box lies below the corner: moves them down, then right, until none does. */
function fitBeside(map: L.Map, layers: readonly L.Path[], corner: { width: number; height: number }): void {
  const boxes = layers.map((layer) => L.featureGroup([layer]).getBounds());
  const all = boxes.reduce((sum, box) => sum.extend(box), L.latLngBounds([]));
  const size = map.getSize();
  const room = Math.min(size.x - corner.width, size.y) - 4 * FIT_MARGIN_PX;
  if (!all.isValid() || room <= 0) return; // a hidden map has no size
  const isCovered = () =>
    boxes.some((box) => {
      const { x, y } = map.latLngToContainerPoint(box.getNorthWest());
      return x < corner.width + FIT_MARGIN_PX && y < corner.height + FIT_MARGIN_PX;
    });
  for (let share = 0; share <= 1; share += 0.2) {
    const left = FIT_MARGIN_PX + share * (corner.width + FIT_MARGIN_PX);
    const paddingTopLeft: L.PointTuple = [left, FIT_MARGIN_PX];
    map.fitBounds(all, {
      animate: false,
      paddingTopLeft,
      paddingBottomRight: [FIT_MARGIN_PX, FIT_MARGIN_PX],
    });
    if (!isCovered()) return;
    const spare = size.y - NOTES_PX - map.latLngToContainerPoint(all.getSouthEast()).y;
    if (spare > 0) map.panBy([0, -spare], { animate: false });
    if (!isCovered()) return;
  }
}

function openMap(element: HTMLElement, options: DesaMapOptions): L.Map {
  const { compact, tiles, attribution } = options;
  const map = L.map(element, {
    zoomControl: false,
    attributionControl: false,
    dragging: !compact,
    keyboard: !compact,
    touchZoom: !compact,
    doubleClickZoom: !compact,
    boxZoom: !compact,
    scrollWheelZoom: false,
    zoomSnap: tiles ? 0.5 : 0.05, // outlines are sharp at any zoom, tiles are not
    zoomDelta: 0.5,
    fadeAnimation: false,
    zoomAnimation: false,
    maxBoundsViscosity: 1,
    renderer: L.svg({ padding: 1 }),
  });
  map.setView([0, 0], 9); // a view is needed before paths can be added; fit() follows
  L.control.attribution({ prefix: false }).addAttribution(asText(attribution)).addTo(map);
  L.control.scale({ imperial: false, maxWidth: SCALE_PX, position: 'bottomright' }).addTo(map);
  if (tiles) L.tileLayer(tiles.url, { attribution: asText(tiles.attribution) }).addTo(map);
  if (!compact) addZoom(map, options);
  return map;
}

/** Buttons always; the wheel only while the map has the focus, so that the page scrolls past it. */
function addZoom(map: L.Map, { zoomIn, zoomOut }: DesaMapOptions): void {
  L.control.zoom({ position: 'topright', zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map);
  map.on('focus', () => map.scrollWheelZoom.enable());
  map.on('blur', () => map.scrollWheelZoom.disable());
}

function drawDesa(map: L.Map, desa: readonly DesaFeature[], options: DesaMapOptions): Map<string, L.Path> {
  const layers = new Map<string, L.Path>();
  const group = L.geoJSON<unknown>(undefined, {
    style: { ...EDGE, fillOpacity: 1, fillColor: '#ffffff' },
    onEachFeature: ({ id }, layer) => {
      const code = String(id);
      layers.set(code, layer as L.Path);
      layer.bindTooltip(() => options.describe(code), { sticky: true, direction: 'auto', opacity: 1 });
      layer.on({
        mouseover: () => options.onhover(code),
        mouseout: () => options.onhover(null),
        click: () => options.onselect(code),
      });
    },
  });
  for (const shape of desa) group.addData(shape);
  group.addTo(map);
  for (const [code, layer] of layers) {
    layer.getElement()?.setAttribute('data-code', code);
    // By keyboard the desa are reached in the list; 294 nameless stops on the way to it help nobody.
    layer.getElement()?.setAttribute('tabindex', '-1');
  }
  map.getPane('overlayPane')!.querySelector('svg')?.setAttribute('aria-hidden', 'true');
  return layers;
}

/** Credits come from people and files: Leaflet takes markup, so they are turned into text. */
function asText(text: string): string {
  const span = document.createElement('span');
  span.textContent = text;
  return span.innerHTML;
}

function drawEdges(map: L.Map, { outerEdges, kecamatanEdges }: Shapes): void {
  const { pane, renderer } = quietPane(map, 'kecamatan', 450);
  L.geoJSON(outerEdges, { pane, style: { ...OUTER_EDGE, renderer } }).addTo(map);
  L.geoJSON(kecamatanEdges, { pane, style: { ...KECAMATAN_EDGE, renderer } }).addTo(map);
}

/**
 * Rings around the selected and the highlighted desa, above all else. Drawn apart, because moving the desa's own path
 * to the front between press and release of a button would swallow the click.
 */
function drawRings(map: L.Map) {
  const { pane, renderer } = quietPane(map, 'rings', 460);
  const group = L.layerGroup().addTo(map);
  const ring = (shape: DesaFeature | undefined, color: string) => {
    if (shape) group.addLayer(L.geoJSON(shape, { pane, style: { ...RING, color, renderer } }));
  };
  return {
    show(selected: DesaFeature | undefined, highlighted: DesaFeature | undefined) {
      group.clearLayers();
      ring(selected, ACCENT);
      ring(highlighted, INK);
    },
  };
}

/** Lines of routes, with a white edge so that they are seen on any colour, and their numbers. */
function drawRoutes(map: L.Map) {
  const { pane, renderer } = quietPane(map, 'routes', 470);
  const group = L.layerGroup().addTo(map);
  return {
    show(lines: readonly RouteLine[]) {
      group.clearLayers();
      for (const { colour, points, numbers } of lines) {
        const way = points.map(({ lat, lon }): L.LatLngTuple => [lat, lon]);
        group.addLayer(L.polyline(way, { pane, renderer, interactive: false, color: '#ffffff', weight: 5 }));
        group.addLayer(L.polyline(way, { pane, renderer, interactive: false, color: colour, weight: 2.5 }));
        numbers.forEach((number, i) => group.addLayer(numberAt(way[i + 1]!, number, colour)));
      }
    },
  };
}

function numberAt(at: L.LatLngTuple, number: string, colour: string): L.Marker {
  const text = document.createElement('span');
  text.textContent = number;
  text.style.background = colour;
  const icon = L.divIcon({ className: 'route-number', html: text, iconSize: [0, 0] });
  return L.marker(at, { icon, interactive: false, keyboard: false });
}

/** A pane of lines that the pointer passes through. */
function quietPane(map: L.Map, pane: string, zIndex: number): { pane: string; renderer: L.SVG } {
  const element = map.createPane(pane);
  element.style.zIndex = String(zIndex);
  element.style.pointerEvents = 'none';
  element.setAttribute('aria-hidden', 'true');
  return { pane, renderer: L.svg({ pane, padding: 1 }) };
}

function kecamatanMarkers(layers: Map<string, L.Path>, names: ReadonlyMap<string, string>): L.Marker[] {
  return [...names].flatMap(([code, name]) => {
    const desa = [...layers]
      .filter(([desaCode]) => desaCode.startsWith(`${code}.`))
      .map(([, layer]) => layer);
    if (desa.length === 0) return [];
    const text = document.createElement('span');
    text.textContent = name;
    const icon = L.divIcon({ className: 'kecamatan-name', html: text, iconSize: [0, 0] });
    return L.marker(L.featureGroup(desa).getBounds().getCenter(), {
      icon,
      interactive: false,
      keyboard: false,
    });
  });
}
