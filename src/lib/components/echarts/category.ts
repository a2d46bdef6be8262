import type { EChartsOption } from 'echarts';
import type { EChartsType } from 'echarts/core';

/** The axis that holds the keys (codes, months) of a chart, and the keys in order. */
export interface Category {
  axis: 'x' | 'y';
  keys: string[];
}

/** The category axis of an option; no keys where there is none. */
export function categoryOf(option: EChartsOption): Category {
  const [y, x] = [keysOf(option.yAxis), keysOf(option.xAxis)];
  return y === null ? { axis: 'x', keys: x ?? [] } : { axis: 'y', keys: y };
}

function keysOf(axis: EChartsOption['xAxis'] | EChartsOption['yAxis']): string[] | null {
  if (axis === undefined || Array.isArray(axis) || axis.type !== 'category') return null;
  return (axis.data ?? []).map(String);
}

/** The key under a point (pixels from the chart's corner): the whole band counts, not only the thin bar. */
export function keyAt(chart: EChartsType, { axis, keys }: Category, x: number, y: number): string | null {
  if (!chart.containPixel('grid', [x, y])) return null;
  const [column, line] = chart.convertFromPixel('grid', [x, y]);
  return keys[(axis === 'x' ? column : line) ?? -1] ?? null;
}

/** Emphasises the bar of a key and shows its tooltip; null takes both back. */
export function emphasise(chart: EChartsType, { keys }: Category, key: string | null): void {
  chart.dispatchAction({ type: 'downplay', seriesIndex: 0 });
  const dataIndex = key === null ? -1 : keys.indexOf(key);
  if (dataIndex === -1) {
    chart.dispatchAction({ type: 'hideTip' });
    return;
  }
  chart.dispatchAction({ type: 'highlight', seriesIndex: 0, dataIndex });
  chart.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex });
}
