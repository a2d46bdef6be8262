import type { CustomSeriesOption, CustomSeriesRenderItem } from 'echarts';
import { INK } from './base.ts';

/** Bounds of a 95% interval per category; null draws nothing. */
export type Bounds = readonly [low: number, high: number] | null;

const CAPS_FROM_PX = 7;
const LARGEST_CAP_PX = 4;

/**
 * Whiskers over bars as a custom series. `values` is the axis the values run along. Caps only where bars are wide
 * enough to tell them apart.
 */
export function whiskers(bounds: readonly Bounds[], values: 'x' | 'y'): CustomSeriesOption {
  const data = bounds.flatMap((bound, index) => (bound === null ? [] : [[index, bound[0], bound[1]]]));
  return {
    type: 'custom',
    silent: true,
    clip: true,
    z: 3,
    data,
    encode: values === 'y' ? { x: 0, y: [1, 2] } : { y: 0, x: [1, 2] },
    renderItem: renderWhisker(values),
  };
}

function renderWhisker(values: 'x' | 'y'): CustomSeriesRenderItem {
  return (_params, api) => {
    const [index, low, high] = [api.value(0), api.value(1), api.value(2)];
    const at = (value: typeof low) => api.coord(values === 'y' ? [index, value] : [value, index]);
    const [from, to] = [at(low), at(high)];
    const band = bandWidth(api.size?.([1, 1]), values);
    const cap = band < CAPS_FROM_PX ? 0 : Math.min(LARGEST_CAP_PX, band / 4);
    const ends = cap === 0 ? [] : [capLine(from, cap, values), capLine(to, cap, values)];
    const style = { stroke: INK, lineWidth: 1, opacity: band < CAPS_FROM_PX ? 0.4 : 0.85 };
    return {
      type: 'group',
      children: [segment(from, to), ...ends].map((shape) => ({ type: 'line' as const, shape, style })),
    };
  };
}

const bandWidth = (size: number | number[] | undefined, values: 'x' | 'y') =>
  Array.isArray(size) ? Math.abs(size[values === 'y' ? 0 : 1] ?? 0) : (size ?? 0);

const segment = (from: number[], to: number[]) => ({ x1: from[0]!, y1: from[1]!, x2: to[0]!, y2: to[1]! });

function capLine(at: number[], cap: number, values: 'x' | 'y') {
  const [x, y] = [at[0]!, at[1]!];
  return values === 'y' ? segment([x - cap, y], [x + cap, y]) : segment([x, y - cap], [x, y + cap]);
}
