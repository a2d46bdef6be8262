import type { CustomSeriesOption, EChartsOption, LineSeriesOption } from 'echarts';
import type { EffectMonth } from '../../domain/drives/effect.ts';
import { formatFor } from '../format.ts';
import type { Lang } from '../page-data.ts';
import { wordsFor } from '../words/index.ts';
import {
  baseOption,
  categoryAxis,
  categoryTooltip,
  GRID,
  INK,
  MUTED,
  tooltipHtml,
  valueAxis,
} from './base.ts';

const COLOURS = { visited: '#1d4ed8', controls: '#6b7280' } as const;
const GROUPS = ['visited', 'controls'] as const;

/** Change of both groups since the month before the visit, in percentage points, with the visit as an upright line. */
export function effectOption(months: readonly EffectMonth[], lang: Lang): EChartsOption {
  const { chart: said } = wordsFor(lang).effect;
  const format = formatFor(lang);
  const axis = categoryAxis(
    months.map(({ month }) => String(month)),
    (month) => month.replace('-', '−'),
  );
  return {
    ...baseOption(),
    grid: { ...GRID, right: 88, top: 22 },
    xAxis: { ...axis, boundaryGap: false, axisLabel: { ...axis.axisLabel, hideOverlap: true } },
    yAxis: valueAxis((value) => format.points(value / 100)),
    tooltip: categoryTooltip('line', (index) =>
      tooltipHtml(
        said.month(String(months[index]!.month).replace('-', '−')),
        GROUPS.map((group) => said.points(said[group], format.points(months[index]![group]))),
      ),
    ),
    series: [
      ...GROUPS.map((group) => lineOf(months, group, said[group])),
      visitLine(
        months.findIndex(({ month }) => month === 0),
        said.visit,
      ),
    ],
  };
}

function lineOf(
  months: readonly EffectMonth[],
  group: (typeof GROUPS)[number],
  name: string,
): LineSeriesOption {
  const color = COLOURS[group];
  return {
    type: 'line',
    id: group,
    name,
    symbol: 'none',
    lineStyle: { color, width: 2, type: group === 'visited' ? 'solid' : 'dashed' },
    itemStyle: { color },
    emphasis: { disabled: true },
    endLabel: { show: true, formatter: '{a}', color, distance: 6 },
    labelLayout: { moveOverlap: 'shiftY' },
    data: months.map((month) => 100 * month[group]),
  };
}

/** An upright line over the whole plot, with its name above it. */
function visitLine(index: number, name: string): CustomSeriesOption {
  return {
    type: 'custom',
    id: 'visit',
    silent: true,
    data: index < 0 ? [] : [[index, 0]],
    renderItem: (params, api) => {
      const x = api.coord([index, 0])[0]!;
      const { y, height } = params.coordSys as unknown as { y: number; height: number };
      return {
        type: 'group',
        children: [
          {
            type: 'line',
            shape: { x1: x, y1: y, x2: x, y2: y + height },
            style: { stroke: INK, lineWidth: 1, lineDash: [3, 3] },
          },
          {
            type: 'text',
            x,
            y: y - 16,
            style: { text: name, fill: MUTED, fontSize: 11, textAlign: 'center' as const },
          },
        ],
      };
    },
  };
}
