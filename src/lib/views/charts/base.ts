import { escapeHtml } from '../escape-html.ts';
import type { EChartsOption, GridComponentOption, TooltipComponentOption } from 'echarts';

/** Colours of the drawing itself: text at least 4.5 : 1 on white, rules quiet. */
export const INK = '#1f2937';
export const MUTED = '#4b5563';
export const RULE = '#e5e7eb';

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';

/** What every chart shares: no motion, the system font, a small tooltip that stays inside. */
export function baseOption(): EChartsOption {
  return { animation: false, textStyle: { fontFamily: FONT, fontSize: 11, color: MUTED } };
}

export const GRID: GridComponentOption = {
  left: 4,
  right: 8,
  top: 10,
  bottom: 4,
  outerBoundsMode: 'same',
  outerBoundsContain: 'axisLabel',
};

/** A tooltip for the whole category under the pointer. `html` must escape what it is given. */
export function categoryTooltip(
  pointer: 'line' | 'shadow',
  html: (index: number) => string,
): TooltipComponentOption {
  return {
    trigger: 'axis',
    confine: true,
    transitionDuration: 0,
    padding: [6, 8],
    borderColor: RULE,
    textStyle: { color: INK, fontSize: 12 },
    axisPointer: { type: pointer, animation: false },
    formatter: (params) => {
      const first = Array.isArray(params) ? params[0] : params;
      return first === undefined ? '' : html(first.dataIndex);
    },
  };
}

/** Bold first line, plain lines below, all escaped. */
export function tooltipHtml(title: string, lines: readonly string[]): string {
  return [`<strong>${escapeHtml(title)}</strong>`, ...lines.map(escapeHtml)].join('<br>');
}

/** The value axis: few quiet rules, no line. */
export function valueAxis(text: (value: number) => string) {
  return {
    type: 'value' as const,
    splitNumber: 4,
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { formatter: text, color: MUTED, fontSize: 11 },
    splitLine: { lineStyle: { color: RULE } },
  };
}

/** The category axis over keys (codes, months), shown by `text`. */
export function categoryAxis(keys: readonly string[], text: (key: string) => string) {
  return {
    type: 'category' as const,
    data: [...keys],
    axisTick: { show: false },
    axisLine: { lineStyle: { color: '#9ca3af' } },
    axisLabel: { formatter: text, color: MUTED, fontSize: 11 },
  };
}
