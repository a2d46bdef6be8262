// Convex polygons in a plane: open rings of points, no corner repeated at the end.

export type Point = readonly [x: number, y: number];

/** The regular polygon inscribed in a circle, counter-clockwise. */
export function circle([cx, cy]: Point, radius: number, vertices: number): Point[] {
  return Array.from({ length: vertices }, (_, k): Point => {
    const angle = (2 * Math.PI * k) / vertices;
    return [cx + radius * Math.cos(angle), cy + radius * Math.sin(angle)];
  });
}

/** Sutherland–Hodgman (1974): a convex polygon cut by a counter-clockwise convex polygon. */
export function clipConvex(polygon: readonly Point[], window: readonly Point[]): Point[] {
  let kept = [...polygon];
  for (let k = 0; k < window.length; k++) {
    kept = clipHalfPlane(kept, window[k]!, window[(k + 1) % window.length]!);
  }
  return kept;
}

/** Keeps what lies on or left of the line from `a` to `b`. */
function clipHalfPlane(polygon: readonly Point[], a: Point, b: Point): Point[] {
  return polygon.flatMap((point, k) => {
    const next = polygon[(k + 1) % polygon.length]!;
    const here = side(a, b, point);
    const there = side(a, b, next);
    const crossing = here * there < 0 ? [between(point, next, here / (here - there))] : [];
    return here >= 0 ? [point, ...crossing] : crossing;
  });
}

/** Adds to the polygon's edges those of `points` that lie on them (within `tolerance`), in order along the edge. */
export function withCorners(polygon: readonly Point[], points: readonly Point[], tolerance: number): Point[] {
  return polygon.flatMap((a, k) => {
    const b = polygon[(k + 1) % polygon.length]!;
    const [dx, dy, length] = [b[0] - a[0], b[1] - a[1], distance(a, b)];
    const along = ([x, y]: Point) => ((x - a[0]) * dx + (y - a[1]) * dy) / length;
    const on = points.filter(
      (p) => Math.abs(side(a, b, p)) <= tolerance * length && along(p) > 0 && along(p) < length,
    );
    return [a, ...on.sort((p, q) => along(p) - along(q))];
  });
}

/** Twice the signed area of the triangle a, b, p: above 0 when p lies left of the line from a to b. */
export function side(a: Point, b: Point, p: Point): number {
  return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);
}

function between(a: Point, b: Point, t: number): Point {
  return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
}

function distance(a: Point, b: Point): number {
  return Math.hypot(b[0] - a[0], b[1] - a[1]);
}

/** The same polygon, turned round where it runs clockwise. */
export function counterClockwise(polygon: readonly Point[]): Point[] {
  const [origin] = polygon;
  const doubled = polygon.reduce(
    (sum, p, k) => sum + side(origin!, p, polygon[(k + 1) % polygon.length]!),
    0,
  );
  return doubled < 0 ? [...polygon].reverse() : [...polygon];
}
