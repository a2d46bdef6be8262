import type { SheetData, SheetPlace } from './sheet-data.ts';

/** Millimetres from the upper left corner. */
export type MapPoint = [x: number, y: number];

/** A small map of a day: everything in millimetres. */
export interface SheetMap {
  width: number;
  height: number;
  /** Rings of desa; what lies outside the box is to be clipped. */
  outlines: { visited: boolean; points: MapPoint[] }[];
  /** From the base over the stops and back. */
  route: MapPoint[];
  base: MapPoint;
  /** Where a stop is, and where its number stands: beside it where others are near. */
  stops: { number: number; at: MapPoint; label: MapPoint }[];
  scale: { mm: number; km: number };
}

const KM_A_DEGREE = 111.195;
/** Free space around what is shown, as a share of its larger side, and at least so many km. */
const PADDING = { share: 0.08, km: 1 };
/** Numbers stand at least so far from each other, mm. */
const LABEL_MM = 5.4;
const SPREADS = 60;
const SCALES_KM = [50, 20, 10, 5, 2, 1, 0.5];
/** The scale bar is at most such a part of the width. */
const LONGEST_SCALE = 0.25;

/**
 * The way of a day on a map of the given size. Kilometres are drawn alike in both directions (equirectangular at the middle latitude,
 * which over a kabupaten is right to a part in a thousand).
 */
export function sheetMap(
  base: SheetPlace,
  stops: readonly (SheetPlace & { code: string; number: number; live: boolean })[],
  outlines: SheetData['outlines'],
  { width, height }: { width: number; height: number },
): SheetMap {
  const places = [base, ...stops];
  const view = viewOf(places, width, height);
  const at = ({ lat, lon }: { lat: number; lon: number }) => view.project(lon, lat);
  const visited = new Set(stops.map(({ code }) => code));
  const points = stops.map(at);
  const labels = spread([...points]);
  return {
    ...{ width, height },
    outlines: outlines.flatMap(({ code, rings }) =>
      rings.flatMap((ring) => {
        const line = thinned(ring.map(([lon, lat]) => view.project(lon, lat)));
        return touches(line, width, height) ? [{ visited: visited.has(code), points: line }] : [];
      }),
    ),
    route: [base, ...stops.filter(({ live }) => live), base].map(at),
    base: at(base),
    stops: stops.map(({ number }, i) => ({ number, at: points[i]!, label: labels[i]! })),
    scale: scaleOf(view.mmAKm, width),
  };
}

interface View {
  mmAKm: number;
  project: (lon: number, lat: number) => MapPoint;
}

function viewOf(places: readonly SheetPlace[], width: number, height: number): View {
  const lat = middle(places.map((place) => place.lat));
  const lon = middle(places.map((place) => place.lon));
  const kmAcross = KM_A_DEGREE * Math.cos((lat * Math.PI) / 180);
  const size = (values: readonly number[], km: number) => (Math.max(...values) - Math.min(...values)) * km;
  const [across, down] = [
    size(
      places.map((place) => place.lon),
      kmAcross,
    ),
    size(
      places.map((place) => place.lat),
      KM_A_DEGREE,
    ),
  ];
  const free = 2 * Math.max(PADDING.km, PADDING.share * Math.max(across, down));
  const mmAKm = Math.min(width / (across + free), height / (down + free));
  return {
    mmAKm,
    project: (x, y) => [
      tenth(width / 2 + (x - lon) * kmAcross * mmAKm),
      tenth(height / 2 - (y - lat) * KM_A_DEGREE * mmAKm),
    ],
  };
}

function middle(values: readonly number[]): number {
  return (Math.min(...values) + Math.max(...values)) / 2;
}

function tenth(mm: number): number {
  return Math.round(mm * 10) / 10 + 0;
}

function thinned(points: readonly MapPoint[]): MapPoint[] {
  return points.filter(([x, y], i) => i === 0 || x !== points[i - 1]![0] || y !== points[i - 1]![1]);
}

function touches(points: readonly MapPoint[], width: number, height: number): boolean {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return (
    points.length > 2 &&
    Math.max(...xs) >= 0 &&
    Math.min(...xs) <= width &&
    Math.max(...ys) >= 0 &&
    Math.min(...ys) <= height
  );
}

/** Pushes numbers apart that would cover each other; two at one place go left and right. */
function spread(labels: MapPoint[]): MapPoint[] {
  for (let turn = 0; turn < SPREADS; turn++) {
    for (let i = 0; i < labels.length; i++) {
      for (let j = i + 1; j < labels.length; j++) push(labels, i, j);
    }
  }
  return labels.map(([x, y]) => [tenth(x), tenth(y)]);
}

function push(labels: MapPoint[], i: number, j: number): void {
  const [a, b] = [labels[i]!, labels[j]!];
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const distance = Math.hypot(dx, dy);
  if (distance >= LABEL_MM) return;
  const half = (LABEL_MM - distance) / 2;
  const [ux, uy] = distance === 0 ? [1, 0] : [dx / distance, dy / distance];
  labels[i] = [a[0] - ux * half, a[1] - uy * half];
  labels[j] = [b[0] + ux * half, b[1] + uy * half];
}

function scaleOf(mmAKm: number, width: number): SheetMap['scale'] {
  const km = SCALES_KM.find((one) => one * mmAKm <= LONGEST_SCALE * width) ?? SCALES_KM.at(-1)!;
  return { km, mm: tenth(km * mmAKm) };
}
