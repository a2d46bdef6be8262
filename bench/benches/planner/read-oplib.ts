import { distancesBy, type Orienteering } from './orienteering.ts';

type Point = { x: number; y: number };

/** Distances as TSPLIB (Reinelt 1995) defines them, all whole numbers. */
const DISTANCES: Record<string, (a: Point, b: Point) => number> = {
  EUC_2D: (a, b) => Math.round(Math.hypot(a.x - b.x, a.y - b.y)),
  CEIL_2D: (a, b) => Math.ceil(Math.hypot(a.x - b.x, a.y - b.y)),
  ATT: (a, b) => Math.ceil(Math.sqrt(((a.x - b.x) ** 2 + (a.y - b.y) ** 2) / 10)),
  GEO: geographical,
};

/**
 * Reads an OPLib case (Kobeaga, Merino & Lozano 2018): TSPLIB's format with `COST_LIMIT` and `NODE_SCORE_SECTION`; one
 * closed route from node 1, whose own score counts.
 */
export function readOplib(name: string, text: string): Orienteering {
  const { head, sections } = partsOf(text);
  const size = Number(head.get('DIMENSION'));
  const limit = Number(head.get('COST_LIMIT'));
  const scores = new Array<number>(size).fill(NaN);
  const cells = sections.get('NODE_SCORE_SECTION') ?? [];
  for (let k = 0; k + 1 < cells.length; k += 2) scores[cells[k]! - 1] = cells[k + 1]!;
  if (!(size > 0) || !(limit >= 0)) throw new Error(`${name}: no DIMENSION or COST_LIMIT`);
  if (scores.length !== size || scores.some(Number.isNaN))
    throw new Error(`${name}: not every node has a score`);
  const distances = distancesOf(name, head, sections, size);
  return { name, size, distances, scores, start: 0, end: 0, limit, teams: 1 };
}

function partsOf(text: string): { head: Map<string, string>; sections: Map<string, number[]> } {
  const head = new Map<string, string>();
  const sections = new Map<string, number[]>();
  let open: number[] | null = null;
  for (const line of text.split(/\r?\n/).map((one) => one.trim())) {
    if (line === '' || line === 'EOF') continue;
    const keyword = /^([A-Z][A-Z0-9_]*)\s*(?::\s*(.*))?$/.exec(line);
    if (keyword?.[1]!.endsWith('_SECTION')) sections.set(keyword[1]!, (open = []));
    else if (keyword) head.set(keyword[1]!, keyword[2] ?? '');
    else open?.push(...line.split(/\s+/).map(Number));
  }
  return { head, sections };
}

function distancesOf(
  name: string,
  head: ReadonlyMap<string, string>,
  sections: ReadonlyMap<string, number[]>,
  size: number,
): Float64Array {
  const type = head.get('EDGE_WEIGHT_TYPE')!;
  if (type === 'EXPLICIT') return explicit(name, head.get('EDGE_WEIGHT_FORMAT')!, sections, size);
  if (!Object.hasOwn(DISTANCES, type)) throw new Error(`${name}: distances of type ${type} are not known`);
  const cells = sections.get('NODE_COORD_SECTION') ?? [];
  if (cells.length !== 3 * size) throw new Error(`${name}: not every node has a position`);
  const points = Array.from({ length: size }, (_, k) => ({ x: cells[3 * k + 1]!, y: cells[3 * k + 2]! }));
  return distancesBy(points, DISTANCES[type]!);
}

function explicit(
  name: string,
  format: string,
  sections: ReadonlyMap<string, number[]>,
  size: number,
): Float64Array {
  const cells = sections.get('EDGE_WEIGHT_SECTION') ?? [];
  if (format !== 'LOWER_DIAG_ROW') throw new Error(`${name}: a table in format ${format} is not known`);
  if (cells.length !== (size * (size + 1)) / 2)
    throw new Error(`${name}: the table has ${cells.length} cells`);
  const distances = new Float64Array(size * size);
  let cell = 0;
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) distances[i * size + j] = distances[j * size + i] = cells[cell++]!;
  return distances;
}

/** TSPLIB's degrees.minutes on a sphere, kilometres cut off; π as its authors wrote it. */
function geographical(a: Point, b: Point): number {
  const radians = (angle: number) => {
    const degrees = Math.trunc(angle);
    return (3.141592 * (degrees + (5 * (angle - degrees)) / 3)) / 180;
  };
  const [latA, lonA, latB, lonB] = [a.x, a.y, b.x, b.y].map(radians) as [number, number, number, number];
  const q1 = Math.cos(lonA - lonB);
  const q2 = Math.cos(latA - latB);
  const q3 = Math.cos(latA + latB);
  return Math.trunc(6378.388 * Math.acos(0.5 * ((1 + q1) * q2 - (1 - q1) * q3)) + 1);
}
