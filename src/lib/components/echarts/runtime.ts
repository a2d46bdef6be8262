import { BarChart, CustomChart, LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';

// Only what views/charts.ts uses; the SVG renderer is the smaller one and prints sharply.
use([BarChart, CustomChart, LineChart, GridComponent, TooltipComponent, LabelLayout, SVGRenderer]);

/** A chart in an element that has a size. The caller disposes of it. */
export function createChart(element: HTMLElement): EChartsType {
  return init(element, null, { renderer: 'svg' });
}

export type { EChartsType };
