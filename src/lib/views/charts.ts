// Chart options as plain data: the same input gives the same picture, without a clock, a browser or the ECharts runtime.
export { largestGapsOption, rankedBarsOption, rankedRows, whiskerLimit } from './charts/bars.ts';
export {
  payerSeries,
  SEGMENT_COLOURS,
  segmentSeries,
  trendOption,
  type TrendSeries,
} from './charts/trend.ts';
