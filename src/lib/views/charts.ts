// Chart options as plain data: the same input gives the same picture, without a clock, a browser or the ECharts runtime.
export { largestGapsOption, rankedBarsOption, rankedRows, whiskerLimit } from './charts/bars.ts';
export { SEGMENT_COLOURS } from './charts/colours.ts';
export { effectOption } from './charts/effect.ts';
export { payerSeries, segmentSeries, trendOption, type TrendSeries } from './charts/trend.ts';
