import { expect, test } from 'vitest';
import type { Measure } from '../../bench/measure.ts';
import { asJson, asTable, type Machine } from '../../bench/report.ts';

const QUERY: Measure = {
  name: 'query',
  unit: 'ms',
  figure: 12.5,
  p95: 30,
  runs: 40,
  baseline: { name: 'bare', figure: 10, p95: 20 },
  goal: { text: '≤ 2× bare', met: true },
};
const ON: Machine = { node: 'v20', platform: 'linux x64', processors: '2 × any', memoryGb: 8, load: 0 };
const BYTES: Measure = { name: 'bytes', unit: 'kB', figure: 500.4, goal: { text: '≤ 450 kB', met: false } };

test('the table has one line a measure, empty where there is nothing to say', () => {
  expect(asTable([QUERY, BYTES]).split('\n')).toEqual([
    'measure   figure    p95  runs  baseline    ratio  ratio p95  goal       met',
    'query    12.5 ms  30 ms    40  bare 10 ms  1.25×       1.5×  ≤ 2× bare  yes',
    'bytes     500 kB                                             ≤ 450 kB   no',
  ]);
});

test('as data, every measure has its ratios, null without a baseline', () => {
  const { measures } = JSON.parse(asJson([QUERY, BYTES], ON));
  expect(measures).toEqual([
    { ...QUERY, ratio: 1.25, ratioP95: 1.5 },
    { ...BYTES, ratio: null, ratioP95: null },
  ]);
});

test('a baseline without a 95th percentile gives one ratio only', () => {
  const { measures } = JSON.parse(asJson([{ ...QUERY, baseline: { name: 'bare', figure: 10 } }], ON));
  expect(measures[0]).toMatchObject({ ratio: 1.25, ratioP95: null });
});
