import type { Days } from './days.ts';

const EPSILON = 1e-7;

/**
 * Shortens a day by moving stretches of one to three stops (Or-opt: Or 1976) and turning stretches round (2-opt: Croes
 * 1958), first improvement, until nothing helps. Order only: the visits stay the same. Every accepted order is feasible.
 */
export function improveDay(days: Days, d: number): void {
  const stops = days.stops[d]!;
  if (stops.length < 2) return;
  const shift = days.shift(d);
  const { size, minutes } = shift.travel;
  const n = stops.length + 2;
  const tour = new Int32Array(n);
  const visit = new Int32Array(n).fill(-1);
  tour[0] = shift.start;
  tour[n - 1] = shift.end;
  stops.forEach((v, k) => {
    tour[k + 1] = days.instance.visits[v]!.place;
    visit[k + 1] = v;
  });
  const before = days.minutes[d]!;
  const old = [...stops];
  while (orOpt(tour, visit, minutes, size) || twoOpt(tour, visit, minutes, size));
  const order = [...visit.subarray(1, n - 1)];
  days.set(d, order);
  // Windows or asymmetric ways may forbid what the plain sums allow.
  if (days.minutes[d]! > before + EPSILON || !days.isFeasible(d)) days.set(d, old);
}

/** Moves one stretch to a better place; true when it did. */
function orOpt(tour: Int32Array, visit: Int32Array, minutes: Float64Array, size: number): boolean {
  const n = tour.length;
  for (let length = 1; length <= 3; length++) {
    for (let i = 1; i + length < n; i++) {
      const [a, b] = [tour[i - 1]!, tour[i]!];
      const [c, e] = [tour[i + length - 1]!, tour[i + length]!];
      const gain = minutes[a * size + b]! + minutes[c * size + e]! - minutes[a * size + e]!;
      if (gain <= EPSILON) continue;
      for (let j = 0; j < n - 1; j++) {
        if (j >= i - 1 && j < i + length) continue;
        const [p, q] = [tour[j]!, tour[j + 1]!];
        const straight = minutes[p * size + q]!;
        if (minutes[p * size + b]! + minutes[c * size + q]! - straight < gain - EPSILON) {
          move(tour, i, length, j);
          move(visit, i, length, j);
          return true;
        }
      }
    }
  }
  return false;
}

/** Moves `length` items at `i` to stand after what is at `j`. */
function move(items: Int32Array, i: number, length: number, j: number): void {
  const stretch = items.slice(i, i + length);
  if (j < i) {
    items.copyWithin(j + 1 + length, j + 1, i);
    items.set(stretch, j + 1);
  } else {
    items.copyWithin(i, i + length, j + 1);
    items.set(stretch, j + 1 - length);
  }
}

/** Turns one stretch round where that is shorter (for ways that are as long in either direction); true when it did. */
function twoOpt(tour: Int32Array, visit: Int32Array, minutes: Float64Array, size: number): boolean {
  const n = tour.length;
  for (let i = 1; i < n - 2; i++) {
    const [a, b] = [tour[i - 1]!, tour[i]!];
    const first = minutes[a * size + b]!;
    for (let j = i + 1; j < n - 1; j++) {
      const [c, e] = [tour[j]!, tour[j + 1]!];
      const now = first + minutes[c * size + e]!;
      if (minutes[a * size + c]! + minutes[b * size + e]! < now - EPSILON) {
        tour.subarray(i, j + 1).reverse();
        visit.subarray(i, j + 1).reverse();
        return true;
      }
    }
  }
  return false;
}
